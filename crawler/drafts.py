"""Drafts: posts as a page gives them, and the thread that is made of them.

A platform's parser fills drafts with what the markup tells; `finish_thread` does what is the same for all: it takes
quotations and signatures out of the text, finds authors, resolves who answers whom, and derives ids.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from crawler.bodies.app_lines import without_app_line
from crawler.bodies.clean_text import without_soft_breaks
from crawler.bodies.edit_notes import without_edit_notes
from crawler.bodies.post_body import PostBody
from crawler.bodies.quotation import split_quotations, within
from crawler.identity import fold, post_id, thread_id
from crawler.items import Attachment, Author, AuthorSource, Moment, Post, Quote, Thread
from crawler.people.authors import Attribution, UnattributedPost, attributions_of, signed_author
from crawler.people.signatures import split_closing_name, split_signature
from crawler.strict_object import LARGEST, LARGEST_FILE
from crawler.subjects import bare_subject

INFERRED = frozenset({AuthorSource.GREETING, AuthorSource.ADDRESSED})
"""Authors that may change when the thread grows: no id depends on them."""
LEAST_QUOTED = 24
"""Letters of a quoted line from which on it is taken for the line of one earlier post."""

BREAKS = re.compile("[\u00ad\u200b\u2060]")
"""Where a word may break: the soft hyphen, the blank without width, the word joiner."""
_ANCHOR = re.compile(r"(?:p|pid|post-?|Post|msg|entry)\d+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A post as its page gives it.

    `body` is a PostBody where the markup keeps the author's words apart from quotations and signature, else the whole
    text, which is still to be divided. `answers` is the `key` of the draft that this one answers (default: the last
    one that its body quotes); `address` is the post's own address or Message-ID, from which its id is derived.
    """

    number: int
    body: PostBody | str
    author: Author | None = None
    edited_by: str | None = None
    posted: Moment | None = None
    attachments: tuple[Attachment, ...] = ()
    subject: str | None = None
    url: str | None = None
    message_id: str | None = None
    address: str | None = None
    key: str | None = None
    answers: str | None = None
    signature: str | None = None

    @property
    def text(self) -> str:
        """The words of the body."""
        return self.body.text if isinstance(self.body, PostBody) else self.body

    @property
    def quotes(self) -> tuple[Quote, ...]:
        """The quotations that the markup keeps apart from the author's words."""
        return self.body.quotes if isinstance(self.body, PostBody) else ()

    @property
    def answered(self) -> str | None:
        """The key of the draft that this one answers."""
        quoted = self.body.posts if isinstance(self.body, PostBody) else ()
        return self.answers or (quoted[-1] if quoted else None)


def finish_thread(
    drafts: Sequence[Draft],
    *,
    subject: str,
    platform: str,
    url: str | None = None,
    address: str | None = None,
    board: str | None = None,
    notes: tuple[str, ...] = (),
) -> Thread:
    """Return the thread of at least one draft, in their order; `address` (or `url`) is what its id is derived from.

    A post that the page shows twice, as one pinned above the others, appears once. Numbers that no post and no file can
    have are none: then all posts are counted by their places.
    """
    divided = [_divide(_with_whole_names(_with_sizes(draft))) for draft in _numbered(_each_once(drafts))]
    attributions = attributions_of([part.unattributed for part in divided])
    name = bare_subject(subject, of_letters=any(part.draft.message_id for part in divided))
    thread = thread_id(address=address or url, subject=name, opening=divided[0].text)
    ids = _ids(thread, divided, attributions)
    answered = _answered_places(divided, attributions)
    posts = tuple(
        Post(
            id=own,
            number=part.draft.number,
            author=found.author,
            posted=part.draft.posted,
            reply_to=None if answers is None else ids[answers],
            text=part.text,
            quotes=part.quotes,
            signature=part.signature,
            attachments=part.draft.attachments,
            url=part.draft.url or _anchored(url, part.draft.address),
            subject=part.draft.subject,
            message_id=part.draft.message_id,
        )
        for own, part, found, answers in zip(ids, divided, attributions, answered, strict=True)
    )
    return Thread(
        id=thread, subject=name, url=url, platform=platform, board=board, posts=posts, origins=(), notes=notes
    )


def missing_replies(total: int, *, here: int) -> tuple[str, ...]:
    """Return the note of a thread that has `total` replies, if some are missing; `crawler.joining.pages` reads it."""
    missing = total - here
    return (f"{missing:,} of the thread's {total:,} replies were not handed over",) if missing > 0 else ()


def _each_once(drafts: Sequence[Draft]) -> list[Draft]:
    """Keep one of two drafts with one address and the same words, the fuller at the place of the first.

    Where the words differ, the page repeats an address by mistake: both are posts, and the later has no address.
    """
    kept: list[Draft] = []
    places: dict[str, int] = {}
    for draft in drafts:
        place = places.setdefault(draft.address, len(kept)) if draft.address else len(kept)
        if place == len(kept):
            kept.append(draft)
            continue
        shorter, fuller = sorted((kept[place], draft), key=lambda each: len(_words(each)))
        if _words(shorter) in _words(fuller):
            kept[place] = replace(fuller, number=kept[place].number)
        else:
            kept.append(replace(draft, address=None))
    by_place = all(draft.number == place for place, draft in enumerate(drafts, start=1))
    return [replace(draft, number=place) for place, draft in enumerate(kept, start=1)] if by_place else kept


def _words(draft: Draft) -> str:
    return fold(" ".join((draft.text, *(quote.text for quote in draft.quotes))))


def _numbered(drafts: Sequence[Draft]) -> Sequence[Draft]:
    if all(0 <= draft.number <= LARGEST for draft in drafts):
        return drafts
    return [replace(draft, number=place) for place, draft in enumerate(drafts, start=1)]


def _with_sizes(draft: Draft) -> Draft:
    files = tuple(
        file if file.size is None or 0 <= file.size <= LARGEST_FILE else replace(file, size=None)
        for file in draft.attachments
    )
    return draft if files == draft.attachments else replace(draft, attachments=files)


def _with_whole_names(draft: Draft) -> Draft:
    """Leave out of names the signs nobody sees by which boards let long ones break; of these alone is no name."""
    body = draft.body
    if isinstance(body, PostBody):
        body = replace(body, quotes=tuple(replace(quote, author=_whole(quote.author)) for quote in body.quotes))
    name = _whole(draft.author.name) if draft.author else None
    author = replace(draft.author, name=name) if draft.author and name else None
    return replace(draft, author=author, body=body)


def _whole(name: str | None) -> str | None:
    return BREAKS.sub("", name).strip() or None if name else None


def _anchored(thread: str | None, address: str | None) -> str | None:
    """Return a post's own address where what names the post is its anchor on the thread's page."""
    return f"{thread.partition('#')[0]}#{address}" if thread and address and _ANCHOR.fullmatch(address) else None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Divided:
    """A draft and what its text was divided into."""

    draft: Draft
    text: str
    quotes: tuple[Quote, ...]
    signature: str | None

    @property
    def unattributed(self) -> UnattributedPost:
        author = self.draft.author or signed_author(self.signature, self.draft.edited_by)
        return UnattributedPost(author=author, text=self.text, posted=self.draft.posted)


def _divide(draft: Draft) -> _Divided:
    if isinstance(draft.body, PostBody):
        text, appended = without_app_line(without_edit_notes(draft.text))
        signature = "\n\n".join(part for part in (appended, draft.signature) if part) or None
        return _Divided(draft=draft, text=text, quotes=within(text, draft.quotes), signature=signature)
    text, quotes = split_quotations(without_soft_breaks(draft.body))
    author = draft.author.name if draft.author else draft.edited_by
    if draft.signature is None:
        text, signature = split_signature(text, author)
    else:
        text, name = split_closing_name(text, author)
        signature = "\n\n".join(part for part in (name, draft.signature) if part)
    text = text.strip("\n").rstrip()
    return _Divided(draft=draft, text=text, quotes=within(text, quotes), signature=signature)


def _ids(thread: str, divided: Sequence[_Divided], attributions: Sequence[Attribution]) -> list[str]:
    seen: Counter[tuple[str, str]] = Counter()
    ids = []
    for part, found in zip(divided, attributions, strict=True):
        author = found.author.name if found.author and found.author.how not in INFERRED else ""
        said = (fold(author), fold(part.text))
        ids.append(post_id(thread, address=part.draft.address, author=author, text=part.text, occurrence=seen[said]))
        seen[said] += 1
    return ids


def _answered_places(divided: Sequence[_Divided], attributions: Sequence[Attribution]) -> Iterator[int | None]:
    """Yield for each post the place of the one that it answers, as the page says, as it quotes, or as names tell."""
    places = {part.draft.key: place for place, part in enumerate(divided) if part.draft.key}
    quoted = _quoted_places(divided)
    for place, (part, found) in enumerate(zip(divided, attributions, strict=True)):
        told = (places.get(part.draft.answered or ""), quoted[place], found.answers)
        answers = next((at for at in told if at is not None), None)
        yield None if answers == place else answers


def _quoted_places(divided: Sequence[_Divided]) -> list[int | None]:
    """Return for each post the latest earlier one of which it quotes a line."""
    lines: dict[str, int] = {}
    places: list[int | None] = []
    for place, part in enumerate(divided):
        hits = [lines[line] for quote in part.quotes for line in _long_lines(quote.text) if line in lines]
        places.append(max(hits) if hits else None)
        lines.update(dict.fromkeys(_long_lines(part.text), place))
    return places


def _long_lines(text: str) -> list[str]:
    return [folded[:60] for folded in map(fold, text.split("\n")) if len(folded) >= LEAST_QUOTED]
