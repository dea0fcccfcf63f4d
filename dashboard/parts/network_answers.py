"""What the map is asked beside what it draws: the route between two, what breaks without a body."""

from dash import html
from dash.development.base_component import Component

from dashboard import ids
from dashboard.parts.gone_answer import gone_answer
from dashboard.parts.route_answer import route_answer
from dashboard.parts.seen import Seen

NAME = "network-answers"


def answers(seen: Seen) -> list[Component]:
    """The answers; nothing where neither is asked."""
    return [*route_answer(seen), *gone_answer(seen)]


def place(seen: Seen) -> Component:
    """Where the answers stand."""
    return html.Div(answers(seen), id=ids.shown(NAME), className="side-answers")
