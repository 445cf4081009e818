"""A real django-spirit on loopback with topics of our own: started by `running_board`, stopped by its process id."""

import json
import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

BIN = Path(sys.executable).parent
START_SECONDS = 60

FILL = """
import json, sys
import django
django.setup()
from datetime import datetime
from django.contrib.auth import get_user_model
from spirit.category.models import Category
from spirit.comment.models import Comment
from spirit.core.utils.markdown import Markdown
from spirit.topic.models import Topic

category = Category.objects.create(title="Technology departments")
people = {}
for entry in json.load(open(sys.argv[1])):
    topic = None
    for author, posted, text in entry["comments"]:
        if author not in people:
            people[author] = get_user_model().objects.create_user(author, f"{author}@example.invalid", "a password")
        if topic is None:
            topic = Topic.objects.create(title=entry["title"], category=category, user=people[author])
        comment = Comment.objects.create(
            user=people[author], topic=topic, comment=text, comment_html=Markdown().render(text)
        )
        Comment.objects.filter(pk=comment.pk).update(date=datetime.fromisoformat(posted + "+00:00"))
"""


@contextmanager
def running_board(directory: Path, topics: list[dict[str, object]]) -> Iterator[str]:
    """Install a board into `directory`, fill it with `topics` and yield its address while it serves.

    A topic is {"title", "comments": [(author, ISO moment in UTC, Markdown text), …]}.
    """
    environment = {**os.environ, "PATH": f"{BIN}{os.pathsep}{os.environ['PATH']}"}
    _run([str(BIN / "spirit"), "startproject", "board"], directory, environment)
    project = directory / "board"
    environment |= {"DJANGO_SETTINGS_MODULE": "board.settings.dev", "PYTHONPATH": str(project)}
    _run([sys.executable, "manage.py", "spiritinstall"], project, environment)
    data = directory / "topics.json"
    data.write_text(json.dumps(topics), "utf-8")
    # Run by its text: the directory of a script would stand first in sys.path and hide the project's package.
    _run([sys.executable, "-c", FILL, str(data)], project, environment)
    port = _free_port()
    server = subprocess.Popen(
        [sys.executable, "manage.py", "runserver", "--noreload", f"127.0.0.1:{port}"],
        cwd=project, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    try:
        address = f"http://127.0.0.1:{port}/"
        _wait_for(address)
        yield address
    finally:
        server.terminate()
        server.wait(timeout=START_SECONDS)


def _run(command: list[str], directory: Path, environment: dict[str, str]) -> None:
    done = subprocess.run(command, cwd=directory, env=environment, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"{command} failed:\n{done.stdout}{done.stderr}")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_for(address: str) -> None:
    for _ in range(START_SECONDS * 10):
        try:
            urllib.request.urlopen(address, timeout=5)
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise RuntimeError(f"{address} does not answer")
