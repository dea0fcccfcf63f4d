"""Which rule answers to which, what must be reported, what gives a body its power, what may pass?"""

from dash import html
from dash.development.base_component import Component

from dashboard import ids
from dashboard.charts import (
    instrument_crosswalk,
    instruments_uncompared,
    legal_bases,
    reporting_clocks,
    sharing_agreements,
)
from dashboard.parts import rules_bodies, rules_classified, rules_duties
from dashboard.parts.chart_card import chart_card
from dashboard.parts.chart_page import chart_page
from dashboard.parts.seen import Seen
from dashboard.views.view import View

CHARTS = (
    reporting_clocks.CHART,
    instrument_crosswalk.CHART,
    instruments_uncompared.CHART,
    legal_bases.CHART,
    sharing_agreements.CHART,
)
PARTS = {
    rules_duties.CHOICES: rules_duties.choices,
    rules_duties.NAME: rules_duties.answers,
    rules_bodies.NAME: rules_bodies.answers,
    rules_classified.NAME: rules_classified.answers,
    rules_classified.REMARKS: rules_classified.remarks,
}


def body(seen: Seen) -> list[Component]:
    """Duties side by side, the crosswalk, the law behind a body, what may pass, what was said."""
    clocks, crosswalk, alone, bases, agreements = CHARTS
    parts = {
        name: html.Div(draw(seen), id=ids.shown(name), className="pathway-answers rules")
        for name, draw in PARTS.items()
    }
    return chart_page(
        seen,
        [
            parts[rules_duties.CHOICES],
            chart_card(clocks, seen),
            parts[rules_duties.NAME],
            chart_card(crosswalk, seen),
            chart_card(alone, seen),
            chart_card(bases, seen, [parts[rules_bodies.NAME]]),
            chart_card(agreements, seen, [parts[rules_classified.NAME]]),
            parts[rules_classified.REMARKS],
        ],
    )


VIEW = View("rules", body, charts=CHARTS, parts=PARTS)
