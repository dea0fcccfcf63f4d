"""Which ties began, ended, or went on under a new name between two days, each with its rows."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from dashboard.answers.changes import Asked, difference
from dashboard.answers.tie_changes import said
from dashboard.filters.filters import Filters
from dashboard.tables.atlas import Atlas
from dashboard.tables.schema import TABLES

Fate = Literal["added", "ended", "carried"]
Ends = Literal["with", "between", "renamed"]
Days = tuple[Atlas, Atlas]


@dataclass(frozen=True)
class Ties:
    """Which rows of a table are the same tie: those with the same ends and the same `also`."""

    table: str
    ends: tuple[str, str]
    also: tuple[str, ...] = ()


TIES = (
    Ties("relations", ("from_id", "to_id"), ("kind",)),
    Ties("channel_participants", ("channel_id", "entity_id")),
    Ties("counterparts", ("from_id", "to_id")),
    Ties("entity_sectors", ("entity_id", "sector_id")),
)
"""Domestic ties, seats in channels, opposite numbers, and places in sectors."""


@dataclass(frozen=True)
class TieLife:
    """One tie that is not the same on both days.

    before, after  its rows on the first and on the second day; () where it is not there
    fate           added, ended, or carried: a body was renamed and has the same tie as before
    ends           with: an end of it was not there before, under any name, or is gone now;
                   renamed: it ended, and one of its ends has a new name under which no such tie is
                   recorded; between: its ends are there on both days
    possibly       its rows are in doubt on the day they are there
    """

    table: str
    fate: Fate
    before: tuple[str, ...]
    after: tuple[str, ...]
    ends: Ends = "between"
    possibly: bool = False

    @property
    def keys(self) -> tuple[str, ...]:
        """All its rows."""
        return (*self.before, *self.after)


@dataclass(frozen=True, eq=False)
class Between:
    """Two days as they are, whatever is asked; and what is asked of the rows between them.

    now  what renamed bodies are called on the second day
    """

    days: Days
    now: Mapping[str, str]
    asked: Asked

    def matches(self, table: str, before: tuple[str, ...], after: tuple[str, ...]) -> bool:
        """Whether one of these rows is a match on the day on which it is there.

        A pairing reaches over to the other side, where a filter seldom looks: one end is enough.
        """
        if self.asked.filters == Filters():
            return True
        ends = ("from_id", "to_id") if table == "counterparts" else ()
        return any(
            is_match(atlas, table, key)
            or any(is_match(atlas, "entities", row[end]) for end in ends)
            for atlas, keys in zip(self.asked.atlases(), (before, after), strict=True)
            for key in keys
            if (row := self.asked.whole.row(table, key))
        )

    def in_doubt(self, table: str, before: tuple[str, ...], after: tuple[str, ...]) -> bool:
        """Whether all rows of one of the days may not have been there on it."""
        return any(
            bool(keys) and all(atlas.doubt_of(table, key) == "possibly" for key in keys)
            for atlas, keys in zip(self.days, (before, after), strict=True)
        )


def is_match(atlas: Atlas, table: str, key: str) -> bool:
    """Whether a row is there because of what is asked."""
    return atlas.row(table, key) is not None and not atlas.is_context(table, key)


def between(whole: Atlas, first: str, last: str, filters: Filters) -> Between:
    """Two days of the whole atlas. ValueError if the second lies before the first."""
    bodies = difference(whole, first, last).entities
    plain = Asked(whole.whole, first, last, Filters())
    now = {old: change.key for change in bodies.renamed for old in change.others}
    return Between(plain.atlases(), now, Asked(whole.whole, first, last, without_day(filters)))


def without_day(filters: Filters) -> Filters:
    """What is asked, on whatever day."""
    return Filters(**{**filters.chosen(), "text": filters.text})  # type: ignore[arg-type]


def tie_lives(whole: Atlas, first: str, last: str, filters: Filters) -> tuple[TieLife, ...]:
    """The ties that are not the same on both days, by table, then by fate.

    whole        any atlas; the whole one behind it is compared
    first, last  YYYY-MM-DD; ValueError if the second lies before the first
    filters      a tie counts if one of its rows is a match on a day on which it is there

    A tie whose start is unknown is there on both days, unless one of its ends is not.
    """
    return compared(whole.whole, first, last, without_day(filters))


@lru_cache(maxsize=16)
def compared(whole: Atlas, first: str, last: str, filters: Filters) -> tuple[TieLife, ...]:
    """The ties that changed, remembered."""
    both = between(whole, first, last, filters)
    return tuple(life for ties in TIES for life in lives_of(ties, both))


def lives_of(ties: Ties, both: Between) -> list[TieLife]:
    """The ties of one table that changed."""
    old, new = (said(day, ties.table, ties.ends, ties.also, both.now) for day in both.days)
    found: list[TieLife] = []
    for tie in sorted(old.keys() | new.keys()):
        before, after = (tuple(sorted(day.get(tie, ()))) for day in (old, new))
        fate = fate_of(before, after)
        if fate and both.matches(ties.table, before, after):
            ends: Ends = "between" if fate == "carried" else ends_of(ties, tie, before, both)
            doubt = both.in_doubt(ties.table, before, after)
            found.append(TieLife(ties.table, fate, before, after, ends, doubt))
    order = ("added", "ended", "carried")
    return sorted(found, key=lambda life: order.index(life.fate))


def fate_of(before: tuple[str, ...], after: tuple[str, ...]) -> Fate | None:
    """What became of a tie, by its rows on the two days; None if nothing."""
    if not before or not after:
        return "ended" if before else "added"
    return None if set(before) & set(after) else "carried"


def ends_of(ties: Ties, tie: tuple[str, ...], before: tuple[str, ...], both: Between) -> Ends:
    """What the ends of a tie that came or went have to do with it."""
    if not on_both_days(ties, tie, both):
        return "with"
    rows = [row for key in before if (row := both.days[0].row(ties.table, key))]
    return (
        "renamed" if any(row[end] in both.now for row in rows for end in ties.ends) else "between"
    )


def on_both_days(ties: Ties, tie: tuple[str, ...], both: Between) -> bool:
    """Whether both ends of a tie are there on both days, under whatever name."""
    for column, key in zip(ties.ends, tie, strict=False):
        table = TABLES[ties.table].column(column).links_to
        there = ({both.now.get(name, name) for name in day.keys(table)} for day in both.days)
        if not all(key in keys for keys in there):
            return False
    return True
