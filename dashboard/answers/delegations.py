"""Who comes to a table as one delegation: a body and the bodies it is part of, counted once."""

from collections.abc import Iterable
from dataclasses import dataclass

from dashboard.filters.present import ancestry, present
from dashboard.tables.atlas import Atlas, Row


@dataclass(frozen=True)
class Delegation:
    """Bodies that sit in a channel together because one is part of the other.

    head     the one that all others are part of
    members  all of them, the head first, the others in the order of their seats
    country  the country of the head
    """

    head: str
    members: tuple[str, ...]
    country: str


def delegations(atlas: Atlas, channel: str) -> tuple[Delegation, ...]:
    """The delegations that sit in a channel, in the order of their first seats.

    A child folds into its parent, and into the parent's parent, where that sits in the channel too
    on the atlas's day: a filter that leaves the parent out makes no delegation of the child. Bodies
    kept only as context sit there as well.
    """
    return all_delegations(atlas).get(channel, ())


def all_delegations(atlas: Atlas) -> dict[str, tuple[Delegation, ...]]:
    """The delegations of every channel that has any."""
    whole = atlas.whole.rows("entities")
    parents = {row["id"]: row["parent_id"] for row in whole}
    countries = {row["id"]: row["country"] for row in whole}
    seats = seats_by_channel(atlas.rows("channel_participants"))
    sitting = seats_of_the_day(atlas) if atlas.day else seats
    found = {}
    for channel, bodies in seats.items():
        groups: dict[str, list[str]] = {}
        for body in bodies:
            above = reversed(ancestry(body, parents))
            head = next(each for each in above if each in sitting[channel])
            groups.setdefault(head, [head])
            groups[head] += [body] if body != head else []
        found[channel] = tuple(
            Delegation(head, tuple(members), countries[head]) for head, members in groups.items()
        )
    return found


def seats_of_the_day(atlas: Atlas) -> dict[str, dict[str, None]]:
    """Who sits in each channel on the day of an atlas, whatever its filters."""
    return seats_by_channel(present(atlas.whole, atlas.day).rows["channel_participants"].values())


def seats_by_channel(rows: Iterable[Row]) -> dict[str, dict[str, None]]:
    """Channel -> the bodies with a seat in it, in the order of the seats."""
    found: dict[str, dict[str, None]] = {}
    for row in rows:
        found.setdefault(row["channel_id"], {})[row["entity_id"]] = None
    return found
