"""What grids with a column for each framework share: the names above, the sums at the end of a line."""

from collections.abc import Sequence
from typing import Any

from dashboard.charts.chart import Row
from dashboard.charts.theme import HOVER, STILL, label, safe, wrapped
from dashboard.language.words import Words

BESIDE, NUMBER_BESIDE = 0.2, 0.3  # columns between the grid and the sums, and their numbers
THICKNESS = 9  # of a bar, in the units of the lines


def framework_heads(found: list[Row], frameworks: list[str]) -> list[dict[str, Any]]:
    """The short names of the frameworks above the grid, upright.

    Takes rows with `framework_id` and `framework_short`, and the frameworks in the order of columns.
    """
    own = {row["framework_id"]: row["framework_short"] for row in found}
    return [
        label(at, 1, safe(own[each]), yref="paper", xanchor="center", yanchor="bottom",
              textangle=-90, font={"size": 12})
        for at, each in enumerate(frameworks)
    ]  # fmt: skip


def sum_head(said: str, last: int, width: int, words: Words) -> dict[str, Any]:
    """The heading of the sums after `last` columns, in lines of `width` full-width characters."""
    return label(
        last, 1, wrapped(said, width, words), yref="paper", xanchor="left",
        yanchor="bottom", align="left", font={"size": 12, "color": "@muted"},
    )  # fmt: skip


def sum_bars(
    counts: Sequence[int], ys: Sequence[float], start: int, room: float, more: dict[str, Any]
) -> list[dict[str, Any]]:
    """A bar with its number for each line, the longest as long as there is room.

    Takes the counts and the places of the lines, how many columns stand before, the columns there
    are for the bars, and what else the bars have: marker colour, hover text, keys.
    """
    most = max(counts, default=1)
    lengths = [round(room * count / most, 3) for count in counts]
    bars = {
        "type": "bar", "orientation": "h", "base": [start + BESIDE] * len(lengths),
        "x": lengths, "y": list(ys), "width": [THICKNESS] * len(lengths), **more, **HOVER,
    }  # fmt: skip
    numbers = {
        "type": "scatter", "mode": "text", "y": list(ys),
        "x": [start + NUMBER_BESIDE + length for length in lengths],
        "text": [str(count) for count in counts], "textposition": "middle right",
        "textfont": {"size": 12}, "cliponaxis": False, **STILL,
    }  # fmt: skip
    return [bars, numbers]
