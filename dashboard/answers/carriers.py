"""Which sources belong to what is asked: those it rests on, and those so called."""

from dashboard.answers.asked import is_asked, narrowed_tables
from dashboard.answers.resting import resting
from dashboard.filters.filters import Filters
from dashboard.filters.text import folded, pattern, words_in
from dashboard.tables.atlas import Atlas, Row


def carriers(atlas: Atlas, filters: Filters) -> list[tuple[Row, dict[str, int]]]:
    """Each source with the number of rows on it by table; those that carry most come first.

    atlas    an atlas narrowed by the filters
    filters  what was asked

    Where nothing is asked beside the day, every source is there, also one that carries nothing on
    that day. Else those are that carry a row asked for, and, where a text alone is asked for, those
    with all its words in their title or publisher.
    """
    tables = narrowed_tables(filters)
    found = []
    for row in atlas.whole.rows("sources"):
        on_it = resting(atlas).get(row["id"], {})
        numbers = {table: len(keys) for table, keys in on_it.items() if table in tables}
        if numbers or not is_asked(filters) or (not filters.chosen() and is_called(row, filters)):
            found.append((row, numbers))
    return sorted(found, key=lambda pair: (-sum(pair[1].values()), pair[0]["id"]))


def is_called(row: Row, filters: Filters) -> bool:
    """Whether the title and publisher of a source hold every word of the text."""
    said = folded(f"{row['title']}\n{row['publisher']}")
    return all(pattern(word).search(said) for word in words_in(filters.text))
