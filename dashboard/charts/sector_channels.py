"""The channels that name the sectors on show: at which level, of which form, last held when."""

from collections.abc import Iterator
from itertools import groupby
from typing import Any

from dashboard.answers.coverage import named_by, sectoral
from dashboard.answers.life import last_held, quiet
from dashboard.charts.chart import Asked, Chart, Column, Figure, Row
from dashboard.charts.sector_forms import FORMS, MARKS, QUIET_MARK, key_of_forms
from dashboard.charts.theme import HOVER, axis, figure, hover, label, layout, safe, wrapped
from dashboard.filters.address import codes
from dashboard.language.words import Words
from dashboard.tables.atlas import Row as Cells
from dashboard.tables.dates import first_day, last_day

NAME = "chart.sector-channels"
NAMED = 24  # channels up to which each has a line and its name beside its sign
LINE, PHONE_LINE, STACK, AIR = 24, 42, 15, 12  # pixels: a line, a sign on another, above a level
HEAD, FOOT, PHONE_FOOT = 6, 62, 120
HEADED, PHONE_HEADED = 30, 48  # pixels: the name of a level in two lines, in three
ABREAST = 4  # signs of one year side by side, where there is room
ONE_LINE = 20  # full-width characters from which on a name and its date stand in one line
UNKNOWN = 1  # years to the left of the first one: where signs without a date stand


def rows(asked: Asked) -> list[Row]:
    """One row for each channel that names a sector, level after level, latest first."""
    levels = codes(asked.whole, "level")
    found = [on_channel(asked, channel, levels) for channel in sectoral(asked.atlas)]
    found.sort(key=lambda row: first_day(row["held"]) if row["held"] else "", reverse=True)
    return sorted(found, key=lambda row: row["rank"])


def on_channel(asked: Asked, channel: Cells, levels: list[str]) -> Row:
    """What the table says of one channel."""
    words, whole = asked.words, asked.whole
    held = last_held(asked.atlas, channel, asked.day)
    state = quiet(asked.atlas, channel, asked.day)
    named = named_by(asked.atlas, channel)
    sectors = [words.short(row) for row in whole.rows("sectors") if row["id"] in named]
    return {
        "channel": words.name(channel),
        "short": words.short(channel),
        "id": channel["id"],
        "level": words.label("level", channel["level"]),
        "level_short": words.label("level", channel["level"], short=True),
        "rank": levels.index(channel["level"]),
        "form": words.label("form", channel["form"]),
        "sign": channel["form"],
        "held": held[0] if held else "",
        "cadence": words.label("cadence", channel["cadence"]),
        "state": words.text("channel.quiet" if state == "quiet" else f"{NAME}.{state}"),
        "quiet": state == "quiet",
        "sectors": words.listed(sectors),
        "sources": channel["sources"],
        "context": asked.atlas.is_context("channels", channel["id"]),
        "today": asked.day,
    }


def finding(found: list[Row], words: Words) -> str:
    """How many there are of each form, how many of unknown date, how many seem quiet."""
    numbers = {form: sum(row["sign"] == form for row in found) for form in FORMS}
    unknown = sum(not row["held"] for row in found)
    silent = sum(row["quiet"] for row in found)
    return words.text(
        f"{NAME}.finding", channels=len(found), unknown=unknown, quiet=silent, **numbers
    )


Place = tuple[float, float]  # years, pixels from the top


def draw(found: list[Row], words: Words) -> Figure:
    """Levels from top to bottom, years from left to right, a sign where a channel was last held."""
    few = len(found) <= NAMED
    first, last = years_of(found)
    wide, depth = placed(found, first, few, LINE, ABREAST)
    slim, phone_depth = placed(found, first, few, PHONE_LINE, 1)
    data = [signs(found, wide, first, last, words, 40 if few else 0)]
    bands = levels_of(found, wide, few)
    changes = {
        **{
            f"data.0.{part}": value
            for part, value in signs(found, slim, first, last, words, 14 if few else 0, 11).items()
            if part in ("x", "y", "text", "textposition", "textfont")
        },
        "layout.height": HEAD + phone_depth + PHONE_FOOT,
        "layout.margin.l": 78,
        "layout.margin.b": PHONE_FOOT,
        "layout.yaxis": pixels(phone_depth),
        "layout.xaxis": time_axis(first, last, words, 4),
        "layout.shapes": [
            *borders(levels_of(found, slim, few), first, last, PHONE_LINE if few else STACK),
            *today(found, few),
        ],
        "layout.annotations": [
            *heads(levels_of(found, slim, few), words, 5),
            {**key_of_forms(words, quiet=True), "yshift": -66, "xshift": -70,
             "text": wrapped(key_of_forms(words, quiet=True)["text"], 26, words),
             "align": "left", "font": {"size": 11, "color": "@muted"}},
        ],
    }  # fmt: skip
    return figure(
        data,
        layout(
            words,
            height=HEAD + depth + FOOT,
            margin={"l": 138, "r": 8, "t": HEAD, "b": FOOT},
            xaxis=time_axis(first, last, words, 1),
            yaxis=pixels(depth),
            shapes=[*borders(bands, first, last, LINE if few else STACK), *today(found, few)],
            annotations=[
                *heads(bands, words, 9),
                {**key_of_forms(words, quiet=True), "yshift": -40},
            ],
        ),
        narrow=changes,
    )


def years_of(found: list[Row]) -> tuple[int, int]:
    """The first year on the axis and the one after the last."""
    day = int(found[0]["today"][:4])
    years = [int(row["held"][:4]) for row in found if row["held"]]
    return min([*years, day - 3]), max([*years, day]) + 1


def moment(coarse: str) -> float:
    """A coarse date as a number of years: the middle of what it can mean."""
    ends = [first_day(coarse), last_day(coarse)]
    parts = [int(day[:4]) + (int(day[5:7]) - 1) / 12 + (int(day[8:]) - 1) / 366 for day in ends]
    return round(sum(parts) / 2, 3)


def placed(
    found: list[Row], first: int, few: bool, line: int, abreast: int
) -> tuple[list[Place], int]:
    """Where each sign stands, and how deep the picture is: a line each, or stacked by year."""
    places: list[Place] = []
    bottom = 0.0
    for _, same in groupby(found, key=lambda row: row["rank"]):
        level, top = list(same), bottom + AIR
        there = listed(level, first, line) if few else stacked(level, first, abreast)
        places += [(x, top + y) for x, y in there]
        least = 0 if few else (HEADED if abreast > 1 else PHONE_HEADED)
        bottom = max(top + least, places[-1][1])
        bottom = max([bottom, *(top + y + (line if few else STACK) / 2 for _, y in there)])
    return places, int(bottom + AIR / 2)


def listed(level: list[Row], first: int, line: int) -> list[Place]:
    """The signs of a level one below the other."""
    undated = first - UNKNOWN / 2
    return [
        (moment(row["held"]) if row["held"] else undated, (at + 0.5) * line)
        for at, row in enumerate(level)
    ]


def stacked(level: list[Row], first: int, abreast: int) -> list[Place]:
    """The signs of a level in stacks, one for each year and one for those without a date."""
    places = []
    taken: dict[int, int] = {}
    for row in level:
        year = int(row["held"][:4]) if row["held"] else first - 1
        at = taken[year] = taken.get(year, -1) + 1
        places.append(
            (round(year + (at % abreast + 0.5) / abreast, 3), (at // abreast + 0.5) * STACK)
        )
    return places


def signs(
    found: list[Row],
    places: list[Place],
    first: int,
    last: int,
    words: Words,
    width: int,
    size: int = 13,
) -> dict[str, Any]:
    """The signs, with names beside them where there are few (`width` full-width characters)."""
    middle = (first + last) / 2
    return {
        "type": "scatter",
        "mode": "markers+text" if width else "markers",
        "x": [x for x, _ in places],
        "y": [y for _, y in places],
        "text": [beside(row, width, words) if width else "" for row in found],
        "textposition": ["middle left" if x > middle else "middle right" for x, _ in places],
        "textfont": {
            "size": size,
            "color": ["@dim-ink" if row["context"] else "@ink" for row in found],
        },
        "marker": {
            "symbol": [QUIET_MARK if row["quiet"] else MARKS[row["sign"]] for row in found],
            "size": 11,
            "color": ["@dim" if row["context"] else "@accent" for row in found],
            "line": {"width": [2 if row["quiet"] else 0 for row in found], "color": "@accent"},
        },
        "hovertext": [said(row, words) for row in found],
        "customdata": [row["id"] for row in found],
        "cliponaxis": False,
        **HOVER,
    }  # fmt: skip


def set_off(said: str) -> str:
    """Words with a little air on both sides of each line, so that they do not touch their sign."""
    return "<br>".join(f"\u00a0{line}\u00a0" for line in said.split("<br>"))


def beside(row: Row, width: int, words: Words) -> str:
    """The name of a channel and when it was last held, as they stand beside its sign."""
    held = words.date(row["held"]) if row["held"] else words.text(f"{NAME}.undated")
    if width < ONE_LINE:
        return set_off(f"{wrapped(row['short'], width, words)}<br>{safe(held)}")
    return set_off(safe(words.listed([row["short"], held])))


def said(row: Row, words: Words) -> str:
    """What a sign says when pointed at."""
    held = words.date(row["held"]) if row["held"] else words.text(f"{NAME}.undated")
    about = [words.listed([row["level"], row["form"]]), f"{words.text(f'{NAME}.held')}: {held}"]
    state = [row["state"]] if row["sign"] == "mechanism" else []
    return hover(row["channel"], [*about, *state, row["sectors"]], words)


Band = tuple[str, int, float]  # a level, how many channels it has, where it begins


def levels_of(found: list[Row], places: list[Place], few: bool) -> list[Band]:
    """The levels that hold channels."""
    bands: dict[str, tuple[int, float]] = {}
    for row, (_, y) in zip(found, places, strict=True):
        count, top = bands.get(row["level_short"], (0, y))
        bands[row["level_short"]] = (count + 1, min(top, y))
    return [(level, count, top) for level, (count, top) in bands.items()]


def heads(bands: list[Band], words: Words, width: int) -> Iterator[dict[str, Any]]:
    """The names of the levels with their number of channels."""
    for level, count, top in bands:
        said = words.text(f"{NAME}.level-count", level=level, count=count)
        yield label(
            0, top, wrapped(said, width, words), xref="paper", xanchor="right", xshift=-10,
            yanchor="top", yshift=10, align="right",
            font={"size": 12, "color": "@ink", "weight": 700},
        )  # fmt: skip


def borders(bands: list[Band], first: int, last: int, line: int) -> Iterator[dict[str, Any]]:
    """Hairlines above the levels, and one between signs with a date and those without."""
    for _, _, top in bands:
        y = top - line / 2 - AIR / 2
        yield {
            "type": "line", "layer": "below", "x0": first - UNKNOWN, "x1": last, "y0": y, "y1": y,
            "line": {"width": 1, "color": "@rule"},
        }  # fmt: skip
    yield {
        "type": "rect", "layer": "below", "x0": first - UNKNOWN, "x1": first, "yref": "paper",
        "y0": 0, "y1": 1, "line": {"width": 0}, "fillcolor": "@band",
    }  # fmt: skip


def today(found: list[Row], few: bool) -> Iterator[dict[str, Any]]:
    """The day of the page, where signs stand at their dates and not in stacks of years."""
    if not few:
        return
    x = moment(found[0]["today"])
    yield {
        "type": "line", "layer": "below", "x0": x, "x1": x, "yref": "paper", "y0": 0, "y1": 1,
        "line": {"width": 1, "color": "@rule-strong", "dash": "dot"},
    }  # fmt: skip


def pixels(depth: int) -> dict[str, Any]:
    """An axis whose numbers are pixels from the top."""
    return {"visible": False, "fixedrange": True, "range": [depth, 0]}


def time_axis(first: int, last: int, words: Words, every: int) -> dict[str, Any]:
    """Years said in the language, before them the place of what has no date."""
    step = every * (2 if last - first > 16 and every == 1 else 1)
    marks = [year for year in range(first, last) if (last - 1 - year) % step == 0]
    return axis(
        range=[first - UNKNOWN, last],
        tickvals=[first - UNKNOWN / 2, *(year + 0.5 for year in marks)],
        ticktext=[
            wrapped(words.text(f"{NAME}.undated"), 3 if every > 1 else 7, words),
            *(words.date(str(year)) for year in marks),
        ],
        showgrid=False,
    )


CHART = Chart(
    name="sector-channels",
    rows=rows,
    columns=(
        Column("channel", f"{NAME}.channel", key="id"),
        Column("level", f"{NAME}.level"),
        Column("form", f"{NAME}.form"),
        Column("held", f"{NAME}.held", "date"),
        Column("cadence", f"{NAME}.cadence"),
        Column("state", f"{NAME}.state"),
        Column("sectors", f"{NAME}.sectors"),
    ),
    finding=finding,
    figure=draw,
)
