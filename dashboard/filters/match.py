"""Which rows are matches: those that meet every chosen filter that acts on their table."""

from collections.abc import Iterable, Mapping

from dashboard.filters.filters import NOT_RECORDED, Filters
from dashboard.filters.present import Groups, Present
from dashboard.filters.text import TEXT_TABLES, found, words_in
from dashboard.filters.values import VALUES, values

Keys = set[str]
Chosen = Mapping[str, tuple[str, ...]]

THROUGH_CHANNELS = {
    "entities": ("framework", "level"),
    "frameworks": ("sector", "function", "level"),
}
"""Filters a row answers through its channels: where several are chosen, one meets them all."""


def matches(there: Present, filters: Filters, tables: Iterable[str]) -> dict[str, Keys]:
    """For each of the tables, the keys of the rows that meet the filters.

    Takes what is there on the day; the day of the filters themselves is not looked at.
    """
    return {table: matches_in(there, filters, table) for table in tables}


def matches_in(there: Present, filters: Filters, table: str) -> Keys:
    """The keys of the rows of one table that meet the filters."""
    chosen = {name: kept for name, kept in filters.chosen().items() if table in VALUES[name]}
    keys = set(there.rows[table])
    joint = {name: chosen.pop(name) for name in THROUGH_CHANNELS.get(table, ()) if name in chosen}
    for name, wanted in chosen.items():
        keys &= answering(there, name, table, wanted)
    if joint:
        keys &= through_channels(there, table, joint)
    if table in TEXT_TABLES and words_in(filters.text):
        keys &= found(there.whole, table, filters.text)
    return keys


def answering(there: Present, name: str, table: str, wanted: tuple[str, ...]) -> Keys:
    """The keys of the rows that answer to one of the values wanted."""
    return {key for key, said in values(there, name, table).items() if not said.isdisjoint(wanted)}


def through_channels(there: Present, table: str, joint: Chosen) -> Keys:
    """The keys of the rows with a channel that meets all, or with none at all if that is wanted."""
    groups: Groups = there.channels_of_body if table == "entities" else there.channels_of_framework
    fitting = set.intersection(
        *(answering(there, name, "channels", wanted) for name, wanted in joint.items())
    )
    unrecorded = all(NOT_RECORDED in wanted for wanted in joint.values())
    return {
        key
        for key in there.rows[table]
        if (not fitting.isdisjoint(groups[key]) if key in groups else unrecorded)
    }
