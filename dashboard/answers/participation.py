"""Which bodies of the two sides meet the other side, and under which frameworks."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from dashboard.answers.delegations import all_delegations
from dashboard.answers.joint import countries_of_sides, ended_channels, is_joint
from dashboard.filters.filters import Filters
from dashboard.tables.atlas import Atlas, Row


@dataclass
class Seat:
    """What a body has under one framework.

    body, framework  keys
    channels         the channels it heads a delegation in
    members          the bodies that sat there as part of its delegation
    """

    body: str
    framework: str
    channels: list[Row] = field(default_factory=list)
    members: set[str] = field(default_factory=set)

    @property
    def forms(self) -> Counter[str]:
        """How many channels of each form."""
        return Counter(row["form"] for row in self.channels)


def participation(atlas: Atlas) -> list[Seat]:
    """Every body of the two sides that heads a delegation in a channel both sides take part in.

    One entry for each body and framework, in the order of the channels. A body that sits in a
    channel beside one it is part of is no delegation of its own there.
    """
    sides, every = countries_of_sides(atlas.whole), all_delegations(atlas)
    found: dict[tuple[str, str], Seat] = {}
    for channel in atlas.rows("channels"):
        if not is_joint(atlas, channel):
            continue
        for one in every.get(channel["id"], ()):
            if one.country in sides and atlas.row("entities", one.head):
                key = (one.head, channel["framework_id"])
                seat = found.setdefault(key, Seat(*key))
                seat.channels.append(channel)
                seat.members.update(one.members[1:])
    return list(found.values())


@dataclass(frozen=True)
class Ministry:
    """A ministry of one of the two sides.

    row       its row
    channels  the joint channels it has a seat of its own in
    past      those it had one in that had ended before the day
    through   bodies below it that have a seat in any
    """

    row: Row
    channels: tuple[Row, ...]
    past: tuple[Row, ...]
    through: tuple[str, ...]


def ministries(chosen: Atlas, on_the_day: Atlas) -> list[Ministry]:
    """The chosen ministries of the two sides, with their seats in joint channels on the day.

    A division of a ministry is none.
    """
    sides = countries_of_sides(chosen.whole)
    kinds = {row["id"]: row["kind"] for row in chosen.whole.rows("entities")}
    whole, day = chosen.whole, on_the_day.day
    sitting = seats_of_bodies(on_the_day)
    ended = {row["id"] for row in ended_channels(whole, Filters(), day)}
    past = seats_of_bodies(whole)
    below = children(on_the_day.rows("entities"))
    return [
        Ministry(
            row,
            tuple(sitting.get(row["id"], ())),
            tuple(each for each in past.get(row["id"], ()) if each["id"] in ended),
            tuple(key for key in under(row["id"], below) if key in sitting),
        )
        for row in chosen.rows("entities")
        if row["kind"] == "ministry"
        and row["country"] in sides
        and kinds.get(row["parent_id"]) != "ministry"
        and not chosen.is_context("entities", row["id"])
    ]


def seats_of_bodies(atlas: Atlas) -> dict[str, list[Row]]:
    """For each body that sits in any, the channels both sides take part in."""
    joint = {row["id"]: row for row in atlas.rows("channels") if is_joint(atlas, row)}
    found: dict[str, dict[str, Row]] = {}
    for row in atlas.rows("channel_participants"):
        if row["channel_id"] in joint:
            found.setdefault(row["entity_id"], {})[row["channel_id"]] = joint[row["channel_id"]]
    return {body: list(channels.values()) for body, channels in found.items()}


def children(rows: Iterable[Row]) -> dict[str, list[str]]:
    """The bodies right below each body."""
    found: dict[str, list[str]] = {}
    for row in rows:
        found.setdefault(row["parent_id"], []).append(row["id"])
    return found


def under(key: str, below: dict[str, list[str]]) -> list[str]:
    """All bodies below a body, however deep."""
    return [deep for one in below.get(key, ()) for deep in (one, *under(one, below))]
