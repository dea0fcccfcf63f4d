"""The same page built the usual way: figures of plotly, one callback for each piece, all of it sent."""

import json
from functools import lru_cache
from typing import Any

import dash_cytoscape as cyto
import plotly.graph_objects as go
from dash import Dash, Input, Output, dcc, html

from dashboard.callbacks.see import see
from dashboard.charts.chart import Chart
from dashboard.charts.theme import resolve
from dashboard.clock import Clock
from dashboard.filters.apply import narrowed
from dashboard.network.elements import elements
from dashboard.palette import LIGHT
from dashboard.parts import headline
from dashboard.parts.chart_card import chart_parts
from dashboard.parts.map import sheets
from dashboard.parts.packed import NAMES
from dashboard.parts.seen import Seen
from dashboard.tables.atlas import Atlas
from dashboard.views import VIEWS

HEADLINE = {"sentence": headline.said, "notice": headline.noticed, "citation": headline.cited}


def naive_app(atlas: Atlas, clock: Clock, view: str) -> Dash:
    """A Dash app with one page that shows what a view of the atlas shows.

    Two buttons choose the day; each chart with its words and its table, each further piece and each
    line of the headline has a callback of its own that filters the tables again and sends the whole
    figure; long tables are Dash components like everything else.
    """
    app = Dash("naive", suppress_callback_exceptions=True)
    found = VIEWS[view]
    charts = [chart for chart in found.charts if chart.figure]
    start = see(atlas, clock, f"/en/{view}", "")
    words = {chart.name: list(chart_parts(chart, start)) for chart in found.charts}
    app.layout = html.Div(
        [
            html.Button("then", id="then"),
            html.Button("now", id="now"),
            dcc.Store(id="day", data=""),
            *[html.P(id=name) for name in HEADLINE],
            *[html.Div(id=f"piece-{name}") for name in found.parts],
            *[html.Div(id=name) for names in words.values() for name in names],
            *[dcc.Graph(id=f"chart-{chart.name}") for chart in charts],
            *network_pieces(atlas, clock, found.figures),
        ]
    )
    app.clientside_callback(
        "function (then, now) {const last = dash_clientside.callback_context.triggered_id;"
        "return last === 'then' ? '?on=2022-09-08' : '';}",
        Output("day", "data"),
        Input("then", "n_clicks"),
        Input("now", "n_clicks"),
    )
    for name, piece in (HEADLINE | dict(found.parts)).items():
        at = name if name in HEADLINE else f"piece-{name}"
        answer(app, [(at, "children")], [piece], atlas, clock, view)
    for chart in found.charts:
        places = [(name, "children") for name in words[chart.name]]
        makes = [part_of(chart, name) for name in words[chart.name]]
        if chart.figure:
            places.append((f"chart-{chart.name}", "figure"))
            makes.append(whole_figure(chart))
        answer(app, places, makes, atlas, clock, view)
    if found.figures:
        answer(app, [("network", "elements")], [all_elements], atlas, clock, view)
        answer(app, [("list", "children")], [all_names], atlas, clock, view)
    return app


def network_pieces(atlas: Atlas, clock: Clock, figures: Any) -> list[Any]:
    """The canvas and its list, where the view has them."""
    if not figures:
        return []
    sheet = sheets(see(atlas, clock, "/en/network", ""))["light"]
    canvas = cyto.Cytoscape(
        id="network",
        layout={"name": "preset"},
        stylesheet=sheet,
        style={"width": "100%", "height": "640px"},
    )
    return [canvas, html.Div(id="list")]


def answer(
    app: Dash,
    places: list[tuple[str, str]],
    makes: list[Any],
    atlas: Atlas,
    clock: Clock,
    view: str,
) -> None:
    """One callback for what belongs together; it remembers nothing."""

    @app.callback([Output(*place) for place in places], Input("day", "data"))
    def draw(query: str) -> Any:
        narrowed.cache_clear()
        seen = see(atlas, clock, f"/en/{view}", query)
        return [as_components(make(seen)) for make in makes]


def part_of(chart: Chart, name: str) -> Any:
    """How one of the words around a chart, or its table, is made."""
    return lambda seen: chart_parts(chart, seen)[name]


def as_components(value: Any) -> Any:
    """The same with what the atlas packs into one text as Dash components, as they usually are."""
    if isinstance(value, list):
        return [part for each in value for part in unpacked(each)]
    return value


def unpacked(part: Any) -> list[Any]:
    """A piece of a page; where it is a packed one, its components."""
    said = getattr(part, "data-packed", None)
    return [part] if said is None else components(said)


@lru_cache(maxsize=64)
def components(said: str) -> list[Any]:
    """The components in a packed text; kept, so that turning them back costs the page nothing."""
    return [component(node) for node in json.loads(said)]


def component(node: Any) -> Any:
    """One of them with everything in it."""
    if isinstance(node, str):
        return node
    tag, attributes, children = node
    back = {name: prop for prop, name in NAMES.items()}
    given = {back.get(name, name): value for name, value in attributes.items()}
    given.pop("style", None)
    return getattr(html, tag.capitalize())([component(child) for child in children], **given)


def all_elements(seen: Seen) -> Any:
    """The elements of the map."""
    return elements(seen.atlas, seen.address, seen.words)


def all_names(seen: Seen) -> Any:
    """The list beside the map, as components."""
    return [
        html.Div([html.B(item["data"]["label"]), html.Span(str(item["data"].get("kind", "")))])
        for item in all_elements(seen)
        if item["data"].get("table")
    ]


def whole_figure(chart: Chart) -> Any:
    """The same picture as a plotly.graph_objects figure, which is what plotly express makes."""

    def figure(seen: Seen) -> Any:
        rows = chart.rows(seen)
        assert chart.figure is not None
        drawn = resolve(chart.figure(rows, seen.words), LIGHT) if rows else {}
        return go.Figure(data=drawn.get("data"), layout=drawn.get("layout"))

    return figure
