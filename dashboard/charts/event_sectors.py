"""Which sectors the events touch: for each sector its incidents, its laws, all else."""

from collections import Counter
from typing import Any

from dashboard.charts.chart import Asked, Chart, Column, Figure, Row, sides
from dashboard.charts.sentences import following
from dashboard.charts.theme import (
    HOVER,
    SMALL_SIZE,
    STILL,
    axis,
    figure,
    hover,
    label,
    layout,
    no_axis,
    safe,
    wrapped,
)
from dashboard.language.words import Words

GROUPS = {
    "incidents": ("incident", "advisory"),
    "rules": ("legislation", "strategy"),
    "rest": (),
}
SHARES = {"incidents": "", "rules": "/60", "rest": "/25"}
INKS = {"incidents": "@paper", "rules": "@ink", "rest": "@ink"}
SLOT, HEAD = 28, 46  # pixels: one sector; the heading of a side
TALL_SLOT, TALL_HEAD = 31, 78  # on a phone
ROOM = 22  # pixels a number needs inside a bar of PANEL pixels
PANEL = 300
NAME, SHORT_NAME = 12, 8  # full-width characters in a line of a name; on a phone
DOMAINS = {"left": [0.0, 0.4], "right": [0.6, 1.0]}
AXES = {"left": "", "right": "2"}


def rows(asked: Asked) -> list[Row]:
    """One row for each sector: side after side, those most events name first."""
    side = {row["code"]: row["side"] for row in asked.whole.rows("countries")}
    events = asked.atlas.rows("events")
    found = [
        sector_row(asked, sector, side[sector["country"]], events)
        for sector in asked.atlas.rows("sectors")
    ]
    if not any(row["all"] for row in found):
        return []
    return sorted(found, key=lambda row: (row["side"], -row["all"], -row["incidents"], row["key"]))


def sector_row(asked: Asked, sector: Row, side: str, events: list[Row]) -> Row:
    """One sector, with how many of the events name it."""
    own = [event for event in events if sector["id"] in event["sector_ids"]]
    numbers = Counter(group_of(event["kind"]) for event in own)
    return {
        "sector": asked.words.name(sector),
        "short": asked.words.short(sector),
        "country": asked.words.country(sector["country"]),
        "key": sector["id"],
        "side": side,
        **{group: numbers[group] for group in GROUPS},
        "all": len(own),
        "latest": max((event["date"] for event in own), default=""),
        "sources": tuple(dict.fromkeys(key for event in own for key in event["sources"])),
        "context": asked.atlas.is_context("sectors", sector["id"]),
    }


def group_of(kind: str) -> str:
    """The part of a bar in which a kind of event is counted."""
    return next((group for group, kinds in GROUPS.items() if kind in kinds), "rest")


def finding(found: list[Row], words: Words) -> str:
    """The sectors that most events name, and how many none names."""
    said = [
        words.text(
            "chart.event-sectors.most", country=own[0]["country"], sector=own[0]["short"],
            count=own[0]["all"],
        )
        for side in AXES
        if (own := [row for row in found if row["side"] == side and row["all"]])
    ]  # fmt: skip
    silent = [row["short"] for row in found if not row["all"]]
    if silent:
        said.append(words.text("chart.event-sectors.silent", sectors=words.listed(silent)))
    return following(said, words)


def draw(found: list[Row], words: Words) -> Figure:
    """Two columns of bars, a side each; on a phone one below the other."""
    there = {side: [row for row in found if row["side"] == side] for side in AXES}
    there = {side: own for side, own in there.items() if own}
    depth = max(len(own) for own in there.values())
    most = max(row["all"] for row in found)
    alone = len(there) == 1
    more: dict[str, Any] = {}
    for side, own in there.items():
        at, domain = AXES[side], [0.0, 0.7] if alone else DOMAINS[side]
        more[f"xaxis{at}"] = {**no_axis(0, most * 1.12), "domain": domain, "anchor": f"y{at}"}
        more[f"yaxis{at}"] = axis(
            domain=[0, 1], anchor=f"x{at}", range=[depth - 0.5, -0.5], showgrid=False,
            tickvals=list(range(len(own))),
            ticktext=[wrapped(row["short"], NAME, words) for row in own],
            tickfont={"color": "@ink", "size": SMALL_SIZE},
        )  # fmt: skip
    traces = [bar(own, side, group, most, words) for side, own in there.items() for group in GROUPS]
    totals = [total(own, side, words) for side, own in there.items()]
    return figure(
        [*traces, *totals],
        layout(
            words,
            height=HEAD + SLOT * depth + 8,
            margin={"l": 160, "r": 8, "t": HEAD, "b": 8, "pad": 6},
            barmode="stack",
            bargap=0.3,
            annotations=[word for side in there for word in heads(side, words, 60)],
            **more,
        ),
        narrow=narrow(there, words),
    )


def bar(own: list[Row], side: str, group: str, most: int, words: Words) -> dict[str, Any]:
    """One part of the bars of a side; a click sets the sector."""
    fits = most * ROOM / PANEL
    return {
        "type": "bar", "orientation": "h", "xaxis": f"x{AXES[side]}", "yaxis": f"y{AXES[side]}",
        "x": [row[group] for row in own], "y": list(range(len(own))),
        "marker": {"color": f"@{colour(side, words)}{SHARES[group]}", "line": {"width": 0}},
        "text": [str(row[group]) if row[group] >= fits else "" for row in own],
        "textposition": "inside", "insidetextanchor": "middle", "constraintext": "none",
        "textfont": {"color": INKS[group], "size": 11}, "textangle": 0,
        "customdata": [row["key"] for row in own],
        "hovertext": [said(row, words) for row in own],
        **HOVER,
    }  # fmt: skip


def said(row: Row, words: Words) -> str:
    """What a bar says when pointed at."""
    piece = "chart.event-sectors.count-"
    numbers = [words.text(piece + group, count=row[group]) for group in GROUPS]
    latest = words.text("chart.event-sectors.latest-on", date=words.date(row["latest"]))
    return hover(row["sector"], [words.listed(numbers), latest], words)


def total(own: list[Row], side: str, words: Words) -> dict[str, Any]:
    """How many events name each sector, at the end of its bar; that none does, in words."""
    none = words.text("chart.event-sectors.none")
    return {
        "type": "scatter", "mode": "text", "xaxis": f"x{AXES[side]}", "yaxis": f"y{AXES[side]}",
        "x": [row["all"] for row in own], "y": list(range(len(own))),
        "text": [f" {row['all']}" if row["all"] else f" {safe(none)}" for row in own],
        "textposition": "middle right", "cliponaxis": False,
        "textfont": {
            "size": SMALL_SIZE,
            "color": ["@ink" if row["all"] and not row["context"] else "@muted" for row in own],
        },
        **STILL,
    }  # fmt: skip


def heads(side: str, words: Words, width: float) -> list[dict[str, Any]]:
    """The name of a side above its bars, and what the parts of a bar are."""
    parts = words.lines(words.text("chart.event-sectors.parts"), width)
    name = {"xref": f"x{AXES[side]} domain", "yref": f"y{AXES[side]} domain", "yanchor": "bottom"}
    return [
        label(
            0, 1, safe(sides(words)[side]), xanchor="left", yshift=6 + 15 * len(parts),
            font={"color": f"@{colour(side, words)}-ink", "size": 14, "weight": 700}, **name,
        ),
        label(
            0, 1, "<br>".join(safe(each) for each in parts), xanchor="left", yshift=4, align="left",
            font={"color": "@muted", "size": 11}, **name,
        ),
    ]  # fmt: skip


def narrow(there: dict[str, list[Row]], words: Words) -> dict[str, Any]:
    """On a phone the sides stand one below the other."""
    changes: dict[str, Any] = {
        "layout.margin.l": 112,
        "layout.margin.t": TALL_HEAD,
        "layout.annotations": [word for side in there for word in heads(side, words, 20)],
    }
    depth = sum(len(own) for own in there.values())
    height = TALL_HEAD * len(there) + TALL_SLOT * depth + 8
    field = height - TALL_HEAD - 8
    top = 1.0
    for side, own in there.items():
        share = TALL_SLOT * len(own) / field
        changes[f"layout.xaxis{AXES[side]}.domain"] = [0, 1]
        changes[f"layout.yaxis{AXES[side]}.domain"] = [max(0.0, top - share), top]
        changes[f"layout.yaxis{AXES[side]}.range"] = [len(own) - 0.5, -0.5]
        names = [wrapped(row["short"], SHORT_NAME, words) for row in own]
        changes[f"layout.yaxis{AXES[side]}.ticktext"] = names
        changes[f"layout.yaxis{AXES[side]}.tickfont.size"] = 11
        top -= share + TALL_HEAD / field
    return {"layout.height": height, **changes}


def colour(side: str, words: Words) -> str:
    """The colour of a side."""
    countries = words.atlas.whole.rows("countries")
    return next(str(row["colour"]) for row in countries if row["side"] == side)


CHART = Chart(
    name="event-sectors",
    rows=rows,
    columns=(
        Column("sector", "chart.event-sectors.sector", key="key"),
        Column("country", "chart.event-sectors.country"),
        Column("incidents", "chart.event-sectors.incidents", "number"),
        Column("rules", "chart.event-sectors.rules", "number"),
        Column("rest", "chart.event-sectors.rest", "number"),
        Column("all", "chart.event-sectors.all", "number"),
        Column("latest", "chart.event-sectors.latest", "date"),
    ),
    finding=finding,
    figure=draw,
    sets="sector",
)
