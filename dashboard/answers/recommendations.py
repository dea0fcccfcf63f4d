"""What became of what was said: each recommendation with its outcome and what shows it, by date."""

from dataclasses import dataclass, field
from typing import Literal

from dashboard.answers.profile import outcomes_of
from dashboard.filters.address import codes
from dashboard.filters.present import ancestry
from dashboard.tables.atlas import Atlas, Row
from dashboard.tables.dates import first_day

Status = str  # a code of the outcome statuses, or UNSAID
UNSAID = "unsaid"
"""Where no outcome is recorded by the day."""
ASKS = ("recommendation", "commitment")
SHOWN_BY: dict[str, str] = {
    "events": "event_ids",
    "instruments": "instrument_ids",
    "channels": "channel_ids",
}
Proof = Literal["events", "instruments", "channels"]


@dataclass(frozen=True)
class Mark:
    """One thing that shows an outcome.

    table, row  what shows it
    date        when it happened, took effect or began, coarse; "" is unknown
    """

    table: str
    row: Row = field(hash=False)
    date: str


@dataclass(frozen=True)
class Followed:
    """A statement and what became of it.

    row      the observation
    outcome  the row that says what became of it; None where none is recorded by the day
    marks    what shows it, oldest first, those of unknown date last
    """

    row: Row = field(hash=False)
    outcome: Row | None = field(hash=False)
    marks: tuple[Mark, ...] = field(hash=False)

    @property
    def status(self) -> Status:
        """Done, partly, nothing found, not checked, or nothing recorded by the day."""
        return str(self.outcome["status"]) if self.outcome else UNSAID


def statements(atlas: Atlas, focus: tuple[str, ...] = ()) -> list[Row]:
    """What was said, as far as it matches, in file order.

    atlas  any atlas
    focus  bodies and frameworks; where there are any, only what is said about one of them
    """
    parents = {row["id"]: row["parent_id"] for row in atlas.whole.rows("frameworks")}
    return [
        row
        for row in atlas.rows("observations")
        if not atlas.is_context("observations", row["id"])
        and (not focus or about(row, parents) & set(focus))
    ]


def about(row: Row, parents: dict[str, str]) -> set[str]:
    """The bodies, sectors and frameworks a statement is about, frameworks with those above them."""
    above = {key for named in row["framework_ids"] for key in ancestry(named, parents)}
    return {*row["entity_ids"], *row["sector_ids"], *above}


def followed(atlas: Atlas, focus: tuple[str, ...] = ()) -> list[Followed]:
    """Every recommendation, and every other statement with an outcome, the clearest first.

    Commitments of which no outcome is recorded are left out: `unfollowed` names them.
    """
    found = [
        each
        for row in statements(atlas, focus)
        for each in outcomes(atlas, row)
        if each.row["kind"] == ASKS[0] or outcomes_of(atlas.whole, each.row["id"])
    ]
    order = [*codes(atlas.whole, "outcome_status"), UNSAID]
    kinds = [*ASKS, *codes(atlas.whole, "observation_kind")]
    return sorted(
        found,
        key=lambda each: (
            order.index(each.status),
            kinds.index(each.row["kind"]),
            last_of(each),
            each.row["id"],
        ),
    )


def last_of(each: Followed) -> str:
    """The day of the first thing that shows an outcome; what has none comes last."""
    return min((first_day(mark.date) for mark in each.marks if mark.date), default="9999")


def outcomes(atlas: Atlas, row: Row) -> list[Followed]:
    """A statement with each of its outcomes that is recorded by the day; with None if none is."""
    there = outcomes_of(atlas, row["id"])
    return [Followed(row, each, marks(atlas, each)) for each in there] or [Followed(row, None, ())]


def marks(atlas: Atlas, outcome: Row) -> tuple[Mark, ...]:
    """What shows an outcome and had come by the day of the atlas, oldest first."""
    whole = atlas.whole
    found = [
        Mark(table, row, date_of(table, row))
        for table, column in SHOWN_BY.items()
        for key in outcome[column]
        if (row := whole.row(table, key))
    ]
    found = [mark for mark in found if not atlas.day or first_day(mark.date) <= atlas.day]
    return tuple(sorted(found, key=lambda mark: (not mark.date, first_day(mark.date))))


def date_of(table: str, row: Row) -> str:
    """When an event happened, a paper took effect or was adopted, or a channel began."""
    if table == "instruments":
        return str(row["enacted"] or row["in_force"])
    return str(row["date"] if table == "events" else row["valid_from"])


def unfollowed(atlas: Atlas, focus: tuple[str, ...] = ()) -> list[Row]:
    """The commitments of which the tables say nothing further."""
    return [
        row
        for row in statements(atlas, focus)
        if row["kind"] == ASKS[1] and not outcomes_of(atlas.whole, row["id"])
    ]


def recommended(atlas: Atlas, focus: tuple[str, ...] = ()) -> dict[str, list[Followed]]:
    """The recommendations alone by what became of them, in the order of the statuses."""
    order = [*codes(atlas.whole, "outcome_status"), UNSAID]
    rows = [each for each in followed(atlas, focus) if each.row["kind"] == ASKS[0]]
    found = {status: [each for each in rows if each.status == status] for status in order}
    return {status: each for status, each in found.items() if each}
