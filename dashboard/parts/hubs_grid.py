"""The bodies that connect most on each side, their measures as bars, and what each measure means."""

from typing import Any

from dash import html
from dash.development.base_component import Component

from dashboard import ids
from dashboard.charts.chart import Row
from dashboard.charts.hubs import CHART, MEASURES, SIDES
from dashboard.language.words import JOINTS
from dashboard.parts.attributes import attributes
from dashboard.parts.filled import filled, joined
from dashboard.parts.seen import Seen

NAME = "hubs-grid"
MOST = 8  # bodies of each side
BARS = MEASURES[:-1]


def grid(seen: Seen) -> Component:
    """The bodies with their measures."""
    return html.Div(tables(seen), id=ids.shown(NAME), className="hubs-grid")


def meanings(seen: Seen) -> Component:
    """What each measure means, and what it does not."""
    pairs = [html.Div(meaning(seen, measure)) for measure in MEASURES]
    return html.Dl(pairs, className="hubs-meanings")


def meaning(seen: Seen, measure: str) -> list[Component]:
    """One measure with what it means, and what it does not."""
    words = seen.words
    means = html.P(words.text(f"hubs.means.{measure}"))
    does_not = html.P(words.text(f"hubs.not.{measure}"), className="why")
    return [html.Dt(words.text(f"chart.{CHART.name}.{measure}")), html.Dd([means, does_not])]


def tables(seen: Seen) -> list[Component]:
    """A table for each side."""
    rows = seen.rows_of(CHART)
    most = {measure: max((row[measure] for row in rows), default=0) or 1 for measure in BARS}
    children: list[Component] = []
    for side in SIDES:
        own = [row for row in rows if row["side"] == side]
        if own:
            children.append(table(seen, own, most))
    return children


def table(seen: Seen, own: list[Row], most: dict[str, float]) -> Component:
    """The first bodies of one side."""
    words = seen.words
    heads = [html.Th(own[0]["country"], scope="col", className=f"colour-{own[0]['colour']}")]
    heads += [
        html.Th(words.text(f"chart.{CHART.name}.{measure}"), scope="col", className=measure)
        for measure in MEASURES
    ]
    lines = [html.Tr(cells(row, most)) for row in own[:MOST]]
    whole = html.Table([html.Thead(html.Tr(heads)), html.Tbody(lines)])
    named = attributes({"aria-label": f"{CHART.text('title', words)}: {own[0]['country']}"})
    scrolls = html.Div(whole, className="table-scroll", role="region", tabIndex=0, **named)
    return html.Div([scrolls, *shown(seen, own), points(seen, own)])


def shown(seen: Seen, own: list[Row]) -> list[Component]:
    """That more bodies stand in the table behind."""
    if len(own) <= MOST:
        return []
    said = seen.words.text(f"chart.{CHART.name}.shown", count=MOST, all=len(own))
    return [html.P(said, className="why")]


def points(seen: Seen, own: list[Row]) -> Component:
    """Whether there is one contact point for all sectors, or several, or none on record."""
    words = seen.words
    found = [opening(row) for row in own if row["is_point"]]
    names = html.Span(joined(list(found), JOINTS[words.language]))
    form = {0: "none", 1: "one"}.get(len(found), "several")
    said = words.text(f"hubs.points-{form}", count=len(found), names="{names}")
    return html.P(filled(said, names=names), className="points")


def opening(row: Row) -> Component:
    """The name of a body, opening its card; it stays as it is wherever the page goes."""
    said = attributes({"data-set": f"card={row['key']}"})
    return html.Button(row["short"], type="button", className="open-card", **said)


def cells(row: Row, most: dict[str, float]) -> list[Component]:
    """A body and its measures, each number with a bar behind it."""
    said: list[Any] = [
        html.Th(opening(row), scope="row", className="context" if row["context"] else "")
    ]
    for measure in BARS:
        width = {"width": f"{100 * row[measure] / most[measure]:.0f}%"}
        bar = html.Span(className="bar", style=width, **attributes({"aria-hidden": "true"}))
        said.append(html.Td([bar, html.Span(str(row[measure]))], className=f"measure {measure}"))
    said.append(html.Td(row["point"], className="point" if row["is_point"] else "point none"))
    return said
