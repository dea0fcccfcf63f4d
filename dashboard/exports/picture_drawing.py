"""A drawing that came from a browser, made harmless: only known shapes, words and looks pass."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from xml.etree.ElementTree import Element, ParseError, TreeBuilder, XMLParser, tostring

LARGEST = 2_000_000  # signs
MOST = 30_000  # elements
DEEPEST = 40
LONGEST = 400_000  # signs of one attribute
SPACE = "{http://www.w3.org/2000/svg}"

ELEMENTS = {
    "svg", "g", "defs", "clipPath", "path", "rect", "circle", "ellipse", "line", "polyline",
    "polygon", "text", "tspan",
}  # fmt: skip
LEFT_OUT = {"title", "desc", "metadata"}
PLACES = {
    "x", "y", "x1", "x2", "y1", "y2", "cx", "cy", "r", "rx", "ry", "dx", "dy", "width", "height",
    "d", "points", "transform", "viewBox", "id", "clipPathUnits",
}  # fmt: skip
LOOKS = {
    "fill", "fill-opacity", "fill-rule", "stroke", "stroke-opacity", "stroke-width",
    "stroke-dasharray", "stroke-linecap", "stroke-linejoin", "stroke-miterlimit", "opacity",
    "font-family", "font-size", "font-weight", "font-style", "text-anchor", "clip-path",
    "clip-rule", "display", "visibility",
}  # fmt: skip
PLAIN = re.compile(r"[\w\s.,+\-()#%'\"]*")
LOCAL = re.compile(r"""url\(\s*['"]?#([\w-]+)['"]?\s*\)""")
NAME = re.compile(r"[\w-]+")
LENGTH = re.compile(r"\s*([\d.]+)(px)?\s*")
HEAVY = {"bold", "bolder", "600", "700", "800", "900"}


class BadDrawing(ValueError):
    """A drawing that is not taken; `key` names the sentence in texts.csv that says why."""

    def __init__(self, key: str, why: str) -> None:
        super().__init__(why)
        self.key = key


@dataclass(frozen=True, eq=False)
class Drawing:
    """A harmless drawing.

    root    its elements, with plain names and attributes instead of styles
    left, top, width, height  the part of its plane that is shown
    """

    root: Element
    left: float
    top: float
    width: float
    height: float

    def inside(self) -> str:
        """What is in it, as SVG."""
        return "".join(tostring(child, encoding="unicode") for child in self.root)


def read_drawing(svg: str, mark: str = "a") -> Drawing:
    """Read a drawing, whoever sent it.

    Takes one svg element as text and a letter that is put before its ids, so that several can stand
    in one picture. Raises BadDrawing for anything that is no plain drawing.
    """
    if len(svg) > LARGEST:
        raise BadDrawing("notice.picture-too-large", f"more than {LARGEST} signs")
    builder = Careful(mark)
    try:
        parser = XMLParser(target=builder, encoding="utf-8")
        parser.feed(svg.encode())
        root = parser.close()
    except (ParseError, UnicodeError) as reason:
        raise bad(f"no XML: {reason}") from reason
    if root is None or root.tag != "svg":
        raise bad("no svg element")
    emptied(root)
    return Drawing(root, *shown(root))


def bad(why: str) -> BadDrawing:
    return BadDrawing("notice.picture-refused", why)


class Careful:
    """Builds the tree of a drawing while it is read, and stops at the first thing it does not take."""

    def __init__(self, mark: str) -> None:
        self.mark = mark
        self.tree = TreeBuilder()
        self.depth = self.count = self.skipped = 0
        self.words = 0

    def doctype(self, name: str, public: str, system: str) -> None:
        """A document type may bring entities."""
        raise bad("a document type")

    def pi(self, target: str, data: str | None = None) -> None:
        """A processing instruction may bring a style sheet."""
        raise bad("a processing instruction")

    def start(self, tag: str, given: Mapping[str, str]) -> None:
        """An element begins."""
        self.depth, self.count = self.depth + 1, self.count + 1
        if self.depth > DEEPEST or self.count > MOST:
            raise BadDrawing("notice.picture-too-large", "too deep or too many elements")
        name = tag.removeprefix(SPACE)
        if self.skipped or name in LEFT_OUT and self.depth > 1:
            self.skipped += 1
            return
        if name not in ELEMENTS:
            raise bad(f"the element {name}")
        self.words += name in ("text", "tspan")
        self.tree.start(name, dict(taken(given, self.mark)))

    def end(self, tag: str) -> None:
        """An element ends."""
        self.depth -= 1
        if self.skipped:
            self.skipped -= 1
            return
        name = tag.removeprefix(SPACE)
        self.words -= name in ("text", "tspan")
        self.tree.end(name)

    def data(self, text: str) -> None:
        """Words count only where words are set."""
        if self.words and not self.skipped:
            self.tree.data("".join(filter(str.isprintable, " ".join(text.split("\n")))))

    def close(self) -> Element:
        """The tree."""
        return self.tree.close()


def taken(given: Mapping[str, str], mark: str) -> Iterator[tuple[str, str]]:
    """The attributes that are kept, those of the style among them; what leads outside is refused."""
    for name, value in given.items():
        plain = name.rsplit("}", 1)[-1].lower()
        if plain.startswith("on") or plain == "href":
            raise bad(f"the attribute {plain}")
        if len(value) > LONGEST:
            raise BadDrawing("notice.picture-too-large", f"a long {plain}")
        if name in PLACES | LOOKS:
            yield name, checked(name, value, mark)
    for piece in given.get("style", "").split(";"):
        name, _, value = piece.partition(":")
        if name.strip() in LOOKS:
            yield name.strip(), checked(name.strip(), value.strip(), mark)


def checked(name: str, value: str, mark: str) -> str:
    """A value that means nothing but what its attribute says."""
    if name == "id":
        return renamed(value, mark)
    if local := LOCAL.fullmatch(value.strip()):
        return f"url(#{renamed(local[1], mark)})"
    if not PLAIN.fullmatch(value) or "url" in value.lower():
        raise bad(f"the value of {name}")
    if name == "font-weight":
        return "700" if value in HEAVY else "400"
    length = LENGTH.fullmatch(value) if name == "font-size" else None
    return length[1] if length else value


def renamed(key: str, mark: str) -> str:
    """An id that belongs to this drawing alone."""
    if not NAME.fullmatch(key):
        raise bad("an id")
    return f"{mark}-{key}"


def emptied(root: Element) -> None:
    """Take away groups and words that hold nothing."""
    for child in list(root):
        emptied(child)
        bare = len(child) == 0 and not (child.text or "").strip()
        if bare and child.tag in ("g", "defs", "text", "tspan"):
            keep_tail(root, child)


def keep_tail(parent: Element, child: Element) -> None:
    """Remove an element, but not the words that follow it."""
    at = list(parent).index(child)
    if child.tail and at:
        parent[at - 1].tail = (parent[at - 1].tail or "") + child.tail
    elif child.tail:
        parent.text = (parent.text or "") + child.tail
    parent.remove(child)


def shown(root: Element) -> tuple[float, float, float, float]:
    """The part of the plane that a drawing shows."""
    view = [float(part) for part in re.findall(r"-?[\d.]+", root.get("viewBox", ""))]
    if len(view) != 4:
        sizes = [LENGTH.fullmatch(root.get(name, "")) for name in ("width", "height")]
        view = [0.0, 0.0, *(float(size[1]) if size else 0.0 for size in sizes)]
    left, top, width, height = view
    if not 0 < width < 100_000 or not 0 < height < 100_000:
        raise bad("no size")
    return left, top, width, height
