"""Which sectors correspond, who leads them, where is nothing?"""

from dash.development.base_component import Component

from dashboard.charts import sector_crosswalk
from dashboard.parts.chart_card import chart_card
from dashboard.parts.chart_page import chart_page
from dashboard.parts.seen import Seen
from dashboard.views.view import View

CHARTS = (sector_crosswalk.CHART,)


def body(seen: Seen) -> list[Component]:
    """The charts of the page, and beside them the open card."""
    return chart_page(seen, [chart_card(chart, seen) for chart in CHARTS])


VIEW = View("sectors", body, charts=CHARTS)
