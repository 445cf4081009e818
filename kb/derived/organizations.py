"""Writes the organizations as they are now: what pages count over, and browse, without choosing figures each time."""

from importlib.resources import files

from sqlite_utils import Database

from extract.titles.roles import role_of

_NOW = files(__package__).joinpath("organizations_now.sql").read_text(encoding="utf-8")

_NEWEST = """
update structures
set newest = told.newest
from (
    select
        id,
        current = 1 and row_number() over (
            partition by coalesce(organization_id, twin_id, id), current
            order by coalesce(as_of, '') desc, id desc
        ) = 1 as newest
    from structures
) as told
where told.id = structures.id and structures.newest is not told.newest
"""


def save_organizations(db: Database) -> None:
    """Write each organization's newest figures anew, and which description is its newest; call it in a transaction."""
    db.register_function(_role_of, name="role_of", deterministic=True, replace=True)
    db.execute("delete from organizations_now")
    columns = ", ".join(name for name, *_ in db.execute(f"select * from ({_NOW}) limit 0").description)
    db.execute(f"insert into organizations_now ({columns}) select {columns} from ({_NOW}) order by id")
    db.execute(_NEWEST)


def _role_of(title: str | None) -> str | None:
    return role_of(title) if title else None
