"""The button under a chart -> the table behind it as a file."""

from typing import Any

from dash import ALL, Dash, Input, Output, State, ctx, no_update
from dash.dcc.express import send_bytes

from dashboard import ids
from dashboard.callbacks.see import see
from dashboard.clock import Clock
from dashboard.exports.csv import file_name, table_csv
from dashboard.tables.atlas import Atlas
from dashboard.views import VIEWS


def register(app: Dash, atlas: Atlas, clock: Clock) -> None:
    """Answer the buttons that save a table."""

    @app.callback(
        Output(ids.DOWNLOAD, "data"),
        Input(ids.save(ALL), "n_clicks"),
        State(ids.ADDRESS, "pathname"),
        State(ids.ADDRESS, "search"),
        prevent_initial_call=True,
    )
    def save_table(clicks: list[int | None], path: str, query: str) -> Any:
        seen = see(atlas, clock, path, query)
        chosen = ctx.triggered_id or {}
        charts = {chart.name: chart for chart in VIEWS[seen.address.view].charts}
        chart = charts.get(chosen.get("name", "")) if any(clicks) else None
        if chart is None:
            return no_update
        content = table_csv(chart, seen.rows_of(chart), seen.words)
        name = file_name(chart, seen.day, seen.address.language)
        return send_bytes(content, name, type="text/csv;charset=utf-8")
