"""The way from a card to its sheet of A4, and where that sheet stands."""

from typing import Any
from urllib.parse import quote

from dash import html
from dash.development.base_component import Component

from dashboard.parts.reading import Reading

SHEETS = ("entities", "channels", "sectors")
"""The tables whose rows have a sheet."""


def sheet_address(language: str, key: str, day: str) -> str:
    """Where the sheet of a row stands, from the root of the site."""
    return f"/{language}/sheet/{quote(key)}?on={day}"


def sheet_offer(reading: Reading, table: str) -> list[Component]:
    """The link, which opens beside the atlas; nothing for a row that has no sheet."""
    if table not in SHEETS:
        return []
    announced: Any = html.Span(reading.text("card.new-tab"), className="visually-hidden")
    href = sheet_address(reading.words.language, reading.key, reading.day)
    link = html.A(
        [reading.text("sheet.open"), announced], href=href, target="_blank", rel="noopener"
    )
    return [html.P(link, className="card-sheet")]
