"""The standing mechanisms set in a grid: their age from top to bottom, whether they meet across."""

from typing import Any

from dash import html
from dash.development.base_component import Component

from dashboard import ids
from dashboard.answers.ages import CLASSES, STATES
from dashboard.charts.channel_ages import CHART
from dashboard.charts.chart import Row
from dashboard.language.words import JOINTS
from dashboard.parts.attributes import attributes
from dashboard.parts.chart_card import chart_card
from dashboard.parts.filled import joined
from dashboard.parts.seen import Seen

NAME = "ages-grid"
TEXT = "chart.channel-ages"
JOINER = "\u2060"  # keeps a star beside the name it belongs to


def ages_card(seen: Seen) -> Component:
    """The frame of the chart with its grid; the table with the dates opens on request."""
    drawn = html.Div(grid(seen), id=ids.shown(NAME), className="ages-grid")
    return chart_card(CHART, seen, [drawn])


def grid(seen: Seen) -> list[Component]:
    """A row for each class of age, a column for each answer to whether they still meet.

    The roles are written out, for the table keeps them on a phone, where its cells stand in a line.
    """
    found = seen.rows_of(CHART)
    if not found:
        return []
    sorts = [sort for sort in (*CLASSES, "unknown") if any(row["class"] == sort for row in found)]
    head = html.Tr(
        [
            html.Td(role="cell"),
            *(html.Th(heading(seen, state), scope="col", role="columnheader") for state in STATES),
        ],
        role="row",
    )
    lines = [line(seen, sort, [row for row in found if row["class"] == sort]) for sort in sorts]
    label = attributes({"aria-label": CHART.text("title", seen.words)})
    groups = [html.Thead(head, role="rowgroup"), html.Tbody(lines, role="rowgroup")]
    return [html.Table(groups, role="table", **label)]


def heading(seen: Seen, state: str) -> str:
    """What a column is."""
    return seen.words.text(
        "channel.quiet" if state == "quiet" else f"chart.channel-lives.state.{state}"
    )


def line(seen: Seen, sort: str, found: list[Row]) -> Component:
    """The mechanisms of one age."""
    cells = [
        cell(seen, heading(seen, state), [row for row in found if row["state_code"] == state])
        for state in STATES
    ]
    name = html.Th(seen.words.text(f"{TEXT}.{sort}"), scope="row", role="rowheader")
    return html.Tr([name, *cells], role="row")


def cell(seen: Seen, heading: str, found: list[Row]) -> Component:
    """The mechanisms of one age for which the same holds, each with the meetings known."""
    words = seen.words
    named = attributes({"data-label": heading})
    if not found:
        return html.Td(words.text(f"{TEXT}.none"), className="nobody", role="cell", **named)
    said = joined([named_in(seen, row) for row in found], JOINTS[words.language])
    return html.Td(said, role="cell", **named)


def named_in(seen: Seen, row: Row) -> Component:
    """A mechanism that opens its card, with the number of its known meetings."""
    name = html.A(
        row["short"], href=seen.address.replacing(card=row["key"]).href(), className="open-card"
    )
    star: list[Any] = [JOINER, html.Sup("*")] if row["recalled"] else []
    said: list[Any] = [name, *star]
    if row["meetings"]:
        met = seen.words.text(f"{TEXT}.met", count=row["meetings"])
        said.append(html.Span(met, className="met"))
    return html.Span(said)
