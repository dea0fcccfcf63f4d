"""Which sectors correspond, who leads them, where is nothing?"""

from dash import html
from dash.development.base_component import Component

from dashboard.charts import (
    sector_bodies,
    sector_channels,
    sector_coverage,
    sector_crosswalk,
    sector_frameworks,
    sector_sided,
)
from dashboard.parts import sectors_roles
from dashboard.parts.chart_card import chart_card
from dashboard.parts.chart_page import chart_page
from dashboard.parts.seen import Seen
from dashboard.views.view import View

CHARTS = (
    sector_crosswalk.CHART,
    sector_coverage.CHART,
    sector_sided.CHART,
    sector_frameworks.CHART,
    sector_channels.CHART,
    sector_bodies.CHART,
)


def body(seen: Seen) -> list[Component]:
    """Correspondence beside coverage; below them where one kind of channel is missing, under which
    frameworks each sector comes, its channels, and who is who in it; beside all that the card."""
    beside = [chart_card(chart, seen) for chart in (sector_crosswalk.CHART, sector_coverage.CHART)]
    return chart_page(
        seen,
        [
            html.Div(beside, className="pair sectors-pair"),
            chart_card(sector_sided.CHART, seen),
            chart_card(sector_frameworks.CHART, seen),
            chart_card(sector_channels.CHART, seen),
            sectors_roles.roles_card(seen),
        ],
    )


VIEW = View("sectors", body, charts=CHARTS, parts={sectors_roles.NAME: sectors_roles.mirror})
