"""Which channels the two sides share, which they share alone, and which were there by a day."""

from functools import lru_cache

from dashboard.filters.filters import Filters
from dashboard.filters.match import matches
from dashboard.filters.present import Present, every_row
from dashboard.tables.atlas import Atlas, Row
from dashboard.tables.dates import first_day, last_day


@lru_cache(maxsize=4)
def countries_of_sides(whole: Atlas) -> frozenset[str]:
    """The countries of the two sides."""
    return frozenset(row["code"] for row in whole.rows("countries") if row["side"] != "none")


def is_joint(atlas: Atlas, channel: Row) -> bool:
    """Whether both sides take part in a channel (a row of channels)."""
    return countries_of_sides(atlas.whole) <= set(channel["countries"])


def is_alone(atlas: Atlas, channel: Row) -> bool:
    """Whether the two sides, and nobody else, take part in a channel."""
    return countries_of_sides(atlas.whole) == set(channel["countries"])


def is_standing(channel: Row) -> bool:
    """Whether something can pass in a channel again: a mechanism or an agreement in force.

    A single meeting, a statement or a joint warning is none.
    """
    return channel["form"] == "mechanism" or channel["kind"] == "agreement"


def ended_channels(whole: Atlas, filters: Filters, day: str) -> list[Row]:
    """The channels that meet the filters and had surely ended before a day (YYYY-MM-DD)."""
    rows = every_row(whole)["channels"]
    ended = [row for row in rows.values() if last_day(row["valid_to"]) < day]
    if not ended:
        return []
    fitting = matches(of_all_days(whole), filters, ("channels",))["channels"]
    return [row for row in ended if row["id"] in fitting]


def channels_to_date(atlas: Atlas, filters: Filters) -> list[Row]:
    """The channels of a narrowed atlas, and those that meet its filters but ended before."""
    return atlas.rows("channels") + ended_channels(atlas.whole, filters, atlas.day)


@lru_cache(maxsize=4)
def of_all_days(whole: Atlas) -> Present:
    """Every row, whatever its day, in the shape that filters read."""
    return Present(whole, "", every_row(whole), {})


def years_passed(start: str, day: str) -> int | None:
    """The full years that have surely passed since a coarse start; None where it is unknown."""
    if not start:
        return None
    begun = last_day(start) if last_day(start) <= day else first_day(start)
    return max(int(day[:4]) - int(begun[:4]) - (day[5:] < begun[5:]), 0)
