"""The same page built the usual way: figures of plotly, one callback for each piece, all of it sent."""

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
from dashboard.parts.map import sheets
from dashboard.parts.seen import Seen
from dashboard.tables.atlas import Atlas
from dashboard.views import VIEWS


def naive_app(atlas: Atlas, clock: Clock, view: str) -> Dash:
    """A Dash app with one page that shows what a view of the atlas shows.

    Two buttons choose the day; each chart, each further piece and the sentence has a callback of its
    own that filters the tables again and sends its whole figure.
    """
    app = Dash("naive", suppress_callback_exceptions=True)
    found = VIEWS[view]
    charts = [chart for chart in found.charts if chart.figure]
    app.layout = html.Div(
        [
            html.Button("then", id="then"),
            html.Button("now", id="now"),
            dcc.Store(id="day", data=""),
            html.P(id="sentence"),
            *[html.Div(id=f"piece-{name}") for name in found.parts],
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
    answer(app, "sentence", "children", lambda seen: str(seen.counts), atlas, clock, view)
    for name, piece in found.parts.items():
        answer(app, f"piece-{name}", "children", piece, atlas, clock, view)
    for chart in charts:
        answer(app, f"chart-{chart.name}", "figure", whole_figure(chart), atlas, clock, view)
    if found.figures:
        answer(app, "network", "elements", all_elements, atlas, clock, view)
        answer(app, "list", "children", all_names, atlas, clock, view)
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
    app: Dash, key: str, prop: str, make: Any, atlas: Atlas, clock: Clock, view: str
) -> None:
    """One callback for one piece; it remembers nothing."""

    @app.callback(Output(key, prop), Input("day", "data"))
    def draw(query: str) -> Any:
        narrowed.cache_clear()
        return make(see(atlas, clock, f"/en/{view}", query))


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
