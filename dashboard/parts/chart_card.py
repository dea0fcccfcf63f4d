"""The frame of every chart: question, finding, how to read it, picture, table, sources, files."""

from collections.abc import Sequence
from typing import Any

from dash import dcc, html
from dash.development.base_component import Component

from dashboard import ids
from dashboard.charts.chart import Chart, Figure, sources_of
from dashboard.exports.frame import file_name
from dashboard.filters.address import codes
from dashboard.language.words import JOINTS
from dashboard.parts.attributes import attributes
from dashboard.parts.embed_offer import embed_offer
from dashboard.parts.filled import filled, joined
from dashboard.parts.nothing import nothing_fits
from dashboard.parts.save_menu import save_menu
from dashboard.parts.seen import Seen
from dashboard.parts.source_list import written_in
from dashboard.parts.table_behind import table_behind, title_id

PUBLISHERS = 3  # named in the line of sources


def chart_card(chart: Chart, seen: Seen, drawn: Sequence[Component] = ()) -> Component:
    """A chart in its frame, already drawn. Its view has to list it among its `charts`.

    A chart without a figure may be `drawn` by the page itself, in pieces of its own.
    """
    words = seen.words
    pieces = chart_parts(chart, seen)

    def shown(piece: str, tag: Any = html.Div, **more: Any) -> Component:
        name = f"{chart.name}-{piece}"
        return tag(pieces[name], id=ids.shown(name), className=f"chart-{piece}", **more)

    return html.Figure(
        [
            html.Figcaption(
                [
                    html.H2(chart.text("title", words), id=title_id(chart)),
                    html.P(shown("finding", html.Span), id=finding_id(chart), className="finding"),
                    html.P(
                        [chart.text("reading", words), *click(chart, seen)], className="reading"
                    ),
                ]
            ),
            *(picture(chart, seen) if chart.figure else drawn),
            shown("empty", **attributes({"aria-live": "polite"})),
            html.Div([shown("sources", html.P), buttons(chart, seen)], className="chart-foot"),
            shown("table"),
        ],
        className="chart",
        **attributes({"aria-labelledby": title_id(chart)}),
    )


def chart_parts(chart: Chart, seen: Seen) -> dict[str, Any]:
    """The children of a chart's frame that follow the address, by their names."""
    rows, words = seen.rows_of(chart), seen.words
    at_once = chart.figure is None and not chart.folded
    opened = bool(rows) and (at_once or seen.address.table == chart.name)
    return {
        f"{chart.name}-finding": chart.finding(rows, words) if rows else "",
        f"{chart.name}-empty": [] if rows else nothing_fits(seen, chart.rows, chart.empty),
        f"{chart.name}-sources": source_line(chart, seen),
        f"{chart.name}-table": table_behind(chart, rows, seen) if opened else [],
    }


def drawing(chart: Chart, seen: Seen) -> Figure | None:
    """The figure of a chart, None where there is nothing to draw."""
    rows = seen.rows_of(chart)
    return chart.figure(rows, seen.words) if chart.figure and rows else None


def picture(chart: Chart, seen: Seen) -> list[Component]:
    """Where the browser draws the figure, and the figure itself."""
    figure = drawing(chart, seen)
    named = {
        "aria-labelledby": f"{title_id(chart)} {finding_id(chart)}",
        "data-chart": chart.name,
        "data-sets": chart.sets,
        "data-file": file_name(chart.name, "DAY", seen.address.language, "png"),
    }
    height = f"{figure['layout']['height']}px" if figure else "0"
    return [
        html.Div(className="plot", role="img", style={"height": height}, **attributes(named)),
        dcc.Store(id=ids.drawing(chart.name), data=figure),
    ]


def finding_id(chart: Chart) -> str:
    """The id of a chart's finding."""
    return f"chart-{chart.name}-finding"


def click(chart: Chart, seen: Seen) -> list[str]:
    """What a click in the picture does."""
    words = seen.words
    if chart.figure is None:
        return []
    if not chart.sets:
        return [" ", words.text("chart.click-card")]
    return [" ", words.text("chart.click-filter", filter=words.text(f"filter.{chart.sets}"))]


def source_line(chart: Chart, seen: Seen) -> list[Any]:
    """Who published what the chart rests on, in one line."""
    words = seen.words
    keys = sources_of(seen.rows_of(chart))
    rows = [row for key in keys if (row := seen.whole.row("sources", key))]
    kinds = codes(seen.whole, "source_kind")
    rows.sort(key=lambda row: kinds.index(row["kind"]))
    publishers = list(dict.fromkeys(row["publisher"].split(" (")[0] for row in rows))
    if not rows:
        return []
    named = [html.Span(name, lang=written_in(name)) for name in publishers[:PUBLISHERS]]
    said = html.Span(joined(named, JOINTS[words.language]))
    few = len(publishers) <= PUBLISHERS
    text = words.text(f"chart.sources{'-all' if few else ''}")
    return filled(text, count=str(len(rows)), publishers=said)


def buttons(chart: Chart, seen: Seen) -> Component:
    """Table and sources on request; the menu that saves table and picture."""
    words, name = seen.words, chart.text("title", seen.words)
    opened = "true" if seen.address.table == chart.name else "false"
    table = attributes({"data-table": chart.name, "aria-expanded": opened})
    with_picture = chart.figure is not None
    return html.Div(
        [
            *(
                [html.Button(words.text("chart.table"), type="button", **table)]
                if with_picture or chart.folded
                else []
            ),
            save_menu(chart.name, name, words, with_picture),
            embed_offer(chart.name, name, words),
        ],
        className="chart-actions",
        role="group",
        **attributes({"aria-label": name}),
    )
