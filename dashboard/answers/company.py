"""Which third countries and bodies of many countries join in where the two sides meet."""

from dataclasses import dataclass, field

from dashboard.answers.coverage import matching
from dashboard.answers.joint import countries_of_sides, is_joint
from dashboard.filters.apply import apply
from dashboard.filters.filters import Filters
from dashboard.tables.atlas import Atlas, Row


@dataclass
class Guest:
    """Where a third country joins in under one framework.

    country, framework  keys
    channels            the channels of both sides it takes part in
    bodies              its own bodies that have a seat there, as far as recorded
    """

    country: str
    framework: str
    channels: list[Row] = field(default_factory=list)
    bodies: dict[str, None] = field(default_factory=dict)


def company(atlas: Atlas) -> list[Guest]:
    """Every third country in the matching channels of both sides, one entry for each framework.

    Who has a seat is read from all that was there on the day: a filter empties no seat.
    """
    sides, sitting = (
        countries_of_sides(atlas.whole),
        seats(apply(atlas.whole, Filters(), atlas.day)),
    )
    found: dict[tuple[str, str], Guest] = {}
    for channel in matching(atlas):
        if not is_joint(atlas, channel):
            continue
        for country in channel["countries"]:
            if country not in sides:
                key = (country, channel["framework_id"])
                guest = found.setdefault(key, Guest(*key))
                guest.channels.append(channel)
                guest.bodies.update(dict.fromkeys(sitting.get((channel["id"], country), ())))
    return list(found.values())


def seats(atlas: Atlas) -> dict[tuple[str, str], list[str]]:
    """For each channel and country, the bodies of the country that have a seat."""
    countries = {row["id"]: row["country"] for row in atlas.whole.rows("entities")}
    found: dict[tuple[str, str], list[str]] = {}
    for seat in atlas.rows("channel_participants"):
        key = (seat["channel_id"], countries[seat["entity_id"]])
        found.setdefault(key, []).append(seat["entity_id"])
    return found


def outside(atlas: Atlas) -> list[Row]:
    """The third countries of the tables that are in no channel of both sides in the atlas."""
    told = {guest.country for guest in company(atlas)} | countries_of_sides(atlas.whole)
    return [row for row in atlas.whole.rows("countries") if row["code"] not in told]
