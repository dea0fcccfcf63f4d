"""Whether something was in force on a day, and how sure that is, from dates that may be coarse."""

from typing import Literal

from dashboard.tables.atlas import Doubt, Row
from dashboard.tables.column import Table
from dashboard.tables.dates import first_day, last_day

Status = Literal["in-force", "coming", "ended", "unknown"]


def in_force(start: str, end: str, day: str) -> bool:
    """Whether a life from `start` to `end` can include the day.

    start, end  coarse dates; "" is an unknown start, or an end not known to have come
    day         a full day, YYYY-MM-DD
    """
    return first_day(start) <= day <= last_day(end)


def doubt_on(start: str, end: str, day: str) -> Doubt | None:
    """Why it is not certain that a life that can include the day does include it; None if it is.

    A year as a start leaves open whether the life had begun on any of its days but the last; a year
    as an end, whether it had ended on any of its days but the first. That is "possibly"; it says
    more than "unknown-start", which stands where no start is recorded at all.
    """
    if end and first_day(end) < day <= last_day(end):
        return "possibly"
    if not start:
        return "unknown-start"
    return "possibly" if first_day(start) <= day < last_day(start) else None


def life_of(table: Table, row: Row) -> tuple[str, str]:
    """The coarse first and last date of a row's life, as its table declares them; "" if unknown."""
    start = str(row[table.starts]) if table.starts else ""
    end = str(row[table.ends]) if table.ends else ""
    return start, end


def instrument_life(row: Row, day: str) -> tuple[str, str]:
    """The life of a law or paper as a reader meets it: from its adoption to its end.

    One adopted but not yet in force on the day is there to be read, so it counts from its adoption;
    where both dates have come, the day it took effect is the one that matters.
    """
    enacted, effect = str(row["enacted"]), str(row["in_force"])
    begun = effect and first_day(effect) <= day
    return (effect if begun else enacted or effect), str(row["repealed"])


def instrument_status(row: Row, day: str) -> Status:
    """What a law or paper is on a day.

    "in-force"  its effect (its adoption, where no date of effect is recorded) had come by the day
    "coming"    adopted, or dated, but not in force yet
    "ended"     its last day had passed
    "unknown"   no date of adoption or of effect is recorded

    A coarse date counts as come from the first day it can mean; `doubt_on` says that it is coarse.
    """
    start, end = str(row["in_force"] or row["enacted"]), str(row["repealed"])
    if day > last_day(end):
        return "ended"
    if not start:
        return "unknown"
    return "in-force" if first_day(start) <= day else "coming"
