"""How each side is organised: its bodies by branch of work, each under its parent."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from dashboard.tables.atlas import Atlas, Row

SIDES = ("left", "right")


@dataclass(frozen=True)
class Branch:
    """A body, or a family of like bodies, and what is under it in the same branch of work."""

    key: str
    is_family: bool = False
    inside: tuple["Branch", ...] = ()

    @property
    def bodies(self) -> tuple[str, ...]:
        """The bodies of the branch, itself included, from top to bottom."""
        own = () if self.is_family else (self.key,)
        return sum((branch.bodies for branch in self.inside), own)


@dataclass(frozen=True)
class Group:
    """A branch of work, and what each side has in it, from top to bottom."""

    lane: str
    left: tuple[Branch, ...]
    right: tuple[Branch, ...]

    def on(self, side: str) -> tuple[Branch, ...]:
        """What one side has in it."""
        return self.left if side == "left" else self.right


def organisation(atlas: Atlas) -> list[Group]:
    """The branches of work in which an atlas has a body of either side.

    First stands the branch from which most others are led, then the others in the order of the map.
    A body stands under its parent where that is in the same branch of work, else at the top of its
    branch; like bodies without such a parent stand in their family.
    """
    found = []
    for lane in lanes(atlas.whole):
        left, right = (branches(atlas, lane, side) for side in SIDES)
        if left or right:
            found.append(Group(lane, left, right))
    return found


@lru_cache(maxsize=4)
def lanes(whole: Atlas) -> tuple[str, ...]:
    """The branches of work in the order of the chart."""
    places = {row["entity_id"]: row["lane_id"] for row in whole.rows("places")}
    led: dict[str, int] = {}
    for row in whole.rows("entities"):
        above = places.get(row["parent_id"], "")
        if above and places.get(row["id"], above) != above:
            led[above] = led.get(above, 0) + 1
    rows = sorted(whole.rows("lanes"), key=lambda row: row["position"])
    leading = max(led, key=led.__getitem__, default="")
    return tuple(sorted((row["id"] for row in rows), key=lambda lane: lane != leading))


def branches(atlas: Atlas, lane: str, side: str) -> tuple[Branch, ...]:
    """What one side has in a branch of work."""
    sides = {row["code"]: row["side"] for row in atlas.whole.rows("countries")}
    places = {row["entity_id"]: row for row in atlas.whole.rows("places")}
    families = {row["id"] for row in atlas.whole.rows("families")}
    bodies = {
        row["id"]: row
        for row in atlas.rows("entities")
        if sides[row["country"]] == side and places[row["id"]]["lane_id"] == lane
    }
    under: dict[str, list[str]] = {}
    for key, row in bodies.items():
        fold = places[key]["folds_into"]
        family = fold if fold in families else ""
        under.setdefault(row["parent_id"] if row["parent_id"] in bodies else family, []).append(key)
    return grown(under, "", order_of(atlas.whole, bodies), families)


def grown(
    under: Mapping[str, list[str]],
    key: str,
    order: Callable[[str], tuple[object, ...]],
    families: Iterable[str],
) -> tuple[Branch, ...]:
    """The branches under a body, a family, or, for "", at the top."""
    here = sorted(under.get(key, ()), key=order)
    found = [Branch(body, False, grown(under, body, order, ())) for body in here]
    for family in sorted(families):
        if family in under:
            found.append(Branch(family, True, grown(under, family, order, ())))
    return tuple(found)


def order_of(whole: Atlas, bodies: Mapping[str, Row]) -> Callable[[str], tuple[object, ...]]:
    """What bodies are sorted by: their height on the map, who heads others first, then by name."""
    slots = {row["entity_id"]: row for row in whole.rows("places")}

    def height(key: str) -> int:
        row = slots.get(key)
        while row and row["slot"] is None and row["folds_into"] in slots:
            row = slots[row["folds_into"]]
        return row["slot"] if row and row["slot"] is not None else 999

    def place(key: str) -> tuple[object, ...]:
        row = bodies[key]
        return height(key), row["kind"] != "post", bool(slots[key]["folds_into"]), row["name_en"]

    return place
