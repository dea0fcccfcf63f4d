"""A route between two things of the map, and what breaks without a body, as nodes and ties of the map."""

from dataclasses import dataclass

from dashboard.answers.graph import PART, Way
from dashboard.answers.joint import is_standing
from dashboard.answers.routes import Route, Routes, Step, routes
from dashboard.answers.what_if import gone
from dashboard.filters.address import Address
from dashboard.filters.apply import apply
from dashboard.filters.filters import Filters
from dashboard.language.words import Words
from dashboard.network.folding import Folding, fold
from dashboard.network.ties import (
    Tie,
    colour_of,
    cooperation_ties,
    ends,
    organisation_ties,
    relation_sentence,
)
from dashboard.tables.atlas import Atlas, Row, key_of
from dashboard.tables.schema import TABLES


@dataclass(frozen=True)
class Broken:
    """What is drawn otherwise where a body is thought away.

    nodes  the body itself, if it has a node of its own
    ties   the ids of ties that only it holds
    cut    nodes all of whose bodies are cut off
    """

    nodes: tuple[str, ...]
    ties: tuple[str, ...]
    cut: tuple[str, ...]


def asked_routes(atlas: Atlas, address: Address) -> Routes | None:
    """The routes an address asks for: between two things in focus; None where it asks for none.

    They are those of the day: filters narrow what is drawn, not what is formally tied.
    """
    if len(address.focus) < 2:
        return None
    return routes(of_the_day(atlas), *address.focus, address.by, address.gone)


def of_the_day(atlas: Atlas) -> Atlas:
    """An atlas narrowed to its day alone."""
    return apply(atlas.whole, Filters(), atlas.day)


def route_ties(atlas: Atlas, address: Address, words: Words) -> list[Tie]:
    """The ties that the first shortest route takes on the map, drawn in its mode or not.

    A step is drawn by those of its ways the mode shows; where it has none, by the others, straight
    from body to body.
    """
    found = asked_routes(atlas, address)
    if not found or not found.shown:
        return []
    folding = fold(atlas, address.open, address.beside)
    route = found.shown[0]
    ties = [tie for step in route.steps for tie in step_ties(atlas, step, folding, address, words)]
    ties += end_ties(atlas, route, folding, address)
    return list({tie.id: tie for tie in ties}.values())


def step_ties(
    atlas: Atlas, step: Step, folding: Folding, address: Address, words: Words
) -> list[Tie]:
    """The ties that draw one step."""
    one, other = (folding.drawn.get(body) for body in (step.source, step.target))
    if one is None or other is None or one == other:
        return []
    shown: dict[str, Tie] = {}
    beside: dict[str, Tie] = {}
    for way in step.ways:
        for tie in seat_ties(atlas, step, way, folding, address):
            shown[tie.id] = tie
        if way.table != "channels" or not is_drawn(atlas, way.row, address):
            straight(atlas, (one, other), step, way, words, beside)
    if address.mode != "cooperation":
        at_home = {key: tie for key, tie in beside.items() if tie.table == "relations"}
        return list((at_home or beside).values())
    return list((shown or beside).values())


def seat_ties(atlas: Atlas, step: Step, way: Way, folding: Folding, address: Address) -> list[Tie]:
    """The two seats of a step through a channel, where channels are drawn."""
    if way.table != "channels" or not is_drawn(atlas, way.row, address):
        return []
    return [seat_tie(atlas, body, way.row, folding, address) for body in (step.source, step.target)]


def is_drawn(atlas: Atlas, channel: Row, address: Address) -> bool:
    """Whether the map shows a channel, or the framework it stands under."""
    return address.mode == "cooperation" and atlas.row("channels", channel["id"]) is not None


def seat_tie(atlas: Atlas, body: str, channel: Row, folding: Folding, address: Address) -> Tie:
    """The tie of a body to a channel, or to the framework it is folded into."""
    framework = channel["framework_id"]
    place = channel["id"] if framework in address.open else framework
    source, target = ends(atlas, body, folding.drawn[body], place)
    return Tie(source, target, "seat", "channel_participants", colour_of(atlas, body))


def straight(
    atlas: Atlas,
    nodes: tuple[str, str],
    step: Step,
    way: Way,
    words: Words,
    ties: dict[str, Tie],
) -> None:
    """Put a way into the tie that leads straight from body to body."""
    source, target = nodes
    if way.row.get("from_id") == step.target or (way.kind == PART and way.row["id"] == step.target):
        source, target = target, source
    tie = Tie(source, target, way.kind, way.table, colour_of(atlas, step.source))
    tie = ties.setdefault(tie.id, tie)
    said = sentence(atlas, way, words)
    tie.add(key_of(way.row, TABLES[way.table].key), said, False, way.visibility, bool(way.doubt))


def sentence(atlas: Atlas, way: Way, words: Words) -> str:
    """What a tie that leads straight from body to body says."""
    if way.table == "relations":
        return relation_sentence(atlas, way.row, words)
    if way.table == "channels":
        return words.text("route.through", channel=words.short(way.row))
    whole = atlas.whole.row("entities", way.row["parent_id"])
    assert whole is not None
    return words.text("route.part", part=words.short(way.row), whole=words.short(whole))


def end_ties(atlas: Atlas, route: Route, folding: Folding, address: Address) -> list[Tie]:
    """From a chosen framework or channel, the seats of the body at the end of the route in it."""
    if address.mode != "cooperation":
        return []
    found = []
    for key, body in ((address.focus[0], route.bodies[0]), (address.focus[1], route.bodies[-1])):
        for seat in atlas.rows("channel_participants") if body in folding.drawn else ():
            channel = atlas.row("channels", seat["channel_id"])
            if (
                channel
                and seat["entity_id"] == body
                and key in (channel["id"], channel["framework_id"])
            ):
                found.append(seat_tie(atlas, body, channel, folding, address))
    return found


def route_ids(atlas: Atlas, address: Address, words: Words) -> tuple[str, ...]:
    """The ids of the nodes and ties that stand out for a route."""
    found = asked_routes(atlas, address)
    if not found or not found.shown:
        return ()
    folding = fold(atlas, address.open, address.beside)
    ties = route_ties(atlas, address, words)
    nodes = {end for tie in ties for end in (tie.source, tie.target)}
    nodes |= {folding.drawn[body] for body in found.shown[0].bodies if body in folding.drawn}
    return tuple(sorted(nodes | {tie.id for tie in ties}))


def broken(atlas: Atlas, address: Address, words: Words) -> Broken:
    """What breaks on the map without the body that is thought away."""
    key = address.gone
    found = gone(of_the_day(atlas), key) if key else None
    if found is None:
        return Broken((), (), ())
    folding = fold(atlas, address.open, address.beside)
    own = folding.drawn.get(key) == key
    stands: dict[str, set[str]] = {}
    for body, node in folding.drawn.items():
        stands.setdefault(node, set()).add(body)
    cut = {node for node, bodies in stands.items() if bodies <= set(found.cut_off)}
    ties = (
        [tie for tie in cooperation_ties(atlas, folding, address) if is_only(atlas, tie, key)]
        if address.mode == "cooperation"
        else [tie for tie in organisation_ties(atlas, folding, words) if is_only(atlas, tie, key)]
    )
    return Broken(
        (key,) if own else (), tuple(sorted(tie.id for tie in ties)), tuple(sorted(cut - {key}))
    )


def is_only(atlas: Atlas, tie: Tie, key: str) -> bool:
    """Whether a drawn tie would be gone with a body: nothing else holds it, and it is a standing one."""
    rows = [row for each in tie.rows if (row := atlas.row(tie.table, each))]
    if tie.table == "relations":
        return all(key in (row["from_id"], row["to_id"]) for row in rows)
    channels = [row for each in tie.channels if (row := atlas.row("channels", each))]
    return all(row["entity_id"] == key for row in rows) and any(map(is_standing, channels))
