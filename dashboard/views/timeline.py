"""What happened when, to whom, and which sectors it touched."""

from dash.development.base_component import Component

from dashboard.charts import event_lanes, event_sectors
from dashboard.parts.chart_card import chart_card
from dashboard.parts.chart_page import chart_page
from dashboard.parts.seen import Seen
from dashboard.views.view import View

CHARTS = (event_lanes.CHART, event_sectors.CHART)


def body(seen: Seen) -> list[Component]:
    """The charts of the page, and beside them the open card."""
    return chart_page(seen, [chart_card(chart, seen) for chart in CHARTS])


VIEW = View("timeline", body, charts=CHARTS)
