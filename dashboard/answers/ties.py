"""How a body is tied: to whom at home, opposite whom abroad, and at which tables it sits."""

from dashboard.answers.profile import naming
from dashboard.filters.address import codes
from dashboard.tables.atlas import Atlas, Row

OWN_JUDGEMENT = frozenset({"same-function", "same-sector"})  # bases that are our own pairing
SIDES = ("left", "right", "none")


def ties_of(atlas: Atlas, key: str) -> dict[str, list[Row]]:
    """The ties from and to a body: kind -> rows, kinds in the order of the vocabulary."""
    rows = naming(atlas, "relations", "from_id", key) + naming(atlas, "relations", "to_id", key)
    kinds = codes(atlas.whole, "relation_kind")
    found = {kind: [row for row in rows if row["kind"] == kind] for kind in kinds}
    return {kind: tied for kind, tied in found.items() if tied}


def counterparts_of(atlas: Atlas, key: str) -> list[tuple[str, Row]]:
    """The bodies opposite a body: (key of the other, row of the pairing).

    Pairings that sources state come before our own, closer ones before looser ones.
    """
    pairs = [(row["to_id"], row) for row in naming(atlas, "counterparts", "from_id", key)]
    pairs += [(row["from_id"], row) for row in naming(atlas, "counterparts", "to_id", key)]
    grades = codes(atlas.whole, "match")
    return sorted(
        pairs,
        key=lambda pair: (pair[1]["basis"] in OWN_JUDGEMENT, grades.index(pair[1]["match"])),
    )


def side_of(atlas: Atlas, country: str) -> str:
    """The side of the map a country stands on: left, right or none."""
    row = atlas.whole.row("countries", country)
    return str(row["side"]) if row else "none"


def seats_of(atlas: Atlas, key: str) -> dict[str, list[tuple[Row, list[Row]]]]:
    """The channels a body sits in: framework -> (channel, its seats there), in file order."""
    seats: dict[str, list[Row]] = {}
    for row in naming(atlas, "channel_participants", "entity_id", key):
        seats.setdefault(row["channel_id"], []).append(row)
    channels = [row for row in atlas.rows("channels") if row["id"] in seats]
    found: dict[str, list[tuple[Row, list[Row]]]] = {}
    for channel in channels:
        found.setdefault(channel["framework_id"], []).append((channel, seats[channel["id"]]))
    return found


def members_of(atlas: Atlas, channels: list[str]) -> dict[str, list[Row]]:
    """Who sits in any of the channels: body -> its seats, in file order."""
    members: dict[str, list[Row]] = {}
    for row in atlas.rows("channel_participants"):
        if row["channel_id"] in channels:
            members.setdefault(row["entity_id"], []).append(row)
    return members


def by_side(atlas: Atlas, bodies: list[str]) -> dict[str, list[str]]:
    """Bodies by the side of the map they stand on; sides without a body are left out."""
    rows = {body: atlas.whole.row("entities", body) for body in bodies}
    placed = {body: side_of(atlas, row["country"]) for body, row in rows.items() if row}
    found = {side: [body for body in placed if placed[body] == side] for side in SIDES}
    return {side: there for side, there in found.items() if there}
