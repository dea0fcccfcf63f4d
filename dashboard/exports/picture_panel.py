"""One language of a picture: title, finding and sentence above or beside the drawing, sources below."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from dashboard.exports.frame import Frame
from dashboard.exports.picture_faces import Faces
from dashboard.exports.picture_sizes import Box
from dashboard.exports.picture_text import (
    CUT,
    HEADS,
    Type,
    broken_address,
    lines_of,
    said_in,
    written,
)
from dashboard.filters.address import codes
from dashboard.palette import TYPEFACES

EDGE = 36.0
GAP = 8.0
HEAD, FINDING, SENTENCE, FOOT = (27.0, 32.0), (15.0, 21.0), (12.5, 17.5), (10.5, 14.5)
SMALL = 0.84  # of these sizes, where two languages share a picture
SHARE_BESIDE = 0.27  # of the width, for words that stand beside a tall drawing
MOST_HEAD, MOST_FINDING, MOST_SENTENCE, MOST_SOURCES, MOST_LICENCE, MOST_ADDRESS = 5, 7, 9, 2, 3, 3


@dataclass(frozen=True)
class Panel:
    """The words of a panel as SVG, the room they leave for the drawing, whether any had to be cut."""

    svg: str
    room: Box
    cut: bool = False


@dataclass(frozen=True)
class Place:
    """Where a panel stands: its box, whether its words stand beside the drawing, how small they are."""

    box: Box
    beside: bool = False
    share: float = 1.0


def panel(frame: Frame, place: Place, faces: Faces, inks: Mapping[str, str]) -> Panel:
    """A panel of one language in its place."""
    left, top, width, height = place.box
    column = width * SHARE_BESIDE if place.beside else width
    above = list(heading(frame, place, faces, inks, column))
    below = list(footing(frame, place, faces, inks, width))
    head, head_end = stacked(above, left, top)
    foot, foot_height = stacked(below, 0, 0)
    foot_top = top + height - foot_height
    rule = (
        f'<line x1="{left:g}" y1="{foot_top - 5:.6g}" x2="{left + width:g}"'
        f' y2="{foot_top - 5:.6g}" stroke="{inks["rule-strong"]}" stroke-width="0.75"/>'
    )
    foot = f'<g transform="translate({left:g},{foot_top:.6g})">{foot}</g>'
    bottom = foot_top - 5 - GAP
    if place.beside:
        start = left + column + 3 * GAP
        room = (start, top, left + width - start, bottom - top)
    else:
        room = (left, head_end + GAP, width, bottom - head_end - GAP)
    return Panel(
        f'<g xml:lang="{frame.language}">{head}{rule}{foot}</g>', room, is_cut([*above, *below])
    )


Block = tuple[list[str], Type, float]
"""Lines, how they are set, and the space before them."""


def heading(
    frame: Frame, place: Place, faces: Faces, inks: Mapping[str, str], room: float
) -> Iterator[Block]:
    """Title, finding and the sentence of the view."""
    language, text = frame.language, TYPEFACES[frame.language]
    share = place.share
    title = Type(HEADS[language], *sized(HEAD, share), 700, inks["ink"])
    if place.beside:
        title = replace(title, size=title.size * 0.9, step=title.step * 0.9)
    said = [
        (frame.title, title, MOST_HEAD, 0.0),
        (frame.finding, Type(text, *sized(FINDING, share), 400, inks["ink"]), MOST_FINDING, 7.0),
        (
            frame.sentence,
            Type(text, *sized(SENTENCE, share), 400, inks["muted"]),
            MOST_SENTENCE,
            6.0,
        ),
    ]
    for words, how, most, before in said:
        if words:
            yield lines_of(said_in(words, language), how, faces, room, most), how, before


def footing(
    frame: Frame, place: Place, faces: Faces, inks: Mapping[str, str], room: float
) -> Iterator[Block]:
    """Sources, how far they were checked, the licence and the address."""
    how = Type(TYPEFACES[frame.language], *sized(FOOT, place.share), 400, inks["muted"])
    brand = replace(how, weight=700, colour=inks["ink"])
    if sources := source_lines(frame, how, faces, room):
        yield sources, how, 0.0
    known = said_in(f"{frame.known} {frame.licence}", frame.language)
    yield lines_of(known, how, faces, room, MOST_LICENCE), how, 0.0
    parts = [frame.words.text("app.title") + " ", *broken_address(frame.address)]
    yield lines_of(parts, brand, faces, room, MOST_ADDRESS), brand, 0.0


def source_lines(frame: Frame, how: Type, faces: Faces, room: float) -> list[str]:
    """Who published what it rests on: as many as fit, and how many more."""
    names = publishers(frame)

    def lines(count: int) -> list[str]:
        said = said_in(source_sentence(frame, names, count), frame.language)
        return lines_of(said, how, faces, room)

    def is_long(count: int) -> bool:
        return len(lines(count)) > MOST_SOURCES

    if not names:
        return []
    most = bisect_left(range(1, len(names) + 1), True, key=is_long)
    return lines(max(most, 1))[:MOST_SOURCES]


def publishers(frame: Frame) -> list[str]:
    """Who published the sources, the kinds of documents in the order of the vocabulary."""
    kinds = codes(frame.words.atlas.whole, "source_kind")
    rows = sorted(frame.sources, key=lambda row: kinds.index(row["kind"]))
    return list(dict.fromkeys(row["publisher"].split(" (")[0] for row in rows))


def source_sentence(frame: Frame, names: list[str], count: int) -> str:
    """The first so many publishers in one sentence."""
    listed = frame.words.listed(names[:count])
    if count == len(names):
        return frame.words.text("picture.sources", names=listed)
    return frame.words.text("picture.sources-more", names=listed, count=len(names) - count)


def is_cut(blocks: Iterable[Block]) -> bool:
    """Whether the last line of any block had to be cut short."""
    return any(lines[-1].endswith(CUT) for lines, _, _ in blocks)


def sized(pair: tuple[float, float], share: float) -> tuple[float, float]:
    """A size and the distance of its lines, smaller where two languages share the picture."""
    return pair[0] * share, pair[1] * share


def stacked(blocks: Iterable[Block], left: float, top: float) -> tuple[str, float]:
    """Blocks of lines one below the other: their SVG, and where they end."""
    pieces, y = [], top
    for lines, how, before in blocks:
        y += before
        pieces.append(written(lines, left, y, how))
        y += len(lines) * how.step
    return "".join(pieces), y
