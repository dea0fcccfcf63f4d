"""Coarse dates on a time axis: the middle of the days they can mean, and how far that reaches."""

from datetime import date, timedelta

from dashboard.charts.theme import span

DAY = 86_400_000  # milliseconds, in which a time axis counts lengths


def middle(coarse: str, first: str, last: str) -> tuple[str, int]:
    """Where a coarse date stands on an axis from `first` to `last`, both YYYY-MM-DD.

    Returns the middle of the days it can mean, as far as they are on the axis, and half their
    length in milliseconds, 0 for a full day.
    """
    start, end = (date.fromisoformat(min(max(each, first), last)) for each in span(coarse))
    half = (end - start).days // 2
    return (start + timedelta(days=half)).isoformat(), half * DAY


def later(day: str, milliseconds: float) -> str:
    """A day some time after another."""
    return (date.fromisoformat(day) + timedelta(days=int(milliseconds // DAY))).isoformat()


def length(first: str, last: str) -> int:
    """The time between two days in milliseconds; a day at least."""
    return max((date.fromisoformat(last) - date.fromisoformat(first)).days, 1) * DAY
