"""The small print under every page."""

from dash import html
from dash.development.base_component import Component

from dashboard.parts.seen import Seen


def footer(seen: Seen) -> Component:
    """What the atlas is, whose facts it shows, and under which licence."""
    words = seen.words
    return html.Footer(
        [
            html.P(words.text("footer.what")),
            html.P(words.text("footer.manners")),
            html.P(words.text("footer.licence")),
        ],
        className="colophon",
    )
