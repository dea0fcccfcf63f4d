"""Which framework deals with which topic: a grid of frameworks and topics."""

from typing import Any

from dashboard.charts.chart import Asked, Chart, Column, Figure, Row
from dashboard.charts.phone import narrowed, with_phone
from dashboard.charts.squares import by_form, counted, key, squares
from dashboard.charts.theme import HOVER, figure, hover, label, layout, safe
from dashboard.filters.address import codes
from dashboard.language.words import Words

NAME = "framework-topics"
LINE, SLIM_LINE, GROUP = 23, 27, 34  # pixels: a framework, on a phone; the heading of a kind
FEWEST = 16  # topics the picture has room for, so that few do not spread
HEAD = {"en": 104, "ja": 122}


def rows(asked: Asked) -> list[Row]:
    """One row for each framework and topic that any of its channels deals with."""
    words, atlas = asked.words, asked.atlas
    found: dict[tuple[str, str], list[Row]] = {}
    for channel in atlas.rows("channels"):
        for topic in channel["topics"]:
            found.setdefault((channel["framework_id"], topic), []).append(channel)
    breadth = widths(list(found))
    kinds = codes(asked.whole, "framework_kind")
    every = {row["id"]: row for row in asked.whole.rows("frameworks")}
    made = [
        {
            "framework": words.name(every[framework]),
            "short": words.short(every[framework]),
            "framework_id": framework,
            "kind": every[framework]["kind"],
            "topic": words.label("topic", topic),
            "topic_short": words.label("topic", topic, short=True),
            "topic_code": topic,
            "channels": words.listed([words.short(channel) for channel in channels]),
            **by_form(channels),
            "sources": tuple(dict.fromkeys(key for row in channels for key in row["sources"])),
            "context": all(atlas.is_context("channels", row["id"]) for row in channels),
        }
        for (framework, topic), channels in found.items()
    ]
    return sorted(
        made,
        key=lambda row: (
            kinds.index(row["kind"]), -breadth[row["framework_id"]], row["framework_id"],
            -breadth[row["topic_code"]], row["topic_code"],
        ),
    )  # fmt: skip


def widths(pairs: list[tuple[str, str]]) -> dict[str, int]:
    """How many topics each framework has, and how many frameworks each topic."""
    found: dict[str, int] = {}
    for pair in pairs:
        for one in pair:
            found[one] = found.get(one, 0) + 1
    return found


def finding(found: list[Row], words: Words) -> str:
    """The topic most frameworks deal with, and those that only one does."""
    breadth = widths([(row["framework_id"], row["topic_code"]) for row in found])
    topics = {row["topic_code"]: row["topic"] for row in found}
    most = max(topics, key=lambda code: (breadth[code], code))
    alone = [name for code, name in topics.items() if breadth[code] == 1]
    said = words.text(
        f"chart.{NAME}.finding", topic=topics[most], count=breadth[most],
        all=len({row["framework_id"] for row in found}),
    )  # fmt: skip
    few = words.text(f"chart.{NAME}.finding-one", topics=words.listed(alone)) if alone else ""
    return words.text(f"chart.{NAME}.finding-all", said=said, few=few).strip()


def draw(found: list[Row], words: Words) -> Figure:
    """The grid, and its arrangement for a phone."""
    return with_phone(arranged(found, words, False), arranged(found, words, True))


def arranged(found: list[Row], words: Words, slim: bool) -> Figure:
    """The grid in one size."""
    topics = columns(found)
    places, groups, height = lines(found, SLIM_LINE if slim else LINE)
    left, head = (108, HEAD["ja"] + 16) if slim else (204, HEAD[words.language])
    grid = squares(
        found, [topics.index(row["topic_code"]) for row in found],
        [places[row["framework_id"]] for row in found],
        [said(row, words) for row in found], [row["framework_id"] for row in found],
        9 if slim else 19,
    )  # fmt: skip
    grid["mode"] = "markers" if slim else "markers+text"
    shapes, keys = ([], []) if slim else key(words, left, head - 22)
    return figure(
        [grid, names(found, places, words, slim)],
        layout(
            words,
            height=head + height + 12,
            margin={"l": left, "r": 10 if slim else 64, "t": head, "b": 12},
            xaxis={
                "visible": False,
                "fixedrange": True,
                "range": [-0.6, max(len(topics), FEWEST) - 0.4],
            },
            yaxis={"visible": False, "fixedrange": True, "range": [height, 0]},
            shapes=[*hairlines(places, topics), *shapes],
            annotations=[*heads(found, topics, slim), *kinds(groups, words, left), *keys],
        ),
    )


def columns(found: list[Row]) -> list[str]:
    """The topics, those that most frameworks deal with first."""
    breadth = widths([(row["framework_id"], row["topic_code"]) for row in found])
    return sorted({row["topic_code"] for row in found}, key=lambda code: (-breadth[code], code))


def lines(found: list[Row], line: int) -> tuple[dict[str, float], dict[str, float], int]:
    """The places of frameworks and of the headings of their kinds, and the height of all."""
    places: dict[str, float] = {}
    groups: dict[str, float] = {}
    at = 0
    for row in found:
        if row["kind"] not in groups:
            at += GROUP
            groups[row["kind"]] = at - 12
        if row["framework_id"] not in places:
            places[row["framework_id"]] = at + line / 2
            at += line
    return places, groups, at


def names(found: list[Row], places: dict[str, float], words: Words, slim: bool) -> dict[str, Any]:
    """The names of the frameworks beside the grid; a click on one opens its card."""
    own = {row["framework_id"]: row for row in found}
    shorts = [own[key]["short"] for key in places]
    return {
        "type": "scatter", "mode": "markers+text", "x": [-0.6] * len(places),
        "y": list(places.values()), "cliponaxis": False, "textposition": "middle left",
        "text": [narrowed(each, 9, words) if slim else safe(each) for each in shorts],
        "textfont": {"size": 11 if slim else 12, "color": "@ink"},
        "marker": {"size": 8, "opacity": 0, "color": "@ink"},
        "hovertext": [hover(own[key]["framework"], [], words) for key in places],
        "customdata": list(places), **HOVER,
    }  # fmt: skip


def said(row: Row, words: Words) -> str:
    """What a square says when pointed at."""
    title = words.text(f"chart.{NAME}.cell", framework=row["short"], topic=row["topic"])
    return hover(title, [counted(row, words), row["channels"]], words)


def heads(found: list[Row], topics: list[str], slim: bool) -> list[dict[str, Any]]:
    """The topics above the grid, aslant, or upright on a phone."""
    own = {row["topic_code"]: row["topic_short"] for row in found}
    return [
        label(at, 1, safe(own[topic]), yref="paper", xanchor="center" if slim else "left",
              yanchor="bottom", textangle=-90 if slim else -45, xshift=0 if slim else -7,
              font={"size": 11 if slim else 12})
        for at, topic in enumerate(topics)
    ]  # fmt: skip


def kinds(groups: dict[str, float], words: Words, left: int) -> list[dict[str, Any]]:
    """The headings of the kinds of framework."""
    return [
        label(0, at, safe(words.label("framework_kind", code)), xref="paper", xanchor="left",
              yanchor="middle", xshift=-left, font={"size": 13, "weight": 700})
        for code, at in groups.items()
    ]  # fmt: skip


def hairlines(places: dict[str, float], topics: list[str]) -> list[dict[str, Any]]:
    """Faint lines to read along: one for each framework, one for each topic."""
    look = {"type": "line", "layer": "below", "line": {"color": "@rule", "width": 1}}
    along = [
        {**look, "x0": -0.6, "x1": len(topics) - 0.4, "y0": at, "y1": at} for at in places.values()
    ]
    upright = [
        {**look, "x0": at, "x1": at, "yref": "paper", "y0": 0, "y1": 1} for at in range(len(topics))
    ]
    return along + upright


CHART = Chart(
    name=NAME,
    rows=rows,
    columns=(
        Column("framework", f"chart.{NAME}.framework", key="framework_id"),
        Column("topic", f"chart.{NAME}.topic"),
        Column("mechanisms", f"chart.{NAME}.mechanisms", "number"),
        Column("documents", f"chart.{NAME}.documents", "number"),
        Column("moments", f"chart.{NAME}.moments", "number"),
        Column("channels", f"chart.{NAME}.channels"),
    ),
    finding=finding,
    figure=draw,
)
