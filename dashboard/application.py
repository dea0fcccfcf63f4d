"""The atlas as an application: read the tables, frame the pages, answer clicks, guard the door."""

import os
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

from dash import Dash

from dashboard.callbacks import answer_clicks
from dashboard.callbacks.order_pictures import read_picture
from dashboard.callbacks.order_slides import read_order
from dashboard.callbacks.read_sheet import add_sheets
from dashboard.clock import Clock, today
from dashboard.exports.picture_faces import read_faces
from dashboard.filters.address import read_address
from dashboard.filters.kept import kept_problems
from dashboard.fonts.build import build_fonts
from dashboard.fonts.characters import characters_in
from dashboard.fonts.faces import FontsUnavailable
from dashboard.parts.shell import shell
from dashboard.server.compress import compress_replies
from dashboard.server.guard import guard_callbacks, guard_paths
from dashboard.server.headers import Frames, send_headers
from dashboard.server.index import write_index
from dashboard.server.job_routes import add_job_routes
from dashboard.server.jobs import Jobs
from dashboard.server.memory import keep_little
from dashboard.server.picture_routes import add_picture_routes
from dashboard.server.routes import add_routes, is_page
from dashboard.settings import Settings, read_settings
from dashboard.shipped import PACKAGE, shipped
from dashboard.tables.atlas import Atlas
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
    frames = Frames(chosen.frame_ancestors, partial(is_framed, atlas))
    stylesheet = f"/fonts/{fonts.name}/fonts.css" if fonts else ""
    write_index(app, atlas, needs, stylesheet, frames)
    add_sheets(app, atlas, clock, stylesheet)
    add_routes(app, atlas, fonts)
    faces = read_faces(fonts)
    of = partial(read_picture, atlas=atlas, clock=clock, faces=faces)
    add_picture_routes(app, atlas, faces, of)
    add_job_routes(app, atlas, slide_jobs(chosen), partial(read_order, atlas=atlas, clock=clock))
    guard_paths(app, lambda path: is_page(path, VIEWS))
    guard_callbacks(app)
    send_headers(app, frames=frames)
    compress_replies(app)
    return app


def slide_jobs(settings: Settings) -> Jobs:
    """The makers of slides, each in a process of its own, working in the cache folder."""
    maker = [sys.executable, "-m", "dashboard.callbacks.make_slides"]
    folders = [str(settings.data.absolute()), str((settings.cache / "snapshots").absolute())]
    return Jobs(settings.cache.absolute() / "slides", [*maker, *folders], PACKAGE.parent)


def is_framed(atlas: Atlas, path: str, query: str) -> bool:
    """Whether an address asks for one chart or the map alone, as a frame on another site shows it."""
    if "embed" not in query or not is_page(path, VIEWS):
        return False
    return bool(read_address(path, query, atlas, VIEWS, TABLES, PIECES)[0].embed)


def web_fonts(settings: Settings, say: Say) -> Path | None:
    """The folder of the finished web fonts, or None where they cannot be had; then one line says so."""
    try:
        return build_fonts(settings.cache / "fonts", characters_in(settings.data))
    except FontsUnavailable as reason:
        say(f"{reason} The typefaces of the system are used instead.")
        return None
