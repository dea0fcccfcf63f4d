"""The shortest formal route between two bodies on a day, step by step, or that none is on record."""

from collections.abc import Collection
from dataclasses import dataclass
from functools import lru_cache
from itertools import islice, pairwise
from typing import TYPE_CHECKING

from dashboard.answers.graph import SEEN, By, Way, graph
from dashboard.answers.joint import countries_of_sides
from dashboard.tables.atlas import Atlas, Row

if TYPE_CHECKING:
    from networkx import Graph

SHOWN = 3  # routes that are told in full
WEIGHED = 600  # of equally short routes, how many are weighed against each other
START, END = "<start", ">end"  # no keys of the tables look like this


@dataclass(frozen=True)
class Step:
    """One step of a route: two bodies, and everything that ties them, what can be seen first."""

    source: str
    target: str
    ways: tuple[Way, ...]

    @property
    def is_hidden(self) -> bool:
        """Whether nothing of what passes can be seen from outside, by none of its ways."""
        return all(way.visibility == "not-visible" for way in self.ways)

    @property
    def is_certain(self) -> bool:
        """Whether one of its ways surely held on the day, as far as its dates say."""
        return any(way.doubt != "possibly" for way in self.ways)


@dataclass(frozen=True)
class Route:
    """A way from one body to another.

    bodies  all bodies on it, both ends among them
    steps   the steps between them, one fewer than bodies
    """

    bodies: tuple[str, ...]
    steps: tuple[Step, ...]

    @property
    def rows(self) -> list[Row]:
        """Every row it rests on."""
        return [row for step in self.steps for way in step.ways for row in way.rows]


@dataclass(frozen=True)
class Routes:
    """What there is between two things of the map.

    first, last  the bodies either stands for on the day; empty where there is none
    count        how many shortest routes there are; 0 where none is on record
    shown        the first few of them: those in the two countries, then those that can be seen
    """

    first: tuple[str, ...]
    last: tuple[str, ...]
    count: int
    shown: tuple[Route, ...]

    @property
    def steps(self) -> int:
        """How many steps the shortest route takes."""
        return len(self.shown[0].steps) if self.shown else 0


@lru_cache(maxsize=32)
def routes(atlas: Atlas, first: str, last: str, by: By = "both", without: str = "") -> Routes:
    """The shortest formal routes between two things of the map on the day of an atlas.

    atlas        an atlas narrowed to a day
    first, last  keys of bodies; also of frameworks, channels, families, and codes of countries,
                 which stand for the bodies that sit in them or belong to them
    by           which ties count
    without      a body thought away; "" for none

    Breadth-first search over an unweighted graph (Moore 1959), as in networkx. Equally short routes
    are all counted, and differ in at least one body; a step may be taken by several ways.
    """
    starts, ends = (standing_for(atlas, key, without) for key in (first, last))
    if not starts or not ends:
        return Routes(starts, ends, 0, ())
    net = graph(atlas, by).copy()
    net.remove_nodes_from([without] if without in net else [])
    net.add_edges_from((START, body) for body in starts)
    net.add_edges_from((body, END) for body in ends)
    count, paths = shortest(net)
    made = sorted((route_of(net, path) for path in paths), key=lambda route: rank(atlas, route))
    return Routes(starts, ends, count, tuple(made[:SHOWN]))


def shortest(net: "Graph") -> tuple[int, list[tuple[str, ...]]]:
    """How many shortest paths lead from START to END, and the bodies on some of them."""
    import networkx

    if not networkx.has_path(net, START, END):
        return 0, []
    before = networkx.predecessor(net, START)
    counts = {START: 1}
    for node in networkx.bfs_tree(net, START):
        counts.setdefault(node, sum(counts[each] for each in before[node]))
    found = networkx.all_shortest_paths(net, START, END)
    return counts[END], [tuple(path[1:-1]) for path in islice(found, WEIGHED)]


def route_of(net: "Graph", bodies: tuple[str, ...]) -> Route:
    """A path of the graph with the ways of its steps."""
    steps = tuple(Step(one, other, ways(net, one, other)) for one, other in pairwise(bodies))
    return Route(bodies, steps)


def ways(net: "Graph", one: str, other: str) -> tuple[Way, ...]:
    """What ties two bodies: at home before in channels, what can be seen first."""
    return tuple(
        sorted(
            net[one][other]["ways"],
            key=lambda way: (way.table == "channels", SEEN.index(way.visibility), way.doubt or ""),
        )
    )


def rank(atlas: Atlas, route: Route) -> tuple[int, int, int, int, tuple[str, ...]]:
    """Routes within the two countries first, then those that can be seen and are certain."""
    sides = countries_of_sides(atlas.whole)
    rows = [row for body in route.bodies if (row := atlas.row("entities", body))]
    return (
        sum(row["country"] not in sides for row in rows),
        sum(step.is_hidden for step in route.steps),
        sum(not step.is_certain for step in route.steps),
        -sum(len(step.ways) for step in route.steps),
        route.bodies,
    )


def standing_for(atlas: Atlas, key: str, without: str = "") -> tuple[str, ...]:
    """The bodies of the day that a thing of the map stands for."""
    whole = atlas.whole
    found: Collection[str]
    if whole.row("entities", key):
        found = {key}
    elif whole.row("countries", key):
        found = {row["id"] for row in atlas.rows("entities") if row["country"] == key}
    elif whole.row("families", key):
        found = {row["entity_id"] for row in whole.rows("places") if row["folds_into"] == key}
    else:
        channels = {
            row["id"] for row in atlas.rows("channels") if key in (row["id"], row["framework_id"])
        }
        seats = atlas.rows("channel_participants")
        found = {row["entity_id"] for row in seats if row["channel_id"] in channels}
    return tuple(sorted((set(found) & atlas.keys("entities")) - {without}))
