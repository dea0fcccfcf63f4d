"""The pieces every card is built of: a section, a list that folds when long, a statement, facts."""

from typing import Any

from dash import html
from dash.development.base_component import Component

from dashboard.parts.reading import Reading, bracketed, since
from dashboard.parts.source_list import marks
from dashboard.tables.atlas import Row

SHORT = 6  # lines of a section that are shown without asking
AT_ONCE = 8  # lines of a list shown before the rest is folded


def section(
    reading: Reading, title: str, children: list[Component], leading: bool = False
) -> list[Component]:
    """A titled section with the number of its lines; nothing where there is nothing to say.

    A long one opens on request, unless it is what the card is opened for (`leading`).
    """
    if not children:
        return []
    count = lines_in(children)
    named: list[Any] = [reading.text(title)]
    if count:
        named += [reading.gap, html.Span(str(count), className="count")]
    head = html.H3(named)
    if leading or count <= SHORT:
        return [html.Section([head, *children])]
    opening = html.Summary(reading.text("card.show", count=count))
    return [html.Section([head, html.Details([opening, *children])])]


def lines_in(children: list[Component]) -> int:
    """The number of statements in lists, not counting those below another statement."""
    count = 0
    for child in children:
        if isinstance(child, html.Li):
            count += 1
        elif isinstance(child, (html.Ul, html.Details)):
            count += lines_in(child.children)
    return count


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
