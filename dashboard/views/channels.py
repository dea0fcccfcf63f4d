"""Which channels exist, at what level, how often, last held when?"""

from dash import html
from dash.development.base_component import Component

from dashboard.charts import (
    body_frameworks,
    channel_ages,
    channel_lives,
    channel_overlaps,
    framework_topics,
    joint_exercises,
    ministries_apart,
    small_group_topics,
    third_countries,
    topics_last_dealt,
)
from dashboard.parts import channels_ages
from dashboard.parts.channels_tree import NAME as TREE
from dashboard.parts.channels_tree import branches, framework_tree
from dashboard.parts.chart_card import chart_card
from dashboard.parts.chart_page import chart_page
from dashboard.parts.seen import Seen
from dashboard.views.view import View

CHARTS = (
    channel_lives.CHART,
    channel_ages.CHART,
    framework_topics.CHART,
    topics_last_dealt.CHART,
    small_group_topics.CHART,
    third_countries.CHART,
    body_frameworks.CHART,
    ministries_apart.CHART,
    joint_exercises.CHART,
    channel_overlaps.CHART,
)
PICTURES = (
    framework_topics.CHART,
    topics_last_dealt.CHART,
    small_group_topics.CHART,
    third_countries.CHART,
    body_frameworks.CHART,
)
TABLES = (ministries_apart.CHART, joint_exercises.CHART, channel_overlaps.CHART)


def body(seen: Seen) -> list[Component]:
    """The tree of frameworks, lives and ages; topics, who joins in, bodies, exercises, overlaps."""
    return chart_page(
        seen,
        [
            framework_tree(seen),
            chart_card(channel_lives.CHART, seen),
            channels_ages.ages_card(seen),
            *(chart_card(chart, seen) for chart in PICTURES),
            html.Div([chart_card(chart, seen) for chart in TABLES], className="charts tables"),
        ],
    )


VIEW = View(
    "channels",
    body,
    charts=CHARTS,
    parts={TREE: branches, channels_ages.NAME: channels_ages.grid},
)
