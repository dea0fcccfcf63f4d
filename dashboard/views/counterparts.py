"""Who is my opposite number?"""

from dash import html
from dash.development.base_component import Component

from dashboard.charts import (
    counterpart_changes,
    counterpart_standing,
    counterpart_suggestions,
    counterparts,
)
from dashboard.parts import counterparts_body, counterparts_picker
from dashboard.parts.chart_card import chart_card
from dashboard.parts.chart_page import chart_page
from dashboard.parts.seen import Seen
from dashboard.views.view import View

CHARTS = (
    counterparts.CHART,
    counterpart_standing.CHART,
    counterpart_suggestions.CHART,
    counterpart_changes.CHART,
)


def body(seen: Seen) -> list[Component]:
    """Whom to choose, the chosen body, both sides as a picture, who has none, what changed."""
    pairs, standing, suggested, changed = (chart_card(chart, seen) for chart in CHARTS)
    return chart_page(
        seen,
        [
            html.Div(
                [counterparts_picker.picker(seen), counterparts_body.chosen(seen)],
                className="choosing",
            ),
            pairs,
            standing,
            html.Div([suggested, changed], className="charts tables"),
        ],
    )


VIEW = View(
    "counterparts",
    body,
    charts=CHARTS,
    parts={
        counterparts_body.NAME: counterparts_body.bodies,
        counterparts_picker.NAME: counterparts_picker.choices,
    },
)
