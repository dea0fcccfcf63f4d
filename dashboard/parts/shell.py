"""The frame that never changes: the address, the page, and what the screen reader hears."""

import dash_mantine_components as dmc
from dash import dcc, html
from dash.development.base_component import Component

from dashboard import ids


def shell() -> Component:
    """The layout, mounted once."""
    return dmc.MantineProvider(
        [
            dcc.Location(id=ids.ADDRESS, refresh="callback-nav"),
            dcc.Store(id=ids.DRAWN),
            dcc.Store(id=ids.LED),
            dcc.Download(id=ids.DOWNLOAD),
            html.Div(id=ids.STAGE, hidden=True),
            html.Div(id=ids.PAGE),
            html.Div(id=ids.ANNOUNCER, role="status", className="visually-hidden"),
            html.Div(id=ids.TOAST, role="status", className="toast"),
        ],
        defaultColorScheme="auto",
    )
