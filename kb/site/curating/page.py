"""`/wrong/KIND/ID`: what somebody can do about a fact that is wrong.

A reader gets a message to the operator, prepared; the operator, signed in, gets forms that correct, reject, add, merge,
move and undo. All of them become a request to `correct`, as what is typed to `threadwise correct` does.
"""

import asyncio
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from datasette.utils.asgi import Forbidden, Response

from crawler.items import Refusal
from kb.correcting.corrections import Action
from kb.correcting.requests import Request
from kb.curating import correct
from kb.meaning.encoder import shipped_encoder
from kb.site.answering import Missing, Question
from kb.site.curating.fields import Addition, Field, additions_to, fields_of
from kb.site.curating.message import message_about
from kb.site.curating.signing import LONGEST_NAME, keep_name, name_of, signed_in
from kb.site.curating.subjects import KINDS, Subject, load_subject
from kb.site.publishing.settings import publishing

FIELD = "field."
"""How the names of a form's fields begin that hold what is right; the others tell who says it, and why."""

_CORRECTIONS = "select id from corrections where target_id = :id or post_id = :id order by number desc"


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """What the operator can correct of a subject, and what was corrected so far; `find` are words that goals hold."""

    fields: tuple[Field, ...]
    additions: tuple[Addition, ...]
    corrections: tuple[Subject, ...]
    find: str


async def wrong(question: Question) -> Response:
    """Answer `/wrong/KIND/ID`, and take the form of this page."""
    kind, id_ = question.named("kind"), question.named()
    if kind not in KINDS:
        raise Missing("Nothing has this address.")
    subject = await question.load(lambda connection: load_subject(connection, kind, id_))
    if subject is None:
        raise Missing(f"No {kind.replace('_', ' ')} has this address: it may have been corrected away.")
    if question.request.method == "POST":
        return await _take(question, subject)
    return await _show(question, subject)


async def _take(question: Question, subject: Subject) -> Response:
    """Make the correction that a form asks for, and lead to the list; a refusal shows the form again."""
    if not signed_in(question):
        raise Forbidden("Open the address that `threadwise serve --curate` printed: it signs you in.")
    typed = {name: value.replace("\r\n", "\n") for name, value in (await question.request.post_vars()).items()}
    who = " ".join(typed.get("who", "").split())[:LONGEST_NAME] or name_of(question)
    if not who:
        return await _show(question, subject, typed, "Say who you are: each correction shows who made it.")
    form = await question.load(lambda connection: _form(connection, subject, ""))
    try:
        request = _request(subject, form, typed, who)
        done = await asyncio.to_thread(
            correct,
            Path(question.database.path),
            request,
            encoder=shipped_encoder,
            clock=lambda: datetime.now(UTC),
        )
    except Refusal as refusal:
        return await _show(question, subject, typed, str(refusal))
    response = Response.redirect(f"{question.url('/corrections')}?done={done.id}", status=303)
    if who != name_of(question):
        keep_name(question, response, who)
    return response


def _request(subject: Subject, form: Form, typed: Mapping[str, str], who: str) -> Request:
    """Return what a form asks for: of a fact that is there the fields that were changed, of a new one all."""
    wanted = typed.get("do", "")
    action = Action(wanted) if wanted in set(Action) else Action.SET
    adds = typed.get("adds")
    values: dict[str, str] = {}
    if action is Action.SET:
        before = {field.name: field.value for field in form.fields}
        values = {name: new for name, old in before.items() if (new := _given(typed, name, old)) != old.strip()}
    elif action is Action.ADD:
        added = next((one.fields for one in form.additions if one.kind == adds), ())
        values = {field.name: new for field in added if (new := _given(typed, field.name, ""))}
    why = " ".join(typed.get("why", "").split())
    return Request(target=subject.target, who=who, action=action, values=values, adds=adds, why=why or None)


def _given(typed: Mapping[str, str], name: str, old: str) -> str:
    return typed.get(FIELD + name, old).strip()


async def _show(
    question: Question, subject: Subject, typed: Mapping[str, str] | None = None, problem: str | None = None
) -> Response:
    published = publishing(question.datasette)
    curates = signed_in(question)
    find = question.parameters.get("find")[:LONGEST_NAME]
    context = {
        "subject": subject,
        "message": message_about(subject, question.absolute(subject.path), published),
        "form": await question.load(lambda connection: _form(connection, subject, find)) if curates else None,
        "who": name_of(question),
        "typed": typed or {},
        "problem": problem,
    }
    return await question.page("wrong.html", context, status=400 if problem else 200)


def _form(connection: sqlite3.Connection, subject: Subject, find: str) -> Form:
    return Form(
        fields=fields_of(connection, subject.kind, subject.row, find),
        additions=additions_to(subject.kind),
        corrections=tuple(
            one
            for row in connection.execute(_CORRECTIONS, {"id": subject.id})
            if (one := load_subject(connection, "correction", row["id"]))
        ),
        find=find,
    )
