"""Which stories are ready to be presented, and which one has the reader put together?"""

from dash import html
from dash.development.base_component import Component

from dashboard import ids
from dashboard.parts.attributes import attributes
from dashboard.parts.card_holder import card_holder
from dashboard.parts.seen import Seen
from dashboard.parts.tours import listed
from dashboard.views.view import View


def body(seen: Seen) -> list[Component]:
    """How presenting works, the tours with their slides, and the reader's own."""
    words = seen.words
    return [
        html.Div(
            [
                html.P(words.text("tour.reading"), className="tour-reading"),
                html.P(words.text("tour.keys"), className="tour-reading"),
                html.Div(listed(seen), className="tours"),
                html.Section(
                    [
                        html.H2(words.text("tour.own")),
                        html.P(words.text("tour.own-reading"), className="tour-reading"),
                        html.Div(id=ids.OWN_TOUR),
                    ],
                    className="tour own",
                    id="own-tour",
                ),
            ],
            className="charts",
        ),
        html.Aside(
            card_holder(seen),
            className="side",
            **attributes({"aria-label": words.text("card.label")}),
        ),
    ]


VIEW = View("tours", body, needs=())
