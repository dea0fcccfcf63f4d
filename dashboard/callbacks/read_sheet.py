"""The address of a sheet -> the sheet of A4 of a body, a sector or a channel, as a page of its own."""

from dash import Dash
from flask import Response, abort, request

from dashboard.callbacks.see import see
from dashboard.clock import Clock
from dashboard.parts.sheet import sheet_page
from dashboard.tables.atlas import Atlas
from dashboard.tables.column import LANGUAGES


def add_sheets(app: Dash, atlas: Atlas, clock: Clock, fonts: str) -> None:
    """Answer /en/sheet/KEY?on=DAY.

    Takes the app, the whole atlas, the clock, and the address of the font stylesheet, "" for none.
    """

    def read(language: str, key: str) -> Response:
        if language not in LANGUAGES:
            abort(404)
        seen = see(atlas, clock, f"/{language}", request.query_string.decode("latin-1"))
        page = sheet_page(seen, key, request.host_url.rstrip("/"), fonts)
        if page is None:
            abort(404)
        return Response(page, mimetype="text/html")

    app.server.add_url_rule("/<language>/sheet/<key>", "sheet", read)
