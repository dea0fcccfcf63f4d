"""The words of a picture in PDF: set in embedded faces, sign by sign where the face changes."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from xml.etree.ElementTree import Element

from dashboard.exports.pdf_looks import Looks, number
from dashboard.exports.picture_faces import Face, Faces
from dashboard.exports.picture_text import names_in

LATIN, JAPANESE = (
    "Helvetica",
    "HeiseiKakuGo-W5",
)  # known to every reader, for signs no face of ours has
SHARES = {"start": 0.0, "middle": 0.5, "end": 1.0}


@dataclass
class Chunk:
    """Words that stand together at one place, by their looks."""

    x: float
    y: float
    pieces: list[tuple[str, Looks]]

    def start(self, faces: Faces) -> float:
        """Where the first word begins, its anchor taken into account."""
        wide = sum(width(text, own, faces) for text, own in self.pieces)
        return self.x - wide * SHARES.get(self.pieces[0][1].anchor, 0.0)


def chunks(element: Element, looks: Looks) -> Iterator[Chunk]:
    """The words of a text element; each place that is named begins a new chunk."""
    start = Chunk(number(element.get("x")), number(element.get("y")), [])
    start.y += shift(element, looks)
    start.x += number(element.get("dx"))
    found = [start]
    gather(element, looks, found)
    for chunk in found:
        if any(text for text, _ in chunk.pieces):
            yield chunk


def gather(element: Element, looks: Looks, found: list[Chunk]) -> None:
    """Add the words of an element and of what is in it."""
    if element.text:
        found[-1].pieces.append((element.text, looks))
    for child in element:
        own = looks.of(child)
        if any(child.get(name) is not None for name in ("x", "y", "dy")):
            last = found[-1]
            x = number(child.get("x"), last.x)
            y = number(child.get("y"), last.y) + shift(child, own)
            found.append(Chunk(x, y, []))
        gather(child, own, found)
        if child.tail:
            found[-1].pieces.append((child.tail, looks))


def shift(element: Element, looks: Looks) -> float:
    """How far down words are moved; "em" is their size."""
    given = element.get("dy", "")
    return number(given) * (looks.size if given.strip().endswith("em") else 1.0)


def draw_chunk(canvas: Any, chunk: Chunk, faces: Faces) -> None:
    """Set the words of a chunk, on a plane whose heights grow downwards."""
    x = chunk.start(faces)
    for text, own in chunk.pieces:
        if own.filled and own.fill:
            canvas.setFillColorRGB(*own.fill, alpha=own.filled)
            set_words(canvas, (x, chunk.y), text, own, faces)
        x += width(text, own, faces)


def width(text: str, looks: Looks, faces: Faces) -> float:
    """How wide words are."""
    return faces.width(text, names_in(looks.families), looks.size, looks.weight)


def set_words(canvas: Any, at: tuple[float, float], text: str, looks: Looks, faces: Faces) -> None:
    """Set words of one look from a place on their base line."""
    x, y = at
    families = names_in(looks.families)
    pen = canvas.beginText()
    pen.setTextTransform(1, 0, 0, -1, x, y)
    for face, run in faces.runs(text, families, looks.weight):
        pen.setFont(printed(face, run), looks.size * (face.scale if face else 1.0))
        pen.textOut(run)
    canvas.drawText(pen)


def printed(face: Face | None, run: str) -> str:
    """The name under which the PDF library knows a face, made known to it first."""
    from reportlab.pdfbase import pdfmetrics
    from reportlab.pdfbase.cidfonts import UnicodeCIDFont
    from reportlab.pdfbase.ttfonts import TTFont

    if face is None and run.isascii():
        return LATIN
    name = f"{face.path.parent.name}-{face.path.stem}" if face else JAPANESE
    if name not in pdfmetrics.getRegisteredFontNames():
        font = TTFont(name, str(face.path)) if face else UnicodeCIDFont(name)
        pdfmetrics.registerFont(font)
    return name
