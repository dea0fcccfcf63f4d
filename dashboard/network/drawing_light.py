"""What a choice lights and what it lets fade, as the page does it: classes on top of the elements."""

from dashboard.network.drawing_style import Element
from dashboard.network.legend import Asked
from dashboard.network.routed import broken, route_ids
from dashboard.network.stage import PLACES, chosen, standing

Added = dict[str, set[str]]


def lit(elements: list[Element], asked: Asked) -> list[Element]:
    """The elements with the classes of their state: chosen, lit, faded, gone, cut off.

    Takes the elements of the map and what it is drawn from (focus, degrees, a body thought away).
    """
    state = states(elements, asked)
    hidden = asked.words.text("map.not-visible")
    return [worn(element, state.get(element["data"]["id"], set()), hidden) for element in elements]


def worn(element: Element, more: set[str], hidden: str) -> Element:
    """An element with more classes; a lit tie that cannot be seen says so."""
    if not more:
        return element
    found = {**element, "classes": " ".join((element["classes"], *sorted(more)))}
    if "lit" in more and "source" in element["data"]:
        found["data"] = {**element["data"], "says": hidden}
    return found


def states(elements: list[Element], asked: Asked) -> Added:
    """The classes of state of every element; none where nothing is chosen or thought away."""
    nodes = [one for one in elements if one["data"].get("table")]
    ties = [one for one in elements if "source" in one["data"]]
    here = {one["data"]["id"] for one in (*nodes, *ties)}
    ends = chosen(nodes, asked.address)
    away = broken(asked.atlas, asked.address, asked.words) if asked.address.gone else None
    gone = {*away.nodes, *away.ties} if away else set()
    if not ends and not gone:
        return {}
    if len(asked.address.focus) == 2:
        bright = {*ends, *route_ids(asked.atlas, asked.address, asked.words)}
    elif away and gone:
        bright = {*gone, *away.cut, *ends_of(ties, set(away.ties))}
    else:
        bright = around(ends[0], nodes, ties, asked.address.degrees)
    found: Added = {key: {"lit" if key in bright else "faded"} for key in here}
    mark(found, {"chosen": ends})
    if away:
        mark(found, {"gone": away.nodes, "broken": away.ties, "cut": away.cut})
    if len(ends) == 1 and not gone:
        beside = opposite(ends[0], nodes)
        for key in beside:
            found[key] = (found[key] - {"faded"}) | {"lit", "counterpart"}
    return found


def mark(found: Added, names: dict[str, tuple[str, ...] | list[str]]) -> None:
    """Give elements one more class each, as far as they are drawn."""
    for name, keys in names.items():
        for key in keys:
            if key in found:
                found[key].add(name)


def ends_of(ties: list[Element], keys: set[str]) -> set[str]:
    """The nodes at the ends of ties."""
    return {
        tie["data"][end]
        for tie in ties
        if tie["data"]["id"] in keys
        for end in ("source", "target")
    }


def opposite(key: str, nodes: list[Element]) -> list[str]:
    """The nodes that stand for the counterparts of a node."""
    data = next(node["data"] for node in nodes if node["data"]["id"] == key)
    named = str(data.get("counterparts", "")).split("\n")
    return [other for one in named if one and (other := standing(one, nodes))]


def around(start: str, nodes: list[Element], ties: list[Element], degrees: int) -> set[str]:
    """A node and what it meets within so many degrees, nodes and ties.

    An unfolded framework stands for its channels. Bodies meet through the same channel, not merely
    the same framework.
    """
    data = {node["data"]["id"]: node["data"] for node in nodes}
    found = {start} | {key for key, one in data.items() if one.get("framework") == start}
    edge = set(found)
    for _ in range(degrees):
        near = touching(ties, edge)
        channels = {key for tie in near for key in several(tie)}
        met = ends_of(near, {tie["data"]["id"] for tie in near})
        places = {key for key in met if data[key]["table"] in PLACES}
        shared = [tie for tie in touching(ties, places) if channels.intersection(several(tie))]
        keys = {tie["data"]["id"] for tie in (*near, *shared)}
        met |= ends_of(shared, keys)
        edge = met - found
        found |= met | keys
    return found


def touching(ties: list[Element], keys: set[str]) -> list[Element]:
    """The ties with an end among some nodes."""
    return [tie for tie in ties if {tie["data"]["source"], tie["data"]["target"]} & keys]


def several(tie: Element) -> list[str]:
    """The channels of a tie."""
    return [key for key in str(tie["data"]["channels"]).split("\n") if key]
