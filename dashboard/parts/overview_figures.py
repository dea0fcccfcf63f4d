"""The first numbers of the overview: bodies and sectors of each side, channels by form."""

from typing import Any

from dash import html
from dash.development.base_component import Component

from dashboard.answers.counts import Tally, tally
from dashboard.filters.address import codes
from dashboard.parts.header import view_address
from dashboard.parts.seen import Seen


def figures(seen: Seen) -> list[Component]:
    """The numbers with what they count, each sort leading to its page; forms are never added up."""
    counts, words = seen.counts, seen.words
    sides = sorted(
        (row for row in seen.whole.rows("countries") if row["side"] != "none"),
        key=lambda row: str(row["side"]),
    )
    bodies = [
        number(seen, counts.by_country.get(row["code"], Tally()), words.short(row), row["colour"])
        for row in sides
    ]
    channels = [
        number(seen, counts.channels[form], said_form(seen, form))
        for form in codes(seen.whole, "form")
    ]
    sectors = [
        number(seen, sectors_of(seen, row["code"]), words.short(row), row["colour"])
        for row in sides
    ]
    return [
        block(seen, "overview.bodies", "network", bodies),
        block(seen, "overview.channels", "channels", channels),
        block(seen, "overview.sectors", "sectors", sectors),
    ]


def said_form(seen: Seen, form: str) -> str:
    """What a number of channels of a form counts."""
    one = seen.counts.channels[form].matched == 1
    return seen.words.text(f"overview.{form}{'-one' if one else ''}")


def sectors_of(seen: Seen, code: str) -> Tally:
    """How many sectors one country has."""
    return tally(seen.atlas, "sectors", lambda row: bool(row["country"] == code))


def block(seen: Seen, title: str, view: str, numbers: list[Component]) -> Component:
    """Numbers of one sort under what they count."""
    link = html.A(seen.words.text(title), href=view_address(seen, view))
    return html.Div([html.H2(link), html.Ul(numbers)], className="figures")


def number(seen: Seen, found: Tally, said: str, colour: str = "") -> Component:
    """One number, what it counts, and how many of those are in doubt."""
    words = seen.words
    doubts = [
        words.text(f"sentence.{name}", count=count)
        for name, count in (
            ("unknown-start", found.unknown_start),
            ("possibly", found.possibly),
            ("context", found.context),
        )
        if count
    ]
    below: list[Any] = [html.Span(words.paused(doubts), className="doubts")] if doubts else []
    return html.Li(
        [
            html.Span(str(found.matched), className="big number"),
            html.Span([html.Span(said, className="what"), *below], className="said"),
        ],
        className=f"colour-{colour}" if colour else "",
    )
