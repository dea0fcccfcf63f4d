"""What happened: whose event it was, how much it concerned, and which roundtable counts."""

from functools import lru_cache
from typing import Literal

from dashboard.tables.atlas import Atlas, Row
from dashboard.tables.dates import first_day, last_day

Party = Literal["left", "right", "both", "others"]

CONCERNS = ("entity_ids", "channel_ids", "framework_ids", "sector_ids", "instrument_ids")


def party_of(whole: Atlas, event: Row) -> Party:
    """Whether an event concerns the left side, the right side, both, or neither of them."""
    of = {row["code"]: row["side"] for row in whole.rows("countries")}
    there = {of[code] for code in event["countries"]}
    if {"left", "right"} <= there:
        return "both"
    return "left" if "left" in there else "right" if "right" in there else "others"


def weight_of(event: Row) -> int:
    """How many bodies, channels, frameworks, sectors, laws and papers an event concerns."""
    return sum(len(event[column]) for column in CONCERNS)


def days_of(event: Row) -> tuple[str, str]:
    """The first and the last day (YYYY-MM-DD) an event can have fallen on."""
    return first_day(event["date"]), last_day(event["end_date"] or event["date"])


def is_coarse(event: Row) -> bool:
    """Whether the day of an event, or its first or last day, is not known."""
    return len(event["date"]) < 10 or 0 < len(event["end_date"]) < 10


def since(event: Row, day: str) -> bool:
    """Whether an event surely began after a day (YYYY-MM-DD)."""
    return first_day(event["date"]) > day


@lru_cache(maxsize=4)
def roundtable(whole: Atlas) -> Row | None:
    """The event of which most statements are recorded; None where no statement is."""
    said: dict[str, int] = {}
    for row in whole.rows("observations"):
        said[row["event_id"]] = said.get(row["event_id"], 0) + 1
    return whole.row("events", max(said, key=lambda key: said[key])) if said else None
