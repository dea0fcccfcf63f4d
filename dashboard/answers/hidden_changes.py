"""What changed between two days although no count shows it: roles, grades, leads, legal bases."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from dashboard.answers.tie_lives import Between, between, without_day
from dashboard.filters.day import instrument_status
from dashboard.filters.filters import Filters
from dashboard.tables.atlas import Atlas, Row, key_of
from dashboard.tables.schema import TABLES


@dataclass(frozen=True)
class Same:
    """Rows that say one thing on both days.

    by      the columns that tell what they are about, bodies followed to their new names
    fields  the columns in which they may differ
    swap    a difference counts only if something went and something else came
    """

    table: str
    by: tuple[str, ...]
    fields: tuple[str, ...]
    swap: bool = False


TELLER = ("country", "sector_id", "from_role", "from_id")
SAME = (
    Same("relations", ("from_id", "to_id"), ("kind",)),
    Same("channel_participants", ("channel_id", "entity_id"), ("role",)),
    Same("counterparts", ("from_id", "to_id"), ("match", "basis")),
    Same("entity_sectors", ("entity_id", "sector_id"), ("role",)),
    Same("escalation", ("country", "step"), ("lead_id",)),
    Same("escalation", ("country", "step", "lead_id"), ("clarity", "instrument_ids")),
    Same("reporting_duties", (*TELLER, "step", "obligation"), ("to_id",), swap=True),
    Same(
        "reporting_duties",
        (*TELLER, "to_id", "step"),
        ("obligation", "instrument_id"),
    ),
)
BODY = ("kind", "parent_id", "functions", "phase")
"""In what a renamed body may differ from what it was before."""


@dataclass(frozen=True)
class Hidden:
    """Something that is there on both days, and differs.

    table, field   what differs: a column of that table
    before, after  its values on the first and on the second day; () where none is recorded
    rows           the rows of the first, and those of the second day
    possibly       the rows of a day may not have been in force on it
    """

    table: str
    field: str
    before: tuple[str, ...]
    after: tuple[str, ...]
    rows: tuple[tuple[str, ...], tuple[str, ...]]
    possibly: bool = False


def hidden_changes(whole: Atlas, first: str, last: str, filters: Filters) -> tuple[Hidden, ...]:
    """What is there on both days and differs, though it is counted alike.

    whole        any atlas; the whole one behind it is compared
    first, last  YYYY-MM-DD; ValueError if the second lies before the first
    filters      a difference counts if one of its rows is a match on its day

    Only what has dates of its own can differ: kind and level of a channel and the lead of a sector
    are recorded as they are now.
    """
    return compared(whole.whole, first, last, without_day(filters))


@lru_cache(maxsize=16)
def compared(whole: Atlas, first: str, last: str, filters: Filters) -> tuple[Hidden, ...]:
    """What differs, remembered."""
    both = between(whole, first, last, filters)
    found = [*renamed(both), *(it for same in SAME for it in differing(same, both))]
    return tuple(it for it in found if both.matches(it.table, *it.rows))


def renamed(both: Between) -> Iterator[Hidden]:
    """Where bodies differ from those they were before."""
    old, new = both.days
    for key in sorted(set(both.now.values())):
        before = tuple(sorted(name for name, to in both.now.items() if to == key))
        rows = [[row for name in names if (row := day.row("entities", name))]
                for day, names in ((old, before), (new, (key,)))]  # fmt: skip
        if all(rows):
            for field in BODY:
                yield from one_field("entities", field, rows, both)


def differing(same: Same, both: Between) -> Iterator[Hidden]:
    """Where rows of a table that say one thing differ."""
    old, new = (grouped(same, day, both) for day in both.days)
    for about in sorted(old.keys() & new.keys()):
        for field in same.fields:
            for it in one_field(same.table, field, [old[about], new[about]], both):
                was = {both.now.get(value, value) for value in it.before}
                went, came = was - set(it.after), set(it.after) - was
                if not same.swap or (went and came):
                    yield it


def grouped(same: Same, day: Atlas, both: Between) -> dict[tuple[str, ...], list[Row]]:
    """The rows of a day by what they are about."""
    found: dict[tuple[str, ...], list[Row]] = {}
    for row in day.rows(same.table):
        about = tuple(both.now.get(str(row[name]), str(row[name])) for name in same.by)
        found.setdefault(about, []).append(row)
    return found


def one_field(table: str, field: str, rows: list[list[Row]], both: Between) -> Iterator[Hidden]:
    """The difference of some rows in one column, if there is any."""
    before, after = (
        values(table, field, each, day) for each, day in zip(rows, both.days, strict=True)
    )
    if {both.now.get(value, value) for value in before} != set(after):
        columns = TABLES[table].key
        keys = tuple(tuple(sorted(key_of(row, columns) for row in each)) for each in rows)
        doubt = both.in_doubt(table, keys[0], keys[1])
        yield Hidden(table, field, before, after, (keys[0], keys[1]), doubt)


def values(table: str, field: str, rows: list[Row], day: Atlas) -> tuple[str, ...]:
    """All values of a column on a day, once each; of laws and papers those in force on it."""
    column = TABLES[table].column(field)
    said: set[str] = set()
    for row in rows:
        cell: Any = row[field]
        said |= set(cell) if column.many else {cell}
    if column.links_to == "instruments":
        said = {key for key in said if in_force(day, key)}
    return tuple(sorted(said - {""}))


def in_force(day: Atlas, key: str) -> bool:
    """Whether a law or paper was in force on a day, as far as its dates tell."""
    row = day.whole.row("instruments", key)
    return row is not None and instrument_status(row, day.day) in ("in-force", "unknown")
