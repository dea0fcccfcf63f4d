"""Addresses besides the pages: the root that picks a language, all tables, the fonts, a sign of life."""

from collections.abc import Collection
from pathlib import Path

from dash import Dash
from flask import Response, abort, redirect, request, send_from_directory
from werkzeug.wrappers import Response as AnyResponse

from dashboard.exports.tables_archive import archive_name, tables_archive
from dashboard.tables.atlas import Atlas
from dashboard.tables.column import LANGUAGES

ALL_TABLES = "/tables.zip"


def is_page(path: str, views: Collection[str]) -> bool:
    """Whether a path is a page of the atlas: /LANGUAGE or /LANGUAGE/VIEW."""
    parts = path.strip("/").split("/")
    return (
        path != "/"
        and parts[0] in LANGUAGES
        and (len(parts) == 1 or (len(parts) == 2 and parts[1] in views))
    )


def add_routes(app: Dash, atlas: Atlas, fonts: Path | None) -> None:
    """Add the addresses to the server of the app."""

    def root() -> AnyResponse:
        language = request.accept_languages.best_match(LANGUAGES) or LANGUAGES[0]
        query = "?" + request.query_string.decode("latin-1") if request.query_string else ""
        answer = redirect(f"/{language}{query}", code=302)
        answer.headers["Vary"] = "Accept-Language"
        return answer

    def health() -> Response:
        return Response(f"{atlas.version}\n", mimetype="text/plain")

    def tables() -> AnyResponse:
        answer = Response(tables_archive(atlas), mimetype="application/zip")
        answer.headers["Content-Disposition"] = f'attachment; filename="{archive_name(atlas)}"'
        answer.add_etag()
        return answer.make_conditional(request)

    def font(version: str, name: str) -> Response:
        assert fonts is not None
        if version != fonts.name:
            abort(404)
        return send_from_directory(fonts, name, max_age=31536000)

    app.server.view_functions.pop("/", None)
    app.server.before_request(lambda: root() if request.path == "/" else None)
    app.server.add_url_rule("/healthz", "healthz", health)
    app.server.add_url_rule(ALL_TABLES, "tables", tables)
    if fonts is not None:
        app.server.add_url_rule("/fonts/<version>/<name>", "fonts", font)
