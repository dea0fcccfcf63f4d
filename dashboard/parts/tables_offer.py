"""The offer of everything: all tables in one file, with what describes them and their licence."""

from dash import html
from dash.development.base_component import Component

from dashboard.exports.tables_archive import archive_name
from dashboard.parts.attributes import attributes
from dashboard.parts.seen import Seen
from dashboard.server.routes import ALL_TABLES
from dashboard.tables.schema import TABLES


def tables_offer(seen: Seen) -> Component:
    """The section with the link to the archive."""
    words = seen.words
    rows = sum(len(seen.whole[name]) for name in TABLES)
    return html.Section(
        [
            html.H2(words.text("tables.title"), id="tables-title"),
            html.P(words.text("tables.reading", tables=len(TABLES), rows=f"{rows:,}")),
            html.P(
                html.A(
                    words.text("tables.save"),
                    href=ALL_TABLES,
                    className="button",
                    download=archive_name(seen.whole),
                    **attributes({"data-plain": "yes"}),
                )
            ),
        ],
        className="all-tables",
        **attributes({"aria-labelledby": "tables-title"}),
    )
