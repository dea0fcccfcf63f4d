"""What was said at the roundtables, by what kind of speaker, and what became of it?"""

from dash import html
from dash.development.base_component import Component

from dashboard import ids
from dashboard.charts import recommendation_tracker, roundtable_said
from dashboard.parts import roundtable_about, roundtable_lists
from dashboard.parts.chart_card import chart_card
from dashboard.parts.chart_page import chart_page
from dashboard.parts.seen import Seen
from dashboard.views.view import View

CHARTS = (recommendation_tracker.CHART, roundtable_said.CHART)


def body(seen: Seen) -> list[Component]:
    """What it is about, the tracker as picture and words, then all statements likewise."""
    pickers = html.Div(
        roundtable_about.choices(seen),
        id=ids.shown(roundtable_about.NAME),
        className="roundtable-about",
    )
    tracker = html.Div(
        roundtable_lists.tracker(seen), id=ids.shown(roundtable_lists.TRACKER), className="became"
    )
    said = html.Div(
        roundtable_lists.listed(seen), id=ids.shown(roundtable_lists.SAID), className="spoken"
    )
    return chart_page(
        seen,
        [
            pickers,
            chart_card(recommendation_tracker.CHART, seen),
            tracker,
            chart_card(roundtable_said.CHART, seen),
            said,
        ],
    )


VIEW = View(
    "roundtable",
    body,
    parts={
        roundtable_about.NAME: roundtable_about.choices,
        roundtable_lists.TRACKER: roundtable_lists.tracker,
        roundtable_lists.SAID: roundtable_lists.listed,
    },
    charts=CHARTS,
)
