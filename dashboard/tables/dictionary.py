"""The data dictionary, data/README.md: written from the declarations, so that it cannot differ."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pandas as pd

from dashboard.tables.column import MANY, Column, Table
from dashboard.tables.folder import read_table
from dashboard.tables.schema import TABLES
from dashboard.tables.write import replace_file

OPENING = """\
# The tables of the Alliance Atlas

Everything the atlas knows stands in the CSV files of this folder: one file is one table, one line
is one fact. This page is written from the declarations in `dashboard/tables/schema.py`; change
those, then run `python -m dashboard.tables.dictionary data`.

The tables are free to use under the Creative Commons Attribution 4.0 International licence
(CC BY 4.0). Every fact names its sources; the sources themselves belong to their publishers.

## How to read them

- **Empty is not zero.** An empty `valid_from` means that the first day is not known, an empty
  `valid_to` that the row was in force when last checked (`checked_until` in `countries.csv`).
- **Dates keep their precision**: `2022`, `2022-09` and `2022-09-08` are all good dates, and none is
  made finer than its source.
- **Evidence** is a column of its own: `read` means that the fact was seen in a source, `recalled`
  that it is known but still to be verified.
- **Pairs** are read from left to right: `from_id` belongs to the left side of the map and `to_id`
  to the right; `countries.csv` says which country is on which side.
- **Several values** in one cell are separated by a semicolon without spaces.
- Whatever is said to a reader stands in a column for each language: `name_en`, `name_ja`.

## How to change them

1. Add or edit a line in any editor or spreadsheet that keeps UTF-8. A new fact needs a source: if
   its document is not in `sources.csv`, add it there first. Never change an `id` once published.
2. `alliance-atlas tidy data` brings the files into canonical form: rows sorted by key, line feeds,
   quotation marks only where needed. No cell is changed.
3. `alliance-atlas check data` says every problem at once, with file, line, column, value and rule,
   in English or Japanese. The atlas does not start on tables that break a rule.

A body that is renamed or reorganised gets a new row, and the old one a `valid_to` and a
`successor_id`: history is never overwritten.
"""


def dictionary(vocabulary: pd.DataFrame) -> str:
    """The data dictionary in Markdown. Takes the raw or typed frame of vocabulary.csv."""
    sections = [OPENING, glance()]
    sections += [section(table) for table in TABLES.values()]
    sections += ["## Lists of codes\n", *lists(vocabulary)]
    return "\n".join(sections)


def glance() -> str:
    """The list of tables, one line each."""
    lines = [f"- [`{table.name}`](#{table.name}): {table.meaning}" for table in TABLES.values()]
    return "\n".join(["## The tables at a glance\n", *lines, ""])


def section(table: Table) -> str:
    """One table: what a row is, its key, how it is used, and its columns."""
    said = [f"## `{table.name}`\n", f"{table.meaning}.\n", f"- key: {names(table.key)}"]
    if table.starts:
        until = f" to `{table.ends}`" if table.ends else ""
        said.append(f"- in force from `{table.starts}`{until}")
    if table.edge:
        arrow = "→" if table.edge.directed else "—"
        said.append(f"- drawn as a tie `{table.edge.source}` {arrow} `{table.edge.target}`")
    if table.parent:
        said.append(f"- `{table.parent}` names a parent in the same table")
    if table.at_least:
        said.append(f"- at least {table.at_least} rows")
    heads = ["", "| column | holds | filled | meaning |", "|---|---|---|---|"]
    return "\n".join([*said, *heads, *map(column_line, table.columns), ""])


def column_line(column: Column) -> str:
    """One column as a line of the table's description."""
    cells = (f"`{column.name}`", holds(column), filled(column), column.meaning)
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def holds(column: Column) -> str:
    """What a cell of the column holds."""
    one = {
        "text": "text",
        "code": f"code of [{column.vocabulary}](#{column.vocabulary}-codes)",
        "link": f"key of [`{column.links_to}`](#{column.links_to})",
        "date": "date",
        "number": "whole number",
        "address": "web address",
    }[column.kind]
    later = f", not before {names(column.not_before)}" if column.not_before else ""
    return one + later + (f", several split by `{MANY}`" if column.many else "")


def filled(column: Column) -> str:
    """When a cell of the column is filled."""
    if column.only_when:
        other, code = column.only_when
        return f"only where `{other}` is `{code}`"
    if column.required:
        return "always"
    return "in all languages or none" if column.language else "if known"


def lists(vocabulary: pd.DataFrame) -> Iterator[str]:
    """Each list of codes, with the columns that use it and its labels."""
    for name in used_lists():
        rows = vocabulary[vocabulary["list"] == name].to_dict("records")
        users = [
            f"`{table.name}.{column.name}`"
            for table in TABLES.values()
            for column in table.columns
            if column.vocabulary == name
        ]
        lines = [f"| `{row['code']}` | {row['label_en']} | {row['label_ja']} |" for row in rows]
        count = f"{len(rows)} codes, used by {', '.join(users)}.\n"
        heads = ["| code | English | Japanese |", "|---|---|---|"]
        yield "\n".join([f"### {name} codes\n", count, *heads, *lines, ""])


def used_lists() -> list[str]:
    """The lists that columns use, in alphabetical order."""
    columns = [column for table in TABLES.values() for column in table.columns]
    return sorted({column.vocabulary for column in columns} - {""})


def names(columns: tuple[str, ...]) -> str:
    """Column names in Markdown."""
    return ", ".join(f"`{name}`" for name in columns)


def main(folder: Path) -> None:
    """Write the dictionary into a folder of tables."""
    text = dictionary(read_table(folder / "vocabulary.csv"))
    replace_file(folder / "README.md", text.encode())


if __name__ == "__main__":
    main(Path(sys.argv[1]))
