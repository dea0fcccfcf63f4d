"""An incident in a sector of a country: who tells whom, in what order, and what crosses over."""

from dataclasses import dataclass, field
from typing import Literal

from dashboard.filters.context import CORRESPONDING
from dashboard.tables.atlas import Atlas, Row

Lane = Literal["operator", "body", "authority", "coordinator", "across"]
Way = Literal["home", "out", "in", ""]

LANES: tuple[Lane, ...] = ("operator", "body", "authority", "coordinator", "across")
BODIES = frozenset({"isac", "coordination-body", "industry", "public-private-partnership"})
"""Kinds of bodies in which the operators of a sector come together."""

VULNERABILITY = "vulnerability"
BEFORE, AFTER = "left-of-boom", "right-of-boom"
COMING = "statutory-not-in-force"
CLOSE = ("exactMatch", "closeMatch", "broadMatch", "narrowMatch")
RUNGS_LED = ("peacetime", "incident")


@dataclass(frozen=True)
class Case:
    """Where an incident happens: a country, and one of its sectors; "" is any operator."""

    country: str
    sector: str = ""


@dataclass(frozen=True)
class Step:
    """One step of the tables as a case meets it.

    row      the row of reporting_duties
    lane     the lane of who tells
    way      within the country, out to another, or in from another
    general  whether it stands for every sector
    """

    row: Row = field(hash=False)
    lane: Lane
    way: Way
    general: bool


def cases(
    atlas: Atlas, countries: tuple[str, ...], sectors: tuple[str, ...], against: str
) -> tuple[Case, Case]:
    """The two cases that are set side by side.

    countries, sectors  the filters; the first chosen sector (of a chosen country, if there is one)
                        is the first case, else the first chosen country of a side, else the left
    against             the sector or country set beside it; "" is the second chosen sector, else
                        what answers to the first case across
    """
    whole = atlas.whole
    rows = [row for key in sectors if (row := whole.row("sectors", key))]
    rows.sort(key=lambda row: bool(countries) and row["country"] not in countries)
    sides = country_sides(atlas)
    left = next(code for code, side in sides.items() if side == "left")
    named = next((code for code in countries if sides.get(code) in ("left", "right")), left)
    first = case_of(rows[0]) if rows else Case(named)
    beside = whole.row("sectors", against)
    if beside:
        return first, case_of(beside)
    if sides.get(against) in ("left", "right"):
        return first, answering(atlas, first, against)
    if len(rows) > 1:
        return first, case_of(rows[1])
    return first, answering(atlas, first, opposite(atlas, first.country))


def case_of(sector: Row) -> Case:
    """The case of a sector."""
    return Case(sector["country"], sector["id"])


def country_sides(atlas: Atlas) -> dict[str, str]:
    """The side of every country."""
    return {row["code"]: row["side"] for row in atlas.whole.rows("countries")}


def opposite(atlas: Atlas, country: str) -> str:
    """The country of the other side."""
    sides = country_sides(atlas)
    return next(
        code for code, side in sides.items() if side not in ("none", sides.get(country, "none"))
    )


def answering(atlas: Atlas, case: Case, country: str) -> Case:
    """The case of a country that answers best to another case; any operator where none does."""
    if country == case.country:
        return Case(country)
    partners = [
        key
        for key in partner_sectors(atlas, case.sector, CORRESPONDING)
        if (row := atlas.whole.row("sectors", key)) and row["country"] == country
    ]
    return Case(country, next(iter(partners), ""))


def partner_sectors(atlas: Atlas, sector: str, grades: tuple[str, ...]) -> list[str]:
    """The sectors across that answer to a sector, the closest first."""
    found = [
        (CLOSE.index(row["match"]) if row["match"] in CLOSE else len(CLOSE), other)
        for row in atlas.whole.rows("sector_crosswalk")
        for own, other in (
            (row["from_id"], row["to_id"]),
            (row["to_id"], row["from_id"]),
        )
        if sector and own == sector and other and row["match"] in grades
    ]
    return [other for _, other in sorted(found, key=lambda pair: pair[0])]


def coordinators(atlas: Atlas, country: str) -> frozenset[str]:
    """The bodies that lead both in peacetime and in an incident, by the ladder of the day."""
    leads = [
        {
            row["lead_id"]
            for row in atlas.rows("escalation")
            if row["country"] == country and row["step"] == step
        }
        for step in RUNGS_LED
    ]
    return frozenset(leads[0] & leads[1])


def covers(row: Row, event: str) -> bool:
    """Whether a step fits a kind of event: named by its trigger, or limited to no kind.

    A vulnerability is no incident: steps that begin only after one fit it only where they name it.
    """
    if not event or event in row["incident_kinds"]:
        return True
    if row["incident_kinds"]:
        return False
    return event != VULNERABILITY or row["phase"] != AFTER


def steps(atlas: Atlas, case: Case, event: str = "") -> tuple[Step, ...]:
    """Every step of a case that can be met on the day of the atlas, from the operator outwards.

    Steps of its sector, steps for any operator, steps of the bodies these reach, and the steps that
    lead from those to the other side or come in from there. Without a sector: all that are general.
    """
    there = Reach(atlas, case)
    rows = [row for row in atlas.rows("reporting_duties") if covers(row, event)]
    found = {row["id"]: row for row in rows if there.begins(row)}
    before = -1
    while before != (before := len(found)):
        there.bodies |= {row["to_id"] for row in found.values() if there.way(row) == "home"}
        found |= {row["id"]: row for row in rows if there.goes_on(row)}
    coordinating = coordinators(atlas, case.country)
    made = [
        Step(
            row,
            "across"
            if there.way(row) == "in"
            else lane_of(atlas, case, row["from_id"], coordinating),
            there.way(row),
            not row["sector_id"],
        )
        for row in found.values()
    ]
    return tuple(sorted(made, key=order))


def order(step: Step) -> tuple[int, bool, int, int, str]:
    """Lane after lane, in each what stands before an incident first, then by the first clock."""
    phases = (BEFORE, "both", AFTER)
    row = step.row
    lane = LANES.index("across" if step.way != "home" else step.lane)
    return lane, step.way == "in", phases.index(row["phase"]), row["deadline_hours"] or 0, row["id"]


def left_out(atlas: Atlas, case: Case, event: str) -> list[Row]:
    """The steps of a case that begin only if it is also another kind of event."""
    kept = {step.row["id"] for step in steps(atlas, case, event)}
    return [step.row for step in steps(atlas, case) if step.row["id"] not in kept]


def lane_of(atlas: Atlas, case: Case, body: str, coordinating: frozenset[str]) -> Lane:
    """The lane of a body; "" is the operator."""
    row = atlas.whole.row("entities", body)
    if row is None:
        return "operator"
    if row["country"] != case.country:
        return "across"
    if body in coordinating:
        return "coordinator"
    return "body" if row["kind"] in BODIES else "authority"


class Reach:
    """What a case has reached so far: its country, its sector, the bodies that are told."""

    def __init__(self, atlas: Atlas, case: Case) -> None:
        self.case = case
        self.countries = {row["id"]: row["country"] for row in atlas.whole.rows("entities")}
        self.related = {*partner_sectors(atlas, case.sector, (*CLOSE, "relatedMatch"))}
        self.members = {
            row["entity_id"]
            for row in atlas.rows("entity_sectors")
            if row["sector_id"] == case.sector
        }
        self.bodies: set[str] = set()

    def way(self, row: Row) -> Way:
        """Whether a step stays in the country, leads out, comes in; "" if it is another's."""
        teller = self.countries.get(row["from_id"], row["country"])
        told = self.countries.get(row["to_id"], teller)
        if teller == told:
            return "home" if teller == self.case.country else ""
        if teller == self.case.country:
            return "out"
        return "in" if told == self.case.country else ""

    def begins(self, row: Row) -> bool:
        """Whether a step belongs to the case whatever else is told."""
        if not self.way(row) or self.way(row) == "in":
            return bool(self.way(row)) and self.comes_in(row)
        if row["sector_id"]:
            return bool(row["sector_id"] == self.case.sector)
        return not row["from_id"] or not self.case.sector

    def comes_in(self, row: Row) -> bool:
        """Whether a step from across ends in the case's sector, or is general for all of them."""
        if not row["sector_id"]:
            return not self.case.sector
        return row["sector_id"] in self.related and row["to_id"] in self.members

    def goes_on(self, row: Row) -> bool:
        """Whether a general step is reached by those already taken."""
        if row["sector_id"] not in ("", self.case.sector):
            return False
        ends = {"home": "from_id", "out": "from_id", "in": "to_id"}
        way = self.way(row)
        return bool(way) and row[ends[way]] in self.bodies - {""}
