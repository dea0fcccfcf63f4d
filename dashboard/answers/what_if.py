"""What breaks if a body disappears: its ties, its seats, its pairings, and who is cut off by that."""

from dataclasses import dataclass, field
from functools import lru_cache

from dashboard.answers.graph import NO_TIE, graph
from dashboard.answers.joint import is_standing
from dashboard.answers.profile import duties_of, naming
from dashboard.answers.ties import counterparts_of
from dashboard.tables.atlas import Atlas, Row


@dataclass(frozen=True)
class Gone:
    """What the atlas of a day would lose with a body.

    body          its row
    ties          its relations at home and abroad (rows of relations)
    parts         the bodies that are part of it (rows of entities)
    seats         the standing channels it sits in (rows of channels)
    alone         those of them in which nobody else of its country sits
    addressed     reporting steps that lose whom they are made to (rows of reporting_duties)
    told          reporting steps that lose who makes them
    unpaired      the bodies that lose their only counterpart, each with the row of that pairing
    paired        those that keep another one
    signed        papers and single meetings it had a seat in: they stay as they are
    cut_off       bodies that no formal tie would join to the rest any more
    """

    body: Row = field(hash=False)
    ties: tuple[Row, ...] = field(hash=False)
    parts: tuple[Row, ...] = field(hash=False)
    seats: tuple[Row, ...] = field(hash=False)
    alone: tuple[Row, ...] = field(hash=False)
    addressed: tuple[Row, ...] = field(hash=False)
    told: tuple[Row, ...] = field(hash=False)
    unpaired: tuple[tuple[str, Row], ...] = field(hash=False)
    paired: tuple[tuple[str, Row], ...] = field(hash=False)
    signed: tuple[Row, ...] = field(hash=False)
    cut_off: tuple[str, ...] = ()

    @property
    def is_nothing(self) -> bool:
        """Whether nothing on record breaks."""
        return not (
            self.ties or self.parts or self.seats or self.addressed or self.told
            or self.unpaired or self.paired
        )  # fmt: skip


@lru_cache(maxsize=8)
def gone(atlas: Atlas, key: str) -> Gone | None:
    """What would break without a body on the day of an atlas; None if it did not exist then.

    Only what is on record can break: that something is not listed does not mean that nothing else
    depends on the body, and what others would take over is not foreseen.
    """
    row = atlas.row("entities", key)
    if row is None:
        return None
    ties = naming(atlas, "relations", "from_id", key) + naming(atlas, "relations", "to_id", key)
    telling, told = duties_of(atlas, key)
    sat = seats(atlas, key)
    standing = tuple(channel for channel in sat if is_standing(channel))
    pairs = counterparts_of(atlas, key)
    left = {other: partners_left(atlas, other, key) for other, _ in pairs}
    return Gone(
        body=row,
        ties=tuple(tie for tie in ties if tie["kind"] not in NO_TIE),
        parts=tuple(naming(atlas, "entities", "parent_id", key)),
        seats=standing,
        alone=tuple(channel for channel in standing if sits_alone(atlas, channel, row)),
        addressed=tuple(told),
        told=tuple(telling),
        unpaired=tuple(pair for pair in pairs if not left[pair[0]]),
        paired=tuple(pair for pair in pairs if left[pair[0]]),
        signed=tuple(channel for channel in sat if not is_standing(channel)),
        cut_off=cut_off(atlas, key),
    )


def seats(atlas: Atlas, key: str) -> tuple[Row, ...]:
    """The channels a body sits in, in file order."""
    own = {row["channel_id"] for row in naming(atlas, "channel_participants", "entity_id", key)}
    return tuple(row for row in atlas.rows("channels") if row["id"] in own)


def sits_alone(atlas: Atlas, channel: Row, body: Row) -> bool:
    """Whether no other body of its country sits in a channel."""
    sitting = naming(atlas, "channel_participants", "channel_id", channel["id"])
    others = {row["entity_id"] for row in sitting} - {body["id"]}
    rows = [row for other in others if (row := atlas.row("entities", other))]
    return all(row["country"] != body["country"] for row in rows)


def partners_left(atlas: Atlas, key: str, without: str) -> set[str]:
    """The counterparts a body keeps when one of them is gone."""
    return {other for other, _ in counterparts_of(atlas, key)} - {without}


def cut_off(atlas: Atlas, key: str) -> tuple[str, ...]:
    """The bodies that only this one joins to the rest, by any formal tie.

    What was joined before falls into pieces without the body (it is a cut vertex, or articulation
    point, Hopcroft and Tarjan 1973): all of them but the largest are cut off.
    """
    import networkx

    net = graph(atlas)
    before = networkx.node_connected_component(net, key) - {key}
    pieces = sorted(
        networkx.connected_components(net.subgraph(before)),
        key=lambda piece: (len(piece), min(piece)),
    )
    return tuple(sorted(body for piece in pieces[:-1] for body in piece))
