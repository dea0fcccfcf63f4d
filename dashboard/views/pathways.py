"""An incident in a sector of a country: who tells whom, by when, and where does it cross over?"""

from dash import html
from dash.development.base_component import Component

from dashboard import ids
from dashboard.charts import escalation_ladder, pathway, pathway_beside
from dashboard.parts import escalation_grid, pathway_answers, pathway_choices, pathway_said
from dashboard.parts.chart_card import chart_card
from dashboard.parts.chart_page import chart_page
from dashboard.parts.seen import Seen
from dashboard.views.view import View

CHARTS = (pathway.CHART, pathway_beside.CHART, escalation_ladder.CHART)


def body(seen: Seen) -> list[Component]:
    """What is asked, both cases as pictures and in words, and the ladder of escalation."""
    first, beside = (chart_card(chart, seen) for chart in CHARTS[:2])
    choices = pathway_choices.choices(seen)
    answers = pathway_answers.answers(seen)
    remarks = html.Div(
        pathway_said.said(seen), id=ids.shown(pathway_said.NAME), className="pathway-answers"
    )
    rungs = html.Div(escalation_grid.grid(seen), id=ids.shown(escalation_grid.NAME))
    return chart_page(
        seen,
        [
            html.Div(choices, id=ids.shown(pathway_choices.NAME), className="pathway-choices"),
            html.Div([first, beside], className="pair"),
            html.Div(answers, id=ids.shown(pathway_answers.NAME), className="pathway-answers"),
            chart_card(escalation_ladder.CHART, seen, [rungs]),
            remarks,
        ],
    )


VIEW = View(
    "pathways",
    body,
    charts=CHARTS,
    parts={
        pathway_choices.NAME: pathway_choices.choices,
        pathway_said.NAME: pathway_said.said,
        pathway_answers.NAME: pathway_answers.answers,
        escalation_grid.NAME: escalation_grid.grid,
    },
)
