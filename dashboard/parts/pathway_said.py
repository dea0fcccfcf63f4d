"""What was said at the roundtable about before and after, about secrecy, and about the gray zone."""

from dash import html
from dash.development.base_component import Component

from dashboard.parts.pathway_answers import proof
from dashboard.parts.quote import note, quote, speaker
from dashboard.parts.reading import Reading, bracketed, link
from dashboard.parts.seen import Seen
from dashboard.tables.atlas import Row

NAME = "pathway-said"
REMARKS = ("obs-left-right-of-boom", "obs-isac-nda", "obs-escalation")


def said(seen: Seen) -> list[Component]:
    """The remarks that had been made by the day; nothing before the roundtable."""
    atlas = seen.on_the_day
    reading = Reading(atlas, seen.day, seen.address, seen.words, "")
    rows = [row for key in REMARKS if (row := atlas.row("observations", key))]
    if not rows:
        return []
    items = [html.Li(remark(reading, row), className="statement") for row in rows]
    return [html.H2(seen.words.text("pathway.said")), html.Ul(items, className="statements")]


def remark(reading: Reading, row: Row) -> list[Component]:
    """One remark: who made it where, its sense and words, the editor's note apart, its sources."""
    event = bracketed(reading, [link(reading, "events", row["event_id"])])
    who = html.P([html.Span(speaker(reading, row), className="speaker"), *event])
    sense = html.P(reading.words.pick(row, "summary"), className="sense")
    return [who, sense, *quote(reading, row), *note(reading, row), *proof(reading, [row])]
