"""A finished picture as a PDF page: the same shapes, its words as words, its faces inside."""

import json
from io import BytesIO
from typing import Any
from xml.etree.ElementTree import Element, fromstring

from dashboard.exports.pdf_looks import REFERENCE, Looks, matrices, number, numbers
from dashboard.exports.pdf_shapes import outline
from dashboard.exports.pdf_text import chunks, draw_chunk, printed
from dashboard.exports.picture_faces import NO_FACES, Faces

POINTS = 0.75  # of a unit of the picture
SPACE = "{http://www.w3.org/2000/svg}"
LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
UNSEEN = ("defs", "clipPath", "title", "desc", "metadata", "style")


def pdf(svg: str, faces: Faces = NO_FACES) -> bytes:
    """The picture as PDF: one page of its shape.

    Takes a picture as `framed` gives it and the printable faces, of which only the signs that occur
    are embedded. The same picture gives the same bytes.
    """
    from reportlab.pdfgen.canvas import Canvas

    root = plain(fromstring(svg))
    across, down = numbers(root.get("viewBox", ""))[2:]
    out = BytesIO()
    page = (across * POINTS, down * POINTS)
    face = printed(faces.found[0] if faces.found else None, "")
    language = root.get(LANGUAGE)
    canvas = Canvas(out, page, invariant=1, lang=language, initialFontName=face)
    describe(canvas, root)
    canvas.transform(POINTS, 0, 0, -POINTS, 0, down * POINTS)
    Pen(canvas, root, faces).draw(root, Looks())
    canvas.showPage()
    canvas.save()
    return out.getvalue()


def plain(root: Element) -> Element:
    """The tree with the names of its elements alone."""
    for element in root.iter():
        element.tag = element.tag.removeprefix(SPACE)
    return root


def describe(canvas: Any, root: Element) -> None:
    """Write what the page is of and its state into the properties of the file."""
    state = json.loads(root.findtext("metadata") or "{}")
    first = state[0] if isinstance(state, list) else state
    made = "".join(filter(str.isdigit, first.get("made", "")))
    canvas.setTitle(root.findtext("title"))
    canvas.setSubject(root.findtext("desc"))
    canvas.setKeywords(json.dumps(state, ensure_ascii=False))
    canvas.setAuthor("Alliance Atlas")
    canvas.setCreator("Alliance Atlas")
    if made:
        canvas.setDateFormatter(lambda *now: f"D:{made}000000Z")


class Pen:
    """Draws the elements of a picture onto a page."""

    def __init__(self, canvas: Any, root: Element, faces: Faces) -> None:
        self.canvas, self.faces = canvas, faces
        self.clips = {it.get("id"): it for it in root.iter("clipPath")}

    def draw(self, element: Element, inherited: Looks) -> None:
        """Draw an element and what is in it."""
        if element.tag in UNSEEN:
            return
        looks = inherited.of(element)
        self.canvas.saveState()
        self.move(element)
        self.clip(element)
        if element.tag == "text":
            for chunk in chunks(element, looks):
                draw_chunk(self.canvas, chunk, self.faces)
        elif element.tag in ("g", "svg"):
            for child in element:
                self.draw(child, looks)
        else:
            self.shape(element, looks)
        self.canvas.restoreState()

    def move(self, element: Element) -> None:
        """Move the plane as an element says."""
        for matrix in matrices(element.get("transform", "")):
            self.canvas.transform(*matrix)
        if element.tag == "svg" and element.get("x"):
            self.canvas.translate(number(element.get("x")), number(element.get("y")))

    def clip(self, element: Element) -> None:
        """Let only that show which lies within the outline an element names."""
        named = REFERENCE.fullmatch(element.get("clip-path", "").strip())
        holder = self.clips.get(named[1]) if named else None
        if holder is None:
            return
        path = self.canvas.beginPath()
        if any([outline(child, path) for child in holder]):
            self.canvas.clipPath(path, stroke=0, fill=0)

    def shape(self, element: Element, looks: Looks) -> None:
        """Fill and stroke an outline."""
        filled = looks.filled if element.tag != "line" else 0.0
        stroked = looks.stroked
        path = self.canvas.beginPath()
        if not (filled or stroked) or not outline(element, path):
            return
        if filled and looks.fill:
            self.canvas.setFillColorRGB(*looks.fill, alpha=filled)
        if stroked and looks.stroke:
            self.canvas.setStrokeColorRGB(*looks.stroke, alpha=stroked)
            self.canvas.setLineWidth(looks.width)
            self.canvas.setLineCap(looks.cap)
            self.canvas.setLineJoin(looks.join)
            self.canvas.setDash(list(looks.dashes))
        mode = 0 if looks.even_odd else 1
        self.canvas.drawPath(path, stroke=bool(stroked), fill=bool(filled), fillMode=mode)
