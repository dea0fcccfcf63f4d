"""The hits of a search as options: what each is called, what it is, and why it was found."""

from typing import Any

from dash import html
from dash.development.base_component import Component

from dashboard import ids
from dashboard.filters.address import Address
from dashboard.language.words import JOINTS, Words
from dashboard.parts.filled import filled, joined
from dashboard.search.find import Hit

DRAWN = ("entities", "frameworks", "channels")  # tables whose rows stand on the map


def results(hits: list[Hit], text: str, address: Address, words: Words) -> list[Component]:
    """The children of the list of hits: one option each, or one that says that nothing was found.

    An option carries the address that opens its card in `data-href` and the key in `data-key`; the
    one that says nothing was found leads to where one is. Nothing for an empty text.
    """
    if hits:
        return [option(hit, number, address, words) for number, hit in enumerate(hits)]
    if not text.strip():
        return []
    nothing: dict[str, Any] = {
        "aria-selected": "false",
        "aria-disabled": "true",
        "data-href": address.href(),
        "data-key": address.card,
    }
    return [
        html.Li(
            words.text("search.none", text=text.strip()),
            id=f"{ids.SEARCH_RESULTS}-none",
            role="option",
            className="result none",
            **nothing,
        )
    ]


def option(hit: Hit, number: int, address: Address, words: Words) -> Component:
    """One hit. It holds no link: the list itself answers the keyboard and the mouse."""
    name = html.Span(hit.name, className="name")
    opens: dict[str, Any] = {
        "aria-selected": "false",
        "data-href": address.replacing(card=hit.key).href(),
        "data-key": hit.key,
        "data-focus": hit.key if hit.table in DRAWN else "",
    }
    return html.Li(
        joined([name, html.Span(hit.kind, className="kind"), why(hit, words)], " "),
        id=f"{ids.SEARCH_RESULTS}-{number}",
        role="option",
        className="result",
        **opens,
    )


def why(hit: Hit, words: Words) -> Component:
    """The reason, with the text that fits in its own language; and that it is of another day."""
    found = html.Span(hit.found, lang=hit.language) if hit.language else hit.found
    said = filled(words.text(hit.reason), text=found)
    if not hit.in_force:
        late = words.text(f"search.absent.{'event' if hit.table == 'events' else 'other'}")
        said += [JOINTS[words.language], html.Span(late, className="unknown")]
    return html.Span(said, className="why")
