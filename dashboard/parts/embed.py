"""One chart or the map alone, as another site shows it in a frame: with its sentence, day and sources."""

from collections.abc import Callable, Iterator
from typing import Any

from dash import html
from dash.development.base_component import Component

from dashboard import ids
from dashboard.charts.chart import Chart, Row
from dashboard.exports.frame import LICENCE, LICENCE_PAGE
from dashboard.exports.of_map import map_export
from dashboard.filters.address import MAP
from dashboard.parts import network_answers
from dashboard.parts.attributes import attributes
from dashboard.parts.chart_card import source_line
from dashboard.parts.headline import as_of, noticed, said
from dashboard.parts.seen import Seen


def whole(seen: Seen) -> Seen:
    """The same, as the full page shows it: its links lead to full pages."""
    full = seen.address.replacing(embed="", present="", tour="", step=0)
    return Seen(seen.whole, full, seen.dropped, seen.today)


def embed_page(seen: Seen, title: Callable[[Seen], str], body: list[Component]) -> list[Component]:
    """The page of what `embed` names, in the language of the address.

    Takes what is seen, the headline of its view, and the body of the view, of which all but the one
    piece is left out. LookupError if the piece does not stand there.
    """
    words, name = seen.words, seen.address.embed
    is_map = name == MAP
    shown = standing_alone(seen, piece_of(name, body))
    heading = html.H1(
        title(seen), id=ids.shown("title"), className="" if is_map else "visually-hidden"
    )
    behind = [html.Div(network_answers.place(seen), hidden=True)] if is_map else []
    tab = f"{words.text(f'view.{seen.address.view}')} – {words.text('app.title')}"
    return [
        html.Div(
            [
                html.Main([heading, shown, *behind], id="content", tabIndex=-1),
                foot(seen, is_map),
            ],
            className="page embedded",
            lang=seen.address.language,
            **attributes(
                {
                    "data-page-language": seen.address.language,
                    "data-view": seen.address.view,
                    "data-title": tab,
                    "data-embedded": name,
                }
            ),
        )
    ]


def piece_of(name: str, body: list[Component]) -> Component:
    """The frame of a chart or the map within the body of its view; LookupError if it is not there."""
    wanted = "map" if name == MAP else "chart"
    for part in parts_of(body):
        if wanted not in getattr(part, "className", "").split():
            continue
        if name == MAP or any(is_title(inner, name) for inner in parts_of(part)):
            return part
    raise LookupError(name)


def standing_alone(seen: Seen, piece: Component) -> Component:
    """A piece without what stands around it; an item of the list of what is not known keeps both."""
    if not isinstance(piece, html.Li):
        return piece
    heading = html.H2(seen.words.text("unknown.title"), className="visually-hidden")
    return html.Div([heading, html.Ul(piece, className="unknowns")])


def is_title(part: Component, name: str) -> bool:
    """Whether a component is the title of a chart."""
    return getattr(part, "id", None) == f"chart-{name}-title"


def parts_of(tree: Any) -> Iterator[Component]:
    """Every component of a piece of a page, outer ones first."""
    if isinstance(tree, (list, tuple)):
        for each in tree:
            yield from parts_of(each)
    elif isinstance(tree, Component):
        yield tree
        yield from parts_of(getattr(tree, "children", None))


def foot(seen: Seen, is_map: bool) -> Component:
    """What is shown and since when, from which sources, by whom, and the way to the full page."""
    words = seen.words
    announced = html.Span(words.text("card.new-tab"), className="visually-hidden")
    full = html.A(
        [words.text("embed.whole"), announced],
        href=whole(seen).address.href(),
        target="_blank",
        rel="noopener",
        **attributes({"data-whole": "yes"}),
    )
    licence = html.A(LICENCE, href=LICENCE_PAGE, target="_blank", rel="noopener license")
    return html.Footer(
        [
            html.P(said(seen), id=ids.shown("sentence"), className="sentence"),
            html.P(noticed(seen), id=ids.shown("notice"), className="notice"),
            *([html.P(map_sources(seen), className="chart-sources")] if is_map else []),
            html.P(as_of(seen), className="asof"),
            html.P([html.B("Alliance Atlas", lang="en"), licence, full], className="attribution"),
            html.Span(seen.day, id=ids.shown("day"), className="day", hidden=True),
        ],
        className="embed-foot",
    )


def map_sources(seen: Seen) -> list[Any]:
    """Who published what the map rests on, in one line."""

    def rows(asked: Any) -> list[Row]:
        return [{"sources": [row["id"] for row in map_export(asked, "").frame.sources]}]

    return source_line(Chart(MAP, rows, (), lambda found, words: ""), seen)
