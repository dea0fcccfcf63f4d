"""The frameworks as a tree that unfolds into their channels; every name opens its card."""

from typing import Any

from dash import html
from dash.development.base_component import Component

from dashboard import ids
from dashboard.answers.life import last_held, quiet
from dashboard.answers.umbrellas import Umbrella, umbrellas
from dashboard.charts.chart import sides
from dashboard.filters.address import codes
from dashboard.parts.attributes import attributes
from dashboard.parts.filled import joined
from dashboard.parts.nothing import nothing_fits
from dashboard.parts.seen import Seen
from dashboard.tables.atlas import Row

NAME = "framework-tree"
PAUSES = {"en": " · ", "ja": "／"}  # between things that may hold lists themselves


def framework_tree(seen: Seen) -> Component:
    """The tree under its question."""
    words = seen.words
    return html.Section(
        [
            html.H2(words.text("tree.title"), id="tree-title"),
            html.P(words.text("tree.reading", **sides(words)), className="reading"),
            html.Div(branches(seen), id=ids.shown(NAME), className="framework-tree"),
        ],
        className="chart",
        **attributes({"aria-labelledby": "tree-title"}),
    )


def branches(seen: Seen) -> list[Component]:
    """The frameworks that are shown, kind after kind; where there are none, why."""
    found = umbrellas(seen.atlas)
    if not found:
        return nothing_fits(seen, lambda other: other.atlas.rows("frameworks"))
    return [
        html.Section(
            [
                html.H3(seen.words.label("framework_kind", kind)),
                html.Ul([branch(seen, each) for each in those]),
            ]
        )
        for kind, those in found.items()
    ]


def branch(seen: Seen, umbrella: Umbrella) -> Component:
    """A framework: its name, life and countries, its channels by form, and what is under it."""
    key = umbrella.row["id"]
    opened = key in seen.address.open
    beside = seen.atlas.is_context("frameworks", key)
    below = [html.Ul(under(seen, umbrella), id=f"under-{key}")] if opened else []
    return html.Li(
        [
            html.Div([fold(seen, umbrella, opened), *named(seen, umbrella)], className="branch"),
            *below,
        ],
        className="context" if beside else "",
        key=key,
    )


def fold(seen: Seen, umbrella: Umbrella, opened: bool) -> Component:
    """The button that unfolds a framework."""
    name, key = seen.words.short(umbrella.row), umbrella.row["id"]
    said = attributes(
        {
            "data-toggle": f"open={key}",
            "aria-expanded": "true" if opened else "false",
            "aria-label": seen.words.text(f"tree.{'fold' if opened else 'unfold'}", name=name),
        }
    )
    return html.Button("", type="button", className="fold", **said)


def named(seen: Seen, umbrella: Umbrella) -> list[Component]:
    """The name of a framework, and below it what is known at once."""
    words, row = seen.words, umbrella.row
    more = umbrella.below()
    facts: list[Any] = [words.life(row), *countries(seen, row)]
    if more:
        facts.append(words.text(f"tree.more{'-one' if more == 1 else ''}", count=more))
    return [
        html.Div(
            [
                card_link(seen, row, words.name(row)),
                html.Span(joined(facts, PAUSES[words.language]), className="known"),
            ],
            className="named",
        ),
        html.Ul(counts(seen, umbrella), className="forms"),
    ]


def countries(seen: Seen, row: Row) -> list[str]:
    """The countries of a framework beside the two sides."""
    sides = {each["code"]: each["side"] for each in seen.whole.rows("countries")}
    others = [code for code in row["countries"] if sides[code] == "none"]
    own = [
        each["side"] for each in seen.whole.rows("countries") if each["code"] in row["countries"]
    ]
    words = seen.words
    said = [words.country(code) for code in row["countries"] if code not in others]
    if {"left", "right"} <= set(own):
        said = []
    said += [words.country(code) for code in others]
    return [words.listed(said)] if said else []


def counts(seen: Seen, umbrella: Umbrella) -> list[Component]:
    """The channels of each form, counted apart."""
    forms = umbrella.forms
    return [
        html.Li(
            seen.words.text(f"tree.{form}{'-one' if forms[form] == 1 else ''}", count=forms[form]),
            className=form,
        )
        for form in codes(seen.whole, "form")
        if forms[form]
    ]


def under(seen: Seen, umbrella: Umbrella) -> list[Component]:
    """The frameworks and the channels below a framework."""
    return [
        *(branch(seen, child) for child in umbrella.children),
        *(leaf(seen, channel) for channel in umbrella.channels),
    ]


def leaf(seen: Seen, channel: Row) -> Component:
    """A channel: its form, its name, and when it was last held or signed."""
    words = seen.words
    beside = seen.atlas.is_context("channels", channel["id"])
    facts: list[Any] = [
        words.label("form", channel["form"], short=True),
        words.label("level", channel["level"], short=True),
        *met(seen, channel),
    ]
    if channel["evidence"] == "recalled":
        facts.append(words.label("evidence", channel["evidence"], short=True))
    return html.Li(
        [
            card_link(seen, channel, words.name(channel)),
            html.Span(joined(facts, PAUSES[words.language]), className="known"),
        ],
        className=f"leaf {channel['form']}{' context' if beside else ''}",
        key=channel["id"],
    )


def met(seen: Seen, channel: Row) -> list[Any]:
    """When a channel was last held; of a document since when it has been there."""
    words = seen.words
    if channel["form"] == "document":
        return [words.life(channel)]
    held = last_held(seen.atlas, channel, seen.day)
    if not held:
        return [words.life(channel), words.text("card.last-held-unknown")]
    said: list[Any] = [words.life(channel)] if channel["form"] == "mechanism" else []
    said.append(words.text(f"card.held.{channel['form']}", day=words.date(held[0])))
    if quiet(seen.atlas, channel, seen.day) == "quiet":
        said.append(html.Span(words.text("channel.quiet"), className="quiet"))
    return said


def card_link(seen: Seen, row: Row, name: str) -> Component:
    """A name that opens its card."""
    return html.A(name, href=seen.address.replacing(card=row["id"]).href(), className="open-card")
