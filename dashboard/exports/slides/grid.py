"""A page of a table as a table of PowerPoint: hairlines, no stripes, words that can be edited."""

from typing import Any

from dashboard.exports.slides.layout import SMALL
from dashboard.exports.slides.paging import INSET, PAD, Page
from dashboard.exports.slides.pen import DRAWING, Paragraph, Run, write
from dashboard.palette import LIGHT

PLAIN_STYLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"  # no style, no grid


def add_grid(
    shapes: Any,
    page: Page,
    place: tuple[float, float],
    numeric: tuple[bool, ...],
    languages: tuple[str, ...],
) -> Any:
    """Add a page of a table to the shapes of a slide; gives the frame it stands in.

    Takes where it begins (left, top) in points, which columns hold numbers, and the languages of
    the lines of its cells.
    """
    from pptx.util import Pt

    size = (len(page.rows), len(page.widths))
    box = (*place, sum(page.widths), sum(page.heights))
    frame = shapes.add_table(*size, *(Pt(it) for it in box))
    grid = frame.table
    style(grid)
    for column, width in zip(grid.columns, page.widths, strict=True):
        column.width = Pt(width)
    for at, (row, height) in enumerate(zip(page.rows, page.heights, strict=True)):
        grid.rows[at].height = Pt(height)
        for column, text in enumerate(row):
            fill(grid.cell(at, column), text, at == 0, numeric[column], languages)
    return frame


def style(grid: Any) -> None:
    """Take the template's look away; the first row stays the row of headings."""
    properties = grid._tbl.tblPr
    properties.set("firstRow", "1")
    properties.set("bandRow", "0")
    named = properties.find(DRAWING + "tableStyleId")
    if named is not None:
        named.text = PLAIN_STYLE


def fill(cell: Any, text: str, head: bool, numeric: bool, languages: tuple[str, ...]) -> None:
    """Write a cell; each of its lines is in the language of its place."""
    from pptx.util import Pt

    lines = text.split("\n")
    told = [
        Paragraph(
            (Run(line, SMALL, languages[min(at, len(languages) - 1)], bold=head),) if line else (),
            right=numeric,
        )
        for at, line in enumerate(lines)
    ]
    write(cell.text_frame, told)
    cell.margin_left = cell.margin_right = Pt(INSET)
    cell.margin_top = cell.margin_bottom = Pt(PAD)
    rule(cell, "ink" if head else "rule", 1.25 if head else 0.75)


def rule(cell: Any, colour: str, width: float) -> None:
    """A line below a cell."""
    from lxml.etree import SubElement
    from pptx.util import Pt

    properties = cell._tc.get_or_add_tcPr()
    line = SubElement(properties, DRAWING + "lnB", w=str(Pt(width)))
    solid = SubElement(line, DRAWING + "solidFill")
    SubElement(solid, DRAWING + "srgbClr", val=LIGHT[colour][1:].upper())
