"""Whether a life began or ended between two days, and who became whom, by coarse dates."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from dashboard.tables.atlas import Row
from dashboard.tables.dates import ALWAYS, first_day, last_day

Sure = Literal["yes", "possibly", "no"]
Apart = Literal["at-once", "before", "later"]

AT_ONCE = 31  # days between the end of a body and the start of the one it became


@dataclass(frozen=True)
class Shift:
    """Whether a life began, and whether it ended, after the first day and up to the second."""

    begun: Sure
    ended: Sure


def fell(coarse: str, after: str, until: str) -> Sure:
    """Whether a coarse date lies after one day and not after another; "" lies nowhere."""
    if not coarse or after >= until or last_day(coarse) <= after or first_day(coarse) > until:
        return "no"
    return "yes" if first_day(coarse) > after and last_day(coarse) <= until else "possibly"


def shift_of(row: Row, first: str, last: str) -> Shift:
    """What befell a row with a life between two days (YYYY-MM-DD).

    `valid_to` is a last day: the row has ended on a day when that lies before it, and had not ended
    on the first day when that lies on or after it.
    """
    return Shift(
        fell(row["valid_from"], first, last),
        fell(row["valid_to"], day_before(first), day_before(last)),
    )


def day_before(day: str) -> str:
    """The day before a day."""
    return day if day == ALWAYS else (date.fromisoformat(day) - timedelta(1)).isoformat()


def apart(old: Row, new: Row) -> Apart:
    """Whether a successor began about when its predecessor ended, long before, or some time later.

    Coarse dates count as near as they can mean; an unknown start counts as before.
    """
    start, end = new["valid_from"], old["valid_to"]
    if not start or days(last_day(start), first_day(end)) > AT_ONCE:
        return "before"
    return "later" if days(last_day(end), first_day(start)) > AT_ONCE else "at-once"


def days(one: str, other: str) -> int:
    """How many days one day lies before another."""
    return (date.fromisoformat(other) - date.fromisoformat(one)).days


def is_over(shift: Shift) -> bool:
    """Whether a row is gone; one that surely began is not over while that is in doubt."""
    return shift.ended == "yes" or (shift.ended == "possibly" and shift.begun != "yes")


def is_new(shift: Shift) -> bool:
    """Whether a row began and is still there."""
    return shift.begun != "no" and not is_over(shift)


def successions(
    every: Mapping[str, Row], shifts: Mapping[str, Shift]
) -> tuple[dict[str, tuple[str, ...]], frozenset[str]]:
    """Who became whom between the two days.

    Returns for each row that others became, those others; and the rows that ended when one that had
    been there before took over. A row that came and went in between is passed through: what became
    it became what it became.
    """
    became: dict[str, tuple[str, ...]] = {}
    merged = set()
    for key, shift in shifts.items():
        if not is_over(shift) or shift.begun == "yes":
            continue
        heir, way = heir_of(key, every, shifts)
        if way == "at-once" and is_new(shifts[heir]):
            became[heir] = (*became.get(heir, ()), key)
        elif way == "before":
            merged.add(key)
    return became, frozenset(merged)


def heir_of(key: str, every: Mapping[str, Row], shifts: Mapping[str, Shift]) -> tuple[str, Apart]:
    """The row that stands for another in the end, and how far apart the last step was."""
    heir, way, passed = key, "later", {key}
    while (after := every[heir].get("successor_id", "")) in every and after not in passed:
        step = apart(every[heir], every[after])
        if step != "at-once" and heir != key:
            break
        heir, way = after, step
        passed.add(after)
        if step != "at-once" or shifts[heir].begun != "yes" or not is_over(shifts[heir]):
            break
    return heir, way  # type: ignore[return-value]
