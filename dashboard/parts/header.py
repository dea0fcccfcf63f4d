"""The head of every page: the name, the views, search, languages and the theme; all but the last are links."""

import dash_mantine_components as dmc
from dash import html
from dash.development.base_component import Component

from dashboard import ids
from dashboard.filters.address import Address
from dashboard.language.words import OWN_NAMES
from dashboard.parts.attributes import attributes
from dashboard.parts.present_menu import present_menu
from dashboard.parts.search_box import search_box
from dashboard.parts.seen import Seen


def header(seen: Seen, views: list[str]) -> Component:
    """The masthead. Takes what is seen and the names of the views."""
    words = seen.words
    return html.Header(
        [
            html.A(
                html.Span(words.text("app.title"), className="name"),
                href=f"/{seen.address.language}",
                className="brand",
            ),
            html.Nav(
                [view_link(seen, view) for view in views],
                className="pages",
                **attributes({"aria-label": words.text("app.pages")}),
            ),
            html.Div(
                [
                    search_box(words),
                    present_menu(seen, views),
                    *language_links(seen),
                    theme_button(seen),
                ],
                className="tools",
            ),
        ],
        className="masthead",
    )


def view_link(seen: Seen, view: str) -> Component:
    """A link to a view that keeps filters and day."""
    return html.A(
        seen.words.text(f"view.{view}"),
        id=ids.link(f"view-{view}"),
        href=view_address(seen, view),
        **attributes({"aria-current": "page"} if view == seen.address.view else {}),
    )


def view_address(seen: Seen, view: str) -> str:
    """The address of a view with the same filters; what only this page knows is left behind."""
    here = seen.address
    return Address(here.language, view, here.filters, tour=here.tour, step=here.step).href()


def language_links(seen: Seen) -> list[Component]:
    """Links to the same state in the other languages."""
    return [
        html.A(
            name,
            id=ids.link(f"language-{code}"),
            href=language_address(seen, code),
            lang=code,
            hrefLang=code,
            className="language",
        )
        for code, name in OWN_NAMES.items()
        if code != seen.address.language
    ]


def language_address(seen: Seen, code: str) -> str:
    """The address of the same state in another language."""
    return seen.address.replacing(language=code).href()


def theme_button(seen: Seen) -> Component:
    """The switch between light and dark, which the browser remembers."""
    return dmc.ColorSchemeToggle(
        lightIcon=html.Span("☀", **attributes({"aria-hidden": "true"})),
        darkIcon=html.Span("☾", **attributes({"aria-hidden": "true"})),
        id=ids.THEME,
        variant="subtle",
        color="gray",
        **attributes({"aria-label": seen.words.text("app.theme")}),
    )
