"""The pieces every card is built of: a section, a list that folds when long, a statement, facts."""

from typing import Any

from dash import html
from dash.development.base_component import Component

from dashboard.parts.reading import Reading, bracketed, since
from dashboard.parts.source_list import marks
from dashboard.tables.atlas import Row

AT_ONCE = 8  # lines of a list shown before the rest is folded


def section(reading: Reading, title: str, children: list[Component]) -> list[Component]:
    """A titled section; nothing where there is nothing to say."""
    if not children:
        return []
    return [html.Section([html.H3(reading.text(title)), *children])]


def listing(reading: Reading, items: list[Component], at_once: int = AT_ONCE) -> list[Component]:
    """Lines as a list; what exceeds `at_once` by more than two lines opens on request, counted."""
    if not items:
        return []
    if len(items) <= at_once + 2:
        return [html.Ul(items, className="statements")]
    more = html.Summary(reading.text("card.more", count=len(items) - at_once))
    rest = html.Details([more, html.Ul(items[at_once:], className="statements")])
    return [html.Ul(items[:at_once], className="statements"), rest]


def group(title: str, children: list[Component]) -> list[Component]:
    """Lines under a small heading."""
    return [html.H4(title), *children] if children else []


def statement(
    reading: Reading, rows: list[Row], content: list[Any], below: list[Component] | None = None
) -> Component:
    """One line of a card with the sources and the evidence of the rows it rests on."""
    return html.Li([*content, *marks(reading, rows), *(below or [])], className="statement")


def graded(reading: Reading, match: str) -> Component:
    """How well two rows across answer to each other."""
    return html.Span(reading.words.label("match", match), className=f"match {match}")


def lasting(reading: Reading, table: str, row: Row, parts: list[Any] | None = None) -> list[Any]:
    """Small facts and the life of a statement, in brackets after it."""
    return bracketed(reading, [*(parts or []), *since(reading, table, row)])


def facts(reading: Reading, rows: list[tuple[str, list[Any]]]) -> Component:
    """A list of terms and values; a value that is empty is left out."""
    children: list[Component] = []
    for term, value in rows:
        if value:
            children += [html.Dt(reading.text(term)), html.Dd(value)]
    return html.Dl(children, className="facts")
