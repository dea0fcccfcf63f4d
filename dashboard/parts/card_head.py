"""The head of a card: what it is, its official names in both languages, the way out."""

from typing import Any

from dash import html
from dash.development.base_component import Component

from dashboard.answers.profile import standing
from dashboard.parts.reading import Reading, bracketed
from dashboard.search.reasons import kind_words
from dashboard.tables.atlas import Row
from dashboard.tables.dates import first_day
from dashboard.tables.schema import TABLES

TITLE = "card-title"  # what names the card to those who hear it


def head(reading: Reading, table: str, row: Row) -> Component:
    """Kind line, both names, the abbreviation, and the link that closes the card."""
    words = reading.words
    name: list[Any] = [words.name(row)]
    if row.get("abbreviation") and row["abbreviation"] not in words.name(row):
        name += bracketed(reading, [row["abbreviation"]], "abbreviation")
    children = [
        html.P(kind_words(table, row, words, short=False), className="kind"),
        html.H2(name, id=TITLE, tabIndex=-1),
        html.P(words.other.name(row), lang=words.other.language, className="other-name"),
        close(reading),
    ]
    return html.Header(children + notice(reading, table, row), className="card-head")


def close(reading: Reading) -> Component:
    """The link to the same page without the card."""
    hidden: dict[str, Any] = {"aria-hidden": "true"}
    named: dict[str, Any] = {"aria-label": reading.text("card.close")}
    href = reading.address.replacing(card="").href()
    return html.A(html.Span("×", **hidden), href=href, className="close", **named)


def notice(reading: Reading, table: str, row: Row) -> list[Component]:
    """That the row does not hold on the day, so that its card tells of its own time."""
    held: str = standing(table, row, reading.day)
    if held == "in-force":
        return as_known_now(reading)
    held = "event" if table == "events" else held
    starts, ends = TABLES[table].starts, TABLES[table].ends
    life = reading.words.life(row, starts, ends) if ends else reading.words.date(row[starts])
    day = reading.words.date(reading.day)
    said = reading.text(f"card.standing.{held}", day=day, life=life)
    return [html.P(said, className="notice")]


def as_known_now(reading: Reading) -> list[Component]:
    """That what is told was written later than the day that is shown."""
    checked = min(
        row["checked_until"]
        for row in reading.atlas.whole.rows("countries")
        if row["side"] != "none"
    )
    if reading.day >= first_day(checked):
        return []
    said = reading.text("card.described", date=reading.words.date(checked))
    return [html.P(said, className="described")]
