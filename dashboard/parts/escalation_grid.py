"""The escalation ladder as a grid: a row for each rung, a column for each country and day."""

from typing import Any

from dash import html
from dash.development.base_component import Component

from dashboard.charts.chart import Row
from dashboard.charts.escalation_ladder import CHART, days
from dashboard.filters.address import codes
from dashboard.parts.attributes import attributes
from dashboard.parts.filled import filled
from dashboard.parts.pathway_answers import links_short
from dashboard.parts.reading import Reading, link
from dashboard.parts.seen import Seen
from dashboard.parts.source_list import DOUBTED, badge

NAME = "escalation-grid"


def grid(seen: Seen) -> list[Component]:
    """The grid; nothing where no rung fits."""
    rows = seen.rows_of(CHART)
    if not rows:
        return []
    reading = Reading(seen.on_the_day, seen.day, seen.address, seen.words, "")
    columns = list(dict.fromkeys((row["country_code"], day) for row in rows for day in days(seen)))
    columns.sort(key=lambda column: [row["country_code"] for row in rows].index(column[0]))
    steps = codes(seen.whole, "escalation_step")
    lines = [
        rung(reading, step, columns, [row for row in rows if row["step_code"] == step])
        for step in steps
    ]
    table = html.Table([html.Thead(head(seen, columns)), html.Tbody(lines)], className="ladder")
    named = {"tabIndex": 0, **attributes({"aria-label": CHART.text("title", seen.words)})}
    return [html.Div(table, className="table-scroll", role="region", **named)]


def head(seen: Seen, columns: list[tuple[str, str]]) -> Component:
    """The countries with their two days."""
    words = seen.words
    cells = [html.Th(words.text("chart.escalation-ladder.step"), scope="col")]
    for country, day in columns:
        said = words.text("pathway.on-day", country=words.country(country), day=words.date(day))
        cells.append(html.Th(said, scope="col"))
    return html.Tr(cells)


def rung(reading: Reading, step: str, columns: list[tuple[str, str]], rows: list[Row]) -> Component:
    """One rung across all countries and days."""
    name = reading.words.label("escalation_step", step)
    cells: list[Component] = [html.Th(name, scope="row")]
    for country, day in columns:
        own = [row for row in rows if row["country_code"] == country and day in row["held"]]
        nothing = [html.P(reading.text("chart.escalation-ladder.nobody"), className="empty-line")]
        cells.append(html.Td([arrangement(reading, row) for row in own] or nothing))
    return html.Tr(cells)


def arrangement(reading: Reading, row: Row) -> Component:
    """Who leads, supports and partners on a rung, and how clear that is."""
    source = row["row"]
    clear = html.Span(row["clarity"], className=f"clarity {row['clarity_code']}")
    lead = link(reading, "entities", source["lead_id"], short=True)
    said: list[Any] = filled(reading.text("pathway.rung-lead"), lead=lead, clarity=clear)
    if source["evidence"] == DOUBTED:
        said += [reading.gap, badge(reading, DOUBTED)]
    below: list[Component] = []
    for column in ("support", "partner"):
        keys = list(source[f"{column}_ids"])
        if keys:
            names = html.Span(links_short(reading, keys))
            text = {"support": "pathway.rung-support", "partner": "pathway.rung-partner"}[column]
            below.append(html.P(filled(reading.text(text), names=names)))
    why = html.P(row["note"], className="why")
    opening = html.Summary(reading.text("pathway.rung-more"))
    return html.Div([html.P(said), html.Details([opening, *below, why])], className="arrangement")
