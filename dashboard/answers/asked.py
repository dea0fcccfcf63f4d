"""Which tables the filters that are set narrow at all: only their rows may be counted then."""

from dashboard.filters.acts_on import ACTS_ON
from dashboard.filters.context import NAMING, PAIRS
from dashboard.filters.filters import Filters
from dashboard.filters.text import words_in
from dashboard.tables.schema import TABLES


def is_asked(filters: Filters) -> bool:
    """Whether anything is asked beside the day."""
    return bool(filters.chosen()) or bool(words_in(filters.text))


def narrowed_tables(filters: Filters) -> frozenset[str]:
    """The tables that answer to what is asked; all of them where nothing is.

    A table answers where one of the filters that are set acts on it, where its rows are kept by
    what they join, or where they cannot stay without a row of a table that answers.
    """
    if not is_asked(filters):
        return frozenset(TABLES)
    asked = [*filters.chosen(), *(["text"] if words_in(filters.text) else [])]
    found = {table for name in asked for table in ACTS_ON[name]} | {*PAIRS, *NAMING}
    leaning = {
        table.name
        for table in TABLES.values()
        for column in table.links()
        if column.lost == "drop" and column.links_to in found and table.name != "places"
    }
    return frozenset(found | leaning)
