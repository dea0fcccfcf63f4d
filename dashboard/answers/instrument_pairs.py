"""Which law or paper of one country answers to which of the other, and which is known to have none."""

from dataclasses import dataclass, field
from typing import Literal

from dashboard.answers.pathways import COMING
from dashboard.answers.profile import naming
from dashboard.filters.day import instrument_status
from dashboard.tables.atlas import Atlas, Row

Standing = Literal["in-force", "coming", "undated", "ended"]
GAP = "gap"


@dataclass(frozen=True)
class Pair:
    """One row of the crosswalk of instruments.

    row          the row; its sources carry the statement
    left, right  the two instruments; None at the end where there is none
    """

    row: Row = field(hash=False)
    left: Row | None = field(hash=False)
    right: Row | None = field(hash=False)

    @property
    def missing(self) -> bool:
        """Whether the row says that the other country has nothing of the kind."""
        return bool(self.row["relation"] == GAP)


def pairs(atlas: Atlas) -> list[Pair]:
    """The pairs of an atlas, both ends of which stand on its day; in file order."""
    whole = atlas.whole
    return [
        Pair(row, whole.row("instruments", row["from_id"]), whole.row("instruments", row["to_id"]))
        for row in atlas.rows("instrument_crosswalk")
    ]


def uncompared(atlas: Atlas) -> list[Row]:
    """The instruments of the two sides that no row of the crosswalk names: not known to lack one."""
    whole = atlas.whole
    named = {
        key for row in whole.rows("instrument_crosswalk") for key in (row["from_id"], row["to_id"])
    }
    sides = {row["code"]: row["side"] for row in whole.rows("countries")}
    return [
        row
        for row in atlas.rows("instruments")
        if row["id"] not in named
        and sides[row["country"]] != "none"
        and not atlas.is_context("instruments", row["id"])
    ]


def standing_on(atlas: Atlas, row: Row, day: str) -> Standing:
    """Whether an instrument binds on a day (YYYY-MM-DD).

    "in-force"  the day it took effect is recorded and has come
    "coming"    it takes effect later; or all duties that rest on it are in law but not in force
    "undated"   no day of effect is recorded: it may be in use, or a proposal
    "ended"     its last day has passed
    """
    status = instrument_status(row, day)
    if status in ("ended", "coming"):
        return "ended" if status == "ended" else "coming"
    if row["in_force"]:
        return "in-force"
    duties = naming(atlas.whole, "reporting_duties", "instrument_id", row["id"])
    waiting = bool(duties) and all(duty["obligation"] == COMING for duty in duties)
    return "coming" if waiting else "undated"
