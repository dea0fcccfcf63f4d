"""An answer in words: its statements with links that open cards, and the sources they rest on."""

from typing import Any

from dash import html
from dash.development.base_component import Component

from dashboard.answers.questions.said import (
    Clock,
    Country,
    Fact,
    Labels,
    Names,
    Prose,
    Said,
    Speaker,
    When,
)
from dashboard.charts.pathway_rows import clock
from dashboard.parts.counterparts_body import sources
from dashboard.parts.filled import filled, joined
from dashboard.parts.quote import speaker
from dashboard.parts.reading import Reading, link
from dashboard.parts.source_list import DOUBTED, badge

NAMED = 8  # names in a row before the rest is only counted
FEW = 4  # rows up to which a single recalled one is marked at the statement
CITED = 12  # sources that are named here; the rest stand on the page of the answer


def statements(reading: Reading, found: list[Said]) -> Component:
    """The statements of an answer as a list."""
    return html.Ul([html.Li(said(reading, each), className=kind(each)) for each in found])


def kind(each: Said) -> str:
    """How a statement looks: plain, or known to be none, not known, our own judgement."""
    return f"said tone-{each.tone}" if each.tone else "said"


def said(reading: Reading, each: Said) -> list[Any]:
    """One statement, marked where it rests on something only recalled."""
    parts = {name: fact(reading, it) for name, it in each.facts.items()}
    doubted = [row for row in each.rows if row.get("evidence") == DOUBTED]
    marked = bool(doubted) and (len(each.rows) <= FEW or len(doubted) == len(each.rows))
    mark = [reading.gap, badge(reading, DOUBTED)] if marked else []
    return [*filled(reading.text(each.text), **parts), *mark]


def fact(reading: Reading, it: Fact) -> Any:
    """One fact as it is read."""
    words = reading.words
    if isinstance(it, Names):
        return named(reading, it)
    if isinstance(it, Prose):
        return prose(reading, it)
    if isinstance(it, Labels):
        return words.listed([words.label(it.vocabulary, code) for code in it.codes])
    if isinstance(it, When):
        return words.date(it.date)
    if isinstance(it, Country):
        return words.country(it.code)
    if isinstance(it, Speaker):
        return speaker(reading, it.statement)
    return clock(it.duty, words) if isinstance(it, Clock) else str(it)


def named(reading: Reading, it: Names) -> Component:
    """Short names, each opening its card; what exceeds a handful is counted."""
    few = it.keys if len(it.keys) <= NAMED + 1 else it.keys[:NAMED]
    names = html.Span(
        joined([link(reading, it.table, key, short=True) for key in few], reading.joint)
    )
    if len(few) == len(it.keys):
        return names
    return html.Span(filled(reading.text("answer.and-more", count=len(it.keys) - len(few),
                                         names="{names}"), names=names))  # fmt: skip


def prose(reading: Reading, it: Prose) -> Component:
    """A text of a row, in the reader's language and where asked in the other one beside it."""
    words = reading.words
    own = words.pick(it.row, it.stem)
    if not it.both:
        return html.Span(own)
    other = html.Span(words.other.pick(it.row, it.stem), lang=words.other.language)
    return html.Span([html.Strong(own), " – ", other])


def rests_on(reading: Reading, found: list[Said]) -> list[Component]:
    """The sources of all statements of an answer, folded; how many rows were only recalled."""
    rows = {id(row): row for each in found for row in each.rows}.values()
    keys = tuple(dict.fromkeys(key for row in rows for key in row.get("sources", ())))
    if not keys:
        return []
    doubted = sum(row.get("evidence") == DOUBTED for row in rows)
    children: list[Component] = [html.P(sources(reading, keys[:CITED]))]
    if len(keys) > CITED:
        children.append(html.P(reading.text("questions.more-sources", count=len(keys) - CITED)))
    if doubted:
        facts = {"count": doubted, "all": len(rows)}
        children.append(html.P(reading.text("questions.recalled", **facts)))
    opening = html.Summary(reading.text("pathway.sources", count=len(keys)))
    return [html.Details([opening, *children], className="rests-on")]
