"""A page of charts: the charts one below the other, and beside them the open card."""

from dash import html
from dash.development.base_component import Component

from dashboard.parts.attributes import attributes
from dashboard.parts.card_holder import card_holder
from dashboard.parts.seen import Seen


def chart_page(seen: Seen, children: list[Component]) -> list[Component]:
    """The body of a view. Takes what stands on it from top to bottom; `html.Div(className="pair")`
    holds two that stand side by side where there is room."""
    name = seen.words.text("card.label")
    return [
        html.Div(children, className="charts"),
        html.Aside(card_holder(seen), className="side", **attributes({"aria-label": name})),
    ]
