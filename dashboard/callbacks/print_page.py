"""A page that goes to paper -> its map as a drawing, sharp at any size."""

from dash import Dash
from flask import Response, abort, request

from dashboard.callbacks.see import see
from dashboard.clock import Clock
from dashboard.network.drawing import map_drawing
from dashboard.tables.atlas import Atlas
from dashboard.tables.column import LANGUAGES


def register(app: Dash, atlas: Atlas, clock: Clock) -> None:
    """Answer /en/map.svg with the map of the same query on the map's page."""

    def draw(language: str) -> Response:
        if language not in LANGUAGES:
            abort(404)
        query = request.query_string.decode("latin-1")
        seen = see(atlas, clock, f"/{language}/network", query)
        return Response(map_drawing(seen).svg, mimetype="image/svg+xml")

    app.server.add_url_rule("/<language>/map.svg", "map-on-paper", draw)
