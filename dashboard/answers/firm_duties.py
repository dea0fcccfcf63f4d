"""To whom a firm in both countries must report an incident, how fast, and what is only coming."""

from dataclasses import dataclass, field, replace
from typing import Literal

from dashboard.answers.pathways import COMING
from dashboard.filters.apply import apply
from dashboard.filters.day import instrument_status
from dashboard.filters.filters import Filters
from dashboard.tables.atlas import Atlas, Row
from dashboard.tables.dates import first_day

Force = Literal["must", "asked", "coming"]
Why = Literal["", "no-rule", "later"]
BINDING = ("mandatory", "contractual")
FORCES: tuple[Force, ...] = ("must", "asked", "coming")


@dataclass(frozen=True)
class FirmDuty:
    """One report a firm owes, is asked for, or will owe.

    row      the row of reporting_duties
    force    what binds on the day, what is only asked for, what is in law but not in force
    why      why it is only coming: no rule applies the law yet, or the day has not come
    context  whether it only stands beside what was asked for
    """

    row: Row = field(hash=False)
    force: Force
    why: Why = ""
    context: bool = False


def is_firm(row: Row) -> bool:
    """Whether a step is the report of a firm: a duty, and told by any operator."""
    return bool(row["step"] == "duty" and row["from_role"] == "operator" and not row["from_id"])


def firm_duties(whole: Atlas, filters: Filters, today: str) -> list[FirmDuty]:
    """What a firm owes on the day, fastest first, what has no fixed clock after it.

    filters  a sector brings its partners across and what holds for any sector; without one all
             sectors are told of; a country leaves the other one out unless a sector brings it
    """
    atlas = apply(whole, filters, today)
    matched = {
        row["id"]
        for row in atlas.rows("reporting_duties")
        if not atlas.is_context("reporting_duties", row["id"])
    }
    wider = apply(whole, replace(filters, country=(), sector=()), today)
    beside = {row["id"] for row in wider.rows("reporting_duties") if brought(row, atlas, filters)}
    rows = [row for row in wider.rows("reporting_duties") if row["id"] in matched | beside]
    rows += [row for row in announced(wider, atlas, filters) if row not in rows]
    found = [
        duty_of(row, atlas.day, context=row["id"] in beside - matched and is_partner(row, filters))
        for row in rows
        if is_firm(row)
    ]
    return sorted(found, key=speed)


def brought(row: Row, atlas: Atlas, filters: Filters) -> bool:
    """Whether a chosen sector brings a duty along: of a partner sector, or general there."""
    if not filters.sector:
        return False
    sectors = atlas.keys("sectors")
    if row["sector_id"]:
        return row["sector_id"] in sectors
    return row["country"] in {each["country"] for each in atlas.rows("sectors")}


def is_partner(row: Row, filters: Filters) -> bool:
    """Whether a duty is of a sector that was not chosen, or of a country that was not."""
    other = row["sector_id"] and row["sector_id"] not in filters.sector
    abroad = filters.country and row["country"] not in filters.country
    return bool(other or abroad)


def announced(wider: Atlas, atlas: Atlas, filters: Filters) -> list[Row]:
    """The duties that had not begun on the day, though a law or order behind them was adopted."""
    day, whole = atlas.day, atlas.whole
    return [
        row
        for row in whole.rows("reporting_duties")
        if first_day(row["valid_from"]) > day
        and (not filters.country or row["country"] in filters.country)
        and (
            not filters.sector or not row["sector_id"] or row["sector_id"] in atlas.keys("sectors")
        )
        and any(
            (law := wider.row("instruments", key)) and instrument_status(law, day) == "coming"
            for key in row["instrument_id"]
        )
    ]


def duty_of(row: Row, day: str, context: bool) -> FirmDuty:
    """A duty with what it amounts to on a day; what is not in force never binds."""
    if row["obligation"] == COMING:
        return FirmDuty(row, "coming", "no-rule", context)
    if first_day(row["valid_from"]) > day:
        return FirmDuty(row, "coming", "later", context)
    return FirmDuty(row, "must" if row["obligation"] in BINDING else "asked", "", context)


def speed(duty: FirmDuty) -> tuple[int, bool, int, int, str]:
    """What binds, then what is asked, then what is coming; in each the shortest clock first."""
    row = duty.row
    hours = row["deadline_hours"]
    obligations = (*BINDING, COMING, "voluntary")
    return (
        FORCES.index(duty.force),
        hours is None,
        hours or 0,
        obligations.index(row["obligation"]),
        row["id"],
    )


def bases_on(atlas: Atlas, row: Row) -> list[Row]:
    """The instruments a duty rests on that are there on the day of an atlas; all, where none is."""
    named = [law for key in row["instrument_id"] if (law := atlas.whole.row("instruments", key))]
    there = [law for law in named if law["id"] in atlas.keys("instruments")]
    return there or named
