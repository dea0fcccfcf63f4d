"""How much room words take on a slide, in points: rather too much than too little."""

from functools import lru_cache
from unicodedata import east_asian_width

from dashboard.language.phrases import pieces

CAPITAL, LETTER, NARROW = 0.74, 0.62, 0.37  # widths in full-width characters
THIN = frozenset(" .,:;'|!()[]ijlIft-/")
LEADING = 1.25  # from line to line, in sizes of the letters


@lru_cache(maxsize=8192)
def width_of(text: str) -> float:
    """The width of a text in sizes of its letters, in the widest of the usual typefaces."""
    return sum(map(sign_width, text))


def sign_width(sign: str) -> float:
    """The width of one character."""
    if not sign.isascii():
        return 1.0 if east_asian_width(sign) in "WFA" else LETTER
    if sign in THIN:
        return NARROW
    return CAPITAL if sign.isupper() or sign in "mw@%&" else LETTER


@lru_cache(maxsize=8192)
def lines_of(text: str, size: float, width: float, language: str) -> tuple[str, ...]:
    """The text in the lines that it takes at that size in a room of that width, both in points."""
    room = width / size
    lines: list[str] = []
    for part in text.split("\n"):
        lines += broken(part, room, language)
    return tuple(lines)


def broken(text: str, room: float, language: str) -> list[str]:
    """One paragraph in lines; what is longer than a line is cut within."""
    lines = [""]
    for piece in pieces(text, language):
        for bit in bits(piece, room):
            if lines[-1] and width_of((lines[-1] + bit).rstrip()) > room:
                lines.append("")
            lines[-1] += bit
    return lines


def bits(piece: str, room: float) -> list[str]:
    """A piece cut where it is wider than a line."""
    if width_of(piece.rstrip()) <= room:
        return [piece]
    found = [""]
    for sign in piece:
        if found[-1] and width_of(found[-1] + sign) > room:
            found.append("")
        found[-1] += sign
    return found


def widest_piece(text: str, language: str) -> float:
    """The width of the widest part of a text that must not be broken."""
    return max((width_of(it.rstrip()) for it in pieces(text, language)), default=0.0)


def height_of(text: str, size: float, width: float, language: str) -> float:
    """How tall the text is, in points; nothing for no text."""
    return len(lines_of(text, size, width, language)) * size * LEADING if text else 0.0


def at_most(text: str, most: int, size: float, width: float, language: str) -> str:
    """The text in so many lines, with a sign that there is more where it is longer."""
    lines = lines_of(text, size, width, language)
    if len(lines) <= most:
        return text
    kept, room = "".join(lines[:most]).rstrip(), most * width / size
    while kept and (
        width_of(kept) + 1 > room or len(lines_of(kept + "…", size, width, language)) > most
    ):
        kept = kept[:-1].rstrip()
    return kept + "…"
