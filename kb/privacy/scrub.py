"""Takes personal data out of a thread at the border, before anything is extracted or kept.

Telephone numbers become "[telephone]", e-mail addresses "[e-mail]", street addresses "[address]". Facts are found in
the scrubbed text, so every offset counts in the text as it is kept. Names stay: they are the public attribution.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from crawler.items import Attachment, Author, Post, Quote, Thread
from kb.privacy.edits import Edit, Edited, edited
from kb.privacy.emails import match_emails
from kb.privacy.personal_data import match_personal_data

_PLACEHOLDER = re.compile(r"[(<]?\[(?:telephone|e-mail|address)\][)>]?")
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")


def scrub(text: str) -> Edited:
    """Return the text with a placeholder for each telephone number, e-mail and street address.

    Characters that no database holds (NUL, half of a surrogate pair) become U+FFFD.
    """
    text = _UNSTORABLE.sub("\ufffd", text)
    return edited(text, _placeholders(text))


def scrub_thread(thread: Thread) -> Thread:
    """Return the thread as it may enter the knowledge base."""
    return replace(
        thread,
        subject=scrub(thread.subject).text,
        url=_address(thread.url),
        board=_maybe(thread.board),
        posts=tuple(_scrub_post(post) for post in thread.posts),
        origins=tuple(
            replace(
                origin,
                source=scrub_file_name(origin.source),
                path=None if origin.path is None else scrub_file_name(origin.path),
            )
            for origin in thread.origins
        ),
        notes=tuple(scrub(note).text for note in thread.notes),
    )


def scrub_file_name(name: str) -> str:
    r"""Return a file's name, or a sentence with one, as it may be kept; bytes that are no UTF-8 as "\udcff".

    In a name an underscore parts words. What compares names of sources scrubs both: it changes nothing twice.
    """
    name = scrub(name.encode("utf-8", "backslashreplace").decode("utf-8")).text
    return edited(name, _placeholders(name.replace("_", " "))).text


def bare_words(text: str) -> str:
    """Return a name or title without the placeholders beside it."""
    return " ".join(_PLACEHOLDER.sub(" ", text).split()).strip(" ,;|\"'")


def _scrub_post(post: Post) -> Post:
    body = scrub(post.text)
    return replace(
        post,
        author=_scrub_author(post.author) if post.author else None,
        text=body.text,
        signature=_maybe(post.signature),
        subject=_maybe(post.subject),
        url=_address(post.url),
        quotes=tuple(
            Quote(text=scrub(quote.text).text, author=_name(quote.author), at=body.start_at(quote.at))
            for quote in post.quotes
        ),
        attachments=tuple(
            Attachment(name=scrub(attachment.name).text, size=attachment.size, url=_address(attachment.url))
            for attachment in post.attachments
        ),
        message_id=None,
    )


def _scrub_author(author: Author) -> Author | None:
    name = _name(author.name)
    profile: Mapping[str, str] = {key: scrub(value).text for key, value in author.profile.items()}
    return replace(author, name=name, profile=profile) if name else None


def _name(name: str | None) -> str | None:
    """Return a name without its e-mail address; where it is nothing else, the part before "@" stands for the person."""
    if name is None:
        return None
    bare = bare_words(scrub(name).text)
    if bare:
        return bare
    address = next(match_emails(name), None)
    if address is None:
        return None
    return name[address.start : address.end].removeprefix("mailto:").replace(" at ", "@").split("@")[0]


def _address(url: str | None) -> str | None:
    return None if url is None or any(match_emails(url)) else url


def _maybe(text: str | None) -> str | None:
    return None if text is None else scrub(text).text


def _placeholders(text: str) -> Iterator[Edit]:
    for find in match_personal_data(text):
        yield Edit(start=find.start, end=find.end, words=f"[{find.kind}]")
