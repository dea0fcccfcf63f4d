"""The picture of when topics were last dealt with: a strip of dated channels for each topic."""

from typing import Any

from dashboard.charts.chart import Figure, Row
from dashboard.charts.coarse import middle, reaches
from dashboard.charts.phone import with_phone
from dashboard.charts.theme import HOVER, STILL, figure, hover, layout, safe, wrapped, years
from dashboard.language.words import Words

LINE, HEAD = 23, 30
FIRST_YEAR, LEAST_YEARS = 2014, 6


def draw(found: list[Row], words: Words) -> Figure:
    """The picture, and its arrangement for a phone."""
    return with_phone(arranged(found, words, False), arranged(found, words, True))


def arranged(found: list[Row], words: Words, slim: bool) -> Figure:
    """The picture in one size."""
    day = found[0]["day"]
    first = f"{min(FIRST_YEAR, int(day[:4]) - LEAST_YEARS)}-01-01"
    left, right = (112, 100) if slim else (214, 300)
    line = LINE + 8 if slim else LINE
    return figure(
        [
            reaches(dates(found, first), first, day, "@accent"),
            *(signs(found, first, mechanism, words) for mechanism in (False, True)),
            topics(found, first, words, slim),
            last(found, day, words, slim),
        ],
        layout(
            words,
            height=HEAD + line * len(found) + 8,
            margin={"l": left, "r": right, "t": HEAD, "b": 8},
            xaxis=years(first, day, words, every=4 if slim else 2, side="top"),
            yaxis={"visible": False, "fixedrange": True, "range": [len(found) - 0.5, -0.5]},
            shapes=[along(at) for at in range(len(found))],
        ),
    )


def dates(found: list[Row], first: str) -> list[tuple[str, float]]:
    """The dates of all signs with the places of their topics."""
    return [
        (unit["date"], at)
        for at, row in enumerate(found)
        for unit in row["units"]
        if unit["date"] >= first[:4]
    ]


def signs(found: list[Row], first: str, mechanism: bool, words: Words) -> dict[str, Any]:
    """A sign for each dated channel: a dot for a meeting of a mechanism, a square for all else."""
    own = [
        (at, unit, unit is row["units"][0])
        for at, row in enumerate(found)
        for unit in row["units"]
        if unit["mechanism"] == mechanism and unit["date"] >= first[:4]
    ]
    return {
        "type": "scatter", "mode": "markers", "cliponaxis": False,
        "x": [middle(unit["date"], first, found[0]["day"]) for _, unit, _ in own],
        "y": [at for at, _, _ in own],
        "marker": {
            "symbol": "circle" if mechanism else "square", "opacity": 1,
            "size": [11 if latest else 8 for _, _, latest in own],
            "color": [
                ("@accent" if latest else "@accent/50") if mechanism else "@paper"
                for _, _, latest in own
            ],
            "line": {"width": [2 if latest else 1 for _, _, latest in own], "color": "@accent"},
        },
        "hovertext": [
            hover(unit["name"], [unit["form"], words.date(unit["date"])], words)
            for _, unit, _ in own
        ],
        "customdata": [unit["key"] for _, unit, _ in own], **HOVER,
    }  # fmt: skip


def topics(found: list[Row], first: str, words: Words, slim: bool) -> dict[str, Any]:
    """The topics beside the picture."""
    said = [wrapped(row["topic_short"], 8, words) if slim else safe(row["topic"]) for row in found]
    return {
        "type": "scatter", "mode": "markers+text", "x": [first] * len(found),
        "y": list(range(len(found))), "text": said, "textposition": "middle left",
        "textfont": {"size": 11 if slim else 12}, "marker": {"size": 8, "opacity": 0},
        "cliponaxis": False, **STILL,
    }  # fmt: skip


def last(found: list[Row], day: str, words: Words, slim: bool) -> dict[str, Any]:
    """The last date, and the channel that shows it; a click opens its card."""
    text = "chart.topics-last-dealt.label"
    said = [
        words.date(row["date"]) if slim or not row["date"] else
        words.text(text, day=words.date(row["date"]), channel=row["channel_short"])
        for row in found
    ]  # fmt: skip
    return {
        "type": "scatter", "mode": "markers+text", "x": [day] * len(found),
        "y": list(range(len(found))), "text": [safe(each) for each in said],
        "textposition": "middle right", "textfont": {"size": 11 if slim else 12},
        "marker": {"size": 14, "opacity": 0, "color": "@ink"}, "cliponaxis": False,
        "hovertext": [hover(row["channel"], [row["framework"]], words) for row in found],
        "customdata": [row["key"] for row in found], **HOVER,
    }  # fmt: skip


def along(at: int) -> dict[str, Any]:
    """A faint line to read along."""
    return {
        "type": "line", "layer": "below", "xref": "paper", "x0": 0, "x1": 1, "y0": at, "y1": at,
        "line": {"color": "@rule", "width": 1},
    }  # fmt: skip
