"""A real HyperKitty on loopback with mails of our own: filled and served by `running_archive`, written to by its `add`.

HyperKitty and django-spirit cannot share an environment (they want different mistunes), so it gets one of its own in
the project's build folder; it is made the first time it is asked for.
"""

import base64
import fcntl
import hashlib
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from pathlib import Path

from serving import free_port, run, serving

HERE = Path(__file__).parent
SITE = HERE / "hyperkitty_site"
BUILD = HERE.parent.parent / "build"
LOCK = SITE / "requirements.lock"
LIST = "peers@lists.example.org"
_REQUEST = re.compile(rb'"[A-Z]+ (\S+) HTTP')

FILL = """
import sys, uuid
import django
django.setup()
from django.core.management import call_command
from django.db.transaction import atomic
from hyperkitty.models import MailingList, Sender

box, address, *others = sys.argv[1:]
call_command("migrate", verbosity=0)
with atomic():
    for other in others:
        MailingList.objects.get_or_create(name=other)
    call_command("hyperkitty_import", box, list_address=address, no_sync_mailman=True, since="1980-01-01")
    for sender in Sender.objects.filter(mailman_id=None):  # Mailman would have told: names become links by it
        sender.mailman_id = uuid.uuid5(uuid.NAMESPACE_URL, sender.address).hex
        sender.save()
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mail:
    """A mail as it is put in; `posted` carries its zone, `answers` is a Message-ID.

    `quoted` is written before `text`: the line of attribution and `quotes`, the words of the other, marked.
    """

    message_id: str
    subject: str
    author: str
    posted: datetime
    text: str
    thread: str
    root: str
    answers: str | None = None
    quoted: str = ""
    quotes: str = ""

    def as_bytes(self) -> bytes:
        """Return the mail as it stands in a mailbox."""
        message = EmailMessage(policy=SMTP.clone(linesep="\n"))
        local = "".join(letter for letter in self.author.lower() if letter.isalnum() and letter.isascii())
        message["From"] = f'"{self.author}" <{local}@people.example.org>'
        message["To"] = LIST
        message["Subject"] = self.subject
        message["Date"] = format_datetime(self.posted)
        message["Message-ID"] = f"<{self.message_id}>"
        if self.answers:
            message["In-Reply-To"] = message["References"] = f"<{self.answers}>"
        message.set_content(f"{self.quoted}{self.text}\n")
        return b"From peers@people.example.org Mon Jan  1 00:00:00 2024\n" + message.as_bytes() + b"\n"


def thread_path(root: Mail) -> str:
    """Return the path of a thread's page, which HyperKitty makes of its first Message-ID."""
    key = base64.b32encode(hashlib.sha1(root.message_id.encode()).digest()).decode()
    return f"/archives/list/{LIST}/thread/{key}/"


@dataclass(frozen=True, slots=True, kw_only=True)
class Archive:
    """A running HyperKitty: where its server is, where its front page, and where the list with the mails."""

    origin: str
    directory: Path
    environment: Mapping[str, str]
    python: Path

    @property
    def address(self) -> str:
        """Return the address of the archive's front page."""
        return f"{self.origin}/archives/"

    @property
    def list_address(self) -> str:
        """Return the address of the list's front page."""
        return f"{self.address}list/{LIST}/"

    def add(self, mails: Sequence[Mail], *, other_lists: Sequence[str] = ()) -> None:
        """Let further mails arrive, and lists begin to which nobody writes."""
        box = self.directory / "arriving.mbox"
        box.write_bytes(b"".join(mail.as_bytes() for mail in mails))
        run([self.python, "-c", FILL, box, LIST, *other_lists], self.directory, self.environment)

    def requests(self) -> list[str]:
        """Return the paths that were asked for so far, in their order."""
        log = (self.directory / "server.log").read_bytes()
        return [path.decode() for path in _REQUEST.findall(log)]


@contextmanager
def running_archive(directory: Path, mails: Sequence[Mail], *, other_lists: Sequence[str] = ()) -> Iterator[Archive]:
    """Set an archive up in `directory`, put `mails` in and yield it while it serves."""
    fill_archive(directory, mails, other_lists=other_lists)
    with serving_archive(directory) as archive:
        yield archive


def fill_archive(directory: Path, mails: Sequence[Mail], *, other_lists: Sequence[str] = ()) -> None:
    """Set an archive up in `directory` and put `mails` in; a copy of the directory is another such archive."""
    _archive(directory, origin="").add(mails, other_lists=other_lists)


@contextmanager
def serving_archive(directory: Path) -> Iterator[Archive]:
    """Serve the archive in `directory` while the block runs."""
    port = free_port()
    archive = _archive(directory, origin=f"http://127.0.0.1:{port}")
    command = [archive.python, "-m", "django", "runserver", "--noreload", f"127.0.0.1:{port}"]
    log = directory / "server.log"
    with serving(command, archive.origin, directory=directory, environment=archive.environment, log=log):
        yield archive


def _archive(directory: Path, *, origin: str) -> Archive:
    environment = {
        **os.environ,
        "PYTHONPATH": str(HERE),
        "PYTHONWARNINGS": "ignore",
        "PYTHONUNBUFFERED": "1",
        "DJANGO_SETTINGS_MODULE": "hyperkitty_site.settings",
        "HYPERKITTY_FOLDER": str(directory),
    }
    return Archive(origin=origin, directory=directory, environment=environment, python=_python_with_hyperkitty())


def _python_with_hyperkitty() -> Path:
    """Return the interpreter of an environment with the locked packages; made the first time."""
    folder = BUILD / f"hyperkitty-{hashlib.sha256(LOCK.read_bytes()).hexdigest()[:12]}"
    folder.parent.mkdir(exist_ok=True)
    with folder.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # of several processes that test, one makes it
        if not folder.exists():
            _make_environment(folder)
    return folder / "bin" / "python"


def _make_environment(folder: Path) -> None:
    with tempfile.TemporaryDirectory(dir=folder.parent) as being_made:
        made = Path(being_made) / "environment"
        subprocess.run([sys.executable, "-m", "venv", "--without-pip", made], check=True, capture_output=True)
        pip = [sys.executable, "-m", "pip", "--python", made / "bin/python"]
        run([*pip, "install", "--quiet", "--require-hashes", "--no-compile", "-r", LOCK], HERE, os.environ)
        made.rename(folder)
