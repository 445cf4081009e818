"""Files of mail: the letters of a mailbox or of one message, and what is wrong with those that cannot be read."""

from email import message_from_bytes
from email.errors import CloseBoundaryNotFoundDefect

from crawler.containers.file import File, too_large
from crawler.errors import Damaged, NotAThread, ReaderFailed, UnreadableSource, readers_fault
from crawler.items import Origin
from crawler.joining.gathered import Gathered
from crawler.joining.letters import Delivered
from crawler.mail.letters import NAME, parse_letter
from crawler.mail.mbox import messages

LARGEST_MAILBOX = 1024**3
MOST_NAMED = 5
"""Broken messages that are named; the others are counted."""
PIECE = 1 << 20


def gather_letters(file: File, gathered: Gathered) -> None:
    """Gather the letters of a file; messages that hold nothing are named, and a cut is said.

    The last message of a mailbox that is cut is not read, since half of it may be missing. Raises NotAThread where no
    letter is left.
    """
    mailbox, damage = _as_far_as_it_goes(file)
    found = list(messages(mailbox))
    if damage or (len(found) > 1 and _is_cut(mailbox, found[-1])):
        found.pop()
        kept = f"the {len(found):,} whole messages before it were read"
        if not found:
            raise damage or NotAThread(file.name, "no whole message is in it", "hand over the whole mailbox")
        gathered.report(Damaged(file.name, f"its last message is cut off; {kept}", "hand over the whole mailbox"))
    origin = Origin(source=file.source, path=file.path, reader=NAME)
    letters, broken = [], []
    for number, message in enumerate(found, start=1):
        try:
            with readers_fault(f"{file.name}, message {number:,}", NAME):
                letter = parse_letter(message)
        except ReaderFailed as fault:
            gathered.report(fault)
            continue
        if letter:
            letters.append(Delivered(letter=letter, origin=origin))
        else:
            broken.append(number)
    if not letters:
        raise NotAThread(file.name, "no message in it has words or a sender", "hand over a whole mailbox")
    gathered.add(tuple(letters))
    if broken:
        gathered.report(_broken(file, broken))


def _as_far_as_it_goes(file: File) -> tuple[bytes, Damaged | None]:
    data = bytearray()
    try:
        while piece := file.stream.read1(PIECE):
            data += piece
            if len(data) > LARGEST_MAILBOX:
                raise too_large(file.name, LARGEST_MAILBOX)
    except Damaged as damage:
        return bytes(data), damage
    return bytes(data), None


def _is_cut(mailbox: bytes, last: bytes) -> bool:
    """Return whether an mbox ends inside its last message: in a line, or in parts that the message does not close."""
    if not mailbox.startswith(b"From "):
        return False
    defects = message_from_bytes(last).defects
    return not mailbox.endswith(b"\n") or any(isinstance(each, CloseBoundaryNotFoundDefect) for each in defects)


def _broken(file: File, numbers: list[int]) -> UnreadableSource:
    named = [f"{number:,}" for number in numbers[:MOST_NAMED]]
    rest = len(numbers) - len(named)
    listed = ", ".join(named) + (f" and {rest:,} more" if rest else "")
    some = "message" if len(numbers) == 1 else "messages"
    problem = f"{some} {listed} hold{'s' if len(numbers) == 1 else ''} neither words nor a sender; the others were read"
    return UnreadableSource(file.name, problem, "mend or delete what is broken")
