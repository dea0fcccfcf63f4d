"""Bars as a chart of PowerPoint, with the sheet behind it that an editor opens."""

from datetime import datetime
from io import BytesIO
from typing import Any

from dashboard.exports.slides.deck import Bars, Series
from dashboard.exports.slides.measure import at_most
from dashboard.exports.slides.pen import dress_all, plain
from dashboard.exports.xlsx import PLAIN
from dashboard.palette import LIGHT

TYPES = {
    "clustered": "BAR_CLUSTERED",
    "stacked": "BAR_STACKED",
    "hundred": "BAR_STACKED_100",
}
TEXT = 12  # points
NAME = 216.0, 2  # points and lines of the name of a category
NO_ZERO = "0;-0;;@"  # zeros are not said
SLIM = 0.03  # the part of the longest bar below which a part of a bar has no room for its number
ROOM_OUTSIDE = 1.1  # of a bar and the number at its end
DARK = 0.42  # luminance below which words on a colour are white


def add_bars(shapes: Any, bars: Bars, box: tuple[Any, ...], language: str, made: str) -> Any:
    """Add the chart of bars to the shapes of a slide; gives the frame it stands in.

    Takes its place (left, top, width, height), the language and the date that its sheet bears.
    """
    from pptx.chart.data import CategoryChartData
    from pptx.enum.chart import XL_CHART_TYPE

    data = CategoryChartData()
    data.categories = [shown(name, language) for name in bars.categories]
    for series in bars.series:
        data.add_series(plain(series.name), series.values)
    frame = shapes.add_chart(XL_CHART_TYPE[TYPES[bars.stacking]], *box, data)
    chart = frame.chart
    chart.part.chart_workbook.update_from_xlsx_blob(sheet(bars, language, made))
    style(chart, bars)
    dress_all(chart.part._element, {"ja": "ja-JP"}.get(language, "en-US"))
    return frame


def shown(name: str, language: str) -> str:
    """The name of a category, cut where an axis has no room for it."""
    width, lines = NAME
    return "\n".join(at_most(plain(it), lines, TEXT, width, language) for it in name.split("\n"))


def sheet(bars: Bars, language: str, made: str) -> bytes:
    """The workbook behind the chart: categories down, series across, text never a formula."""
    from xlsxwriter import Workbook

    out = BytesIO()
    book = Workbook(out, {"in_memory": True, **PLAIN})
    book.set_properties({"created": datetime.fromisoformat(made)})
    page = book.add_worksheet("Sheet1")
    for row, name in enumerate(bars.categories, start=1):
        page.write_string(row, 0, shown(name, language))
    for at, series in enumerate(bars.series, start=1):
        page.write_string(0, at, plain(series.name))
        for row, value in enumerate(series.values, start=1):
            page.write_number(row, at, value)
    page.set_column(0, 0, 48)
    book.close()
    return out.getvalue()


def style(chart: Any, bars: Bars) -> None:
    """The look of the house: no grid, categories from the top, numbers on the bars."""
    from pptx.enum.chart import XL_LEGEND_POSITION, XL_TICK_MARK
    from pptx.util import Pt

    chart.font.size = Pt(TEXT)
    chart.font.color.rgb = rgb("ink")
    chart.has_title = False
    chart.has_legend = len(bars.series) > 1
    if chart.has_legend:
        chart.legend.position = XL_LEGEND_POSITION.TOP
        chart.legend.include_in_layout = False
        chart.legend.font.size = Pt(TEXT)
    axis = chart.category_axis
    axis.reverse_order = True
    axis.has_major_gridlines = False
    say_every(axis)
    axis.major_tick_mark = XL_TICK_MARK.NONE
    axis.tick_labels.font.size = Pt(TEXT)
    axis.format.line.color.rgb = rgb("rule-strong")
    values = chart.value_axis
    values.has_major_gridlines = False
    values.visible = False
    values.minimum_scale = 0
    if bars.stacking != "hundred" and bars.longest:
        values.maximum_scale = bars.longest * (ROOM_OUTSIDE if bars.stacking == "clustered" else 1)
    plot = chart.plots[0]
    plot.gap_width = 45
    plot.overlap = 0 if bars.stacking == "clustered" else 100
    for drawn, series in zip(plot.series, bars.series, strict=True):
        paint(drawn, series, bars)


def say_every(axis: Any) -> None:
    """Name every category, however little room there is."""
    from pptx.oxml import parse_xml
    from pptx.oxml.ns import nsdecls

    skip = parse_xml(f'<c:tickLblSkip {nsdecls("c")} val="1"/>')
    last = axis._element.find(
        "{http://schemas.openxmlformats.org/drawingml/2006/chart}noMultiLvlLbl"
    )
    if last is None:
        axis._element.append(skip)
    else:
        last.addprevious(skip)


def paint(drawn: Any, series: Series, bars: Bars) -> None:
    """The colour and the numbers of a series."""
    from pptx.enum.chart import XL_LABEL_POSITION
    from pptx.util import Pt

    outside = bars.stacking == "clustered"
    drawn.format.fill.solid()
    drawn.format.fill.fore_color.rgb = rgb(series.colour)
    labels = drawn.data_labels
    labels.show_value = True
    labels.number_format, labels.number_format_is_linked = numbers(bars), False
    labels.position = XL_LABEL_POSITION.OUTSIDE_END if outside else XL_LABEL_POSITION.CENTER
    labels.font.size = Pt(TEXT)
    on_dark = not outside and luminance(series.colour) < DARK
    labels.font.color.rgb = rgb("on-accent" if on_dark else "ink")


def numbers(bars: Bars) -> str:
    """Which numbers are said: those above zero, in stacked bars only where they have room."""
    least = int(bars.longest * SLIM) + 1
    if bars.stacking != "stacked" or least < 2:
        return NO_ZERO
    return f'[>={least}]0;""'


def rgb(name: str) -> Any:
    """A colour of the palette."""
    from pptx.dml.color import RGBColor

    return RGBColor.from_string(LIGHT[name][1:].upper())


def luminance(name: str) -> float:
    """How light a colour is, from 0 to 1."""
    red, green, blue = (int(LIGHT[name][at : at + 2], 16) / 255 for at in (1, 3, 5))
    return 0.2126 * red**2.2 + 0.7152 * green**2.2 + 0.0722 * blue**2.2
