"""Which body meets the other country under which framework: a grid of bodies and frameworks."""

from collections import Counter
from typing import Any

from dashboard.answers.participation import Seat, participation
from dashboard.charts.chart import Asked, Chart, Column, Figure, Row, sides
from dashboard.charts.framework_columns import framework_heads, sum_bars, sum_head
from dashboard.charts.phone import with_phone
from dashboard.charts.squares import by_form, counted, key, squares
from dashboard.charts.theme import HOVER, figure, hover, label, layout, safe
from dashboard.language.words import Words

NAME = "body-frameworks"
LINE, LANE, SIDE = 20, 24, 34  # pixels: a body; the headings of a lane and of a side
HEAD = 182
BARS = 6  # how many frameworks wide the column of sums is
FEWEST = 34  # columns the picture has room for, so that few do not spread
SIDES = ("left", "right")


def rows(asked: Asked) -> list[Row]:
    """One row for each body and framework; bodies by side, lane and number of frameworks."""
    seats = participation(asked.atlas)
    breadth = Counter(seat.body for seat in seats)
    spread = Counter(seat.framework for seat in seats)
    lanes = lanes_of(asked)
    made = [row_of(asked, seat, lanes) for seat in seats]
    return sorted(
        made,
        key=lambda row: (
            SIDES.index(row["side"]), row["lane_at"], -breadth[row["body_id"]], row["body_id"],
            -spread[row["framework_id"]], row["framework_id"],
        ),
    )  # fmt: skip


def lanes_of(asked: Asked) -> dict[str, Row]:
    """The lane of every body."""
    lanes = {row["id"]: row for row in asked.whole.rows("lanes")}
    return {row["entity_id"]: lanes[row["lane_id"]] for row in asked.whole.rows("places")}


def row_of(asked: Asked, seat: Seat, lanes: dict[str, Row]) -> Row:
    """What a body has under one framework."""
    words, whole = asked.words, asked.whole
    body = whole.row("entities", seat.body)
    framework = whole.row("frameworks", seat.framework)
    assert body and framework
    country = whole.row("countries", body["country"])
    assert country is not None
    parts = [row for key in sorted(seat.members) if (row := whole.row("entities", key))]
    nobody = words.text(f"chart.{NAME}.nobody")
    return {
        "body": words.name(body),
        "short": words.short(body),
        "body_id": seat.body,
        "country": words.country(body["country"]),
        "side": country["side"],
        "colour": country["colour"],
        "lane": words.name(lanes[seat.body]),
        "lane_short": words.short(lanes[seat.body]),
        "lane_at": lanes[seat.body]["position"],
        "framework": words.name(framework),
        "framework_short": words.short(framework),
        "framework_id": seat.framework,
        **by_form(seat.channels),
        "channels": words.listed([words.short(channel) for channel in seat.channels]),
        "with": words.listed([words.short(part) for part in parts]) or nobody,
        "sources": tuple(dict.fromkeys(key for row in seat.channels for key in row["sources"])),
        "context": asked.atlas.is_context("entities", seat.body),
    }


def finding(found: list[Row], words: Words) -> str:
    """On each side, the bodies that sit under most frameworks."""
    said = []
    for side in SIDES:
        own = [row for row in found if row["side"] == side and not row["context"]]
        if own:
            breadth = Counter(row["body_id"] for row in own)
            most = max(breadth.values())
            tops = {row["body_id"]: row["body"] for row in own if breadth[row["body_id"]] == most}
            said.append(
                words.text(f"chart.{NAME}.most", country=own[0]["country"], count=most,
                           body=words.listed(list(tops.values())), bodies=len(breadth))
            )  # fmt: skip
    return words.text(f"chart.{NAME}.finding", said=words.paused(said))


def draw(found: list[Row], words: Words) -> Figure:
    """The grid; on a phone only in how many frameworks each body sits."""
    return with_phone(arranged(found, words, False), arranged(found, words, True))


def arranged(found: list[Row], words: Words, slim: bool) -> Figure:
    """The picture in one size."""
    frameworks = columns(found)
    places, headings, height = lines(found)
    left, head = (178, 8) if slim else (190, HEAD)
    last = len(frameworks)
    grid = squares(
        found, [frameworks.index(row["framework_id"]) for row in found],
        [places[row["body_id"]] for row in found], [said(row, words) for row in found],
        [row["body_id"] for row in found], 16,
    )  # fmt: skip
    shapes, keys = key(words, left, head - 12)
    lines_of_grid = hairlines(places, last)
    sums_head = sum_head(words.text(f"chart.{NAME}.sums"), last, 8, words)
    return figure(
        [grid, *sums(found, places, last, words), names(found, places, words, slim)],
        layout(
            words,
            height=head + height + 12,
            margin={"l": left, "r": 8, "t": head, "b": 12},
            xaxis={
                "visible": False, "fixedrange": True,
                "range": [last, last + BARS] if slim else [-0.7, max(last + BARS, FEWEST)],
            },
            yaxis={"visible": False, "fixedrange": True, "range": [height, 0]},
            shapes=[] if slim else [*lines_of_grid, *shapes],
            annotations=[
                *titles(found, headings, words, left),
                *([] if slim else [*framework_heads(found, frameworks), *keys, sums_head]),
            ],
        ),
    )  # fmt: skip


def columns(found: list[Row]) -> list[str]:
    """The frameworks, those most bodies sit under first."""
    spread = Counter(row["framework_id"] for row in found)
    return sorted(spread, key=lambda framework: (-spread[framework], framework))


Headings = list[tuple[float, str, Row]]  # place, "side" or "lane", a row it stands above


def lines(found: list[Row]) -> tuple[dict[str, float], Headings, int]:
    """The places of bodies and headings, and the height of all."""
    places: dict[str, float] = {}
    headings: Headings = []
    at, side, lane = 0, "", ""
    for row in found:
        if row["side"] != side:
            at += SIDE
            headings.append((at - SIDE / 2 + 2, "side", row))
            side, lane = row["side"], ""
        if row["lane"] != lane:
            at += LANE
            headings.append((at - LANE / 2 + 3, "lane", row))
            lane = row["lane"]
        if row["body_id"] not in places:
            places[row["body_id"]] = at + LINE / 2
            at += LINE
    return places, headings, at


def said(row: Row, words: Words) -> str:
    """What a square says when pointed at."""
    title = words.text(f"chart.{NAME}.cell", body=row["short"], framework=row["framework_short"])
    parts = words.text(f"chart.{NAME}.with", bodies=row["with"])
    return hover(title, [counted(row, words), row["channels"], parts], words)


def sums(
    found: list[Row], places: dict[str, float], last: int, words: Words
) -> list[dict[str, Any]]:
    """In how many frameworks each body sits: a bar and its number."""
    breadth = Counter(row["body_id"] for row in found)
    own = {row["body_id"]: row for row in found}
    shades = [f"@{own[body]['colour']}" for body in places]
    more = {
        "marker": {"color": shades, "line": {"width": 0}},
        "hovertext": [
            hover(own[body]["body"], [words.text(f"chart.{NAME}.sum", count=breadth[body])], words)
            for body in places
        ],
        "customdata": list(places),
    }
    counts = [breadth[body] for body in places]
    return sum_bars(counts, list(places.values()), last, BARS - 2, more)


def names(found: list[Row], places: dict[str, float], words: Words, slim: bool) -> dict[str, Any]:
    """The names of the bodies; a click on one opens its card."""
    own = {row["body_id"]: row for row in found}
    rim = len(columns(found)) if slim else -0.7
    shorts = [own[body]["short"] for body in places]
    return {
        "type": "scatter", "mode": "markers+text", "x": [rim] * len(places),
        "y": list(places.values()), "cliponaxis": False, "textposition": "middle left",
        "text": [safe(each) for each in shorts],
        "textfont": {
            "size": 11 if slim else 12,
            "color": ["@dim-ink" if own[body]["context"] else "@ink" for body in places],
        },
        "marker": {"size": 8, "opacity": 0, "color": "@ink"},
        "hovertext": [hover(own[body]["body"], [], words) for body in places],
        "customdata": list(places), **HOVER,
    }  # fmt: skip


def titles(found: list[Row], headings: Headings, words: Words, left: int) -> list[dict[str, Any]]:
    """The headings of sides and lanes."""
    named = sides(words)
    return [
        label(0, at, safe(named[row["side"]] if kind == "side" else row["lane_short"]),
              xref="paper", xanchor="left", yanchor="middle", xshift=-left,
              font={"size": 15, "weight": 700, "color": f"@{row['colour']}-ink"} if kind == "side"
              else {"size": 11, "weight": 700, "color": "@muted"})
        for at, kind, row in headings
    ]  # fmt: skip


def hairlines(places: dict[str, float], last: int) -> list[dict[str, Any]]:
    """Faint lines to read along."""
    look = {"type": "line", "layer": "below", "line": {"color": "@rule", "width": 1}}
    along = [{**look, "x0": -0.7, "x1": last - 0.3, "y0": at, "y1": at} for at in places.values()]
    upright = [
        {**look, "x0": at, "x1": at, "yref": "paper", "y0": 0, "y1": 1} for at in range(last)
    ]
    return along + upright


CHART = Chart(
    name=NAME,
    rows=rows,
    columns=(
        Column("body", f"chart.{NAME}.body", key="body_id"),
        Column("country", f"chart.{NAME}.country"),
        Column("lane", f"chart.{NAME}.lane"),
        Column("framework", f"chart.{NAME}.framework", key="framework_id"),
        Column("mechanisms", f"chart.{NAME}.mechanisms", "number"),
        Column("documents", f"chart.{NAME}.documents", "number"),
        Column("moments", f"chart.{NAME}.moments", "number"),
        Column("with", f"chart.{NAME}.members"),
        Column("channels", f"chart.{NAME}.channels"),
    ),
    finding=finding,
    figure=draw,
)
