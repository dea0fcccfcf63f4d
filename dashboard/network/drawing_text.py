"""Words in a drawing: how wide they are in the face of the page, and how they are written down."""

from dataclasses import dataclass
from html import escape
from unicodedata import east_asian_width

FAMILIES = {
    "en": "'Atlas Sans','Atlas Sans JP','Source Sans 3','Noto Sans CJK JP',sans-serif",
    "ja": "'Atlas Sans JP','Atlas Sans Beside JP','Noto Sans CJK JP','Source Sans 3',sans-serif",
}
BESIDE_JAPANESE = 1.08  # how much larger Latin letters are set beside kanji
# How far each sign from space to tilde reaches in the regular weight, in thousandths of the type size.
REACH = (
    *(200, 289, 426, 497, 497, 824, 609, 249, 303, 303, 418, 497, 249, 311, 249, 350),
    *(497, 497, 497, 497, 497, 497, 497, 497, 497, 497, 249, 249, 497, 497, 497, 425),
    *(847, 543, 588, 571, 615, 527, 494, 617, 652, 263, 479, 579, 486, 727, 647, 664),
    *(566, 664, 569, 534, 536, 645, 515, 786, 513, 476, 539, 303, 350, 303, 497, 500),
    *(542, 504, 553, 456, 555, 496, 292, 504, 544, 246, 247, 495, 255, 829, 547, 542),
    *(555, 555, 347, 419, 338, 544, 467, 719, 446, 467, 425, 303, 241, 303, 497),
)
OTHER_LATIN, FULL = 600, 1000
BOLD = 1.07  # how much wider the same words are in the bold weight
CAPITAL = 0.66  # the height of a capital letter; words are centred on half of it
ANCHORS = {"left": "start", "center": "middle", "right": "end"}


def width_of(text: str, size: float, family: str, weight: int = 400) -> float:
    """How wide a line is in a list of families, in the units of the type size."""
    japanese = family == FAMILIES["ja"]
    thousandths = sum(reach(sign, japanese) for sign in text)
    return thousandths / 1000 * size * (BOLD if weight > 400 else 1.0)


def reach(sign: str, japanese: bool) -> float:
    """How far one sign reaches, in thousandths of the type size; a Japanese face has signs of its own."""
    code, wide = ord(sign), east_asian_width(sign)
    if 0x20 <= code < 0x20 + len(REACH):
        return REACH[code - 0x20] * (BESIDE_JAPANESE if japanese else 1.0)
    return FULL if wide in "WF" or (japanese and wide == "A") else OTHER_LATIN


def number(value: float) -> str:
    """A number as short as it can be said to a twentieth of a unit."""
    return f"{round(value, 2):g}" if abs(value) < 1e5 else f"{value:.1f}"


@dataclass(frozen=True)
class Type:
    """How words are set: families, size, colour, where they stand beside their point, weight, slope of lines.

    slope  the distance of two lines, in sizes
    """

    family: str
    size: float
    colour: str
    side: str = "left"
    weight: int = 400
    opacity: float = 1.0
    slope: float = 1.15


def written(said: str, x: float, middle: float, how: Type) -> str:
    """Lines of text as SVG: they begin, are centred or end at x, and are centred on a height."""
    lines = said.split("\n")
    first = middle + (CAPITAL - (len(lines) - 1) * how.slope) / 2 * how.size
    return "".join(
        line_of(line, x, first + at * how.slope * how.size, how) for at, line in enumerate(lines)
    )


def line_of(said: str, x: float, base: float, how: Type) -> str:
    """One line of text on its base line; spaces in a row stay, what leaves no mark is left out."""
    words = escape("".join(filter(str.isprintable, said)).replace("  ", "\u00a0 "), quote=False)
    faint = f' fill-opacity="{number(how.opacity)}"' if how.opacity < 1 else ""
    return (
        f'<text x="{number(x)}" y="{number(base)}" font-family="{how.family}"'
        f' font-size="{number(how.size)}" font-weight="{how.weight}" fill="{how.colour}"{faint}'
        f' text-anchor="{ANCHORS[how.side]}">{words}</text>'
    )
