"""Who has several opposite numbers, who has one, who has none on record: a square for each body."""

from typing import Any

from dashboard.answers.opposites import in_order, numbers, opposites
from dashboard.charts.chart import Asked, Chart, Column, Figure, Row, sides
from dashboard.charts.sector_crosswalk import OTHER, colour
from dashboard.charts.theme import HOVER, figure, hover, label, layout, no_axis, safe
from dashboard.language.words import Words

NAME = "counterpart-standing"
STATES = ("several", "one", "none")
ACROSS = 15  # squares in a line of one side
LINE, HEAD, PHONE_LINE = 17, 62, 14  # pixels
HEADING = 1.3  # lines that the name of a branch of work takes up


def rows(asked: Asked) -> list[Row]:
    """One row for each body of the two sides, by branch of work, those with most opposite first."""
    count, order = numbers(asked.atlas), in_order(asked.atlas)
    found = [row_of(asked, key, count[key]) | {"lane_at": order[key][0]} for key in count]
    return sorted(
        found, key=lambda row: (row["lane_at"], row["side"], -row["count"], order[row["key"]])
    )


def row_of(asked: Asked, key: str, count: int) -> Row:
    """One body."""
    words, whole = asked.words, asked.whole
    body, place = whole.row("entities", key), whole.row("places", key)
    assert body is not None and place is not None, key
    lane = whole.row("lanes", place["lane_id"])
    assert lane is not None, key
    own = opposites(asked.atlas, key)
    names = [words.short(row) for other, _ in own.pairs if (row := whole.row("entities", other))]
    state = STATES[2 - min(count, 2)]
    rests = [body, *(row for _, row in own.pairs)]
    return {
        "body": words.name(body),
        "short": words.short(body),
        "key": key,
        "country": words.country(body["country"]),
        "side": own.side,
        "lane": words.short(lane),
        "count": count,
        "state": state,
        "opposite": words.listed(list(dict.fromkeys(names))) or words.label("match", "noMatch"),
        "sources": tuple(dict.fromkeys(source for row in rests for source in row["sources"])),
        "context": asked.atlas.is_context("entities", key),
    }


def finding(found: list[Row], words: Words) -> str:
    """For each side how many bodies have several, one, none."""
    said = []
    for side, name in sides(words).items():
        own = [row["state"] for row in found if row["side"] == side]
        facts = {state: own.count(state) for state in STATES}
        if own:
            said.append(words.text(f"chart.{NAME}.side", side=name, all=len(own), **facts))
    return words.text(f"chart.{NAME}.finding", said=words.paused(said))


def draw(found: list[Row], words: Words) -> Figure:
    """Squares to the left and to the right of the middle, branch after branch."""
    spots, heads, depth = places(found)
    return figure(
        [squares(found, spots, side, words) for side in OTHER],
        layout(
            words,
            height=round(HEAD + LINE * depth + 8),
            margin={"l": 4, "r": 4, "t": HEAD, "b": 4},
            xaxis=no_axis(-ACROSS - 1, ACROSS + 1),
            yaxis=no_axis(depth - 0.4, -0.6),
            annotations=[
                *(label(0, top, safe(name), font={"size": 12, "weight": 700, "color": "@ink"})
                  for top, name in heads),
                *(side_name(side, words) for side in OTHER),
                label(0, 1, safe(meaning(words)), yref="paper", yanchor="middle", yshift=22,
                      font={"size": 11, "color": "@muted"}),
            ],
        ),
        narrow={"data.0.marker.size": 8, "data.1.marker.size": 8},
    )  # fmt: skip


def meaning(words: Words) -> str:
    """What the squares mean."""
    return words.text(f"chart.{NAME}.key")


def side_name(side: str, words: Words) -> dict[str, Any]:
    """The name of a side above its squares."""
    return label(
        -1 if side == "left" else 1, 1, safe(sides(words)[side]), yref="paper", yanchor="middle",
        yshift=48, xanchor="right" if side == "left" else "left",
        font={"size": 14, "weight": 700, "color": f"@{colour(side, words)}-ink"},
    )  # fmt: skip


def places(
    found: list[Row],
) -> tuple[dict[str, tuple[float, float]], list[tuple[float, str]], float]:
    """Where each body's square stands, where branches begin, and where all ends."""
    spots: dict[str, tuple[float, float]] = {}
    heads: list[tuple[float, str]] = []
    top = 0.0
    for lane in sorted({row["lane_at"] for row in found}):
        here = [row for row in found if row["lane_at"] == lane]
        heads.append((top, here[0]["lane"]))
        depth = 0
        for side in OTHER:
            own = [row["key"] for row in here if row["side"] == side]
            for at, key in enumerate(own):
                line, place = divmod(at, ACROSS)
                x = place + 0.7
                spots[key] = (-x if side == "left" else x, top + HEADING + line)
            depth = max(depth, -(-len(own) // ACROSS))
        top += HEADING + depth
    return spots, heads, top


def squares(
    found: list[Row], spots: dict[str, tuple[float, float]], side: str, words: Words
) -> dict[str, Any]:
    """The squares of one side: full for several, light for one, hollow for none."""
    own = [row for row in found if row["side"] == side]
    name = colour(side, words)
    fills = {"several": f"@{name}", "one": f"@{name}/45", "none": "@paper"}
    return {
        "type": "scatter", "mode": "markers",
        "x": [spots[row["key"]][0] for row in own], "y": [spots[row["key"]][1] for row in own],
        "marker": {
            "symbol": "square", "size": 12, "opacity": 1,
            "color": [fills[row["state"]] for row in own],
            "line": {"width": 1.25, "color": f"@{name}"},
        },
        "hovertext": [hover(row["body"], [row["opposite"]], words) for row in own],
        "customdata": [row["key"] for row in own], **HOVER,
    }  # fmt: skip


CHART = Chart(
    name=NAME,
    rows=rows,
    columns=(
        Column("body", f"chart.{NAME}.body", key="key"),
        Column("country", f"chart.{NAME}.country"),
        Column("lane", f"chart.{NAME}.lane"),
        Column("count", f"chart.{NAME}.count", "number"),
        Column("opposite", f"chart.{NAME}.opposite"),
    ),
    finding=finding,
    figure=draw,
)
