"""Which sectors correspond, who leads them, where is nothing?"""

from dash import html
from dash.development.base_component import Component

from dashboard.charts import sector_bodies, sector_channels, sector_coverage, sector_crosswalk
from dashboard.parts import sectors_roles
from dashboard.parts.chart_card import chart_card
from dashboard.parts.chart_page import chart_page
from dashboard.parts.seen import Seen
from dashboard.views.view import View

CHARTS = (
    sector_crosswalk.CHART,
    sector_coverage.CHART,
    sector_channels.CHART,
    sector_bodies.CHART,
)


def body(seen: Seen) -> list[Component]:
    """Correspondence beside coverage; below them the channels of the sectors on show, and who is
    who in each; beside all that the open card."""
    beside = [chart_card(chart, seen) for chart in (sector_crosswalk.CHART, sector_coverage.CHART)]
    return chart_page(
        seen,
        [
            html.Div(beside, className="pair sectors-pair"),
            chart_card(sector_channels.CHART, seen),
            sectors_roles.roles_card(seen),
        ],
    )


VIEW = View("sectors", body, charts=CHARTS, parts={sectors_roles.NAME: sectors_roles.mirror})
