"""Who is linked to whom: the mirror map, its list, and the card of whatever is chosen."""

from dash import html
from dash.development.base_component import Component

from dashboard import ids
from dashboard.parts.attributes import attributes
from dashboard.parts.card import card
from dashboard.parts.map import map_of
from dashboard.parts.seen import Seen
from dashboard.views.view import View


def body(seen: Seen) -> list[Component]:
    """The map, and beside it the list and the open card."""
    words = seen.words
    return [
        html.Button(
            words.text("map.show"),
            type="button",
            className="show-map",
            **attributes({"data-do": "show-map", "aria-pressed": "false"}),
        ),
        map_of(seen),
        html.Aside(
            [
                html.Section(
                    [
                        html.H2(words.text("list.heading")),
                        html.P(words.text("list.reading"), className="reading"),
                        html.Div(className="list"),
                    ],
                    className="side-list",
                ),
                html.Div(open_card(seen), id=ids.shown("card"), className="card-holder"),
            ],
            className="side",
            **attributes({"aria-label": words.text("list.label")}),
        ),
    ]


def open_card(seen: Seen) -> list[Component]:
    """The card the address asks for, or nothing."""
    key = seen.address.card
    return card(seen.on_the_day, key, seen.address, seen.words) or [] if key else []


VIEW = View("network", body)
