"""The questions as a menu: each with its answer, what may be chosen, and the way to its page."""

from dash import html
from dash.development.base_component import Component

from dashboard.answers.questions.asking import answer, in_order
from dashboard.answers.questions.said import Put
from dashboard.filters.address import codes
from dashboard.parts.filled import filled
from dashboard.parts.question_choices import ANCHOR
from dashboard.parts.question_said import rests_on, statements
from dashboard.parts.reading import Reading, links
from dashboard.parts.seen import Seen
from dashboard.tables.atlas import Row

NAME = "questions-menu"


def menu(seen: Seen) -> list[Component]:
    """A section for each theme, in the order of the vocabulary."""
    rows = in_order(seen.whole)
    return [
        theme(seen, code, [row for row in rows if row["theme"] == code])
        for code in codes(seen.whole, "question_theme")
    ]


def theme(seen: Seen, code: str, rows: list[Row]) -> Component:
    """The questions of one theme."""
    head = html.H2(seen.words.label("question_theme", code))
    items = [html.Li(question(seen, row), className="question") for row in rows]
    return html.Section([head, html.Ol(items, className="question-list")])


def question(seen: Seen, row: Row) -> list[Component]:
    """One question: its words lead to the page that answers it; the answer stands below."""
    words = seen.words
    asked, found = answer(seen.whole, row, seen.address, seen.today)
    reading = Reading(asked.on_the_day, asked.day, seen.address, words, "")
    href = asked.address.href()
    page = words.text(f"view.{asked.address.view}")
    opening = html.A(words.text("questions.open", page=page), href=href, className="go")
    return [
        html.H3(html.A(words.pick(row, "question"), href=href)),
        *chosen(seen, row, asked, reading),
        statements(reading, found),
        html.Div([opening, *rests_on(reading, found)], className="question-foot"),
    ]


def chosen(seen: Seen, row: Row, asked: Put, reading: Reading) -> list[Component]:
    """For which body, sector and day the answer is given, with the way to choose another."""
    words, told = seen.words, []
    tables = {"body": ("entities", asked.bodies), "sector": ("sectors", asked.filters.sector)}
    for choice in row["choices"]:
        if choice == "day":
            told.append(html.Span(words.date(asked.day)))
        else:
            table, keys = tables[choice]
            there = [key for key in keys if seen.whole.row(table, key)]
            told += [html.Span(links(reading, table, there))] if there else []
    if not told:
        return []
    joint = [part for each in told for part in (" · ", each)][1:]
    another = html.A(words.text("questions.another"), href=f"#{ANCHOR}")
    said = filled(words.text("questions.for"), chosen=html.Span(joint), another=another)
    return [html.P(said, className="for-what")]
