"""The offer to show one chart or the map on another site: the code of a frame, to be copied."""

from dash import html
from dash.development.base_component import Component

from dashboard.language.words import Words
from dashboard.parts.attributes import attributes
from dashboard.settings import FRAMES

LINES = 6


def embed_offer(name: str, title: str, words: Words) -> Component:
    """The offer; the browser writes the code when it is opened, for only it knows the address.

    Takes what is shown in the frame (the name of a chart, or that of the map), its title, the words.
    """
    code = html.Textarea(readOnly="readOnly", rows=LINES, spellCheck="false")
    copy = html.Button(
        words.text("embed.copy"),
        type="button",
        **attributes({"data-copy": "embed", "data-done": words.text("embed.copied")}),
    )
    hosts = attributes(
        {"data-some": words.text("embed.hosts"), "data-any": words.text("embed.any")}
    )
    return html.Details(
        [
            html.Summary(
                words.text("embed.menu"),
                className="button",
                **attributes({"aria-label": words.text("embed.of", what=title)}),
            ),
            html.Div(
                [
                    html.Label([words.text("embed.code"), code]),
                    copy,
                    html.P(
                        words.text("embed.nobody", setting=FRAMES), className="embed-hosts", **hosts
                    ),
                ],
                className="embed-choices",
            ),
        ],
        className="embed-offer",
        **attributes({"data-embed-of": name, "data-embed-title": title}),
    )
