"""The table behind a chart, with its sources: it sorts, and does all the picture does."""

from typing import Any

from dash import html
from dash.development.base_component import Component

from dashboard.charts.chart import Chart, Column, Row, sources_of
from dashboard.parts.attributes import attributes
from dashboard.parts.packed import packed
from dashboard.parts.reading import Reading
from dashboard.parts.seen import Seen
from dashboard.parts.source_list import external, source

MANY_CELLS = 150


def table_behind(chart: Chart, rows: list[Row], seen: Seen) -> list[Component]:
    """The table and the numbered sources of a chart; as one text where they are long."""
    table = html.Table(
        [
            html.Thead(html.Tr([heading(column, seen) for column in chart.columns])),
            html.Tbody([line(chart, row, at, seen) for at, row in enumerate(rows)]),
        ]
    )
    named = attributes({"aria-labelledby": title_id(chart), "data-table-of": chart.name})
    children = [
        html.Div(table, className="table-scroll", role="region", tabIndex=0, **named),
        *sources(chart, rows, seen),
    ]
    long = len(rows) * len(chart.columns) > MANY_CELLS
    return [packed(children)] if long else children


def title_id(chart: Chart) -> str:
    """The id of a chart's title."""
    return f"chart-{chart.name}-title"


def heading(column: Column, seen: Seen) -> Component:
    """The head of a column: a button that sorts by it."""
    arrow = html.Span(className="arrow", **attributes({"aria-hidden": "true"}))
    label: list[Any] = [column.heading(seen.words), arrow]
    sorting = attributes({"aria-sort": "none"})
    return html.Th(html.Button(label, type="button"), scope="col", className=column.kind, **sorting)


def line(chart: Chart, row: Row, at: int, seen: Seen) -> Component:
    """A row; its first cell names it."""
    first, *rest = chart.columns
    beside = row.get("context", False)
    note = [html.Span(seen.words.text("table.context"), className="aside")] if beside else []
    cells: list[Any] = [
        html.Th([*cell(first, row, seen), *note], scope="row", **sorted_by(first, row))
    ]
    for column in rest:
        said = cell(column, row, seen)
        cells.append(html.Td(said, className=column.kind, **sorted_by(column, row)))
    place = attributes({"data-place": str(at)})
    return html.Tr(cells, className="context" if beside else "", **place)


def cell(column: Column, row: Row, seen: Seen) -> list[Any]:
    """What a cell says; a name opens its card."""
    said = column.said(row, seen.words)
    key = row[column.key] if column.key else ""
    url = row[column.url] if column.url else ""
    lang = row[column.lang] if column.lang else ""
    if key:
        href = seen.address.replacing(card=key).href()
        written = attributes({"lang": lang} if lang else {})
        return [html.A(said, href=href, className="open-card", **written)]
    if url:
        reading = Reading(seen.on_the_day, seen.day, seen.address, seen.words, "")
        return [external(reading, [said], url)]
    return [html.Span(said, lang=lang) if lang else said]


def sorted_by(column: Column, row: Row) -> dict[str, Any]:
    """What numbers and dates are sorted by; words are sorted as they are read."""
    return {} if column.kind == "text" else attributes({"data-sort": str(row[column.field])})


def sources(chart: Chart, rows: list[Row], seen: Seen) -> list[Component]:
    """The sources of all rows, those that most rows rest on first.

    None for a table of documents, whose rows lead to them by themselves.
    """
    if any(column.url for column in chart.columns):
        return []
    reading = Reading(seen.on_the_day, seen.day, seen.address, seen.words, "")
    found = [row for key in sources_of(rows) if (row := seen.whole.row("sources", key))]
    if not found:
        return []
    items: list[Any] = [source(reading, row, number) for number, row in enumerate(found, start=1)]
    for number, item in enumerate(items, start=1):
        item.id = f"{chart.name}-source-{number}"  # the card on the same page numbers its own
    return [html.H3(seen.words.text("card.sources")), html.Ol(items, className="sources")]
