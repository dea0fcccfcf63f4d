"""What has changed between two days: as sentences, on the map, as lists, as slopes, as tables."""

from dash import html
from dash.development.base_component import Component

from dashboard import ids
from dashboard.charts import (
    then_now_changes,
    then_now_counts,
    then_now_hidden,
    then_now_map,
    then_now_ties,
)
from dashboard.parts.chart_card import chart_card
from dashboard.parts.chart_page import chart_page
from dashboard.parts.seen import Seen
from dashboard.parts.then_days import day_choices, day_control, title
from dashboard.parts.then_lists import hidden_lists, lists, said, tie_lists
from dashboard.views.view import View

CHARTS = (
    then_now_map.CHART,
    then_now_changes.CHART,
    then_now_hidden.CHART,
    then_now_counts.CHART,
    then_now_ties.CHART,
)


def body(seen: Seen) -> list[Component]:
    """The two days with what lies between them in sentences, then the pictures and tables."""
    choices = html.Div(day_choices(seen), id=ids.shown("then-days"))
    answer = html.Div(said(seen), id=ids.shown("then-said"), className="then-said")
    changes = html.Div(lists(seen), id=ids.shown("then-lists"), className="changes")
    hidden = html.Div(hidden_lists(seen), id=ids.shown("then-hidden"), className="changes")
    ties = html.Div(tie_lists(seen), id=ids.shown("then-ties"), className="changes")
    return chart_page(
        seen,
        [
            html.Div(
                [html.Div([day_control(seen), choices], className="then-days"), answer],
                className="then-answer",
            ),
            chart_card(then_now_map.CHART, seen),
            chart_card(then_now_changes.CHART, seen, [changes]),
            chart_card(then_now_hidden.CHART, seen, [hidden]),
            chart_card(then_now_counts.CHART, seen),
            chart_card(then_now_ties.CHART, seen, [ties]),
        ],
    )


VIEW = View(
    "then-and-now",
    body,
    title=title,
    parts={
        "then-days": day_choices,
        "then-said": said,
        "then-lists": lists,
        "then-hidden": hidden_lists,
        "then-ties": tie_lists,
    },
    charts=CHARTS,
)
