"""The bodies of a day as a graph: who is formally tied to whom, at home and in channels across."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import combinations
from typing import TYPE_CHECKING, Literal

from dashboard.answers.delegations import all_delegations
from dashboard.answers.joint import is_standing
from dashboard.tables.atlas import Atlas, Doubt, Row, key_of
from dashboard.tables.schema import TABLES

if TYPE_CHECKING:
    from networkx import Graph

By = Literal["both", "relations", "channels"]
PART = "part-of"
NO_TIE = frozenset({"succeeds"})  # a body and the one it replaced do not stand beside each other
SEEN = ("", "public", "partly", "not-visible")  # from most to least visible


@dataclass(frozen=True)
class Way:
    """One formal tie between two bodies.

    kind        a kind of relation, PART, or "channel"
    table, row  the row that says so: of relations, of entities (the part), of channels
    rows        every row it rests on: for a channel also the seats of both
    doubt       why it is not certain that it held on the day, or None
    """

    kind: str
    table: str
    row: Row = field(hash=False)
    rows: tuple[Row, ...] = field(hash=False)
    doubt: Doubt | None = None

    @property
    def visibility(self) -> str:
        """Whether what passes can be seen from outside; "" where that is not asked."""
        return "" if self.table == "entities" else str(self.row["visibility"])


@lru_cache(maxsize=6)
def graph(atlas: Atlas, by: By = "both") -> "Graph":
    """The formal ties of the bodies of an atlas as an undirected networkx graph.

    atlas  an atlas narrowed to a day
    by     which ties count: those at home (every relation but succession, and being part of a
           body), seats in channels, or both

    Every body is a node, tied or not. An edge holds its `ways`, those at home before channels. Two
    bodies are tied by a channel where both sit in it and belong to different delegations: a body
    and the one it is part of come to a table as one. Only standing channels count (is_standing).
    """
    import networkx

    found = networkx.Graph()
    found.add_nodes_from(sorted(atlas.keys("entities")))
    ties = [*(at_home(atlas) if by != "channels" else ())]
    ties += [*(at_tables(atlas) if by != "relations" else ())]
    for one, other, way in ties:
        if found.has_edge(one, other):
            found[one][other]["ways"].append(way)
        else:
            found.add_edge(one, other, ways=[way])
    return found


def at_home(atlas: Atlas) -> Iterator[tuple[str, str, Way]]:
    """The relations of the day, and which body is part of which."""
    for row in atlas.rows("relations"):
        if row["kind"] not in NO_TIE and row["from_id"] != row["to_id"]:
            doubt = atlas.doubt_of("relations", key_of(row, TABLES["relations"].key))
            yield row["from_id"], row["to_id"], Way(row["kind"], "relations", row, (row,), doubt)
    for row in atlas.rows("entities"):
        if row["parent_id"]:
            doubt = atlas.doubt_of("entities", row["id"])
            yield row["id"], row["parent_id"], Way(PART, "entities", row, (row,), doubt)


def at_tables(atlas: Atlas) -> Iterator[tuple[str, str, Way]]:
    """The pairs of bodies that sit in a standing channel, in different delegations."""
    seats = seats_by_channel(atlas)
    for key, sitting in all_delegations(atlas).items():
        channel = atlas.row("channels", key)
        if channel is None or not is_standing(channel):
            continue
        for one, other in combinations(sitting, 2):
            for pair in ((a, b) for a in one.members for b in other.members):
                rows = (channel, *seats[key, pair[0]], *seats[key, pair[1]])
                yield *pair, Way("channel", "channels", channel, rows, doubt_of(atlas, rows))


def seats_by_channel(atlas: Atlas) -> dict[tuple[str, str], list[Row]]:
    """The seats of each body in each channel."""
    found: dict[tuple[str, str], list[Row]] = {}
    for row in atlas.rows("channel_participants"):
        found.setdefault((row["channel_id"], row["entity_id"]), []).append(row)
    return found


def doubt_of(atlas: Atlas, rows: tuple[Row, ...]) -> Doubt | None:
    """The doubt about a channel or one of its seats: "possibly" says more than an unknown start."""
    channel, *seats = rows
    keys = [("channels", channel["id"])]
    keys += [
        ("channel_participants", key_of(row, TABLES["channel_participants"].key)) for row in seats
    ]
    found = {atlas.doubt_of(*key) for key in keys} - {None}
    return "possibly" if "possibly" in found else next(iter(found), None)
