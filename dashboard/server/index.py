"""The HTML that a browser gets first: in the language of its address, with its title."""

from collections.abc import Callable, Collection, Mapping, Sequence
from html import escape
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from dash import Dash
from dash.fingerprint import build_fingerprint
from flask import request

from dashboard.filters.address import read_path
from dashboard.language.words import words_of
from dashboard.server.headers import Frames
from dashboard.tables.atlas import Atlas

PLOTLY = "package_data/plotly.min.js"
HEAVY = {
    "cytoscape": ("/dash_cytoscape/", "/assets/20-map.", "/assets/30-list."),
    "plotly": ("/assets/26-picture.",),
    "datatable": ("/dash/dash_table/",),
}
"""The scripts that only those pages load which need them."""

PRESENTED = ' data-present="yes" data-whole="yes"'
"""Shown to a room: at once in large type, and with the scripts of every page, for slides may lead to any."""

EMBEDDED = ' data-embed="yes"'
"""Shown in a frame: one picture without a masthead."""

PAGE = """<!DOCTYPE html>
<html lang="{language}" data-mantine-color-scheme="light"{marks}>
<head>
{metas}
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="description" content="{description}">
<meta name="color-scheme" content="light dark">
<title>{title}</title>
<link rel="icon" href="/assets/icon.svg" type="image/svg+xml">
{fonts}
{css}
{later}
</head>
<body>
{app_entry}
<noscript>
<p lang="en">Alliance Atlas needs JavaScript.</p>
<p lang="ja">この地図の表示にはJavaScriptが必要です。</p>
</noscript>
{config}
{scripts}
{renderer}
</body>
</html>"""


def write_index(
    app: Dash,
    atlas: Atlas,
    needs: Mapping[str, Sequence[str]],
    fonts: str,
    frames: Frames | None = None,
) -> None:
    """Let the app write its first HTML in the language of the address.

    Takes the app, the whole atlas (for its words), for each view the names of the scripts it needs
    beyond those of every page, the address of the font stylesheet, "" if there is none, and what
    other sites may show in a frame.
    """
    charts, allowed = plotly_script(app), frames or Frames()
    app.interpolate_index = page_writer(  # type: ignore[method-assign]
        atlas, needs, fonts, charts, allowed
    )


def plotly_script(app: Dash) -> str:
    """The tag of the charts' library under an address that browsers may keep for ever."""
    found = find_spec("plotly")
    assert found and found.submodule_search_locations
    file = Path(found.submodule_search_locations[0]) / PLOTLY
    named = build_fingerprint(PLOTLY, version("plotly"), int(file.stat().st_mtime))
    prefix = app.config.requests_pathname_prefix
    address = f"{prefix}_dash-component-suites/plotly/{named}"
    return f'<script id="plotly" defer src="{address}"></script>'


def only_needed(scripts: str, needed: Collection[str]) -> str:
    """The script tags without the libraries a page does not use."""
    unused = [path for name, paths in HEAVY.items() if name not in needed for path in paths]
    return "\n".join(
        line for line in scripts.splitlines() if not any(path in line for path in unused)
    )


def marks(frames: Frames, presented: bool, embedded: bool) -> str:
    """What the page's root says before any script runs: how it is shown, and who may frame it."""
    hosts = f' data-framed-by="{escape(" ".join(frames.ancestors))}"' if frames.ancestors else ""
    return (PRESENTED if presented else "") + (EMBEDDED if embedded else "") + hosts


def page_writer(
    atlas: Atlas, needs: Mapping[str, Sequence[str]], fonts: str, charts: str, frames: Frames
) -> Callable[..., str]:
    """The function that fills the page; its facts are those Dash gives."""

    def fill(**facts: Any) -> str:
        language, view = read_path(request.path, needs)
        words = words_of(language, atlas)
        title = f"{words.text(f'view.{view}')} – {words.text('app.title')}"
        embedded = frames.is_framed(request.path, request.query_string.decode("latin-1"))
        presented = bool(request.args.get("present")) and not embedded
        needed = ("cytoscape", "plotly") if presented else needs[view]
        given = {name: facts[name] for name in ("metas", "css", "app_entry", "config", "renderer")}
        return PAGE.format(
            language=language,
            title=escape(title),
            description=escape(words.text("footer.what")),
            marks=marks(frames, presented, embedded),
            scripts=only_needed(facts["scripts"], needed),
            later=charts if "plotly" in needed else "",
            fonts=f'<link rel="stylesheet" href="{fonts}">' if fonts else "",
            **given,
        )

    return fill
