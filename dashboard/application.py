"""The atlas as an application: read the tables, frame the pages, answer clicks, guard the door."""

import os
from collections.abc import Callable
from pathlib import Path

from dash import Dash

from dashboard.callbacks import answer_clicks
from dashboard.clock import Clock, today
from dashboard.filters.kept import kept_problems
from dashboard.fonts.build import build_fonts
from dashboard.fonts.characters import characters_in
from dashboard.fonts.faces import FontsUnavailable
from dashboard.parts.shell import shell
from dashboard.server.compress import compress_replies
from dashboard.server.guard import guard_callbacks, guard_paths
from dashboard.server.headers import send_headers
from dashboard.server.index import write_index
from dashboard.server.memory import keep_little
from dashboard.server.routes import add_routes, is_page
from dashboard.settings import Settings, read_settings
from dashboard.shipped import shipped
from dashboard.tables.problem import BadTables
from dashboard.tables.read import load_atlas
from dashboard.views import PIECES, TABLES, VIEWS

Say = Callable[[str], None]


def create_app(settings: Settings | None = None, clock: Clock = today, say: Say = print) -> Dash:
    """The application on one folder of tables.

    Takes the settings (those of the environment where none are given), the clock that says what today
    is, and a function for lines that whoever starts the atlas should read. Raises BadTables with every
    problem if the tables break a rule.
    """
    keep_little()
    chosen = settings or read_settings(os.environ)
    atlas = load_atlas(chosen.data, chosen.cache / "snapshots", say)
    if found := list(kept_problems(atlas, TABLES, PIECES)):
        raise BadTables(found)
    fonts = web_fonts(chosen, say)
    app = Dash(
        "dashboard",
        assets_folder=str(shipped("assets")),
        suppress_callback_exceptions=True,
        update_title="",
        title="Alliance Atlas",
    )
    app.layout = shell()
    answer_clicks(app, atlas, clock)
    needs = {name: view.needs for name, view in VIEWS.items()}
    write_index(app, atlas, needs, f"/fonts/{fonts.name}/fonts.css" if fonts else "")
    add_routes(app, atlas, fonts)
    guard_paths(app, lambda path: is_page(path, VIEWS))
    guard_callbacks(app)
    send_headers(app)
    compress_replies(app)
    return app


def web_fonts(settings: Settings, say: Say) -> Path | None:
    """The folder of the finished web fonts, or None where they cannot be had; then one line says so."""
    try:
        return build_fonts(settings.cache / "fonts", characters_in(settings.data))
    except FontsUnavailable as reason:
        say(f"{reason} The typefaces of the system are used instead.")
        return None
