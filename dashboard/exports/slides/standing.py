"""What stands on every slide: title, caption, foot with sentence, sources and link, and the notes."""

from dataclasses import replace
from typing import Any

from dashboard.exports.slides.deck import Deck, Said, Slide
from dashboard.exports.slides.layout import EDGE, KICKER, SMALL, WIDE, Box, Places
from dashboard.exports.slides.measure import height_of
from dashboard.exports.slides.pen import Paragraph, Run, plain, runs, stacked, write
from dashboard.palette import LIGHT

ABOVE_REMARK = 4.0  # points
SHOWN_ADDRESS = 96  # signs of an address that are printed


def framed(made: Any, deck: Deck, slide: Slide, where: Places) -> Any:
    """A new slide with everything but its body: title, caption, foot, notes."""
    drawn = made.slides.add_slide(made.slide_layouts[0])
    number = str(len(made.slides))
    title = [runs(it.text, it.size, it.language, headline=True) for it in where.titles]
    place_title(drawn, where.title, stacked(title))
    bar(drawn, Box(EDGE, KICKER - 8, 72, 4))
    kicker = runs(deck.author, SMALL, deck.languages[0], colour="muted", bold=True)
    text_box(drawn, Box(EDGE, KICKER - 1, WIDE / 2, 15), [Paragraph(kicker)])
    count = Paragraph(runs(number, SMALL, deck.languages[0], colour="muted"), right=True)
    text_box(drawn, Box(EDGE + WIDE / 2, KICKER - 1, WIDE / 2, 15), [count])
    if where.captions:
        told = [runs(it.text, it.size, it.language) for it in where.captions]
        text_box(drawn, where.caption, stacked(told, 8))
    bar(drawn, Box(EDGE, where.foot.top - 5, WIDE, 0.75), "rule-strong")
    feet = [runs(it.text, it.size, it.language, colour="muted") for it in where.feet]
    text_box(drawn, where.foot, stacked([*feet, (*licence_runs(slide), *link_runs(slide))]))
    note(drawn, slide.said)
    return drawn


def place_title(drawn: Any, box: Box, told: list[Paragraph]) -> None:
    """Put the title of a slide where it stands."""
    shape = drawn.shapes.title
    shape.left, shape.top, shape.width, shape.height = points(box)
    from pptx.enum.text import MSO_ANCHOR

    shape.text_frame.vertical_anchor = MSO_ANCHOR.TOP
    write(shape.text_frame, told)


def text_box(drawn: Any, box: Box, told: list[Paragraph]) -> None:
    """Words in a place of their own; none where there are none."""
    if told:
        write(drawn.shapes.add_textbox(*points(box)).text_frame, told)


def bar(drawn: Any, box: Box, colour: str = "accent") -> None:
    """A line of ornament."""
    from pptx.dml.color import RGBColor
    from pptx.enum.shapes import MSO_SHAPE

    shape = drawn.shapes.add_shape(MSO_SHAPE.RECTANGLE, *points(box))
    shape.fill.solid()
    shape.fill.fore_color.rgb = RGBColor.from_string(LIGHT[colour][1:].upper())
    shape.line.fill.background()
    shape.shadow.inherit = False
    shape.name = "Rule"


def remarked(drawn: Any, box: Box, remark: str, slide: Slide) -> Box:
    """The room that is left above a remark on what is not on the slide."""
    if not remark:
        return box
    deep = depth(remark, box.width, slide)
    under = Box(box.left, box.bottom - deep + ABOVE_REMARK, box.width, deep - ABOVE_REMARK)
    text_box(drawn, under, [Paragraph(remark_runs(remark, slide))])
    return replace(box, height=box.height - deep)


def depth(remark: str, width: float, slide: Slide) -> float:
    """How much room a remark takes with the space above it; none for no remark."""
    if not remark:
        return 0.0
    return height_of(remark, SMALL, width, slide.said[0].language) + ABOVE_REMARK


def remark_runs(remark: str, slide: Slide) -> tuple[Run, ...]:
    """The words of a remark."""
    return runs(remark, SMALL, slide.said[0].language, colour="notice")


def licence_runs(slide: Slide) -> tuple[Run, ...]:
    """Under which licence the data are, in each language."""
    named = [it for it in slide.said if it.licence]
    return tuple(Run(f"{it.licence}   ", SMALL, it.language, "muted") for it in named)


def link_runs(slide: Slide) -> tuple[Run, ...]:
    """Where the view can be opened, in each language."""
    return tuple(
        Run(
            address(it, len(slide.said)) + ("   " if at < len(slide.said) - 1 else ""),
            SMALL,
            it.language,
            "accent",
            link=it.address if it.address.startswith("http") else "",
        )
        for at, it in enumerate(slide.said)
        if it.address
    )


def address(said: Said, sharing: int) -> str:
    """An address as it is printed, cut where it is longer than its part of the line."""
    most = SHOWN_ADDRESS // sharing
    text = said.address
    return text if len(text) <= most else text[: most - 1] + "…"


def note(drawn: Any, said: tuple[Said, ...]) -> None:
    """The notes of a slide: what the speaker says in each language, and the sources."""
    frame = drawn.notes_slide.notes_text_frame
    told = [
        Paragraph(runs(text, SMALL, it.language), 6 if at else 0)
        for it in said
        for at, text in enumerate(it.note)
        if text
    ]
    write(frame, told)


def alternative(frame: Any, said: tuple[Said, ...]) -> None:
    """What stands for a picture, a chart or a table where it cannot be seen."""
    properties = frame._element.xpath(".//p:cNvPr")[0]
    properties.set("descr", plain("\n".join(it.alternative for it in said if it.alternative)))


def points(box: Box) -> tuple[Any, ...]:
    """A box as the library takes it."""
    from pptx.util import Pt

    return tuple(Pt(it) for it in (box.left, box.top, box.width, box.height))
