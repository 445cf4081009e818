"""Reads a correction as a person asks for it: what it means in the database, or why it cannot be meant."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlite_utils import Database

from kb.correcting.aiming import aim, aim_at_group, aim_into_group, split_target
from kb.correcting.corrections import Action, Correction, Kept, Target, correction_id
from kb.correcting.facts import corrected_rows
from kb.correcting.fields import ADDED_TO, FACTS, FIELDS, NEEDED, read_value
from kb.correcting.finding import TABLE_OF
from kb.correcting.grouping import is_about_grouping
from kb.correcting.posts import facts_of_post, words_of_post
from kb.errors import UnknownChoice
from kb.privacy.scrub import scrub

NEW = "new"
"""What `recommendation=` takes for an advice that is to stand alone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """A correction as a person asks for it: `target` is `KIND/ID`, `values` are fields as they were typed.

    `adds` is the kind of fact that is added to the target, for `Action.ADD`.
    """

    target: str
    who: str
    action: Action = Action.SET
    values: Mapping[str, str] = field(default_factory=dict)
    adds: str | None = None
    why: str | None = None


def read_request(db: Database, request: Request, kept: Kept, now: datetime) -> Correction:
    """Return the correction that is asked for, made `now`; raises UnknownChoice where it cannot be meant."""
    kind, id_ = split_target(request.target)
    why = scrub(request.why).text.strip() if request.why else None
    towards: Target | None = None
    values: dict[str, Any] = {}
    if request.action is Action.UNDO:
        _refuse_values(request)
        target = _undone(db, kept, kind, id_)
    else:
        if kind == "correction":
            raise UnknownChoice(request.target, "a correction itself is not corrected", "take it back with --undo")
        target = aim(db, kind, id_)
        values = _values(request, kind)
        towards = _towards(db, target, values)
    change = {"values": values, "adds": request.adds, "why": why}
    correction = Correction(
        id=correction_id(request.action, target, now, change),
        action=request.action,
        target=target,
        made=now,
        who=scrub(request.who).text.strip() or "somebody",
        why=why or None,
        values=values,
        adds=request.adds if request.action is Action.ADD else None,
        towards=towards,
    )
    if target.post:
        _try(db, correction, request)
    return correction


def _values(request: Request, kind: str) -> dict[str, Any]:
    """Return the fields as they are kept; raises UnknownChoice where they do not fit what is asked for."""
    if request.action is Action.REJECT:
        _refuse_values(request)
        if kind not in FACTS:
            gone = "; `threadwise forget --post` takes the whole post out" if kind == "post" else ""
            raise UnknownChoice(
                request.target,
                f"the {kind} itself cannot be rejected",
                f"reject one of these: {', '.join(FACTS)}{gone}",
            )
        return {}
    about = request.adds if request.action is Action.ADD else kind
    if request.action is Action.ADD and (about not in FACTS or kind != ADDED_TO[about]):
        wanted = ", ".join(f"{one} to a {parent}" for one, parent in ADDED_TO.items())
        raise UnknownChoice(f"--add {about}", f"this is not added to a {kind}", f"add one of these: {wanted}")
    if about is None or about == "post":
        raise UnknownChoice(request.target, "a post has no fields to correct", f"--add one of {', '.join(FACTS)} to it")
    values = {name: read_value(about, name, written) for name, written in request.values.items()}
    later = {"recommendation", "stance"} & values.keys()
    if request.action is Action.ADD and later:
        raise UnknownChoice(
            f"{min(later)}=…", "this is said of advice that is there", "add the advice first, then correct it"
        )
    missing = [name for name in NEEDED.get(about, ()) if request.action is Action.ADD and not values.get(name)]
    if missing or not (values or about == "device_program"):
        fields = f"FIELD=VALUE, where FIELD is one of {', '.join(FIELDS[about])}"
        needed = " ".join(f"{name}=…" for name in missing) or fields
        raise UnknownChoice(request.target, "it is not said what is right", f"add {needed}")
    verbatim = ("said", "quote")
    return {
        name: scrub(value).text if isinstance(value, str) and name not in verbatim else value
        for name, value in values.items()
    }


def _towards(db: Database, target: Target, values: dict[str, Any]) -> Target | None:
    """Return what a target is merged into or moved to, by the values."""
    if "into" in values:
        kind, slash, rest = values["into"].partition("/")
        goal = rest if slash and kind == target.kind else values["into"]
        towards = aim(db, "organization", goal) if target.kind == "organization" else aim_at_group(db, goal)
        if towards.id == target.id:
            raise UnknownChoice(f"into={goal}", f"this is {target} itself", "name another one")
        values["into"] = towards.id
        return towards
    if target.kind == "recommendation":
        raise UnknownChoice(f"stance={values['stance']}", "it is not said towards what", "add into=ID")
    if target.kind != "advice" or not {"recommendation", "stance"} & values.keys():
        return None
    goal = values.get("recommendation", "").removeprefix("recommendation/")
    if goal == NEW:
        if "stance" in values:
            raise UnknownChoice("stance", "advice that stands alone is against nobody", "leave it out")
        return None
    if not goal:
        goal = db.execute("select recommendation_id from advice where id = ?", [target.id]).fetchone()[0]
    towards = aim_into_group(db, goal)
    if towards.within and towards.within.id == target.id:
        raise UnknownChoice(
            str(target),
            f"this is the statement of recommendation/{towards.id} itself",
            "correct the other advice in it",
        )
    if "recommendation" in values:
        values["recommendation"] = towards.id
    return towards


def _refuse_values(request: Request) -> None:
    if request.values:
        name = next(iter(request.values))
        raise UnknownChoice(f"{name}=…", "this option takes no fields", "leave them out")


def _undone(db: Database, kept: Kept, kind: str, id_: str) -> Target:
    """Return the correction that is to be undone: by its own id, else the last that was applied to the target."""
    applied = {one for (one,) in db.execute("select id from corrections where kind = ? and target_id = ?", [kind, id_])}
    for one in reversed(kept.active):
        if kind == "correction" and one.id == id_:
            return Target(kind="correction", id=one.id)
        if one.id in applied or (str(one.target) == f"{kind}/{id_}" and not one.adds):
            return Target(kind="correction", id=one.id)
    raise UnknownChoice(
        f"{kind}/{id_}", "there is no correction of it that holds", "`threadwise correct kb.db` lists them"
    )


def _try(db: Database, correction: Correction, request: Request) -> None:
    """Raise UnknownChoice where the correction of a post's fact would find nothing or change nothing."""
    post = str(correction.target.post)
    words = words_of_post(db, post)
    if words is None or is_about_grouping(correction):
        return
    before = facts_of_post(db, post)
    after, outcomes = corrected_rows(before, words, [correction])
    found = outcomes[correction.id]
    verbatim = next((name for name in ("said", "quote") if name in correction.values), None)
    if found is None and verbatim:
        raise UnknownChoice(
            f"{verbatim}={correction.values[verbatim]}",
            f"post/{post} does not hold these words",
            "copy them from the post as they stand there",
        )
    if correction.adds and found in {row["id"] for row in before[TABLE_OF[correction.adds]]}:
        raise UnknownChoice(f"--add {correction.adds}", "it is there already", f"correct {correction.adds}/{found}")
    if before == after:
        raise UnknownChoice(request.target, "it says so already", "nothing has to be corrected")
