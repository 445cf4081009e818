"""Corrects organizations: which of them are one, in which state one lies, and what it is called."""

from collections.abc import Sequence

from sqlite_utils import Database

from kb.correcting.corrections import Correction
from kb.correcting.facts import Outcomes
from kb.organizations.directory import Touched, refresh_directory
from kb.organizations.forms import Form, read_form
from kb.organizations.merges import Merges

_NAMED_BEFORE = "select target_id from corrections where kind = 'organization' and target_id is not null"
_FORMS = """
select organization_form from structures where organization_id = :id and organization_form is not null
union
select posts.employer_form
from posts
join authors on authors.id = posts.author_id
where authors.organization_id = :id and posts.employer_form is not null
"""


def form_of(db: Database, organization: str) -> Form | None:
    """Return the form whose id an organization has, None where there is no such organization."""
    row = db.execute("select state from organizations where id = ?", [organization]).fetchone()
    forms = [read_form(form) for (form,) in db.execute(_FORMS, {"id": organization})] if row else []
    known = (Form(key=form.key, state=state) for form in forms for state in row)
    return next((form for form in known if form.id == organization), None)


def merged_organizations(corrections: Sequence[Correction]) -> dict[Form, Form]:
    """Return which organizations lead to another, each by its form: merged ones, and those whose state was wrong."""
    merged: dict[Form, Form] = {}
    for one in corrections:
        if one.target.kind == "organization":
            form = read_form(one.target.words)
            if one.towards:
                merged[form] = read_form(one.towards.words)
            elif "state" in one.values:
                merged[form] = Form(key=form.key, state=one.values["state"])
    return merged


def name_organizations(db: Database, corrections: Sequence[Correction], merges: Merges) -> Outcomes:
    """Give organizations the name and city that people say; what was named so before goes back to what posts say."""
    before = frozenset(row[0] for row in db.execute(_NAMED_BEFORE))
    refresh_directory(db, Touched(organizations=before, authors=frozenset()))
    outcomes: Outcomes = {}
    for one in corrections:
        if one.target.kind == "organization":
            form = merges.find(read_form(one.target.words))
            found = outcomes[one.id] = form.id if form else None
            wording = {field: one.values[field] for field in ("name", "city") if field in one.values}
            if found and wording:
                db.table("organizations").update(found, wording)
    return outcomes
