"""Rules about a whole table: its header, its number of rows, the lists it may hold."""

from collections.abc import Iterator

from dashboard.tables.near import nearest
from dashboard.tables.problem import Problem
from dashboard.tables.rows import Rows, Tables
from dashboard.tables.schema import TABLES


def header_problems(rows: Rows) -> Iterator[Problem]:
    """Columns that are unknown, missing, repeated or out of order."""
    header = [str(name) for name in rows.frame.columns]
    declared = rows.table.column_names()
    line = 1
    for name in dict.fromkeys(header):
        if name not in declared:
            near = nearest(name, set(declared) - set(header))
            yield rows.wrong(line, name or "?", name, "unknown-column", near=near)
        if header.count(name) > 1:
            yield rows.wrong(line, name or "?", name, "repeated-column")
    for name in declared:
        if name not in header:
            yield rows.wrong(line, name, name, "missing-column")
    known = [name for name in dict.fromkeys(header) if name in declared]
    for name, expected in zip(known, filter(known.__contains__, declared), strict=True):
        if name != expected:
            yield rows.wrong(line, name, name, "column-order", expected=expected)
            return


def too_few(rows: Rows) -> Iterator[Problem]:
    """A table with fewer rows than it is declared to have at least."""
    if len(rows.lines) < rows.table.at_least:
        facts = {"found": str(len(rows.lines)), "expected": str(rows.table.at_least)}
        yield rows.wrong(0, "", "", "too-few", **facts)


def vocabulary_problems(tables: Tables) -> Iterator[Problem]:
    """Lists of codes that no column is declared to use."""
    rows = tables.here.get("vocabulary")
    if not rows or not rows.has("list"):
        return
    used = {column.vocabulary for table in TABLES.values() for column in table.columns} - {""}
    told: set[str] = set()
    for line, row in rows.numbered():
        name = row["list"]
        if name and name not in used and name not in told:
            told.add(name)
            yield rows.wrong(line, "list", name, "list", near=nearest(name, used))
