"""The work of `alliance-atlas export`: what becomes a file, under which name, and its bytes."""

import argparse
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from urllib.parse import urlsplit

from dashboard.answers.tours import tours
from dashboard.callbacks.gather_slides import Need, cover, slides_of
from dashboard.callbacks.make_slides import called, deck_of, gatherer
from dashboard.callbacks.order_slides import PAGE, TOUR, read_order, stops, title
from dashboard.callbacks.see import see
from dashboard.clock import today
from dashboard.command.easel import Easel
from dashboard.command.export import BOTH, NotThere, languages
from dashboard.exports.formats import FORMATS as TABLE_FORMATS
from dashboard.exports.frame import described, link
from dashboard.exports.of_map import BODIES, TIES
from dashboard.exports.of_map import NAME as MAP
from dashboard.exports.pdf import pdf
from dashboard.exports.picture_drawing import read_drawing
from dashboard.exports.picture_faces import NO_FACES, Faces, read_faces
from dashboard.exports.picture_outlines import outlined
from dashboard.exports.picture_sizes import SIZES
from dashboard.exports.png import png_properties
from dashboard.exports.sheet import Export
from dashboard.exports.slides.bands import is_picture
from dashboard.exports.slides.presentation import presentation
from dashboard.fonts.build import build_fonts
from dashboard.fonts.characters import characters_in
from dashboard.fonts.faces import FontsUnavailable
from dashboard.parts.seen import Seen
from dashboard.tables.atlas import Atlas
from dashboard.tables.column import LANGUAGES
from dashboard.tables.write import replace_file
from dashboard.views import VIEWS
from dashboard.views.pictures import Picture, Wish, picture

DRAWN = ("png", "svg", "pdf")
SLIDES = "pptx"
SCALE = 2  # pixels of a slide's picture to a unit
BAR = 24  # signs of the bar that shows how far the work is


@dataclass(frozen=True)
class Piece:
    """One file to be: the page and its query, what of it ("" for all), in which language or both."""

    view: str
    query: str
    name: str
    language: str


@dataclass(frozen=True, eq=False)
class Desk:
    """What the work needs: the atlas, the format, what was asked, and the sentences for refusals."""

    atlas: Atlas
    form: str
    asked: argparse.Namespace
    said: Mapping[str, str]

    def see(self, piece: Piece, language: str) -> Seen:
        """What a piece shows in a language."""
        return see(self.atlas, today, f"/{language}/{piece.view}", piece.query)

    def faces(self) -> Faces:
        """The printable faces; none, with a sentence, where they cannot be had."""
        try:
            signs = characters_in(Path(self.asked.data))
            return read_faces(build_fonts(Path(self.asked.cache) / "fonts", signs))
        except FontsUnavailable as reason:
            print(reason, file=sys.stderr)
            return NO_FACES


async def save(desk: Desk, out: Path) -> int:
    """Write every file that was asked for. Raises NotThere and NoBrowser."""
    if desk.asked.tour:
        pieces = list(of_tour(desk))
    else:
        pieces = [piece for page in pages(desk) for piece in of_page(desk, *page)]
    alone = out.suffix == f".{desk.form}" and not out.is_dir()
    if alone and len(pieces) > 1 and one_book(desk, pieces):
        pieces = [replace(pieces[0], name="")]
    if alone and len(pieces) > 1:
        names = ", ".join(dict.fromkeys(piece.name or piece.view for piece in pieces))
        raise NotThere(desk.said["several"].format(count=len(pieces), file=out, names=names))
    if not alone:
        out.mkdir(parents=True, exist_ok=True)
    done = 0
    async with AsyncExitStack() as stack:
        faces = desk.faces() if desk.form in (*DRAWN, SLIDES) else NO_FACES
        easel = await stack.enter_async_context(Easel(faces)) if draws(desk, pieces) else None
        for at, piece in enumerate(pieces):
            show_progress(at, len(pieces), piece)
            made = await file_of(desk, piece, faces, easel)
            if made:
                replace_file(out if alone else out / made[0], made[1])
                done += 1
            else:
                name = piece.name or piece.view
                print(desk.said["empty"].format(name=name), file=sys.stderr)
    show_progress(len(pieces), len(pieces))
    print(out)
    return 0 if done else 1


def pages(desk: Desk) -> Iterator[tuple[str, str, Sequence[str]]]:
    """Each page asked for: its view, its query, the languages of its files. Raises NotThere."""
    asked = desk.asked
    wanted = [f"/{view}" for view in (VIEWS if asked.all else asked.view)]
    wanted += [asked.address] if asked.address else []
    if not wanted:
        raise NotThere(desk.said["nothing"])
    for said in wanted:
        parts = urlsplit(said)
        path = parts.path.strip("/").split("/")
        path = path[1:] if path[0] in LANGUAGES else path
        view = "/".join(path) or next(iter(VIEWS))
        if view not in VIEWS:
            raise NotThere(desk.said["view"].format(name=view, names=", ".join(VIEWS)))
        query = "&".join(filter(None, (parts.query, f"on={asked.on}" if asked.on else "")))
        seen = see(desk.atlas, today, f"/{LANGUAGES[0]}/{view}", f"?{query}")
        if seen.dropped:
            part = f"{seen.dropped[0].name}={seen.dropped[0].value}"
            raise NotThere(desk.said["part"].format(part=part, name=said))
        yield view, f"?{query}", languages(asked, said)


def of_tour(desk: Desk) -> Iterator[Piece]:
    """The slides of a tour. Raises NotThere where there is no such tour or no slides are wanted."""
    code, known = desk.asked.tour, tours(desk.atlas)
    if code not in known or desk.form != SLIDES:
        what = {"name": code, "format": desk.form, "names": ", ".join(known)}
        raise NotThere(desk.said["tour"].format(**what))
    for language in languages(desk.asked, ""):
        yield Piece(next(iter(VIEWS)), "", code, language)


def of_page(desk: Desk, view: str, query: str, spoken: Sequence[str]) -> Iterator[Piece]:
    """Every file of a page. Raises NotThere where a chart was asked for that it has not."""
    names = names_of(desk, view)
    for chart in desk.asked.chart:
        if chart not in names and len(desk.asked.view) < 2 and not desk.asked.all:
            known = ", ".join(filter(None, names))
            what = {"view": view, "name": chart, "format": desk.form, "names": known}
            raise NotThere(desk.said["chart"].format(**what))
    together = desk.form in (*DRAWN, SLIDES)
    each = [
        one for said in spoken for one in (LANGUAGES if said == BOTH and not together else [said])
    ]
    chosen = [name for name in names if not desk.asked.chart or name in desk.asked.chart]
    yield from (Piece(view, query, name, language) for language in each for name in chosen)


def names_of(desk: Desk, view: str) -> list[str]:
    """What of a page becomes a file in the format: its charts, its map; "" for all of it in one."""
    page = VIEWS[view]
    if desk.form == SLIDES:
        return [""]
    tables = [BODIES, TIES] if desk.form == "csv" else [MAP]
    if desk.form in DRAWN:
        return [*([MAP] if page.figures else []), *(it.name for it in page.charts if it.figure)]
    return [*(tables if page.figures else []), *(it.name for it in page.charts)]


def one_book(desk: Desk, pieces: Sequence[Piece]) -> bool:
    """Whether all the tables can stand in one file: those of one page in one language."""
    if desk.form in (*DRAWN, SLIDES) or TABLE_FORMATS[desk.form].single:
        return False
    return len({(piece.view, piece.language) for piece in pieces}) == 1


def draws(desk: Desk, pieces: Sequence[Piece]) -> bool:
    """Whether a browser is needed: for charts, for pixels, and for the pictures of slides."""
    charts = any(piece.name != MAP for piece in pieces)
    return desk.form in ("png", SLIDES) or desk.form in DRAWN and charts


async def file_of(
    desk: Desk, piece: Piece, faces: Faces, easel: Easel | None
) -> tuple[str, bytes] | None:
    """The name and the bytes of a file; None where there is nothing to show."""
    if desk.form == SLIDES:
        return await slides(desk, piece, faces, easel)
    if desk.form not in DRAWN:
        return table(desk, piece)
    asked = desk.asked
    wish = Wish(piece.name, asked.size, asked.background, piece.language)
    found = picture(partial(desk.see, piece), VIEWS[piece.view], wish, faces, asked.origin)
    if found is None or piece.name != MAP and not all(has_rows(it, piece) for it in found.seen):
        return None
    svg = found.svg(await drawn(found, easel))
    return f"{found.file_stem}.{desk.form}", await in_format(desk, svg, faces, easel)


def has_rows(seen: Seen, piece: Piece) -> bool:
    """Whether a chart has something to draw."""
    charts = {chart.name: chart for chart in VIEWS[piece.view].charts}
    return bool(seen.rows_of(charts[piece.name]))


async def drawn(found: Picture, easel: Easel | None) -> list[str]:
    """The drawings of a picture's figures."""
    figures = found.figures()
    assert easel or not figures
    return [await easel.chart(it["figure"], it["width"], it["height"]) for it in figures if easel]


async def in_format(desk: Desk, svg: str, faces: Faces, easel: Easel | None) -> bytes:
    """A picture in the format that was asked for."""
    if desk.form == "pdf":
        return pdf(svg, faces)
    if desk.form == "svg":
        return svg.encode("utf-8")
    assert easel
    pixels = await easel.photograph(outlined(svg, faces), *SIZES[desk.asked.size].pixels)
    return png_properties(pixels, svg)


def table(desk: Desk, piece: Piece) -> tuple[str, bytes] | None:
    """The table behind a chart, or of the map; all tables of the page where no name is given."""
    form = TABLE_FORMATS[desk.form]
    seen = desk.see(piece, piece.language)
    view = VIEWS[piece.view]
    named = [piece.name] if piece.name else desk.asked.chart or names_of(desk, piece.view)
    found = [it for name in named if (it := view.export(seen, name, desk.asked.origin))]
    export = together(desk, seen, found) if len(found) > 1 else next(iter(found), None)
    if export is None or form.write is None or not any(it.records for it in export.sheets):
        return None
    return export.frame.file_name(form.ending), form.write(export)


def together(desk: Desk, seen: Seen, found: Sequence[Export]) -> Export:
    """Several exports of a page as one."""
    view = VIEWS[seen.address.view]
    sources = dict.fromkeys(row["id"] for it in found for row in it.frame.sources)
    said = (view.title(seen), "", "")
    frame = described(seen, view.name, said, sources, link(seen, desk.asked.origin))
    sheets = (sheet for it in found for sheet in it.sheets if sheet.records)
    return Export(frame, tuple(replace(sheet, title=sheet.name) for sheet in sheets))


async def slides(desk: Desk, piece: Piece, faces: Faces, easel: Easel | None) -> tuple[str, bytes]:
    """The slides of a page, or of the tour that is named."""
    spoken = list(LANGUAGES) if piece.language == BOTH else [piece.language]
    wanted = {
        "what": TOUR if piece.name else PAGE,
        "tour": piece.name,
        "path": f"/{spoken[0]}/{piece.view}",
        "query": piece.query,
        "languages": spoken,
    }
    order = {**read_order(wanted, desk.atlas, today), "origin": desk.asked.origin}
    made = gatherer(order, desk.atlas)
    found = stops(order, made)
    slides = [cover(made, found[0], partial(title, order))]
    pictures: dict[str, bytes] = {}
    for at, stop in enumerate(found):
        own, needs = slides_of(made, stop, f"{at + 1:03d}")
        slides += own
        for need in needs:
            assert easel
            pictures[need.name] = await photographed(need, faces, easel)
    assert all(map(is_picture, pictures.values()))
    name = called(order, desk.atlas, made)
    return name, presentation(deck_of(order, desk.atlas, slides), pictures)


async def photographed(need: Need, faces: Faces, easel: Easel) -> bytes:
    """A picture for a slide; of one that is too tall its beginning."""
    svg, height = need.svg, need.height
    if need.figure:
        height = float(need.figure["layout"]["height"])
        svg = await easel.chart(need.figure, need.width, height)
    width, whole, shown = (round(SCALE * it) for it in (need.width, height, need.height))
    return await easel.photograph(on_white(svg, faces), width, whole, shown)


def on_white(svg: str, faces: Faces) -> str:
    """A drawing on white, its words as outlines: pixels need no typeface."""
    found = read_drawing(svg)
    box = f"{found.left:g} {found.top:g} {found.width:g} {found.height:g}"
    ground = f'<rect x="{found.left:g}" y="{found.top:g}" width="100%" height="100%" fill="#fff"/>'
    head = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="{box}">'
    return outlined(f"{head}{ground}{found.inside()}</svg>", faces)


def show_progress(done: int, count: int, piece: Piece | None = None) -> None:
    """How far the work is: a bar on a terminal; nothing in a log."""
    if count < 2 or not sys.stderr.isatty():
        return
    filled = BAR * done // count
    now = f"{piece.view} {piece.name} {piece.language}" if piece else ""
    bar = f"[{'#' * filled}{'.' * (BAR - filled)}] {done}/{count} {now}"
    print(f"\r{bar[:78]:<78}", end="" if piece else "\n", file=sys.stderr, flush=True)
