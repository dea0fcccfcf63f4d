"""The map as a room can read it: only what the choice lights, in rows packed close, in large type.

The places are not those of the page: what is not chosen is left out, and every column closes up. Left and
right stay left and right, the order in a column stays, and two that share a row on the page share one here
as long as there is room for it.
"""

from collections import Counter
from collections.abc import Collection
from typing import Any

from dashboard.filters.address import Address
from dashboard.language.words import Words
from dashboard.network.positions import LABEL_ROOM, PITCH, Point
from dashboard.network.ties import Tie

Node = dict[str, Any]
WIDE = 1640.0  # of the whole drawing: at 1920 pixels its labels are 24 pixels high
SIDE_X = WIDE / 2 - LABEL_ROOM - 7
MIDDLE_BESIDE, ABROAD_BESIDE = -70.0, 287.0  # frameworks and third countries where both are drawn
MOST_ROWS = 25  # that keep counterparts at the same height; where there are more, columns close up
MOST_SPREAD = 1.9  # where there are few rows, how far they stand apart
HEAD_Y = -0.6 * PITCH
HEADS = {
    "head:left": "left",
    "head:right": "right",
    "head:frameworks": "middle",
    "head:abroad": "abroad",
}
PLACES = ("frameworks", "channels")


def lit(nodes: list[Node], ties: list[Tie], address: Address, route: Collection[str]) -> set[str]:
    """The nodes that a choice lights: all of them where nothing that is drawn is chosen.

    `route` holds what stands out between two that are chosen.
    """
    table = {node["data"]["id"]: node["data"]["table"] for node in nodes}
    ends = chosen(nodes, address)
    if not ends:
        return set(table)
    if len(ends) > 1:
        return {*ends, *(key for key in route if key in table)}
    return around(ends[0], nodes, ties, address)


def staged(
    nodes: list[Node], ties: list[Tie], address: Address, route: Collection[str]
) -> tuple[list[Node], list[Tie]]:
    """What is drawn before a room: what the choice lights; without one, all that a tie is drawn to."""
    seen = lit(nodes, ties, address, route)
    if not chosen(nodes, address):
        seen -= free(nodes, ties, address)
    return (
        [node for node in nodes if node["data"]["id"] in seen],
        [tie for tie in ties if {tie.source, tie.target} <= seen],
    )


def free(nodes: list[Node], ties: list[Tie], address: Address) -> set[str]:
    """The bodies no tie is drawn to; one that is thought away is none of them."""
    tied = {end for tie in ties for end in (tie.source, tie.target)} | {address.gone}
    return {
        node["data"]["id"]
        for node in nodes
        if node["data"]["id"] not in tied and node["data"]["table"] not in PLACES
    }


def untied(nodes: list[Node], ties: list[Tie], address: Address) -> dict[str, int]:
    """How many bodies of each column are left out because no tie is drawn to them."""
    if chosen(nodes, address):
        return {}
    away = free(nodes, ties, address)
    return dict(Counter(column_of(node) for node in nodes if node["data"]["id"] in away))


def chosen(nodes: list[Node], address: Address) -> list[str]:
    """The nodes that stand for what the address chooses."""
    return [key for one in address.focus if (key := standing(one, nodes))]


def standing(key: str, nodes: list[Node]) -> str:
    """The node of a key, or the one the body is folded into; "" where neither is drawn."""
    for node in nodes:
        if key == node["data"]["id"]:
            return key
    for node in nodes:
        if key in str(node["data"].get("members", "")).split("\n"):
            return str(node["data"]["id"])
    return ""


def around(start: str, nodes: list[Node], ties: list[Tie], address: Address) -> set[str]:
    """A node, its counterparts, and what it meets within the degrees of the address."""
    data = {node["data"]["id"]: node["data"] for node in nodes}
    found = {start} | {key for key, one in data.items() if one.get("framework") == start}
    edge = set(found)
    for _ in range(address.degrees):
        edge = reached(edge, data, ties) - found
        found |= edge
    opposite = str(data[start].get("counterparts", "")).split("\n")
    return found | {key for one in opposite if one and (key := standing(one, nodes))}


def reached(edge: set[str], data: dict[str, dict[str, Any]], ties: list[Tie]) -> set[str]:
    """One degree further: through the same channels, not merely the same framework."""
    near = [tie for tie in ties if {tie.source, tie.target} & edge]
    channels = set().union(*(tie.channels for tie in near))
    ends = {end for tie in near for end in (tie.source, tie.target)}
    places = {end for end in ends if data[end]["table"] in PLACES}
    shared = [tie for tie in ties if {tie.source, tie.target} & places and tie.channels & channels]
    return ends | {end for tie in shared for end in (tie.source, tie.target)}


def stage_points(shown: list[Node], points: dict[str, Point]) -> dict[str, Point]:
    """Where the nodes that are shown stand."""
    columns: dict[str, list[str]] = {}
    for node in shown:
        columns.setdefault(column_of(node), []).append(node["data"]["id"])
    for keys in columns.values():
        keys.sort(key=lambda key: (points[key][1], key))
    most = max((len(keys) for keys in columns.values()), default=1)
    pitch = PITCH * min(MOST_SPREAD, max(1.0, MOST_ROWS / most))
    heights = rows(columns, points, pitch)
    tall = max(heights.values(), default=0.0)
    beside = bool(columns.get("abroad"))
    across = {
        "left": -SIDE_X if columns.get("right") or columns.get("middle") else 0.0,
        "right": SIDE_X if columns.get("left") or columns.get("middle") else 0.0,
        "middle": MIDDLE_BESIDE if beside else 0.0,
        "abroad": ABROAD_BESIDE,
    }
    found: dict[str, Point] = {}
    for name, keys in columns.items():
        for at, key in enumerate(keys):
            spread = (at + 0.5) * max(pitch, (tall + pitch / 2) / len(keys))
            y = heights[key] if name in ("left", "right") else spread
            found[key] = (across[name], y)
    return found


def stage_headings(
    pieces: list[Node],
    shown: list[Node],
    left_out: dict[str, int],
    points: dict[str, Point],
    words: Words,
) -> list[Node]:
    """The names of the columns that hold anything, over where they stand, with how many are left out."""
    across = {column_of(node): points[node["data"]["id"]][0] for node in shown}
    found = []
    for piece in pieces:
        data = piece["data"]
        column = HEADS.get(data["id"], "")
        if column not in across:
            continue
        if count := left_out.get(column):
            data = {**data, "label": words.text("map.untied", name=data["label"], count=count)}
        at = {"x": round(across[column], 1), "y": HEAD_Y}
        found.append({**piece, "data": data, "position": at})
    return found


def heavier(elements: list[Node]) -> list[Node]:
    """Elements in the style of a room. Of the ties of one hidden place one says that it is hidden."""
    said: set[str] = set()
    found = []
    for element in elements:
        data, classes = element["data"], f"{element['classes']} staged"
        if "source" in data and "visibility-not-visible" in classes:
            ends = {data["source"], data["target"]}
            classes += " unsaid" if ends & said else ""
            said |= ends
        found.append({**element, "classes": classes})
    return found


def column_of(node: Node) -> str:
    """The column of a node: a side, the middle, or third countries."""
    if node["data"]["table"] in PLACES:
        return "middle"
    classes = node["classes"].split()
    return next((side for side in ("left", "right") if f"side-{side}" in classes), "abroad")


def rows(columns: dict[str, list[str]], points: dict[str, Point], pitch: float) -> dict[str, float]:
    """How far down the bodies of both sides stand, in rows at least `pitch` high."""
    sides = [columns.get(side, []) for side in ("left", "right")]
    levels = sorted({points[key][1] for keys in sides for key in keys})
    shared = len(levels) * pitch <= MOST_ROWS * PITCH and all(
        len({points[key][1] for key in keys}) == len(keys) for keys in sides
    )
    tall = max(*(len(keys) for keys in (*sides, columns.get("middle", []))), 1)
    found: dict[str, float] = {}
    for keys in sides:
        step = pitch if shared else pitch * max(1.0, tall / max(len(keys), 1))
        for at, key in enumerate(keys):
            row = levels.index(points[key][1]) if shared else at
            found[key] = (row + 0.5) * step
    return found
