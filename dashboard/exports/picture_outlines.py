"""A finished picture with its words as outlines, for pixels: nothing has to be loaded before it is drawn."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any
from xml.etree.ElementTree import Element, SubElement, fromstring, tostring

from dashboard.exports.pdf_looks import Looks
from dashboard.exports.pdf_text import chunks
from dashboard.exports.picture_faces import Face, Faces, width_in
from dashboard.exports.picture_text import names_in

SVG = "http://www.w3.org/2000/svg"
SPACE = f"{{{SVG}}}"


def outlined(svg: str, faces: Faces) -> str:
    """The picture with each sign drawn as a shape.

    Takes a picture as `framed` gives it and the printable faces; words in other faces stay words. A
    browser that draws a picture into pixels does not wait for the faces inside it.
    """
    root = fromstring(svg)
    for element in root.iter():
        element.tag = element.tag.removeprefix(SPACE)
    type_case = TypeCase(faces)
    set_in(root, Looks(), type_case)
    for defs in root.findall("defs"):
        for style in defs.findall("style"):
            defs.remove(style)
        defs.extend(type_case.shapes())
    root.set("xmlns", SVG)
    return tostring(root, encoding="unicode")


@dataclass
class TypeCase:
    """The outlines of the signs that were used, each kept once."""

    faces: Faces
    fonts: dict[Face, tuple[Any, dict[int, str], int]] = field(default_factory=dict)
    used: dict[str, str] = field(default_factory=dict)

    def font(self, face: Face) -> tuple[Any, dict[int, str], int]:
        """The glyphs of a face, which sign has which, and how many units there are to the size."""
        from fontTools.ttLib import TTFont

        if face not in self.fonts:
            font = TTFont(BytesIO(face.path.read_bytes()), lazy=True)
            units = font["head"].unitsPerEm
            self.fonts[face] = (font.getGlyphSet(), font.getBestCmap(), units)
        return self.fonts[face]

    def key(self, face: Face, sign: str) -> str:
        """The name of an outline, drawn when it is first asked for."""
        from fontTools.pens.svgPathPen import SVGPathPen

        key = f"{face.path.stem}-{ord(sign):x}"
        if key not in self.used:
            glyphs, names, _ = self.font(face)
            pen = SVGPathPen(glyphs)
            glyphs[names[ord(sign)]].draw(pen)
            self.used[key] = pen.getCommands()
        return key

    def shapes(self) -> Iterator[Element]:
        """Every outline that was used."""
        for key, path in self.used.items():
            yield Element("path", {"id": key, "d": path})


def set_in(parent: Element, inherited: Looks, case: TypeCase) -> None:
    """Replace the words of an element and of what is in it."""
    looks = inherited.of(parent)
    for at, child in enumerate(list(parent)):
        if child.tag == "text":
            parent[at] = shaped(child, looks.of(child), case)
        else:
            set_in(child, looks, case)


def shaped(text: Element, looks: Looks, case: TypeCase) -> Element:
    """Words as a group of shapes, as opaque as they were."""
    kept = ("transform", "clip-path", "opacity", "display", "visibility")
    group = Element("g", {name: value for name in kept if (value := text.get(name))})
    for chunk in chunks(text, looks):
        x = chunk.start(case.faces)
        for words, own in chunk.pieces:
            x = line(group, (x, chunk.y), words, own, case)
    return group


def line(
    group: Element, at: tuple[float, float], words: str, looks: Looks, case: TypeCase
) -> float:
    """Add the shapes of words of one look; gives where they end."""
    x, y = at
    holder = SubElement(group, "g", painted(looks))
    for face, run in case.faces.runs(words, names_in(looks.families), looks.weight):
        if face is None:
            left_as_words(holder, (x, y), run, looks)
        else:
            place(holder, (x, y), run, (face, looks.size), case)
        x += width_in(face, run) * looks.size
    return x


def painted(looks: Looks) -> dict[str, str]:
    """The colour of words, as attributes."""
    if looks.fill is None:
        return {"fill": "none"}
    red, green, blue = (round(part * 255) for part in looks.fill)
    return {"fill": f"#{red:02x}{green:02x}{blue:02x}", "fill-opacity": f"{looks.fill_opacity:g}"}


def place(
    holder: Element,
    at: tuple[float, float],
    run: Sequence[str],
    how: tuple[Face, float],
    case: TypeCase,
) -> None:
    """Add the shapes of signs of one face, one beside another."""
    (x, y), (face, size) = at, how
    scale = size * face.scale / case.font(face)[2]
    for sign in run:
        key = case.key(face, sign)
        if case.used[key]:
            moved = f"translate({x:.6g},{y:.6g}) scale({scale:.6g},{-scale:.6g})"
            SubElement(holder, "use", {"href": f"#{key}", "transform": moved})
        x += width_in(face, sign) * size


def left_as_words(holder: Element, at: tuple[float, float], run: str, looks: Looks) -> None:
    """Add words that no face of ours has."""
    named = {"x": f"{at[0]:.6g}", "y": f"{at[1]:.6g}", "font-family": looks.families}
    words = {**named, "font-size": f"{looks.size:g}", "font-weight": str(looks.weight)}
    SubElement(holder, "text", words).text = run
