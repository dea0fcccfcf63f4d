"""The file that PowerPoint opens: a deck with its pictures, the same bytes for the same deck."""

from collections.abc import Callable, Mapping
from datetime import datetime
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from dashboard.exports.slides.bands import bands, size_of
from dashboard.exports.slides.bars import add_bars
from dashboard.exports.slides.deck import Bars, Deck, Picture, Prose, Said, Slide, Table
from dashboard.exports.slides.grid import add_grid
from dashboard.exports.slides.layout import EDGE, SERIF, SMALL, WIDE, Box, places
from dashboard.exports.slides.measure import height_of
from dashboard.exports.slides.paging import HEADING, TEXT, pages, prose_pages
from dashboard.exports.slides.pen import TAGS, Paragraph, dress_all, plain, runs, stacked
from dashboard.exports.slides.standing import (
    alternative,
    bar,
    depth,
    framed,
    link_runs,
    note,
    place_title,
    points,
    remarked,
    text_box,
)
from dashboard.exports.slides.theme import empty, recolour

Tell = Callable[[int], None]
COVER_TITLE, COVER_TEXT, COVER_TOP = 36.0, 18.0, 90.0


def presentation(
    deck: Deck, pictures: Mapping[str, bytes], tell: Tell = lambda done: None
) -> bytes:
    """The deck as a file for PowerPoint, Keynote or Impress.

    Takes the bytes of its pictures (PNG) by their names, and a function that hears how many of its
    slides are done. Raises KeyError for a picture that is not there and NoPicture for one that is
    none. The same deck gives the same bytes.
    """
    tag = TAGS[deck.languages[0]]
    made = empty(tag)
    for at, slide in enumerate(deck.slides):
        add(made, deck, slide, pictures)
        tell(at + 1)
    for drawn in made.slides:
        dress_all(drawn._element, tag)
        dress_all(drawn.notes_slide._element, tag)
    finish_notes(made, tag)
    describe(made, deck, tag)
    out = BytesIO()
    made.save(out)
    return dated(out.getvalue(), deck.made)


def add(made: Any, deck: Deck, slide: Slide, pictures: Mapping[str, bytes]) -> None:
    """Add what one slide of the deck becomes: itself, or several where it is long."""
    body = slide.body
    if isinstance(body, Bars):
        add_chart(made, deck, slide, body)
    elif isinstance(body, Picture):
        add_picture(made, deck, slide, body, pictures[body.name])
    elif isinstance(body, Table):
        add_table(made, deck, slide, body)
    elif isinstance(body, Prose):
        add_prose(made, deck, slide, body)
    else:
        add_cover(made, deck, slide)


def add_chart(made: Any, deck: Deck, slide: Slide, body: Bars) -> None:
    """A slide with bars."""
    where = places(slide)
    drawn = framed(made, deck, slide, where)
    box = where.body
    if body.group:
        heading = runs(body.group, TEXT, deck.languages[0], bold=True)
        text_box(drawn, Box(box.left, box.top, box.width, 20), [Paragraph(heading)])
        box = Box(box.left, box.top + 22, box.width, box.height - 22)
    box = remarked(drawn, box, body.beyond, slide)
    frame = add_bars(drawn.shapes, body, points(box), slide.said[0].language, deck.made)
    alternative(frame, slide.said)


def add_picture(made: Any, deck: Deck, slide: Slide, body: Picture, data: bytes) -> None:
    """A slide with a picture, or several where it is tall."""
    room = places(slide, "(0/0)").body
    cut, is_whole = bands(data, room.height / room.width)
    width, height = size_of(data)
    for at, band in enumerate(cut):
        part = f"({at + 1}/{len(cut)})" if len(cut) > 1 else ""
        where = places(slide, part, ratio=height / width)
        drawn = framed(made, deck, slide, where)
        box = where.body
        if at == len(cut) - 1 and not is_whole:
            box = remarked(drawn, box, body.beyond, slide)
        put_picture(drawn, band, box, slide.said)


def put_picture(drawn: Any, data: bytes, box: Box, said: tuple[Said, ...]) -> None:
    """A picture as large as its room allows, at the top of it."""
    from pptx.util import Pt

    picture = drawn.shapes.add_picture(BytesIO(data), Pt(box.left), Pt(box.top))
    scale = min(Pt(box.width) / picture.width, Pt(box.height) / picture.height)
    picture.width, picture.height = int(picture.width * scale), int(picture.height * scale)
    picture.left = Pt(box.left) + (Pt(box.width) - picture.width) // 2
    alternative(picture, said)


def add_table(made: Any, deck: Deck, slide: Slide, body: Table) -> None:
    """The slides of a table."""
    own = (body.language,) if body.language else tuple(it.language for it in slide.said)
    kept = depth(left_out(body, body.total - 1) or body.beyond, WIDE, slide)
    rooms = [places(slide, "(0/0)", first=at == 0).body.height - kept for at in range(deck.pages)]
    found = pages(body, WIDE, rooms, own)
    remark = left_out(body, sum(len(it.rows) - 1 for it in found))
    for at, page in enumerate(found):
        part = f"({at + 1}/{len(found)})" if len(found) > 1 else ""
        where = places(slide, part, first=at == 0)
        drawn = framed(made, deck, slide, where)
        box = where.body
        if at == len(found) - 1:
            remarked(drawn, box, remark, slide)
        frame = add_grid(drawn.shapes, page, (box.left, box.top), body.numeric, own)
        alternative(frame, slide.said)


def left_out(body: Table, shown: int) -> str:
    """What of a table is not on the slides, in a sentence; "" if all of it is."""
    columns = len(body.headings)
    if shown >= body.total and columns >= body.of:
        return ""
    return body.beyond.format(shown=shown, all=body.total, columns=columns, of=body.of)


def add_prose(made: Any, deck: Deck, slide: Slide, body: Prose) -> None:
    """The slides of what a page says in words."""
    kept = depth(body.beyond, WIDE, slide)
    rooms = [places(slide, "(0/0)", first=at == 0).body.height - kept for at in range(deck.pages)]
    found, left = prose_pages(body.lines, WIDE, rooms, body.language)
    for at, lines in enumerate(found):
        part = f"({at + 1}/{len(found)})" if len(found) > 1 else ""
        where = places(slide, part, first=at == 0)
        drawn = framed(made, deck, slide, where)
        told = [
            Paragraph(
                runs(
                    line.text, HEADING if line.heading else TEXT, body.language, bold=line.heading
                ),
                8 if line.heading else 4,
                not line.heading,
            )
            for line in lines
        ]
        box = where.body
        if left and at == len(found) - 1:
            box = remarked(drawn, box, body.beyond, slide)
        text_box(drawn, box, told)


def add_cover(made: Any, deck: Deck, slide: Slide) -> None:
    """The first slide."""
    drawn = made.slides.add_slide(made.slide_layouts[0])
    title = [runs(it.title, COVER_TITLE, it.language, headline=True) for it in slide.said]
    deep = sum(height_of(it.title, COVER_TITLE, WIDE * SERIF, it.language) + 8 for it in slide.said)
    place_title(drawn, Box(EDGE, COVER_TOP, WIDE, deep), stacked(title, 8))
    bar(drawn, Box(EDGE, COVER_TOP - 20, 72, 5))
    told = [
        text
        for it in slide.said
        for text in (
            runs(it.caption, COVER_TEXT, it.language),
            runs(it.sentence, 14, it.language, colour="muted"),
        )
    ]
    text_box(drawn, Box(EDGE, max(COVER_TOP + deep + 20, 270), WIDE, 130), stacked(told, 8))
    small = [
        runs(" ".join((it.known, it.licence)), SMALL, it.language, colour="muted")
        for it in slide.said
    ]
    text_box(drawn, Box(EDGE, 455, WIDE, 66), stacked([*small, link_runs(slide)], 2))
    note(drawn, slide.said)


def finish_notes(made: Any, tag: str) -> None:
    """Dress the master of the notes as the slides are."""
    recolour(made.notes_master.part)
    dress_all(made.notes_master._element, tag)


def describe(made: Any, deck: Deck, tag: str) -> None:
    """What the file says of itself."""
    own = made.core_properties
    own.title, own.subject, own.keywords = (
        plain(it)[:255] for it in (deck.title, deck.subject, deck.keywords)
    )
    own.author = own.last_modified_by = plain(deck.author)[:255]
    own.comments, own.language = plain(deck.comments)[:255], tag
    own.created = own.modified = datetime.fromisoformat(deck.made)
    own.revision = 1


def dated(data: bytes, made: str) -> bytes:
    """The same file with every part of it bearing one date."""
    year, month, day = map(int, made.split("-"))
    out = BytesIO()
    with ZipFile(BytesIO(data)) as before, ZipFile(out, "w", ZIP_DEFLATED) as after:
        for entry in before.infolist():
            own = ZipInfo(entry.filename, (year, month, day, 0, 0, 0))
            own.compress_type, own.external_attr, own.create_system = ZIP_DEFLATED, 0o644 << 16, 3
            after.writestr(own, before.read(entry))
    return out.getvalue()
