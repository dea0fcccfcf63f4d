"""The same page built the usual way: plotly express, one callback for each piece, everything sent each time."""

from typing import Any

import dash_cytoscape as cyto
import pandas as pd
import plotly.express as px
from dash import Dash, Input, Output, dcc, html

from dashboard.callbacks.see import see
from dashboard.charts.chart import Chart
from dashboard.clock import Clock
from dashboard.filters.apply import narrowed
from dashboard.network.elements import elements
from dashboard.parts.map import sheets
from dashboard.parts.seen import Seen
from dashboard.tables.atlas import Atlas
from dashboard.tables.dates import first_day
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
        answer(app, f"chart-{chart.name}", "figure", express(chart), atlas, clock, view)
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


def express(chart: Chart) -> Any:
    """The rows of a chart drawn with plotly express."""

    def figure(seen: Seen) -> Any:
        rows = pd.DataFrame(chart.rows(seen))
        names = {kind: [c.field for c in chart.columns if c.kind == kind] for kind in KINDS}
        text, number, date = (names[kind] for kind in KINDS)
        if rows.empty:
            return px.bar()
        hover = text + number
        colour = text[1] if len(text) > 1 else None
        if date:
            days = rows[date[0]].map(lambda coarse: first_day(coarse) if coarse else None)
            return px.scatter(rows, x=days, y=text[0], color=colour, hover_data=hover)
        if number:
            return px.bar(rows, x=number[0], y=text[0], color=colour, hover_data=hover)
        return px.histogram(rows, y=text[0], color=colour)

    return figure


KINDS = ("text", "number", "date")
