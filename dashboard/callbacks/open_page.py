"""A new path (/ja/network) -> the whole page in that language, already drawn."""

from typing import Any

from dash import Dash, Input, Output, State
from dash.development.base_component import Component

from dashboard import ids
from dashboard.callbacks.redraw import answered
from dashboard.callbacks.see import see
from dashboard.clock import Clock
from dashboard.parts.embed import embed_page, whole
from dashboard.parts.page import page
from dashboard.tables.atlas import Atlas
from dashboard.views import VIEWS


def register(app: Dash, atlas: Atlas, clock: Clock) -> None:
    """Answer a change of page or language."""

    @app.callback(
        Output(ids.PAGE, "children"),
        Output(ids.DRAWN, "data"),
        Input(ids.ADDRESS, "pathname"),
        State(ids.ADDRESS, "search"),
    )
    def show_page(path: str, query: str) -> tuple[list[Component], dict[str, Any]]:
        seen = see(atlas, clock, path, query)
        view = VIEWS[seen.address.view]
        if seen.address.embed:
            children = embed_page(seen, view.title, view.body(whole(seen)))
        else:
            children = page(seen, list(VIEWS), view.title, view.body(seen))
        return children, answered(seen.whole, seen.address, seen.dropped, seen.today)[1]
