"""Who connects most: how many bodies it is tied to, what runs through it, and where it meets the other side."""

from dataclasses import dataclass, field
from functools import lru_cache

from dashboard.answers.graph import graph
from dashboard.answers.joint import countries_of_sides, is_joint, is_standing
from dashboard.answers.pathway_routes import contact_points
from dashboard.tables.atlas import Atlas, Row


@dataclass(frozen=True)
class Hub:
    """A body of one of the two sides, measured.

    body        its row
    neighbours  how many bodies a formal tie joins it to: its degree
    between     the share, 0 to 1, of the shortest routes between any two other bodies that run
                through it: its betweenness centrality (Freeman 1977, computed as by Brandes 2001)
    frameworks  under how many frameworks it has a seat
    across      in how many standing channels with both sides it has a seat
    exchanges   the steps by which it tells the other side, or is told by it, for any sector: it is
                a contact point then (rows of reporting_duties)
    sources     the keys of the sources its seats, relations and exchanges rest on
    """

    body: Row = field(hash=False)
    neighbours: int
    between: float
    frameworks: int
    across: int
    exchanges: tuple[Row, ...] = field(hash=False)
    sources: tuple[str, ...]


@lru_cache(maxsize=4)
def hubs(atlas: Atlas) -> tuple[Hub, ...]:
    """The bodies of the two sides that have any tie on the day, those most runs through first.

    atlas  an atlas narrowed to a day; the graph of all its ties is measured, of every country
    """
    import networkx

    net = graph(atlas)
    between = networkx.betweenness_centrality(net)
    sides = countries_of_sides(atlas.whole)
    points = {
        body: rows for country in sides for body, rows in contact_points(atlas, country).items()
    }
    seats = channels_of(atlas)
    found = [
        Hub(
            body=row,
            neighbours=net.degree(row["id"]),
            between=between[row["id"]],
            frameworks=len({channel["framework_id"] for channel in seats.get(row["id"], ())}),
            across=sum(
                is_joint(atlas, channel) and is_standing(channel)
                for channel in seats.get(row["id"], ())
            ),
            exchanges=tuple(points.get(row["id"], ())),
            sources=sources(atlas, row["id"], [*points.get(row["id"], ())]),
        )
        for row in atlas.rows("entities")
        if row["country"] in sides and net.degree(row["id"])
    ]
    return tuple(sorted(found, key=order))


def order(hub: Hub) -> tuple[float, int, int, str]:
    """What most runs through first, then what is tied to most."""
    return -hub.between, -hub.neighbours, -hub.across, hub.body["id"]


def channels_of(atlas: Atlas) -> dict[str, list[Row]]:
    """The channels each body sits in, of every form."""
    found: dict[str, dict[str, Row]] = {}
    for seat in atlas.rows("channel_participants"):
        channel = atlas.row("channels", seat["channel_id"])
        if channel:
            found.setdefault(seat["entity_id"], {})[channel["id"]] = channel
    return {body: list(channels.values()) for body, channels in found.items()}


def sources(atlas: Atlas, key: str, exchanges: list[Row]) -> tuple[str, ...]:
    """The keys of the sources that what is counted of a body rests on."""
    ways = [way for _, _, way in graph(atlas).edges(key, data="ways") for way in way]
    rows = [row for way in ways for row in way.rows] + exchanges
    return tuple(dict.fromkeys(source for row in rows for source in row["sources"]))
