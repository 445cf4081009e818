"""Makes what is made from code: docs/schema.md and datasette_metadata.json; `make docs` runs it."""

from collections.abc import Iterator
from pathlib import Path

from kb.metadata import save_metadata
from kb.schema import TABLES, Column

ROOT = Path(__file__).parent.parent
SQLITE_TYPES = {str: "text", int: "integer", float: "real"}


def schema_document() -> str:
    """Return the schema as Markdown: each table with its columns, what they mean and where they lead."""
    return "\n".join(_schema_lines())


def _schema_lines() -> Iterator[str]:
    yield "# The schema\n"
    yield "Made from [kb/schema.py](../kb/schema.py) by `make docs`."
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


def _meaning(column: Column) -> str:
    arrow = f" → [{column.references}](#{column.references})" if column.references else ""
    return f"{column.meaning}{arrow}{'' if column.required else '; may be null'}"


if __name__ == "__main__":
    (ROOT / "docs" / "schema.md").write_text(schema_document(), "utf-8")
    save_metadata(ROOT / "datasette_metadata.json")
