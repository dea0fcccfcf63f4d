"""Pages and tours made ready for one file: each step drawn from its address, as it stands on that day."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from html import escape

from dash.development.base_component import Component

from dashboard.answers.tours import tours
from dashboard.exports.bundle import Edition, Step
from dashboard.exports.frame import Frame
from dashboard.exports.of_map import NAME as MAP
from dashboard.exports.of_map import map_export
from dashboard.exports.sheet import Export
from dashboard.exports.still_table import still_table
from dashboard.filters.address import MAIN, Address
from dashboard.language.sentence import known_until
from dashboard.language.words import words_of
from dashboard.network.drawing_live import live_drawing
from dashboard.parts import rules_duties
from dashboard.parts.chart_card import click
from dashboard.parts.network_answers import answers
from dashboard.parts.seen import Seen
from dashboard.parts.still import Still, found_in
from dashboard.parts.still_map import map_facts, map_markup
from dashboard.tables.atlas import Atlas, Row
from dashboard.views.view import View

CHOOSING = (rules_duties.CHOICES,)
"""Parts of pages that only choose what is shown, and no more than that."""


@dataclass(frozen=True)
class Chosen:
    """A step that is asked for: its address, and the row of the tour it comes from, if any."""

    address: Address
    row: Row | None = None


def tour_steps(whole: Atlas, code: str) -> tuple[Chosen, ...]:
    """The steps of a tour; none where there is no such tour."""
    return tuple(
        Chosen(slide.address.replacing(present=slide.address.present or MAIN), slide.row)
        for slide in tours(whole).get(code, ())
    )


def edition(
    whole: Atlas,
    views: Mapping[str, View],
    chosen: Iterable[Chosen],
    language: str,
    today: str,
    tour: str = "",
) -> Edition:
    """Everything asked for in one language.

    Takes the whole atlas, the pages by name, the steps, the day on which the file is made and the
    code of the tour, "" for chosen pages.
    """
    words = words_of(language, whole)
    name = words.label("tour", tour) if tour else words.text("bundle.pages")
    drawn = [
        step(Seen(whole, one.address.replacing(language=language), (), today), views, one.row, at)
        for at, one in enumerate(chosen)
    ]
    facts = (
        (words.text("bundle.known"), known_until(whole, words)),
        (words.text("save.licence-name"), licence(drawn)),
    )
    return Edition(
        words, f"{name} – {words.text('app.title')}", tuple(one for one, _ in drawn), facts
    )


def licence(drawn: list[tuple[Step, Frame | None]]) -> str:
    """Under which licence the data are."""
    return next((frame.licence for _, frame in drawn if frame), "")


def step(
    seen: Seen, views: Mapping[str, View], row: Row | None, at: int
) -> tuple[Step, Frame | None]:
    """One step, and the frame of the first thing it shows."""
    view, words = views[seen.address.view], seen.words
    exports = exports_of(seen, view)
    behind = {key: tables(each, seen) for key, each in exports.items()}
    still = Still(f"{words.language}-{at}-", behind, CHOOSING)
    live = live_drawing(seen) if MAP in exports else None
    body = (map_markup(live, seen) if live else "") + still.written(pieces(seen, view))
    first = next(iter(exports.values()), None)
    frame = first.frame if first else None
    named = {
        name: str(words.pick(row, name) or "") if row else ""
        for name in ("title", "caption", "note")
    }
    made = Step(
        **{**named, "title": named["title"] or view.title(seen)},
        sentence=map_export(seen, "").frame.sentence if frame is None else frame.sentence,
        day=seen.day,
        view=seen.address.view,
        body=without_clicks(body, view, seen) + (tables(exports[MAP], seen) if live else ""),
        figures={name: figure for name, figure in still.figures.items() if figure},
        map=map_facts(live, seen) if live else None,
        sources=sources(exports.values()),
        address=frame.address if frame else "",
    )
    return made, frame


def without_clicks(body: str, view: View, seen: Seen) -> str:
    """Markup that does not say what a click does: here it does nothing."""
    for chart in view.charts:
        if said := "".join(click(chart, seen)):
            body = body.replace(escape(said, quote=False), "")
    return body


def is_whole(address: Address) -> bool:
    """Whether a page is shown as such, not one piece of it."""
    return address.present in ("", MAIN)


def exports_of(seen: Seen, view: View) -> dict[str, Export]:
    """What a step shows that can be taken home, by its name: the map first, then charts."""
    address = seen.address
    names = [chart.name for chart in view.charts]
    shown = names if address.present == "" else [name for name in names if name == address.present]
    if address.present == MAIN and "cytoscape" not in view.needs:
        shown = names
    maps = [MAP] if "cytoscape" in view.needs and is_whole(address) else []
    found = {name: view.export(seen, name) for name in (*maps, *shown)}
    return {name: export for name, export in found.items() if export}


def pieces(seen: Seen, view: View) -> list[Component]:
    """The components of a step: the piece it presents, or what of the page is no control."""
    body = view.body(seen)
    if not is_whole(seen.address):
        found = found_in(body, seen.address.present)
        return [] if found is None else [found]
    if "cytoscape" not in view.needs:
        return body
    charts = (
        [found_in(body, chart.name) for chart in view.charts] if not seen.address.present else []
    )
    return [*answers(seen), *(chart for chart in charts if chart is not None)]


def tables(export: Export, seen: Seen) -> str:
    """The tables behind something, folded away."""
    return "".join(still_table(sheet, seen.words) for sheet in export.sheets if sheet.records)


def sources(exports: Iterable[Export]) -> tuple[Row, ...]:
    """The sources of a step, each once."""
    found = {row["id"]: row for export in exports for row in export.frame.sources}
    return tuple(found.values())
