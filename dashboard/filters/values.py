"""What every row answers to every filter: the codes it carries, or is known by through its ties."""

from collections.abc import Callable, Iterable

from dashboard.filters.filters import NOT_RECORDED
from dashboard.filters.present import Present
from dashboard.tables.atlas import Row
from dashboard.tables.schema import TABLES

Values = frozenset[str]
Say = Callable[[Present, Row], Iterable[str]]


def own(column: str) -> Say:
    """The value, or the values, of the row's own column."""
    return lambda _, row: row[column] if isinstance(row[column], tuple) else (row[column],)


def lineages(column: str) -> Say:
    """The frameworks in a column, with those they belong to: choosing one includes its children."""
    frameworks = own(column)
    return lambda there, row: (
        member for key in frameworks(there, row) if key for member in there.lineage[key]
    )


def sector_of_duty(there: Present, row: Row) -> Iterable[str]:
    """The sector of a duty; one without answers to every sector, and to "not recorded"."""
    return (row["sector_id"],) if row["sector_id"] else (*every_sector(there), NOT_RECORDED)


def every_sector(there: Present) -> tuple[str, ...]:
    """The sectors of every day."""
    return tuple(row["id"] for row in there.whole.rows("sectors"))


def functions_of_members(there: Present, row: Row) -> Iterable[str]:
    """What the bodies that sit in a channel do."""
    bodies = there.bodies_of_channel.get(row["id"], ())
    return (code for body in bodies for code in there.rows["entities"][body]["functions"])


def of_channel(name: str) -> Say:
    """What the channel of a seat answers to a filter."""
    return lambda there, row: values(there, name, "channels")[row["channel_id"]]


def of_seats(name: str) -> Say:
    """What the channels a body sits in answer to a filter."""
    return lambda there, row: answers(there, name, there.channels_of_body.get(row["id"], ()))


def of_umbrella(name: str) -> Say:
    """What the channels under a framework and its children answer to a filter."""
    return lambda there, row: answers(there, name, there.channels_of_framework.get(row["id"], ()))


def answers(there: Present, name: str, channels: Iterable[str]) -> Iterable[str]:
    """What several channels answer to a filter, taken together."""
    return (code for key in channels for code in values(there, name, "channels")[key])


VALUES: dict[str, dict[str, Say]] = {
    "country": {
        "entities": own("country"),
        "sectors": own("country"),
        "frameworks": own("countries"),
        "channels": own("countries"),
        "instruments": own("country"),
        "reporting_duties": own("country"),
        "escalation": own("country"),
        "events": own("countries"),
        "observations": own("speaker_country"),
    },
    "sector": {
        "entities": lambda there, row: there.sectors_of_body.get(row["id"], ()),
        "sectors": own("id"),
        "entity_sectors": own("sector_id"),
        "frameworks": of_umbrella("sector"),
        "channels": own("sector_ids"),
        "reporting_duties": sector_of_duty,
        "events": own("sector_ids"),
        "observations": own("sector_ids"),
    },
    "framework": {
        "entities": of_seats("framework"),
        "frameworks": lineages("id"),
        "channels": lineages("framework_id"),
        "channel_participants": of_channel("framework"),
        "events": lineages("framework_ids"),
        "observations": lineages("framework_ids"),
    },
    "function": {
        "entities": own("functions"),
        "frameworks": of_umbrella("function"),
        "channels": functions_of_members,
    },
    "level": {
        "entities": of_seats("level"),
        "frameworks": of_umbrella("level"),
        "channels": own("level"),
        "channel_participants": of_channel("level"),
    },
    "evidence": {
        name: own("evidence")
        for name, table in TABLES.items()
        if name != "sources" and "evidence" in table.column_names()
    },
}
"""Filter -> table -> what a row answers. A table a filter does not name is left alone by it."""

THROUGH_CHANNELS = {
    "entities": ("framework", "level"),
    "frameworks": ("sector", "function", "level"),
}
"""Filters a row answers through its channels: one channel has to meet all of them at once."""


def values(there: Present, name: str, table: str) -> dict[str, Values]:
    """For every row there, the codes it answers to a filter; NOT_RECORDED if there are none.

    name    one of CHOICES
    table   a table the filter acts on; KeyError for any other
    """
    if (name, table) not in there.remembered:
        say = VALUES[name][table]
        there.remembered[name, table] = {
            key: frozenset(filter(None, say(there, row))) or frozenset((NOT_RECORDED,))
            for key, row in there.rows[table].items()
        }
    return there.remembered[name, table]
