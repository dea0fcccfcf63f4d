"""How does each country organise, and how are they tied? The front page."""

from dash import html
from dash.development.base_component import Component

from dashboard import ids
from dashboard.charts import changes as changes_chart
from dashboard.charts import organisation as organisation_chart
from dashboard.parts.chart_card import chart_card
from dashboard.parts.chart_page import chart_page
from dashboard.parts.overview_changes import changes
from dashboard.parts.overview_figures import figures
from dashboard.parts.overview_questions import questions
from dashboard.parts.overview_tree import packed_tree
from dashboard.parts.seen import Seen
from dashboard.views.view import View

CHARTS = (changes_chart.CHART, organisation_chart.CHART)


def body(seen: Seen) -> list[Component]:
    """The numbers, the questions beside what has changed, and the two organisation charts."""
    since = html.Div(changes(seen), id=ids.shown("overview-changes"), className="changes")
    charts = html.Div(packed_tree(seen), id=ids.shown("overview-tree"), className="org")
    return chart_page(
        seen,
        [
            html.Div(figures(seen), id=ids.shown("overview-figures"), className="key-figures"),
            html.Div(
                [questions(seen), chart_card(changes_chart.CHART, seen, [since])],
                className="ways-in",
            ),
            chart_card(organisation_chart.CHART, seen, [charts]),
        ],
    )


VIEW = View(
    "overview",
    body,
    parts={"overview-figures": figures, "overview-changes": changes, "overview-tree": packed_tree},
    charts=CHARTS,
    needs=(),
)
