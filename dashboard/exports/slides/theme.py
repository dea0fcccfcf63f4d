"""The empty file that slides are put into: 16 to 9, our colours and typefaces, one plain layout."""

import re
from typing import Any

from dashboard.exports.slides.layout import EDGE, HEAD, HEIGHT, TITLE, WIDE, WIDTH
from dashboard.exports.slides.pen import BODY, EAST, HEADLINE, dress_all
from dashboard.palette import LIGHT

TITLE_ONLY = 5  # the place of that layout in the library's own template
COLOURS = {
    "dk1": "ink",
    "dk2": "muted",
    "lt2": "paper",
    "accent1": "accent",
    "accent2": "madder",
    "accent3": "indigo",
    "accent4": "bronze",
    "accent5": "grade-broad",
    "accent6": "dim",
    "hlink": "accent",
    "folHlink": "muted",
}
WHITE = "FFFFFF"
SCHEME = re.compile(rb"<a:(dk1|lt1|dk2|lt2|accent\d|hlink|folHlink)>.*?</a:\1>", re.DOTALL)
FONTS = re.compile(rb"<a:(majorFont|minorFont)>.*?</a:\1>", re.DOTALL)
NAME = re.compile(rb'(<a:(?:theme|clrScheme|fontScheme)\b[^>]*? name=")[^"]*(")')


def empty(tag: str) -> Any:
    """A presentation without slides. Takes the language of its file, such as en-US."""
    from pptx import Presentation
    from pptx.util import Pt

    made = Presentation()
    made.slide_width, made.slide_height = Pt(WIDTH), Pt(HEIGHT)
    made.part._element.sldSz.attrib.pop("type", None)
    keep_one_layout(made)
    forget_template(made)
    for part in (made.slide_master, made.slide_layouts[0]):
        bare(part)
        dress_all(part._element, tag)
    dress_all(made.part._element, tag)
    recolour(made.slide_master.part)
    made.slide_layouts[0].name = "Alliance Atlas"
    return made


def keep_one_layout(made: Any) -> None:
    """Take away the layouts that no slide uses."""
    kept = made.slide_layouts[TITLE_ONLY]
    for layout in list(made.slide_layouts):
        if layout is not kept:
            made.slide_layouts.remove(layout)


UNWANTED = ("thumbnail", "printerSettings", "extended-properties")


def forget_template(made: Any) -> None:
    """Take away what the library's template says of itself: its picture, its printer, its program."""
    for own in (made.part._rels, made.part.package._rels):
        for key, relation in list(own.items()):
            if relation.reltype.rsplit("/", 1)[-1] in UNWANTED:
                own.pop(key)


def bare(part: Any) -> None:
    """Leave a master or layout nothing but its title, in our place and look."""
    from pptx.util import Pt

    for shape in list(part.placeholders):
        if "TITLE" in str(shape.placeholder_format.type):
            shape.left, shape.top = Pt(EDGE), Pt(HEAD)
            shape.width, shape.height = Pt(WIDE), Pt(TITLE * 1.25)
        else:
            shape._element.getparent().remove(shape._element)


def recolour(part: Any) -> None:
    """Give the theme of a master our colours and typefaces."""
    from pptx.opc.constants import RELATIONSHIP_TYPE
    from pptx.oxml import parse_xml

    theme = part.part_related_by(RELATIONSHIP_TYPE.THEME)
    made = FONTS.sub(font_scheme, SCHEME.sub(colour, theme.blob))
    made = NAME.sub(rb"\1Alliance Atlas\2", made)
    if hasattr(theme, "_element"):
        theme._element = parse_xml(made)
    else:
        theme._blob = made


def colour(found: re.Match[bytes]) -> bytes:
    """One colour of a theme."""
    name = found[1].decode()
    value = LIGHT[COLOURS[name]][1:].upper() if name in COLOURS else WHITE
    return f'<a:{name}><a:srgbClr val="{value}"/></a:{name}>'.encode()


def font_scheme(found: re.Match[bytes]) -> bytes:
    """The typefaces of headlines or of all else."""
    name = found[1].decode()
    face = HEADLINE if name == "majorFont" else BODY
    return (
        f'<a:{name}><a:latin typeface="{face}"/><a:ea typeface="{EAST}"/>'
        f'<a:cs typeface="{BODY}"/><a:font script="Jpan" typeface="{EAST}"/></a:{name}>'
    ).encode()
