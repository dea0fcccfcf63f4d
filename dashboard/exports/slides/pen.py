"""Words on slides: every run with its language, and with a typeface for Latin and for East Asian signs."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from dashboard.exports.slides.measure import LEADING
from dashboard.palette import LIGHT

HEADLINE, BODY, EAST = "Georgia", "Calibri", "Yu Gothic"
TAGS = {"en": "en-US", "ja": "ja-JP"}
JAPANESE = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uff01-\uff9f]")
UNSEEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
RELATED = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
DRAWING = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
PROPERTIES = tuple(DRAWING + name for name in ("rPr", "defRPr", "endParaRPr"))
LATER = tuple(
    DRAWING + name for name in ("ea", "cs", "sym", "hlinkClick", "hlinkMouseOver", "rtl", "extLst")
)


@dataclass(frozen=True)
class Run:
    """Words of one look.

    colour  its name in palette.py
    link    where they lead; "" for nowhere
    """

    text: str
    size: float
    language: str
    colour: str = "ink"
    bold: bool = False
    headline: bool = False
    link: str = ""


@dataclass(frozen=True)
class Paragraph:
    """A paragraph: its runs, the space above it in points, and whether it is a point of a list."""

    runs: tuple[Run, ...]
    above: float = 0.0
    point: bool = False
    right: bool = False


def plain(text: str) -> str:
    """The text without signs that no file can hold."""
    return UNSEEN.sub("", text)


def tag_of(text: str, language: str) -> str:
    """The language of a run: Japanese where it holds Japanese signs, whatever the slide speaks."""
    return TAGS["ja"] if JAPANESE.search(text) else TAGS[language]


def write(frame: Any, paragraphs: Sequence[Paragraph]) -> None:
    """Write paragraphs into the text frame of a shape or a cell, with lines of a fixed distance."""
    from lxml.etree import SubElement

    body = frame._txBody
    properties = body.bodyPr
    for child in list(properties):
        properties.remove(child)
    for name, value in FRAME.items():
        properties.set(name, value)
    SubElement(properties, DRAWING + "noAutofit")
    for old in list(body.iter(DRAWING + "p")):
        body.remove(old)
    for told in paragraphs or [Paragraph(())]:
        body.append(paragraph(told, frame.part))


FRAME = {"wrap": "square", "lIns": "0", "tIns": "0", "rIns": "0", "bIns": "0"}
POINT = 12_700  # units of the format in a point


def paragraph(told: Paragraph, part: Any) -> Any:
    """A paragraph as an element; links are kept with the part of the file it is in."""
    from lxml.etree import Element, SubElement

    made = Element(DRAWING + "p")
    look = SubElement(made, DRAWING + "pPr", algn="r" if told.right else "l")
    size = max((run.size for run in told.runs), default=12.0)
    spaces = {"lnSpc": size * LEADING, "spcBef": told.above, "spcAft": 0.0}
    for name, value in spaces.items():
        SubElement(SubElement(look, DRAWING + name), DRAWING + "spcPts", val=str(int(value * 100)))
    if told.point:
        look.set("marL", str(14 * POINT))
        look.set("indent", str(-14 * POINT))
        SubElement(look, DRAWING + "buFont", typeface=BODY)
        SubElement(look, DRAWING + "buChar", char="–")
    for run in told.runs:
        put(SubElement(made, DRAWING + "r"), run, part)
    return made


def put(made: Any, run: Run, part: Any) -> None:
    """Fill the element of a run."""
    from lxml.etree import SubElement
    from pptx.opc.constants import RELATIONSHIP_TYPE

    look = SubElement(made, DRAWING + "rPr", sz=str(int(run.size * 100)), b=str(int(run.bold)))
    solid = SubElement(look, DRAWING + "solidFill")
    SubElement(solid, DRAWING + "srgbClr", val=LIGHT[run.colour][1:].upper())
    if run.link:
        key = part.relate_to(run.link, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
        SubElement(look, DRAWING + "hlinkClick", {RELATED: key})
    dress(look, tag_of(run.text, run.language), run.headline)
    SubElement(made, DRAWING + "t").text = " ".join(plain(run.text).splitlines())


def dress(properties: Any, tag: str, headline: bool = False) -> None:
    """Give properties of a run the typefaces and the language that they lack."""
    from lxml.etree import Element

    if properties.tag != DRAWING + "defRPr" or not properties.get("lang"):
        properties.set("lang", tag)
    properties.set("altLang", TAGS["ja"] if tag != TAGS["ja"] else TAGS["en"])
    faces = {"latin": HEADLINE if headline else BODY, "ea": EAST, "cs": BODY}
    for name, face in faces.items():
        found = properties.find(DRAWING + name)
        if found is None:
            found = Element(DRAWING + name)
            place(properties, found, name)
        found.set("typeface", face)


def place(properties: Any, made: Any, name: str) -> None:
    """Put a typeface where the order of the format wants it."""
    after = LATER[{"latin": 0, "ea": 1, "cs": 2}[name] :]
    later = next((child for child in properties if child.tag in after), None)
    if later is None:
        properties.append(made)
    else:
        later.addprevious(made)


def dress_all(element: Any, tag: str) -> None:
    """Give every run and every default below an element typefaces and a language if it has none."""
    for properties in element.iter(*PROPERTIES):
        if properties.find(DRAWING + "ea") is None:
            dress(properties, properties.get("lang") or tag)
    for run in element.iter(DRAWING + "r", DRAWING + "fld"):
        if run.find(DRAWING + "rPr") is None:
            from lxml.etree import Element

            made = Element(DRAWING + "rPr")
            run.insert(0, made)
            dress(made, tag)


def runs(text: str, size: float, language: str, **look: Any) -> tuple[Run, ...]:
    """A text of one look as runs; nothing for no text."""
    return (Run(text, size, language, **look),) if text else ()


def stacked(told: Iterable[tuple[Run, ...]], above: float = 0.0) -> list[Paragraph]:
    """A paragraph for each that is not empty, the later ones with a space above them."""
    found: list[Paragraph] = []
    for each in told:
        if each:
            found.append(Paragraph(each, above if found else 0.0))
    return found
