"""The questions readers bring as a menu: each with its answer and the way to the page for it."""

from dash import html
from dash.development.base_component import Component

from dashboard import ids
from dashboard.parts import question_choices, question_menu
from dashboard.parts.chart_page import chart_page
from dashboard.parts.seen import Seen
from dashboard.views.view import View


def body(seen: Seen) -> list[Component]:
    """What the questions are asked for, and the questions with their answers."""
    words = seen.words
    return chart_page(
        seen,
        [
            html.Section(
                [
                    html.P(words.text("questions.reading"), className="reading"),
                    html.Div(question_choices.choices(seen), id=ids.shown(question_choices.NAME)),
                ],
                id=question_choices.ANCHOR,
                className="question-choices",
            ),
            html.Div(
                question_menu.menu(seen),
                id=ids.shown(question_menu.NAME),
                className="question-menu",
            ),
        ],
    )


VIEW = View(
    "questions",
    body,
    parts={
        question_choices.NAME: question_choices.choices,
        question_menu.NAME: question_menu.menu,
    },
    needs=(),
)
