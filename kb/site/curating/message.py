"""The message to the operator that says that something is wrong, with its address, its words and its id filled in."""

from dataclasses import dataclass
from urllib.parse import quote

from kb.site.curating.subjects import Subject
from kb.site.publishing.settings import Publishing

LONGEST_SENTENCE = 600
"""Characters of a sentence in the message: mail programs refuse addresses of more than some 2,000 bytes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """What a reader may send; `address` opens it in their mail program, None where no e-mail address is known."""

    subject: str
    body: str
    address: str | None


def message_about(subject: Subject, address: str, publishing: Publishing) -> Message:
    """Return the message about a subject that the site shows at an absolute address."""
    title = f"This is wrong: {subject.target}"
    sentence = subject.sentence
    if len(sentence) > LONGEST_SENTENCE:
        sentence = sentence[:LONGEST_SENTENCE] + "…"
    lines = [
        f"Page: {address}",
        f"What: {subject.name} “{subject.says}”",
        f"Id: {subject.target}",
        *([f"Said here: “{sentence}”"] if sentence else []),
        "",
        "What is right: ",
    ]
    body = "\n".join(lines)
    contact = publishing.contact_address or ""
    mail = f"{contact}?subject={quote(title)}&body={quote(body.replace(chr(10), chr(13) + chr(10)))}"
    return Message(subject=title, body=body, address=mail if contact.startswith("mailto:") else None)
