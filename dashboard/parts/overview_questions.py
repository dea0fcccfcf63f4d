"""The way in: questions that readers bring, each leading to the page and state that answers it."""

from dash import html
from dash.development.base_component import Component

from dashboard.answers.questions.asking import short_list
from dashboard.parts.header import view_address
from dashboard.parts.seen import Seen

VIEW = "questions"


def questions(seen: Seen) -> Component:
    """The short list of questions as links, then the way to all of them."""
    words, language = seen.words, seen.address.language
    links = [
        html.Li(html.A(words.pick(row, "question"), href=f"/{language}{row['address']}"))
        for row in short_list(seen.whole)
    ]
    count = len(seen.whole.rows("questions"))
    every = html.A(words.text("question.all", count=count), href=view_address(seen, VIEW))
    head = html.H2(words.text("question.heading"))
    return html.Section(
        [head, html.Ol(links), html.P(every, className="all-questions")], className="questions"
    )
