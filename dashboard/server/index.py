"""The HTML that a browser gets first: in the language of its address, with its title, before any script runs."""

from collections.abc import Callable
from html import escape
from typing import Any

from dash import Dash
from flask import request

from dashboard.filters.address import read_path
from dashboard.language.words import words_of
from dashboard.tables.atlas import Atlas

PAGE = """<!DOCTYPE html>
<html lang="{language}" data-mantine-color-scheme="light">
<head>
{metas}
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="description" content="{description}">
<meta name="color-scheme" content="light dark">
<title>{title}</title>
<link rel="icon" href="/assets/icon.svg" type="image/svg+xml">
{fonts}
{css}
</head>
<body>
{app_entry}
<noscript><p lang="en">Alliance Atlas needs JavaScript.</p><p lang="ja">この地図の表示にはJavaScriptが必要です。</p></noscript>
{config}
{scripts}
{renderer}
</body>
</html>"""


def write_index(app: Dash, atlas: Atlas, views: list[str], fonts: str) -> None:
    """Let the app write its first HTML in the language of the address.

    Takes the app, the whole atlas (for its words), the names of the views and the address of the font
    stylesheet, "" if there is none.
    """
    app.interpolate_index = page_writer(atlas, views, fonts)  # type: ignore[method-assign]


def page_writer(atlas: Atlas, views: list[str], fonts: str) -> Callable[..., str]:
    """The function that fills the page; its facts are those Dash gives."""

    def fill(**facts: Any) -> str:
        language, view = read_path(request.path, views)
        words = words_of(language, atlas)
        title = f"{words.text(f'view.{view}')} – {words.text('app.title')}"
        given = {
            name: facts[name]
            for name in ("metas", "css", "app_entry", "config", "scripts", "renderer")
        }
        return PAGE.format(
            language=language,
            title=escape(title),
            description=escape(words.text("footer.what")),
            fonts=f'<link rel="stylesheet" href="{fonts}">' if fonts else "",
            **given,
        )

    return fill
