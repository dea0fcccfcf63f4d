"""Cutting: an installed font file in, small WOFF2 files with our names inside out."""

from collections.abc import Iterable
from io import BytesIO

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import AxisTriple, instantiateVariableFont

from dashboard.fonts.faces import Face, file_of

UNUSED_TABLES = ["BASE", "DSIG", "VORG", "VVAR", "vhea", "vmtx"]
KEPT_NAMES = {0, 7, 8, 9, 11, 13, 14}  # copyright, trademark, makers, licence
FAMILY_NAMES, STYLE_NAMES, SINGLE_NAMES, DESCRIPTION = (1, 4, 16), (2, 17), (3, 6), 10
WINDOWS_ENGLISH = (3, 1, 0x409)


def open_face(face: Face) -> TTFont:
    """Open the installed file of a face, with the glyphs its character map forgets mapped."""
    font = TTFont(file_of(face), fontNumber=face.number, lazy=True)
    mapped = set(font.getBestCmap().values())
    forgotten = {ord(one): font.getGlyphName(number) for one, number in face.unencoded}
    for table in font["cmap"].tables:
        if table.isUnicode() and table.format != 14:
            free = {code: name for code, name in forgotten.items() if name not in mapped}
            table.cmap.update({code: free[code] for code in free.keys() - table.cmap.keys()})
    return font


def drawn_by(font: TTFont) -> frozenset[str]:
    """Give the characters a font has a glyph for."""
    return frozenset(map(chr, font.getBestCmap()))


def reduced(font: TTFont, face: Face, characters: Iterable[str]) -> bytes:
    """Keep only some characters of a face, on the axes we use, under our own name."""
    subset(font, face, characters, hints=False)
    limits = {**dict(face.pinned), **{tag: AxisTriple(*span) for tag, span in face.limited}}
    if limits:
        instantiateVariableFont(font, limits, inplace=True)
    rename(font, face)
    return saved(font)


def slice_of(source: bytes, face: Face, characters: Iterable[str]) -> bytes:
    """Take some characters of an already reduced face as WOFF2."""
    font = TTFont(BytesIO(source), lazy=True)
    subset(font, face, characters, hints=True)
    font.flavor = "woff2"
    return saved(font)


def subset(font: TTFont, face: Face, characters: Iterable[str], hints: bool) -> None:
    options = Options()
    options.hinting = hints
    options.layout_features = list(face.features)
    options.drop_tables += UNUSED_TABLES + ([] if face.features else ["GPOS", "GSUB", "GDEF"])
    options.name_IDs = ["*"]
    options.notdef_outline = True
    subsetter = Subsetter(options)
    subsetter.populate(text="".join(characters))
    subsetter.subset(font)


def rename(font: TTFont, face: Face) -> None:
    """Replace every name a reader may see; copyright, maker and licence records stay."""
    names = font["name"]
    axis_names = {one.axisNameID for one in font["fvar"].axes}
    names.names = [one for one in names.names if one.nameID in KEPT_NAMES | axis_names]
    font["fvar"].instances = []
    del font["STAT"]
    said = {number: face.family for number in FAMILY_NAMES}
    said |= {number: "Regular" for number in STYLE_NAMES}
    said |= {number: face.family.replace(" ", "") + "-Regular" for number in SINGLE_NAMES}
    said[DESCRIPTION] = f"Subset of {face.original}, renamed"
    for number, text in said.items():
        names.setName(text, number, *WINDOWS_ENGLISH)


def saved(font: TTFont) -> bytes:
    font.recalcBBoxes = False
    font.recalcTimestamp = False
    file = BytesIO()
    font.save(file)
    return file.getvalue()
