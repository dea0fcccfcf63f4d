"""The way in: questions that readers bring, each leading to the page and state that answers it."""

from typing import NamedTuple

from dash import html
from dash.development.base_component import Component

from dashboard.parts.seen import Seen


class Question(NamedTuple):
    """A question: the key of its words, and the address, without the language, that answers it."""

    text: str
    address: str


QUESTIONS = (
    Question("question.opposite-then", "/network?on=2022-09-08&focus=us-cisa&card=us-cisa"),
    Question("question.opposite-now", "/network?focus=us-cisa&card=us-cisa"),
    Question("question.no-counterpart", "/sectors"),
    Question("question.roles", "/sectors?sector=jp-sector-finance"),
    Question("question.held", "/channels?sector=jp-sector-finance"),
    Question("question.quiet", "/channels"),
    Question("question.others", "/network?focus=fw-quad&open=fw-quad&beside=AU,IN"),
    Question("question.law", "/network?focus=jp-nco&card=jp-nco"),
    Question("question.topic", "/timeline?text=supply%20chain"),
    Question("question.sure", "/sources"),
)


def questions(seen: Seen) -> Component:
    """The questions as a list of links."""
    words = seen.words
    links = [
        html.Li(html.A(words.text(it.text), href=f"/{seen.address.language}{it.address}"))
        for it in QUESTIONS
    ]
    return html.Section(
        [html.H2(words.text("question.heading")), html.Ol(links)], className="questions"
    )
