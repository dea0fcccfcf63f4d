"""A control changes -> the address says so; the browser does this by itself, without asking the server."""

from dash import ALL, ClientsideFunction, Dash, Input, Output, State

from dashboard import ids
from dashboard.clock import Clock
from dashboard.tables.atlas import Atlas


def register(app: Dash, _: Atlas, __: Clock) -> None:
    """Let the controls write the address."""
    app.clientside_callback(
        ClientsideFunction("atlas", "controlsToAddress"),
        Output(ids.ADDRESS, "search"),
        Input(ids.control(ALL), "value"),
        State(ids.control(ALL), "id"),
        State(ids.control(ALL), "data"),
        State(ids.ADDRESS, "search"),
        prevent_initial_call=True,
    )
