"""Who comes to a table as one delegation: a body and the bodies it is part of, counted once."""

from dataclasses import dataclass

from dashboard.filters.present import ancestry
from dashboard.tables.atlas import Atlas


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

    A child folds into its parent, and into the parent's parent, where that sits in the channel too,
    on the atlas's day and under its filters. Bodies kept only as context sit there as well.
    """
    return all_delegations(atlas).get(channel, ())


def all_delegations(atlas: Atlas) -> dict[str, tuple[Delegation, ...]]:
    """The delegations of every channel that has any."""
    whole = atlas.whole.rows("entities")
    parents = {row["id"]: row["parent_id"] for row in whole}
    countries = {row["id"]: row["country"] for row in whole}
    seats: dict[str, dict[str, None]] = {}
    for row in atlas.rows("channel_participants"):
        seats.setdefault(row["channel_id"], {})[row["entity_id"]] = None
    found = {}
    for channel, bodies in seats.items():
        groups: dict[str, list[str]] = {}
        for body in bodies:
            head = next(above for above in reversed(ancestry(body, parents)) if above in bodies)
            groups.setdefault(head, []).append(body)
        found[channel] = tuple(
            Delegation(head, tuple(sorted(members, key=head.__ne__)), countries[head])
            for head, members in groups.items()
        )
    return found
