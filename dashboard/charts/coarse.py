"""Coarse dates on a time axis: the middle of the days they can mean, and how far they reach."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from dashboard.charts.theme import STILL, span

Trace = dict[str, Any]

DAY = 86_400_000  # milliseconds, in which a time axis counts lengths


def reach(coarse: str, first: str, last: str) -> tuple[str, str]:
    """The first and last day a coarse date can mean, as far as they are on an axis.

    Takes the ends of the axis, YYYY-MM-DD.
    """
    start, end = (min(max(day, first), last) for day in span(coarse))
    return start, end


def middle(coarse: str, first: str, last: str) -> str:
    """Where a coarse date stands on an axis: the middle of the days it can mean."""
    start, end = reach(coarse, first, last)
    return later(start, length(start, end) / 2) if start < end else start


def reaches(dated: Iterable[tuple[str, float]], first: str, last: str, colour: str) -> Trace:
    """A trace of lines as long as dates are coarse. Takes coarse dates with their places."""
    xs: list[str | None] = []
    ys: list[float | None] = []
    for coarse, at in dated:
        if len(coarse) < len(first):
            xs += [*reach(coarse, first, last), None]
            ys += [at, at, None]
    line = {"color": colour, "width": 1.5}
    return {"type": "scatter", "mode": "lines", "x": xs, "y": ys, "line": line, **STILL}


def later(day: str, milliseconds: float) -> str:
    """A day some time after another."""
    return (date.fromisoformat(day) + timedelta(days=int(milliseconds // DAY))).isoformat()


def length(first: str, last: str) -> int:
    """The time between two days in milliseconds; a day at least."""
    return max((date.fromisoformat(last) - date.fromisoformat(first)).days, 1) * DAY
