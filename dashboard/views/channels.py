"""Which channels exist, at what level, how often, last held when?"""

from dash import html
from dash.development.base_component import Component

from dashboard.charts import (
    body_frameworks,
    channel_lives,
    channel_overlaps,
    framework_topics,
    joint_exercises,
    ministries_apart,
    small_group_topics,
    topics_last_dealt,
)
from dashboard.parts.channels_tree import NAME as TREE
from dashboard.parts.channels_tree import branches, framework_tree
from dashboard.parts.chart_card import chart_card
from dashboard.parts.chart_page import chart_page
from dashboard.parts.seen import Seen
from dashboard.views.view import View

CHARTS = (
    channel_lives.CHART,
    framework_topics.CHART,
    topics_last_dealt.CHART,
    small_group_topics.CHART,
    body_frameworks.CHART,
    ministries_apart.CHART,
    joint_exercises.CHART,
    channel_overlaps.CHART,
)


def body(seen: Seen) -> list[Component]:
    """The tree of frameworks, then the charts: lives, topics, bodies, exercises, overlaps."""
    lives, topics, dealt, group, bodies, ministries, exercises, overlaps = (
        chart_card(chart, seen) for chart in CHARTS
    )
    return chart_page(
        seen,
        [
            framework_tree(seen),
            lives,
            topics,
            dealt,
            group,
            bodies,
            html.Div([ministries, exercises, overlaps], className="charts tables"),
        ],
    )


VIEW = View("channels", body, charts=CHARTS, parts={TREE: branches})
