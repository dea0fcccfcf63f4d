"""Printable faces: one weight to a file, with outlines that every reader of pictures and PDF knows."""

import json
from collections.abc import Iterable
from io import BytesIO
from pathlib import Path
from typing import Any

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

from dashboard.fonts.cut import SINGLE_NAMES, STYLE_NAMES, WINDOWS_ENGLISH, saved
from dashboard.fonts.faces import JAPANESE, SANS, SANS_BESIDE_JAPANESE, SERIF, Face

INDEX = "printable.json"
WEIGHTS = {SANS: (400, 700), SERIF: (700,), JAPANESE: (400, 700)}
STYLES = {400: "Regular", 700: "Bold"}
BESIDE_JAPANESE = 1.08  # as fonts.css sets Latin letters beside kanji
ERROR = 1.0  # how far an outline may move, in thousandths of the type size
ALIKE = ("ascent", "descent", "lineGap")


def printed(source: bytes, face: Face, weight: int) -> bytes:
    """One weight of an already reduced face as TrueType: what PDF and slides can hold."""
    font = TTFont(BytesIO(source), lazy=True)
    one = pinned(font, weight) if "glyf" in font else redrawn(font, weight)
    style = STYLES[weight]
    for number in STYLE_NAMES:
        one["name"].setName(style, number, *WINDOWS_ENGLISH)
    for number in SINGLE_NAMES:
        one["name"].setName(f"{face.family.replace(' ', '')}-{style}", number, *WINDOWS_ENGLISH)
    one["OS/2"].usWeightClass = weight
    return saved(one)


def pinned(font: TTFont, weight: int) -> TTFont:
    """A face of quadratic curves at one weight."""
    return instantiateVariableFont(font, {"wght": weight}, inplace=True)


def redrawn(font: TTFont, weight: int) -> TTFont:
    """A face of cubic curves drawn again with quadratic ones, at one weight."""
    drawn = font.getGlyphSet(location={"wght": weight})
    order = font.getGlyphOrder()
    outlines = {name: outline(drawn[name]) for name in order}
    builder = FontBuilder(font["head"].unitsPerEm, isTTF=True)
    builder.setupGlyphOrder(order)
    builder.setupCharacterMap(font.getBestCmap())
    builder.setupGlyf(outlines)
    glyf = builder.font["glyf"]
    builder.setupHorizontalMetrics(
        {name: (round(drawn[name].width), getattr(glyf[name], "xMin", 0)) for name in order}
    )
    builder.setupHorizontalHeader(**{name: getattr(font["hhea"], name) for name in ALIKE})
    for table in ("name", "OS/2"):
        builder.font[table] = font[table]
    builder.setupPost(keepGlyphNames=False)
    builder.font["head"].created = builder.font["head"].modified = font["head"].modified
    return builder.font


def outline(glyph: Any) -> Any:
    """A glyph in quadratic curves."""
    pen = TTGlyphPen(None)
    glyph.draw(Cu2QuPen(pen, ERROR, reverse_direction=True))
    return pen.glyph()


def put_printable(folder: Path, source: bytes, face: Face) -> list[dict[str, Any]]:
    """Write the printable weights of a reduced face; gives their entries for the index."""
    found = []
    for weight in WEIGHTS[face.family]:
        name = f"{face.family.lower().replace(' ', '-')}-{weight}.ttf"
        (folder / name).write_bytes(printed(source, face, weight))
        found.append({"family": face.family, "weight": weight, "file": name, "scale": 1.0})
        if face.family == SANS:
            found.append({**found[-1], "family": SANS_BESIDE_JAPANESE, "scale": BESIDE_JAPANESE})
    return found


def put_index(folder: Path, entries: Iterable[dict[str, Any]]) -> None:
    """Write which file holds which weight of which family, and how much larger it is set."""
    text = json.dumps(list(entries), indent=1)
    (folder / INDEX).write_text(text, encoding="utf-8")
