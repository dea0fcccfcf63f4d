"""What the atlas does not know: a list of numbers, behind each the rows it counts."""

from collections.abc import Sequence

from dash import html
from dash.development.base_component import Component

from dashboard import ids
from dashboard.charts.chart import Chart
from dashboard.parts.attributes import attributes
from dashboard.parts.chart_card import buttons, chart_parts, finding_id
from dashboard.parts.seen import Seen
from dashboard.parts.table_behind import title_id


def unknown_list(charts: Sequence[Chart], seen: Seen) -> Component:
    """The section with one item for each list."""
    words = seen.words
    return html.Section(
        [
            html.H2(words.text("unknown.title"), id="unknown-title"),
            html.P(words.text("unknown.reading"), className="reading"),
            html.Ul([item(chart, seen) for chart in charts], className="unknowns"),
        ],
        className="not-known",
        **attributes({"aria-labelledby": "unknown-title"}),
    )


def item(chart: Chart, seen: Seen) -> Component:
    """One way of not knowing: how many rows, which, and the list itself on request."""
    pieces = chart_parts(chart, seen)

    def shown(piece: str) -> Component:
        name = f"{chart.name}-{piece}"
        return html.Div(pieces[name], id=ids.shown(name), className=f"chart-{piece}")

    return html.Li(
        [
            html.P(count(chart, seen), id=ids.shown(count_name(chart)), className="number"),
            html.Div(
                [
                    html.H3(chart.text("title", seen.words), id=title_id(chart)),
                    html.P(chart.text("reading", seen.words), className="reading"),
                    html.Div(shown("finding"), id=finding_id(chart), className="groups"),
                    html.Div([shown("sources"), buttons(chart, seen)], className="chart-foot"),
                ]
            ),
            shown("empty"),
            shown("table"),
        ],
        className="chart open-question",
    )


def count_name(chart: Chart) -> str:
    """The name of the piece that holds the number of a list."""
    return f"{chart.name}-count"


def count(chart: Chart, seen: Seen) -> str:
    """How many rows a list has."""
    return str(len(seen.rows_of(chart)))
