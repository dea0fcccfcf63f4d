"""Where the open card stands on every page."""

from dash import html
from dash.development.base_component import Component

from dashboard import ids
from dashboard.parts.card import card
from dashboard.parts.seen import Seen


def card_holder(seen: Seen) -> Component:
    """The place of the card, filled if the address opens one."""
    return html.Div(open_card(seen), id=ids.shown("card"), className="card-holder")


def open_card(seen: Seen) -> list[Component]:
    """The card the address asks for, or nothing."""
    key = seen.address.card
    return card(seen.on_the_day, key, seen.address, seen.words) or [] if key else []
