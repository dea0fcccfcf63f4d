"""A choice in a menu "Save" -> the tables it belongs to as a file in that format."""

from typing import Any
from urllib.parse import urlsplit

from dash import ALL, Dash, Input, Output, State, ctx, no_update
from dash.dcc.express import send_bytes

from dashboard import ids
from dashboard.callbacks.see import see
from dashboard.clock import Clock
from dashboard.exports.formats import FORMATS
from dashboard.tables.atlas import Atlas
from dashboard.views import VIEWS


def register(app: Dash, atlas: Atlas, clock: Clock) -> None:
    """Answer the choices of every menu that saves tables."""

    @app.callback(
        Output(ids.DOWNLOAD, "data"),
        Input(ids.save(ALL, ALL), "n_clicks"),
        State(ids.ADDRESS, "pathname"),
        State(ids.ADDRESS, "search"),
        State(ids.ADDRESS, "href"),
        prevent_initial_call=True,
    )
    def save_table(clicks: list[int | None], path: str, query: str, place: object) -> Any:
        chosen = ctx.triggered_id if any(clicks) and isinstance(ctx.triggered_id, dict) else {}
        form = FORMATS.get(str(chosen.get("format", "")))
        if form is None or form.write is None:
            return no_update
        seen = see(atlas, clock, path, query)
        export = VIEWS[seen.address.view].export(seen, str(chosen.get("name", "")), origin(place))
        if export is None:
            return no_update
        name = export.frame.file_name(form.ending)
        return send_bytes(form.write(export), name, type=form.kind)


def origin(place: object) -> str:
    """What stands before the path of an address as the browser gives it; "" if it is no address."""
    try:
        found = urlsplit(place) if isinstance(place, str) else None
    except ValueError:
        return ""
    if found is None or found.scheme not in ("http", "https") or not found.netloc:
        return ""
    return f"{found.scheme}://{found.netloc}"
