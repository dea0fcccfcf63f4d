"""The tours in words: a list of their slides, and the slides of the running tour for the browser."""

import json

from dash import html
from dash.development.base_component import Component

from dashboard.answers.tours import Slide, tours
from dashboard.parts.attributes import attributes
from dashboard.parts.seen import Seen
from dashboard.tables.atlas import Row


def running(seen: Seen) -> list[Component]:
    """The slides of the tour of the address, as the browser reads them; nothing without a tour."""
    code = seen.address.tour
    if code not in tours(seen.whole):
        return []
    said = {
        "tour": code,
        "name": seen.words.label("tour", code),
        "slides": [told(seen, slide) for slide in tours(seen.whole)[code]],
    }
    return [html.Div(**attributes({"data-tour": json.dumps(said, ensure_ascii=False)}))]


def told(seen: Seen, slide: Slide) -> dict[str, str]:
    """One slide: where it leads, and its words in the language of the page."""
    bare = slide.address.replacing(present="")
    return {
        "view": bare.view,
        "query": bare.query(),
        "present": slide.address.present,
        **{name: words_of_slide(seen, slide.row, name) for name in ("title", "caption", "note")},
    }


def words_of_slide(seen: Seen, row: Row, name: str) -> str:
    """A text of a slide, "" where there is none."""
    return seen.words.pick(row, name) or ""


def start(seen: Seen, code: str) -> str:
    """The address of the first slide of a tour, presented."""
    return tours(seen.whole)[code][0].shown(seen.address.language).href()


def listed(seen: Seen) -> list[Component]:
    """Every tour with its slides."""
    return [tour(seen, code, slides) for code, slides in tours(seen.whole).items() if slides]


def tour(seen: Seen, code: str, slides: tuple[Slide, ...]) -> Component:
    """One tour: its name, how long it is, the way in, and its slides with their notes."""
    words = seen.words
    name = words.label("tour", code)
    begin = html.A(
        words.text("tour.start"),
        href=start(seen, code),
        className="button primary",
        **attributes({"aria-label": words.text("tour.start-named", name=name), "data-start": code}),
    )
    return html.Section(
        [
            html.H2(name),
            html.P([words.text("tour.count", count=len(slides)), " ", begin]),
            html.Ol([item(seen, slide) for slide in slides], className="slides"),
        ],
        className="tour",
    )


def item(seen: Seen, slide: Slide) -> Component:
    """A slide in the list: its title leads to it, its note folds out."""
    caption, note = (words_of_slide(seen, slide.row, name) for name in ("caption", "note"))
    return html.Li(
        [
            html.A(
                words_of_slide(seen, slide.row, "title"),
                href=slide.shown(seen.address.language).href(),
            ),
            html.P(caption, className="caption") if caption else "",
            html.Details([html.Summary(seen.words.text("tour.notes")), html.P(note)])
            if note
            else "",
        ]
    )
