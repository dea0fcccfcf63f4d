"""What was said at a roundtable: the speaker's words, never more attributable, the note apart."""

from typing import Any

from dash import html
from dash.development.base_component import Component

from dashboard.answers.profile import outcomes_of
from dashboard.answers.recommendations import SHOWN_BY
from dashboard.parts.filled import filled, joined
from dashboard.parts.reading import Reading, bracketed, link, links
from dashboard.parts.source_list import marks
from dashboard.parts.statement import statement
from dashboard.tables.atlas import Row


def observation(reading: Reading, row: Row) -> Component:
    """One statement: who made it where, its sense, its words, the note, what became of it."""
    words = reading.words
    head: list[Any] = [html.Span(speaker(reading, row), className="speaker")]
    if row["event_id"] != reading.key:
        head += bracketed(reading, [link(reading, "events", row["event_id"])])
    below = [*quote(reading, row), *note(reading, row), *outcomes(reading, row)]
    sense = html.Span(words.pick(row, "summary"), className="sense")
    return statement(reading, [row], [html.P(head, className="said-by"), sense], below)


def speaker(reading: Reading, row: Row) -> str:
    """The speaker exactly as the summary shows them."""
    return str(row.get(f"speaker_{reading.words.language}") or row["speaker"])


def quote(reading: Reading, row: Row) -> list[Component]:
    """The founding document's own wording; nothing where it has none."""
    said = reading.words.pick(row, "words")
    if not said:
        return []
    return [html.Blockquote(reading.text("card.quoted", words=said), className="quote")]


def note(reading: Reading, row: Row) -> list[Component]:
    """The editor's note, kept apart from what was said."""
    said = reading.words.pick(row, "note")
    if not said:
        return []
    title = html.Strong(reading.text("card.editor-note"))
    return [html.P(filled(reading.text("card.noted"), title=title, note=said), className="note")]


def outcomes(reading: Reading, row: Row) -> list[Component]:
    """What became of a recommendation or a commitment, with the day that was last looked up."""
    found = outcomes_of(reading.atlas.whole, row["id"])
    if not found:
        return []
    return [html.Div([outcome(reading, each) for each in found], className="outcomes")]


def outcome(reading: Reading, row: Row) -> Component:
    """One outcome: how far, in words, what shows it."""
    words = reading.words
    status = html.Strong(words.label("outcome_status", row["status"]))
    day = words.date(row["checked"]) if row["checked"] else ""
    checked = [reading.text("card.checked", day=day)] if day else []
    said: list[Any] = filled(reading.text("card.outcome"), status=status)
    if row["status"] != "not-checked":
        said += [reading.gap, words.pick(row, "outcome")]
    said += [*bracketed(reading, checked), *marks(reading, [row]), *shown_by(reading, row)]
    return html.P(said, className="outcome")


def shown_by(reading: Reading, row: Row) -> list[Any]:
    """The events, papers and channels that show an outcome."""
    shown = [
        html.Span(links(reading, table, row[column]))
        for table, column in SHOWN_BY.items()
        if row[column]
    ]
    if not shown:
        return []
    what = html.Span(joined(shown, reading.joint))
    return [reading.gap, *filled(reading.text("card.shown-by"), what=what)]
