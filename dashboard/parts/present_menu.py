"""Ways to present: this page as it stands, one of the tours, or the tour that the reader keeps."""

import json

from dash import html
from dash.development.base_component import Component

from dashboard import ids
from dashboard.answers.tours import tours
from dashboard.filters.address import MOST_SLIDES, OWN_TOUR, PARTS
from dashboard.filters.filters import CHOICES
from dashboard.parts.attributes import attributes
from dashboard.parts.seen import Seen
from dashboard.parts.slides_menu import slides_menu
from dashboard.parts.stage_words import SPOKEN
from dashboard.parts.tours import running, start

VIEW = "tours"


def present_menu(seen: Seen, views: list[str]) -> Component:
    """The menu, with the words and facts the browser needs to present.

    Takes what is seen and the names of all views.
    """
    words = seen.words
    links = [
        html.Li(html.A(words.label("tour", code), href=start(seen, code)))
        for code, slides in tours(seen.whole).items()
        if slides
    ]
    own = html.A(words.text("stage.own"), href=f"/{seen.address.language}/{VIEW}#own-tour")
    save = html.Button(
        words.text("stage.save"), type="button", **attributes({"data-slide": "save"})
    )
    present = html.Button(
        words.text("stage.present-page"), type="button", **attributes({"data-slide": "present"})
    )
    return html.Div(
        [
            html.Details(
                [
                    html.Summary(words.text("stage.present"), className="button"),
                    html.Div(
                        [present, html.Ul([*links, html.Li(own)]), save],
                        className="present-choices",
                    ),
                ],
                className="present-menu",
            ),
            slides_menu(seen, views),
            html.Div(
                hidden=True,
                className="stage-words",
                **attributes({"data-words": json.dumps(facts(seen, views), ensure_ascii=False)}),
            ),
            html.Div(running(seen), id=ids.shown("tour"), hidden=True),
        ],
        className="presenting",
    )


def facts(seen: Seen, views: list[str]) -> dict[str, object]:
    """What the browser's script says and knows: texts, names of views and of parts of an address."""
    spoken = {key.partition(".")[2]: seen.words.text(key) for key in SPOKEN}
    return {
        "words": spoken,
        "views": views,
        "parts": [*CHOICES, "text", "on", *PARTS],
        "own": OWN_TOUR,
        "most": MOST_SLIDES,
    }
