"""Places to look at -> what stands on their slides, and the pictures that only a browser can draw."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from dashboard.callbacks.see import see
from dashboard.charts.chart import Chart, Figure
from dashboard.charts.theme import resolve
from dashboard.clock import Clock
from dashboard.exports.frame import described, link
from dashboard.exports.of_map import NAME as NETWORK
from dashboard.exports.sheet import Export, Sheet
from dashboard.exports.slides.both import (
    bars_in_both,
    rows_in_step,
    table_in_both,
    table_of,
)
from dashboard.exports.slides.deck import (
    Bars,
    Body,
    Cover,
    Line,
    Picture,
    Prose,
    Said,
    Slide,
    Table,
)
from dashboard.exports.slides.native import FEWER_BARS, MOST_BARS, NATIVE, bars_of
from dashboard.exports.slides.said import said_of
from dashboard.filters.address import MAIN, MAP, SPEAKER
from dashboard.network.drawing import map_drawing
from dashboard.network.elements import elements
from dashboard.palette import LIGHT
from dashboard.parts.plain_words import plain_words
from dashboard.parts.seen import Seen
from dashboard.tables.atlas import Atlas
from dashboard.views import VIEWS
from dashboard.views.view import View

DRAWN = 860  # pixels across which a figure is drawn
TALLEST = 1960  # pixels of a figure that slides can show


@dataclass(frozen=True)
class Stop:
    """One place to look at: a view, its query, one piece of it ("" for its main picture).

    told  the row of a tour that says what is said there; empty for none
    """

    view: str
    query: str
    piece: str = ""
    told: Mapping[str, str] | None = None


@dataclass(frozen=True)
class Need:
    """A picture that a browser has to draw: a figure of Plotly, or an svg element.

    name           under which its bytes are wanted
    width, height  in pixels
    """

    name: str
    language: str
    width: float
    height: float
    figure: Figure | None = None
    svg: str = ""


@dataclass(frozen=True, eq=False)
class Gatherer:
    """What slides are gathered from.

    languages  one, or two for slides that say everything in both
    origin     what stands before the path of an address
    """

    atlas: Atlas
    clock: Clock
    languages: tuple[str, ...]
    origin: str = ""

    def seen(self, stop: Stop) -> tuple[Seen, ...]:
        """What a stop shows, in each language."""
        return tuple(
            see(self.atlas, self.clock, f"/{code}/{stop.view}", stop.query)
            for code in self.languages
        )


def stops_of_page(view: str, seen: Seen, query: str) -> list[Stop]:
    """Everything of a page that has something to show: its map, its charts, else its words."""
    page = VIEWS[view]
    pieces = [MAP] if page.figures else []
    pieces += [chart.name for chart in page.charts if seen.rows_of(chart)]
    told = [name for name, part in page.parts.items() if any(plain_words(part(seen)))]
    return [Stop(view, query, piece) for piece in pieces or told or [""]]


def slides_of(made: Gatherer, stop: Stop, name: str) -> tuple[list[Slide], list[Need]]:
    """The slides of a stop, and the pictures they need, whose names begin with `name`."""
    seens = made.seen(stop)
    view = VIEWS[seens[0].address.view]
    piece = main_piece(view, seens[0], stop.piece)
    charts = {chart.name: chart for chart in view.charts}
    if piece == MAP:
        return map_slides(made, seens, stop, name)
    if piece in charts:
        return chart_slides(made, seens, charts[piece], stop, name)
    return part_slides(made, seens, piece, stop), []


def main_piece(view: View, seen: Seen, piece: str) -> str:
    """The piece that is shown: the one asked for, else the map, else the first picture."""
    if piece and piece not in (MAIN, SPEAKER):
        return piece
    if view.figures:
        return MAP
    drawn = [chart.name for chart in view.charts if chart.figure and seen.rows_of(chart)]
    tables = [chart.name for chart in view.charts if seen.rows_of(chart)]
    return next(iter([*drawn, *tables, *view.parts]), "")


def map_slides(
    made: Gatherer, seens: Sequence[Seen], stop: Stop, name: str
) -> tuple[list[Slide], list[Need]]:
    """The mirror map as a picture, and its ties as a table."""
    exports = [VIEWS[seen.address.view].export(seen, NETWORK, made.origin) for seen in seens]
    found = [it for it in exports if it]
    said = tuple(said_of(it.frame, stop.told) for it in found)
    slides, needs = [], []
    ends: set[tuple[str, str]] = set()
    for seen in seens:
        staged = replace(seen, address=seen.address.replacing(present=MAIN, step=0, tour=""))
        drawing = map_drawing(staged)
        ends |= drawn_ends(staged)
        own = f"{name}-{seen.address.language}"
        slides.append(Slide(said, Picture(own, seen.address.language)))
        needs.append(
            Need(own, seen.address.language, drawing.width, drawing.height, svg=drawing.svg)
        )
    ties = [replace(it, sheets=(strongest(it, ends),)) for it in found]
    return [*slides, *table_slides(seens, ties, said, True)], needs


def drawn_ends(seen: Seen) -> set[tuple[str, str]]:
    """The pairs of items between which the map draws a tie."""
    drawn = elements(seen.atlas, seen.address, seen.words)
    ties = (one["data"] for one in drawn if "source" in one["data"])
    return {(tie["source"], tie["target"]) for tie in ties}


def strongest(export: Export, ends: set[tuple[str, str]]) -> Sheet:
    """The ties between those ends, those that stand for most channels first."""
    sheet = export.sheets[-1]
    at = next(at for at, field in enumerate(sheet.fields) if field.name == "count")
    shown = [it for it in sheet.records if (it.keys["from"], it.keys["to"]) in ends]
    ordered = sorted(shown, key=lambda record: -int(record.cells[at]))
    return replace(sheet, records=tuple(ordered))


def chart_slides(
    made: Gatherer, seens: Sequence[Seen], chart: Chart, stop: Stop, name: str
) -> tuple[list[Slide], list[Need]]:
    """A chart as bars, or as a picture with its table, or as its table."""
    exports = [VIEWS[seen.address.view].export(seen, chart.name, made.origin) for seen in seens]
    found = [it for it in exports if it]
    said = tuple(said_of(it.frame, stop.told) for it in found)
    rows = [seen.rows_of(chart) for seen in seens]
    if not rows[0]:
        return [Slide(said, nothing(seens[0]))], []
    if chart.name in NATIVE:
        return [Slide(said, bars) for bars in native(chart, seens, rows)], []
    slides, needs = pictures(chart, seens, rows, said, name)
    return [*slides, *table_slides(seens, found, said, bool(slides))], needs


def nothing(seen: Seen) -> Prose:
    """That there is nothing to show."""
    return Prose((Line(seen.words.text("slides.nothing")),), seen.address.language)


def native(chart: Chart, seens: Sequence[Seen], rows: list[list[Any]]) -> Iterator[Bars]:
    """The bars of a chart, named in each language; one language after the other if that cannot be."""
    ordered = rows_in_step(rows) if len(rows) > 1 else rows
    most = FEWER_BARS if ordered and len(rows) > 1 else MOST_BARS
    each = [
        bars_of(chart, own, seen.words, most)
        for own, seen in zip(ordered or rows, seens, strict=True)
    ]
    together = bars_in_both(each) if ordered and len(each) > 1 else None
    shown, beyond = NATIVE[chart.name].strongest, ""
    if shown and len(rows[0]) > shown:
        facts = {"shown": shown, "all": len(rows[0])}
        beyond = " ".join(seen.words.text("slides.strongest", **facts) for seen in seens)
    for bars in together or [it for own in each for it in own]:
        yield replace(bars, beyond=beyond)


def pictures(
    chart: Chart, seens: Sequence[Seen], rows: list[list[Any]], said: tuple[Said, ...], name: str
) -> tuple[list[Slide], list[Need]]:
    """The figure of a chart in each language; nothing for a chart that has none."""
    slides, needs = [], []
    for seen, own in zip(seens, rows, strict=True):
        if chart.figure is None:
            continue
        language = seen.address.language
        figure = resolve(chart.figure(own, seen.words), {**LIGHT, "paper": "#ffffff"})
        height = float(figure["layout"]["height"])
        beyond = seen.words.text("slides.tall")
        slides.append(Slide(said, Picture(f"{name}-{language}", language, beyond)))
        needs.append(Need(f"{name}-{language}", language, DRAWN, min(height, TALLEST), figure))
    return slides, needs


def table_slides(
    seens: Sequence[Seen], exports: Sequence[Export], said: tuple[Said, ...], again: bool
) -> list[Slide]:
    """The table in all languages at once, or one after the other where rows cannot be matched.

    `again` says whether a picture of it stands before it.
    """
    sheets = [export.sheets[0] for export in exports]
    beyond = [seen.words.text("slides.beyond", **KEPT) for seen in seens]
    unknown = [seen.words.date("") for seen in seens]
    languages = [seen.address.language for seen in seens]
    if len(sheets) > 1:
        together = table_in_both(sheets, languages, " ".join(beyond), unknown)
        if together is not None:
            return [Slide(said, together, again)]
    return [
        Slide(said, table_of(sheet, language, line, none), again or at > 0)
        for at, (sheet, language, line, none) in enumerate(
            zip(sheets, languages, beyond, unknown, strict=True)
        )
    ]


KEPT = {name: f"{{{name}}}" for name in ("shown", "all", "columns", "of")}
"""The gaps of a sentence that are filled once it is known how much has room."""


def part_slides(made: Gatherer, seens: Sequence[Seen], piece: str, stop: Stop) -> list[Slide]:
    """A part of a page in words: its tables, or its lines, in one language after the other."""
    said = tuple(said_of(part_frame(made, seen, piece), stop.told) for seen in seens)
    found: list[Slide] = []
    for seen in seens:
        view = VIEWS[seen.address.view]
        lines, tables = plain_words(view.parts.get(piece, view.body)(seen))
        bodies: list[Body] = [filled(it, seen) for it in tables]
        if lines and not tables:
            more = seen.words.text("slides.more")
            bodies = [Prose(tuple(lines), seen.address.language, more)]
        found += [Slide(said, body, bool(found)) for body in bodies or [nothing(seen)]]
    return found


def filled(table: Table, seen: Seen) -> Table:
    """A table of the page with what is said where it is too long."""
    beyond = seen.words.text("slides.beyond", **KEPT)
    return replace(table, language=seen.address.language, beyond=beyond)


def part_frame(made: Gatherer, seen: Seen, piece: str) -> Any:
    """The frame of a part of a page that is no chart."""
    title = VIEWS[seen.address.view].title(seen)
    sources = sources_behind(seen, piece)
    return described(
        seen, piece or seen.address.view, (title, "", ""), sources, link(seen, made.origin)
    )


def sources_behind(seen: Seen, piece: str) -> list[str]:
    """The keys of the sources behind a part of a page: those of the page's charts."""
    found: dict[str, None] = {}
    for chart in VIEWS[seen.address.view].charts:
        for row in seen.rows_of(chart):
            found.update(dict.fromkeys(row.get("sources", ())))
    return list(found)


def cover(made: Gatherer, stop: Stop, title: Callable[[Seen], str]) -> Slide:
    """The first slide. Takes the first stop, for its day and filters, and what the deck is called."""
    said = []
    for seen in made.seen(stop):
        frame = described(seen, "cover", (title(seen), "", ""), (), link(seen, made.origin))
        said.append(said_of(frame))
    return Slide(tuple(said), Cover())
