"""The picture of the lives of channels: a line for each, by framework, with its last meeting."""

from typing import Any

from dashboard.charts import channel_lives_marks as marks
from dashboard.charts.channel_lives_places import ENDED, SLIM, WIDE, Placed, Size, placed
from dashboard.charts.chart import Figure, Row
from dashboard.charts.phone import with_phone
from dashboard.charts.theme import figure, label, layout, safe
from dashboard.language.words import Words

NAME = "channel-lives"
FIRST_YEAR, LEAST_YEARS = 2010, 6
HEAD = 46  # pixels above the first line
LEVELS = (30, 12)  # pixels above the lines: where the day and the roundtable are named


def draw(found: list[Row], words: Words) -> Figure:
    """The picture, and its arrangement for a phone."""
    return with_phone(arranged(found, words, WIDE), arranged(found, words, SLIM))


def arranged(found: list[Row], words: Words, size: Size) -> Figure:
    """The picture in one size."""
    day = found[0]["day"]
    first = f"{min(FIRST_YEAR, int(day[:4]) - LEAST_YEARS)}-01-01"
    places = placed(found, size)
    lines = list(zip(found, places.names, places.bars, strict=True))
    return figure(
        marks.traces(lines, first, words, size),
        layout(
            words,
            height=int(HEAD + places.height + 8),
            margin={"l": size.left + 8, "r": size.right + 8, "t": HEAD, "b": 8},
            barmode="overlay",
            xaxis={"type": "date", "range": [first, day], "fixedrange": True, "visible": False},
            yaxis={"visible": False, "fixedrange": True, "range": [places.height, 0]},
            shapes=[*grid(first, day, size, places), *days(day, words)],
            annotations=[
                *kinds(places, first, day, words, size),
                *frameworks(places, size),
                *day_names(day, words),
                *columns(words, size),
            ],
        ),
    )


def years(first: str, day: str, every: int) -> list[str]:
    """The first days of the years that are marked."""
    there = range(int(first[:4]), int(day[:4]) + 1)
    return [f"{year}-01-01" for year in there if year % every == 0]


def grid(first: str, day: str, size: Size, places: Placed) -> list[dict[str, Any]]:
    """Hairlines at the years, and a rule above each kind."""
    upright = [
        line(year, year, 0, places.height, "@rule") for year in years(first, day, size.every)
    ]
    tops = [at - size.group / 2 + 6 for at, _ in places.groups]
    rules = [
        {
            "type": "line", "layer": "below", "xref": "paper", "xsizemode": "pixel", "xanchor": 0,
            "x0": -size.left, "x1": 2000, "y0": top, "y1": top,
            "line": {"color": "@rule-strong", "width": 1},
        }
        for top in tops
    ]  # fmt: skip
    return upright + rules


def line(
    x0: str, x1: str, y0: float, y1: float, colour: str, dash: str = "solid"
) -> dict[str, Any]:
    """A line of the picture, below its marks."""
    return {
        "type": "line", "layer": "below", "x0": x0, "x1": x1, "y0": y0, "y1": y1,
        "line": {"color": colour, "width": 1, "dash": dash},
    }  # fmt: skip


def roundtable(words: Words) -> str:
    """The day of the last roundtable whose words the tables hold."""
    whole = words.atlas.whole
    events = {row["event_id"] for row in whole.rows("observations")}
    return max((row["date"] for row in whole.rows("events") if row["id"] in events), default="")


def days(day: str, words: Words) -> list[dict[str, Any]]:
    """The lines of the roundtable and of the day that is shown, over the whole height."""
    met = roundtable(words)
    shown = [(day, "@ink", "solid")] + ([(met, "@muted", "4px,3px")] if "" < met < day else [])
    return [{**line(at, at, 0, 1, colour, dash), "yref": "paper"} for at, colour, dash in shown]


def day_names(day: str, words: Words) -> list[dict[str, Any]]:
    """What the two lines are called, above the picture."""
    met = roundtable(words)
    text = "chart.channel-lives.on-roundtable" if met == day else "chart.channel-lives.on"
    said = [(day, words.text(text, day=words.date(day)), "@ink", LEVELS[0])]
    if "" < met < day:
        name = words.text("chart.channel-lives.roundtable", day=words.date(met))
        said.append((met, name, "@muted", LEVELS[1]))
    return [
        label(at, 1, safe(name), yref="paper", yanchor="middle", yshift=shift, xanchor="right",
              xshift=3, font={"size": 12, "color": colour})
        for at, name, colour, shift in said
    ]  # fmt: skip


def columns(words: Words, size: Size) -> list[dict[str, Any]]:
    """The heading of the column of dates."""
    if size.slim:
        return []
    return [
        label(1, 1, safe(words.text("chart.channel-lives.dates")), xref="paper", yref="paper",
              xanchor="left", yanchor="middle", xshift=8, yshift=LEVELS[1],
              font={"size": 12, "color": "@muted"})
    ]  # fmt: skip


def kinds(places: Placed, first: str, day: str, words: Words, size: Size) -> list[dict[str, Any]]:
    """The headings of the kinds, with the years beside them."""
    said = []
    for at, code in places.groups:
        own = "chart.channel-lives.ended"
        name = words.text(own) if code == ENDED else words.label("framework_kind", code)
        said.append(
            label(0, at - (7 if size.slim else -4), safe(name), xref="paper", xanchor="left",
                  yanchor="middle", xshift=-size.left, font={"size": 15, "weight": 700})
        )  # fmt: skip
        for year in years(first, day, size.every)[:-1]:
            said.append(
                label(year, at + (13 if size.slim else 6), words.date(year[:4]), yanchor="middle",
                      xanchor="left", bgcolor="@paper", font={"size": 11, "color": "@muted"})
            )  # fmt: skip
    return said


def frameworks(places: Placed, size: Size) -> list[dict[str, Any]]:
    """The headings of the frameworks; one that belongs to another is set in."""
    return [
        label(0, at, safe(row["framework"]), xref="paper", xanchor="left", yanchor="middle",
              xshift=-size.left + (0 if row["top"] else 12),
              font={"size": 12, "weight": 700, "color": "@muted"})
        for at, row in places.heads
    ]  # fmt: skip
