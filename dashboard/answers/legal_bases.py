"""What law a body's recorded tasks rest on, and since when; what it issued itself is no such law."""

from dataclasses import dataclass, field
from typing import Literal

from dashboard.answers.pathways import COMING
from dashboard.answers.profile import naming, rungs_of
from dashboard.tables.atlas import Atlas, Row
from dashboard.tables.dates import first_day

Ground = Literal["founding", "duty", "lead", "support", "coming"]
GROUNDS: tuple[Ground, ...] = ("founding", "duty", "lead", "support", "coming")
STRONG: tuple[Ground, ...] = ("founding", "duty", "lead")
"""What ties a law to the body itself; a step it only supports may rest on the power of another."""

LAWS = ("law", "regulation", "executive-order", "directive", "treaty")
"""Kinds of instruments that can give power; strategies, plans and guidelines set tasks."""

FOUNDING = ("organization", "legislation")
"""Kinds of events that tell of a body set up under a law."""


@dataclass(frozen=True)
class LegalBasis:
    """A law or paper behind a body.

    law      the instrument
    grounds  why it counts -> the rows that say so: it is named with the body when the body began;
             reports owed to the body rest on it; a step of the ladder that the body leads, or only
             supports, rests on it; reports to the body that are in law but not in force rest on it
    """

    law: Row = field(hash=False)
    grounds: dict[Ground, list[Row]] = field(hash=False)

    @property
    def is_strong(self) -> bool:
        """Whether a task of the body itself rests on it."""
        return not set(STRONG).isdisjoint(self.grounds)

    @property
    def rows(self) -> list[Row]:
        """Every row that says so."""
        return [row for rows in self.grounds.values() for row in rows]


def legal_bases(atlas: Atlas, body: str) -> list[LegalBasis]:
    """The laws and papers behind a body on the day of an atlas, the founding one first, then by age.

    Only instruments that are there on the day. Empty where none is recorded: that says nothing
    about whether there is one.
    """
    found: dict[str, dict[Ground, list[Row]]] = {}
    for ground, key, row in grounds_of(atlas, body):
        law = atlas.row("instruments", key)
        if law:
            rows = found.setdefault(key, {}).setdefault(ground, [])
            rows += [] if row in rows else [row]
    made = [
        LegalBasis(law, grounds)
        for key, grounds in found.items()
        if (law := atlas.row("instruments", key))
    ]
    return sorted(made, key=age)


def age(basis: LegalBasis) -> tuple[int, bool, str, str]:
    """The strongest ground first, in it laws before plans, then the oldest."""
    law = basis.law
    strongest = min(GROUNDS.index(ground) for ground in basis.grounds)
    begun = first_day(law["in_force"] or law["enacted"] or "9999")
    return strongest, law["kind"] not in LAWS, begun, law["id"]


def grounds_of(atlas: Atlas, body: str) -> list[tuple[Ground, str, Row]]:
    """Every statement that ties a body to an instrument: (why, instrument, row)."""
    found: list[tuple[Ground, str, Row]] = []
    found += [("founding", key, row) for row, key in foundings(atlas, body)]
    for row in naming(atlas, "reporting_duties", "to_id", body):
        ground: Ground = "coming" if row["obligation"] == COMING else "duty"
        if row["step"] == "duty":
            found += [(ground, key, row) for key in row["instrument_id"]]
    for part, row in rungs_of(atlas, body):
        led: Ground = "lead" if part == "lead" else "support"
        if part != "partner":
            found += [(led, key, row) for key in row["instrument_ids"]]
    return found


def foundings(atlas: Atlas, body: str) -> list[tuple[Row, str]]:
    """The events that name a body and a law on the day the body began: (event, instrument)."""
    row = atlas.whole.row("entities", body)
    start = str(row["valid_from"]) if row else ""
    return [
        (event, key)
        for event in naming(atlas, "events", "entity_ids", body)
        if start and event["kind"] in FOUNDING and same_date(event["date"], start)
        for key in event["instrument_ids"]
    ]


def same_date(one: str, other: str) -> bool:
    """Whether two coarse dates agree as far as both are known."""
    known = min(len(one), len(other))
    return one[:known] == other[:known]


def issued(atlas: Atlas, body: str) -> list[Row]:
    """What a body itself issued or is in charge of: power it uses, not the law that gives it."""
    return naming(atlas, "instruments", "issuer_ids", body)


def bodies_with_bases(atlas: Atlas) -> dict[str, list[LegalBasis]]:
    """Every body of the two sides on the day with its bases; an empty list where none is recorded."""
    sides = {row["code"]: row["side"] for row in atlas.whole.rows("countries")}
    return {
        row["id"]: legal_bases(atlas, row["id"])
        for row in atlas.rows("entities")
        if sides[row["country"]] != "none"
    }
