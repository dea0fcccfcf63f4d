"""The menu that makes slides: of this page, of chosen pages or of a tour, in one language or both."""

import json
from collections.abc import Sequence

from dash import html
from dash.development.base_component import Component

from dashboard.answers.tours import tours
from dashboard.filters.address import OWN_TOUR
from dashboard.language.words import OWN_NAMES
from dashboard.parts.attributes import attributes
from dashboard.parts.seen import Seen

SPOKEN = {
    "waiting": "slides.waiting",
    "collecting": "slides.collecting",
    "drawing": "slides.drawing",
    "writing": "slides.writing",
    "ready": "slides.ready",
    "menu": "slides.menu",
    "cancelled": "notice.slides-cancelled",
    "gone": "notice.slides-gone",
    "failed": "notice.slides-failed",
    "choose": "notice.slides-choose",
    "offline": "notice.slides-offline",
}
"""What the browser says -> its key in texts.csv."""
BOTH = "both"


def slides_menu(seen: Seen, views: Sequence[str]) -> Component:
    """The menu, with the words its script says. Takes what is seen and the names of all views."""
    words = seen.words
    spoken = {name: words.text(key) for name, key in SPOKEN.items()}
    return html.Details(
        [
            html.Summary(
                [html.Span(words.text("slides.menu")), html.Span(className="slides-badge")],
                className="button",
            ),
            html.Div(
                [order(seen, views), progress(seen)],
                className="slides-choices",
                role="group",
                **attributes({"aria-label": words.text("slides.menu")}),
            ),
        ],
        className="slides-menu",
        **attributes(
            {
                "data-words": json.dumps(spoken, ensure_ascii=False),
                "data-languages": " ".join(OWN_NAMES),
            }
        ),
    )


def order(seen: Seen, views: Sequence[str]) -> Component:
    """What can be asked for."""
    words = seen.words
    own = {"page": words.text("slides.this-page")}
    told = {code: words.label("tour", code) for code, found in tours(seen.whole).items() if found}
    of = {**own, **told, OWN_TOUR: words.text("tour.own"), "pages": words.text("slides.pages")}
    return html.Div(
        [
            group(words.text("slides.of"), [choice("of", name, said) for name, said in of.items()]),
            html.Ul(
                [html.Li(tick(name, words.text(f"view.{name}"))) for name in views],
                className="slides-pages",
                hidden=True,
            ),
            group(
                words.text("slides.language"),
                [
                    *(choice("in", code, name, lang=code) for code, name in OWN_NAMES.items()),
                    choice("in", BOTH, words.text("slides.both")),
                ],
            ),
            html.Button(
                words.text("slides.make"),
                type="button",
                className="button primary",
                **attributes({"data-slides": "make"}),
            ),
        ],
        className="slides-order",
    )


def group(name: str, choices: Sequence[Component]) -> Component:
    """Choices of which one holds."""
    return html.Fieldset([html.Legend(name), *choices])


def choice(name: str, value: str, said: str, lang: str = "") -> Component:
    """One of several choices; what it stands for is filled in by the script."""
    marked = {"data-slides-choice": name, "data-value": value}
    return html.Label(
        [
            html.Span(className="slides-pick", **attributes(marked)),
            html.Span(said, lang=lang or None),
        ]
    )


def tick(value: str, said: str) -> Component:
    """A page that can be chosen."""
    return html.Label(
        [
            html.Span(
                className="slides-pick",
                **attributes({"data-slides-choice": "page", "data-value": value}),
            ),
            html.Span(said),
        ]
    )


def progress(seen: Seen) -> Component:
    """How far the slides are, and what can be done with them."""
    words = seen.words

    def button(name: str, said: str) -> Component:
        return html.Button(said, type="button", hidden=True, **attributes({"data-slides": name}))

    return html.Div(
        [
            html.Div(
                html.Div(className="slides-done"),
                className="slides-bar",
                role="progressbar",
                hidden=True,
                **attributes(
                    {
                        "aria-label": words.text("slides.progress"),
                        "aria-valuemin": "0",
                        "aria-valuemax": "100",
                        "aria-valuenow": "0",
                    }
                ),
            ),
            html.P(className="slides-said", role="status", **attributes({"aria-live": "polite"})),
            html.Div(
                [
                    html.A(
                        words.text("slides.download"),
                        className="button primary",
                        hidden=True,
                        **attributes({"data-slides": "file", "data-plain": "yes"}),
                    ),
                    button("cancel", words.text("slides.cancel")),
                    button("discard", words.text("slides.discard")),
                ],
                className="slides-actions",
            ),
        ],
        className="slides-progress",
    )
