"""A real django-spirit on loopback with topics of our own: started by `running_board`, written to by `fill_board`."""

import json
import os
import shutil
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

from serving import free_port, run, serving

BIN = Path(sys.executable).parent
RunningBoard = Callable[..., AbstractContextManager[str]]
"""What the fixture `running_spirit` is: `running_board` with an empty board to copy."""

FILL = """
import json, sys
import django
django.setup()
from datetime import datetime
from django.contrib.auth import get_user_model
from django.db.transaction import atomic
from spirit.category.models import Category
from spirit.comment.models import Comment
from spirit.core.utils.markdown import Markdown
from spirit.topic.models import Topic

User = get_user_model()
with atomic():
    for entry in json.load(open(sys.argv[1])):
        category, _ = Category.objects.get_or_create(title=entry.get("category", "Technology departments"))
        topic = Topic.objects.filter(title=entry["title"]).first()
        for author, posted, text in entry["comments"]:
            person = User.objects.filter(username=author).first() or User.objects.create_user(author)
            topic = topic or Topic.objects.create(title=entry["title"], category=category, user=person)
            html = Markdown().render(text)
            comment = Comment.objects.create(user=person, topic=topic, comment=text, comment_html=html)
            moment = datetime.fromisoformat(posted + "+00:00")
            Comment.objects.filter(pk=comment.pk).update(date=moment)
            topic.increase_comment_count()
            Topic.objects.filter(pk=topic.pk).update(last_active=moment)
"""


@contextmanager
def running_board(directory: Path, topics: Sequence[dict[str, object]], *, empty: Path) -> Iterator[str]:
    """Copy the board without topics in `empty` to `directory`, fill it and yield its address while it serves.

    A topic is {"title", "comments": [(author, ISO moment in UTC, Markdown text), …]}, with a "category" or without.
    """
    environment = _environment(directory)
    project = directory / "board"
    shutil.copytree(empty / "board", project)
    fill_board(directory, topics)
    port = free_port()
    address = f"http://127.0.0.1:{port}/"
    command = [sys.executable, "manage.py", "runserver", "--noreload", f"127.0.0.1:{port}"]
    with serving(command, address, directory=project, environment=environment, log=directory / "server.log"):
        yield address


def fill_board(directory: Path, topics: Sequence[dict[str, object]]) -> None:
    """Write topics to the board in `directory`, as people do; a title that is there already gets further comments."""
    data = directory / "topics.json"
    data.write_text(json.dumps(topics), "utf-8")
    # Run by its text: the directory of a script would stand first in sys.path and hide the project's package.
    run([sys.executable, "-c", FILL, data], directory / "board", _environment(directory))


def install_board(directory: Path) -> None:
    """Install a board without topics into `directory`, for `running_board` to copy."""
    environment = _environment(directory)
    run([BIN / "spirit", "startproject", "board"], directory, environment)
    run([sys.executable, "manage.py", "spiritinstall"], directory / "board", environment)


def _environment(directory: Path) -> dict[str, str]:
    return {
        **os.environ,
        "PATH": f"{BIN}{os.pathsep}{os.environ['PATH']}",  # it calls django-admin
        "DJANGO_SETTINGS_MODULE": "board.settings.dev",
        "PYTHONPATH": str(directory / "board"),
    }
