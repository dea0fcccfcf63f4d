"""What changed between two days: what began, ended, was renamed or taken over, how surely."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal

from dashboard.answers.shifts import (
    Shift,
    apart,
    day_before,
    fell,
    is_over,
    shift_of,
    successions,
)
from dashboard.answers.tie_changes import TieChanges, tie_changes
from dashboard.filters.address import codes
from dashboard.filters.apply import apply
from dashboard.filters.day import instrument_status
from dashboard.filters.filters import Filters
from dashboard.tables.atlas import Atlas, Row
from dashboard.tables.dates import first_day

ROUNDTABLE = "2022-09-08"  # the day the atlas is measured against

Kind = Literal["added", "renamed", "absorbed", "ended", "passing", "coming", "issued"]


@dataclass(frozen=True)
class Change:
    """One row that changed.

    key       the row; of a renamed one, the row it became
    when      the coarse date of the change, as recorded
    possibly  whether coarse dates leave open that it fell between the two days
    others    of a renamed row those it was before; of an absorbed or ended one the row that took
              over; of an added one those it followed after a while
    """

    key: str
    when: str
    possibly: bool = False
    others: tuple[str, ...] = ()


@dataclass(frozen=True)
class Changes:
    """What changed in one table, each list newest first, each row in one list only.

    added     began, and is there on the second day; never one whose start is unknown
    renamed   its predecessor ended and it began within a month of that: renamed or reorganised
    absorbed  ended, and a row that had been there before took over
    ended     ended, and nothing took over at once
    passing   began and ended between the two days
    coming    of instruments only: adopted by the second day, in force after it
    issued    of instruments only: adopted or published, with no date of effect recorded
    """

    added: tuple[Change, ...] = ()
    renamed: tuple[Change, ...] = ()
    absorbed: tuple[Change, ...] = ()
    ended: tuple[Change, ...] = ()
    passing: tuple[Change, ...] = ()
    coming: tuple[Change, ...] = ()
    issued: tuple[Change, ...] = ()

    def lists(self) -> dict[Kind, tuple[Change, ...]]:
        """Every list by its name."""
        return {
            "added": self.added,
            "renamed": self.renamed,
            "absorbed": self.absorbed,
            "ended": self.ended,
            "passing": self.passing,
            "coming": self.coming,
            "issued": self.issued,
        }

    @property
    def any(self) -> bool:
        """Whether anything changed; what is still to come has not."""
        return any(found for kind, found in self.lists().items() if kind != "coming")


@dataclass(frozen=True)
class Difference:
    """Everything that changed after the first day, up to and including the second.

    channels     by form: mechanisms, documents and moments are never to be added up
    instruments  `added` are those whose date of effect fell between the days and that are in force
    ties, seats  domestic ties, and seats in channels, as numbers only
    """

    first: str
    last: str
    entities: Changes
    sectors: Changes
    channels: Mapping[str, Changes]
    instruments: Changes
    ties: TieChanges
    seats: TieChanges

    @property
    def any(self) -> bool:
        """Whether any row with a card changed."""
        found = (self.entities, self.sectors, self.instruments, *self.channels.values())
        return any(changes.any for changes in found)


def difference(whole: Atlas, first: str, last: str, filters: Filters | None = None) -> Difference:
    """What changed between two days.

    whole        any atlas; the whole one behind it is compared
    first, last  YYYY-MM-DD; ValueError if the second lies before the first
    filters      what is asked (their own day is not looked at): a change counts if one of its rows
                 is a match on a day on which it was there; context never counts

    A row whose start is unknown is never said to have begun. What a coarse date leaves open is
    `possibly`. A change on the first day lies before the time compared, one on the second in it.
    """
    if last < first:
        raise ValueError(f"{last} lies before {first}")
    return compared(whole.whole, first, last, replace(filters or Filters(), on=""))


@lru_cache(maxsize=32)
def compared(whole: Atlas, first: str, last: str, filters: Filters) -> Difference:
    """The difference between two days, remembered."""
    asked = Asked(whole, first, last, filters)
    channels = whole.rows("channels")
    bodies = life_changes(asked, "entities", whole.rows("entities"))
    now = {old: change.key for change in bodies.renamed for old in change.others}
    return Difference(
        first,
        last,
        entities=bodies,
        sectors=life_changes(asked, "sectors", whole.rows("sectors")),
        channels={
            form: life_changes(asked, "channels", [row for row in channels if row["form"] == form])
            for form in codes(whole, "form")
        },
        instruments=instrument_changes(asked),
        ties=tie_changes(asked.atlases(), "relations", ("from_id", "to_id"), ("kind",), now),
        seats=tie_changes(
            asked.atlases(), "channel_participants", ("channel_id", "entity_id"), (), now
        ),
    )


@dataclass(frozen=True, eq=False)
class Asked:
    """Two days, and what is asked of the rows between them."""

    whole: Atlas
    first: str
    last: str
    filters: Filters

    def on(self, day: str) -> Atlas:
        """The atlas narrowed to what is asked, on a day."""
        return apply(self.whole, replace(self.filters, on=day), day)

    def atlases(self) -> tuple[Atlas, Atlas]:
        """The atlas on the first and on the second day."""
        return self.on(self.first), self.on(self.last)

    def matches(self, table: str, key: str, began: str = "") -> bool:
        """Whether a row is a match on either day, or on the day it began where that is given."""
        if self.filters == Filters():
            return True
        between = [min(first_day(began), self.last)] if began else []
        return any(
            self.on(day).row(table, key) is not None and not self.on(day).is_context(table, key)
            for day in (self.first, self.last, *between)
        )


def life_changes(asked: Asked, table: str, rows: Iterable[Row]) -> Changes:
    """What changed among rows that have a first and a last day."""
    every = {row["id"]: row for row in rows}
    shifts = {key: shift_of(row, asked.first, asked.last) for key, row in every.items()}
    became, merged = successions(every, shifts)
    found: dict[str, list[Change]] = {}

    def note(kind: str, key: str, when: str, possibly: bool, others: tuple[str, ...] = ()) -> None:
        began = every[key]["valid_from"] if kind == "passing" else ""
        if any(asked.matches(table, name, began) for name in (key, *others)):
            found.setdefault(kind, []).append(Change(key, when, possibly, others))

    for key, row in every.items():
        shift, before = shifts[key], became.get(key, ())
        kind = kind_of(shift, bool(before), key in merged)
        if kind == "renamed":
            doubts = [shifts[name].ended == "possibly" for name in before]
            note(kind, key, row["valid_from"], shift.begun == "possibly" or any(doubts), before)
        elif kind == "added":
            followed = later(every, shifts, key)
            note(kind, key, row["valid_from"], shift.begun == "possibly", followed)
        elif kind and not any(key in others for others in became.values()):
            took = (row["successor_id"],) if row.get("successor_id") else ()
            note(kind, key, row["valid_to"], shift.ended == "possibly", took)
    return Changes(**{kind: newest(changes) for kind, changes in found.items()})


def kind_of(shift: Shift, renamed: bool, merged: bool) -> str:
    """The list a row belongs into, "" for one that did not change."""
    if is_over(shift):
        return "passing" if shift.begun == "yes" else "absorbed" if merged else "ended"
    if shift.begun == "no":
        return ""
    return "renamed" if renamed else "added"


def later(every: Mapping[str, Row], shifts: Mapping[str, Shift], key: str) -> tuple[str, ...]:
    """The rows that ended between the days and that this one followed after a while."""
    return tuple(
        name
        for name, row in every.items()
        if row.get("successor_id") == key
        and shifts[name].ended != "no"
        and apart(row, every[key]) == "later"
    )


def instrument_changes(asked: Asked) -> Changes:
    """Which laws and papers took effect, ended, are to come, or were issued with no such date."""
    found: dict[str, list[Change]] = {}
    for row in asked.whole.rows("instruments"):
        kind, when = instrument_change(row, asked.first, asked.last)
        began = (row["in_force"] or row["enacted"]) if kind == "passing" else ""
        if kind and asked.matches("instruments", row["id"], began):
            over = kind in ("ended", "passing")
            days = (asked.first, asked.last)
            fallen = fell(when, *(map(day_before, days) if over else days))
            took = (row["successor_id"],) if over and row["successor_id"] else ()
            found.setdefault(kind, []).append(Change(row["id"], when, fallen == "possibly", took))
    return Changes(**{kind: newest(changes) for kind, changes in found.items()})


def instrument_change(row: Row, first: str, last: str) -> tuple[str, str]:
    """The list an instrument belongs into, "" for none, and the date that puts it there."""
    status = instrument_status(row, last)
    effect = fell(row["in_force"], first, last) != "no"
    if status == "ended":
        here = instrument_status(row, first) not in ("ended", "coming")
        over = ("ended" if here else "passing", row["repealed"])
        return over if here or effect else ("", "")
    if status == "coming" and row["enacted"] and first_day(row["enacted"]) <= last:
        return "coming", row["in_force"]
    if effect:
        return "added", row["in_force"]
    issued = not row["in_force"] and fell(row["enacted"], first, last) != "no"
    return ("issued", row["enacted"]) if issued else ("", "")


def newest(changes: Iterable[Change]) -> tuple[Change, ...]:
    """Changes, the latest first; within a coarse date the finer ones first."""
    order = sorted(changes, key=lambda change: change.key)
    return tuple(sorted(order, key=lambda change: (change.when, len(change.when)), reverse=True))
