"""Every gesture that needs the server, one file each."""

from dash import Dash

from dashboard.callbacks import change_filter, open_page, print_page, redraw, save_table, search
from dashboard.clock import Clock
from dashboard.tables.atlas import Atlas


def answer_clicks(app: Dash, atlas: Atlas, clock: Clock) -> None:
    """Register every callback on the app."""
    for gesture in (open_page, redraw, change_filter, search, save_table, print_page):
        gesture.register(app, atlas, clock)
