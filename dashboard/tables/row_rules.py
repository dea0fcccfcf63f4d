"""Rules about a row among others: its key, its order, its dates, the circle it must not close."""

from collections.abc import Iterator

from dashboard.tables.column import Column
from dashboard.tables.dates import first_day, is_date, last_day
from dashboard.tables.problem import Problem
from dashboard.tables.rows import Row, Rows, Tables

SIDES = ("left", "right")


def row_problems(rows: Rows, tables: Tables) -> Iterator[Problem]:
    """Every problem that shows when the rows of a table are seen together."""
    yield from repeated_keys(rows)
    yield from unsorted(rows)
    yield from reversed_dates(rows)
    for column in rows.columns:
        if column.links_to == rows.table.name and not column.many:
            yield from cycles(rows, column)
    if rows.table.edge and rows.table.edge.across:
        yield from wrong_sides(rows, tables)


def repeated_keys(rows: Rows) -> Iterator[Problem]:
    """Rows whose key another row has already."""
    first: dict[str, int] = {}
    for line, key in zip(rows.lines, rows.keys, strict=False):
        if key in first:
            column = ", ".join(rows.table.key)
            yield rows.wrong(line, column, key, "repeated-key", first=str(first[key]))
        first.setdefault(key, line)


def unsorted(rows: Rows) -> Iterator[Problem]:
    """The first row that stands before its place in the order of keys."""
    if not rows.keys:
        return
    keys = [tuple(row[name] for name in rows.table.key) for row in rows.rows]
    for position in range(1, len(keys)):
        if keys[position] < keys[position - 1]:
            column = ", ".join(rows.table.key)
            yield rows.wrong(rows.lines[position], column, rows.keys[position], "unsorted")
            return


def reversed_dates(rows: Rows) -> Iterator[Problem]:
    """Dates that lie wholly before a date of the same row that they may not precede."""
    for column in rows.columns:
        for other in filter(rows.has, column.not_before):
            for line, row in rows.numbered():
                end, start = row[column.name], row[other]
                if not (is_date(end) and is_date(start)):
                    continue
                if last_day(end) < first_day(start):
                    facts = {"start": start, "other": other}
                    yield rows.wrong(line, column.name, end, "reversed", **facts)


def cycles(rows: Rows, column: Column) -> Iterator[Problem]:
    """Chains of links within a table that come back to where they began, each told once."""
    ahead = {key: row[column.name] for key, row in rows.by_key.items()}
    line_of = dict(zip(reversed(rows.keys), reversed(rows.lines), strict=False))
    done: set[str] = set()
    for start in rows.keys:
        chain: dict[str, None] = {}
        step = start
        while step in ahead and step not in done and step not in chain:
            chain[step] = None
            step = ahead[step]
        if step in chain:
            yield circle(rows, column, list(chain), step, line_of)
        done.update(chain)


def circle(
    rows: Rows, column: Column, chain: list[str], step: str, line_of: dict[str, int]
) -> Problem:
    """The problem of a circle, told at its first line."""
    ring = chain[chain.index(step) :]
    first = min(ring, key=line_of.__getitem__)
    turned = ring[ring.index(first) :] + ring[: ring.index(first)] + [first]
    return rows.wrong(line_of[first], column.name, turned[1], "cycle", circle=" > ".join(turned))


def wrong_sides(rows: Rows, tables: Tables) -> Iterator[Problem]:
    """Ends of pairs that belong to the side opposite to the one they are written on."""
    edge = rows.table.edge
    if not edge:
        return
    opposite = zip((edge.source, edge.target), SIDES, reversed(SIDES), strict=True)
    for name, side, other in opposite:
        if rows.has(name):
            target = rows.table.column(name).links_to
            for line, row in rows.numbered():
                if side_of(tables, target, row[name]) == other:
                    yield rows.wrong(line, name, row[name], "across", side=side)


def side_of(tables: Tables, table: str, key: str) -> str:
    """The side of the country of a row; "" where that cannot be told."""
    row: Row = tables.row(table, key)
    return tables.side_of(row.get("country", ""))
