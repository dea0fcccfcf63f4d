"""Words in a picture: broken into lines by the measure of their face, and written down as SVG."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from html import escape

from dashboard.exports.picture_faces import Faces
from dashboard.language.phrases import pieces
from dashboard.palette import TYPEFACES

SERIF = '"Atlas Serif", "Atlas Sans JP", "Source Serif 4", Georgia, "Noto Sans CJK JP", serif'
HEADS = {**TYPEFACES, "en": SERIF}
PARTS_OF_AN_ADDRESS = re.compile(r"[^/?&=,]*[/?&=,]?")
WORDS = re.compile(r"\S+\s*|\s+")
CUT = "…"


@dataclass(frozen=True)
class Type:
    """How a line is set: families, size, distance of lines, weight, colour."""

    families: str
    size: float
    step: float
    weight: int
    colour: str


def names_in(families: str) -> tuple[str, ...]:
    """The families that a list names, as CSS writes it."""
    return tuple(name.strip().strip("'\"") for name in families.split(","))


def broken_address(address: str) -> list[str]:
    """An address in the parts between which a line may break."""
    return [part for part in PARTS_OF_AN_ADDRESS.findall(address) if part]


def lines_of(
    parts: Iterable[str], how: Type, faces: Faces, room: float, most: int = 99
) -> list[str]:
    """Parts of a text put into lines no wider than the room.

    Takes parts that should stay whole, the type, the faces, the room in units and the greatest
    number of lines; what does not fit into them is cut with an ellipsis. A part wider than the
    room is broken between its words, a word wider than that between its signs.
    """
    families = names_in(how.families)

    def wide(text: str) -> float:
        return faces.width(text, families, how.size, how.weight)

    lines, filled = [""], 0.0
    for part in parts:
        for piece in fitting(part, wide, room):
            if lines[-1] and filled + wide(piece.rstrip()) > room:
                lines, filled = [*lines, ""], 0.0
            lines[-1] += piece
            filled += wide(piece)
    lines = [line.strip() for line in lines if line.strip()]
    return lines if len(lines) <= most else cut_short(lines[:most], wide, room)


def fitting(part: str, wide: Callable[[str], float], room: float) -> Iterator[str]:
    """A part in pieces that fit into a line."""
    if wide(part.rstrip()) <= room:
        yield part
        return
    for word in WORDS.findall(part):
        yield from [word] if wide(word.rstrip()) <= room else word


def cut_short(lines: list[str], wide: Callable[[str], float], room: float) -> list[str]:
    """Lines of which the last says that there is more."""
    last = lines[-1]
    while last and wide(last + CUT) > room:
        last = last[:-1]
    return [*lines[:-1], last.rstrip() + CUT]


def said_in(text: str, language: str) -> tuple[str, ...]:
    """The parts of a text between which its language may break a line."""
    return pieces(text, language)


def written(lines: Iterable[str], left: float, top: float, how: Type) -> str:
    """Lines as SVG, the first below `top`."""
    base = top + how.step - (how.step - how.size * 0.72) / 2
    return "".join(line_at(line, left, base + at * how.step, how) for at, line in enumerate(lines))


def line_at(line: str, x: float, y: float, how: Type) -> str:
    """One line on its base line."""
    families = how.families.replace('"', "'")
    return (
        f'<text x="{x:g}" y="{y:.6g}" font-family="{families}" font-size="{how.size:g}"'
        f' font-weight="{how.weight}" fill="{how.colour}">{escape(line, quote=False)}</text>'
    )
