"""What a page says first: its question, what is shown in one sentence, and what cannot be."""

from collections.abc import Callable

from dash import html
from dash.development.base_component import Component

from dashboard import ids
from dashboard.language.sentence import citation, dropped_sentence, known_until, sentence
from dashboard.parts.attributes import attributes
from dashboard.parts.seen import Seen


def headline(seen: Seen, title: Callable[[Seen], str]) -> Component:
    """The headline with its sentence, the notice and the buttons that take the view home."""
    return html.Div(
        [
            html.Div(
                [
                    html.H1(title(seen), id=ids.shown("title")),
                    html.P(said(seen), id=ids.shown("sentence"), className="sentence"),
                    html.P(noticed(seen), id=ids.shown("notice"), className="notice"),
                ],
                className="said",
            ),
            html.Div(
                [
                    html.P(as_of(seen), className="asof"),
                    html.Div(actions(seen), className="actions"),
                ]
            ),
        ],
        className="headline",
    )


def said(seen: Seen) -> str:
    """What is shown, in one sentence."""
    return sentence(seen.counts, seen.address, seen.words, seen.day)


def noticed(seen: Seen) -> str:
    """What of the address could not be used; "" if everything could."""
    return dropped_sentence(seen.dropped, seen.words)


def as_of(seen: Seen) -> str:
    """How far the data were checked, and their version."""
    return known_until(seen.whole, seen.words)


def cited(seen: Seen) -> str:
    """One dated line to cite the view; {address} stands for its address."""
    return citation(said(seen), seen.whole, seen.words, seen.today)


def actions(seen: Seen) -> list[Component]:
    """Buttons that copy the link and the citation."""
    words = seen.words
    return [
        html.Button(
            words.text("action.copy-link"),
            id=ids.COPY_LINK,
            type="button",
            **attributes({"data-do": "copy-link", "data-done": words.text("action.copied")}),
        ),
        html.Button(
            words.text("action.cite"),
            id=ids.CITE,
            type="button",
            **attributes({"data-do": "cite", "data-done": words.text("action.cited")}),
        ),
        html.Span(cited(seen), id=ids.shown("citation"), className="citation", hidden=True),
        html.Span(seen.day, id=ids.shown("day"), className="day", hidden=True),
    ]
