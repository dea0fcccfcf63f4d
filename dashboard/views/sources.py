"""How sure is this, and where does it come from? And what is it called in the other language?"""

from collections.abc import Callable
from functools import partial

from dash import html
from dash.development.base_component import Component

from dashboard.charts import evidence_grades, glossary_terms, source_list
from dashboard.charts.unknown_lists import LISTS
from dashboard.parts.chart_card import chart_card
from dashboard.parts.chart_page import chart_page
from dashboard.parts.seen import Seen
from dashboard.parts.tables_offer import tables_offer
from dashboard.parts.unknown_list import count, count_name, unknown_list
from dashboard.views.view import View

CHARTS = (evidence_grades.CHART, source_list.CHART, *LISTS, glossary_terms.CHART)
NUMBERS: dict[str, Callable[[Seen], str]] = {
    count_name(chart): partial(count, chart) for chart in LISTS
}


def body(seen: Seen) -> list[Component]:
    """Grades and sources, all tables, what is not known, the glossary; beside them the card."""
    pair = [chart_card(chart, seen) for chart in (evidence_grades.CHART, source_list.CHART)]
    return chart_page(
        seen,
        [
            html.Div(pair, className="pair"),
            tables_offer(seen),
            unknown_list(LISTS, seen),
            chart_card(glossary_terms.CHART, seen),
        ],
    )


VIEW = View("sources", body, charts=CHARTS, parts=NUMBERS)
