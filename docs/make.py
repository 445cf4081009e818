"""Makes what is made from code: docs/schema.md, docs/boards.md and datasette_metadata.json; `make docs` runs it."""

from collections.abc import Iterator
from pathlib import Path

from crawler.boards import PROOFS, board_programs
from kb.database.schema import TABLES, Column
from kb.database.view_columns import view_columns
from kb.metadata import VIEW_OPTIONS, save_metadata

ROOT = Path(__file__).parent.parent
SQLITE_TYPES = {str: "text", int: "integer", float: "real", bytes: "blob"}


def schema_document() -> str:
    """Return the schema as Markdown: each table with its columns, what they mean and where they lead."""
    return "\n".join(_schema_lines())


def _schema_lines() -> Iterator[str]:
    yield "# The schema\n"
    yield "Made from [kb/database/schema.py](../kb/database/schema.py) by `make docs`."
    yield "Every table's key is `id`; arrows are foreign keys."
    yield "Every fact comes from the words of a post, which its `…evidence_id` leads to.\n"
    for name, table in TABLES.items():
        yield f"## {name}\n"
        yield f"{table.meaning}\n"
        yield "| column | type | meaning |"
        yield "|---|---|---|"
        for column, described in table.columns.items():
            yield f"| `{column}` | {SQLITE_TYPES[described.type]} | {_meaning(described)} |"
        if table.search:
            yield f"\nFull text: {', '.join(f'`{column}`' for column in table.search)} (`{name}_fts`, porter stemming)."
        yield ""
    yield "# The views\n"
    yield "What people read first: the tables above with their names looked up. `…_id` leads to its table.\n"
    for name, columns in view_columns().items():
        yield f"## {name}\n"
        yield f"{VIEW_OPTIONS[name]['description']}\n"
        yield "| column | meaning |"
        yield "|---|---|"
        yield from (f"| `{column}` | {meaning} |" for column, meaning in columns.items())
        yield ""


def _meaning(column: Column) -> str:
    arrow = f" → [{column.references}](#{column.references})" if column.references else ""
    return f"{column.meaning}{arrow}{'' if column.required else '; may be null'}"


def boards_document() -> str:
    """Return the board programs that are read as Markdown: on what each was proved, and how many goldens hold."""
    return "\n".join(_board_lines())


def _board_lines() -> Iterator[str]:
    programs = board_programs()
    proofs = {proof: sum(each.proved_on == proof for each in programs) for proof in PROOFS}
    yield "# Board programs\n"
    yield "Made from [crawler/boards.toml](../crawler/boards.toml) by `make docs`; `threadwise boards` prints the same."
    yield "A parser counts as proved when it was run on real pages, on the program itself, or against its public"
    yield "templates (an API: its documentation). “No page seen” means that the markup is known from the outside alone."
    yield "Goldens are pages in a program's own markup whose threads the tests hold. “Lists” says whether lists of"
    yield "threads are read too, so that `threadwise crawl` can walk a live board.\n"
    yield f"{len(programs)} lines: " + ", ".join(f"{count} {proof}" for proof, count in proofs.items() if count) + ".\n"
    yield "| program | what is read | proved on | goldens | lists | last checked |"
    yield "|---|---|---|---|---|---|"
    for each in programs:
        lists = "yes" if each.lists else ""
        cells = (each.program, each.reads, each.proved_on, str(each.goldens), lists, each.checked.isoformat())
        yield f"| {' | '.join(cells)} |"
    yield ""


if __name__ == "__main__":
    (ROOT / "docs" / "schema.md").write_text(schema_document(), "utf-8")
    (ROOT / "docs" / "boards.md").write_text(boards_document(), "utf-8")
    save_metadata(ROOT / "datasette_metadata.json")
