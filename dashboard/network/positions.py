"""Where everything stands on the mirror map: computed from the whole atlas, the same on every machine.

Left bodies on the left, right bodies on the right, each in its fixed row; frameworks between them in an
order that keeps their lines short; third countries, when asked for, between frameworks and the right side.
Units are those of the drawing: one row is PITCH high, and labels are LABEL high.
"""

from dataclasses import dataclass
from functools import lru_cache
from statistics import mean

from dashboard.filters.address import codes
from dashboard.network.folding import fold, fold_targets
from dashboard.tables.atlas import Atlas

PITCH, LANE_GAP, LABEL = 27.0, 9.0, 21.5
SIDE_X = 560.0  # from the middle to the dots of either side
LABEL_ROOM = 348.0  # beside the dots, for names
LANE_ROOM = 200.0  # beside the names, for the names of the lanes
PILL_WIDTH, PILL_HEIGHT = 366.0, 24.0
CHANNEL_WIDTH, ABROAD_WIDTH = 326.0, 160.0
STAGE_PILL = 396.0  # of frameworks and channels before a room, where their names may be bold
WIDTHS = {"frameworks": PILL_WIDTH, "channels": CHANNEL_WIDTH, "countries": ABROAD_WIDTH}
ABROAD_X = 372.0
OUTER_GAP = 40.0

Point = tuple[float, float]


@dataclass(frozen=True)
class Lane:
    """The band of one lane: its row in lanes.csv and its upper and lower edge."""

    id: str
    top: float
    bottom: float


@dataclass(frozen=True, eq=False)
class Places:
    """The fixed geometry of the map."""

    points: dict[str, Point]
    lanes: tuple[Lane, ...]
    height: float


@lru_cache(maxsize=256)
def places(whole: Atlas, unfolded: tuple[str, ...], beside: tuple[str, ...]) -> Places:
    """Where everything that could be drawn stands, for the unfolded items and third countries asked for."""
    rows, lanes = rows_and_lanes(whole)
    height = lanes[-1].bottom if lanes else 0.0
    points: dict[str, Point] = {}
    for table, key in (("places", "entity_id"), ("families", "id")):
        for row in whole.rows(table):
            if row["slot"] is not None:
                points[row[key]] = (side_of(whole, row, key) * SIDE_X, rows[row["slot"]])
    points |= outer_points(whole, points, unfolded, height)
    points |= column(framework_order(whole), unfolded, channels_by_framework(whole), 0.0, height)
    points |= column(abroad_order(whole, beside), unfolded, bodies_abroad(whole), ABROAD_X, height)
    return Places(points, lanes, height)


def rows_and_lanes(whole: Atlas) -> tuple[dict[int, float], tuple[Lane, ...]]:
    """The height of every row, and the bands of the lanes."""
    slots: dict[str, set[int]] = {}
    for row in (*whole.rows("places"), *whole.rows("families")):
        if row["slot"] is not None:
            slots.setdefault(row["lane_id"], set()).add(row["slot"])
    rows, lanes, top = {}, [], 0.0
    for lane in sorted(whole.rows("lanes"), key=lambda row: row["position"]):
        numbers = sorted(slots.get(lane["id"], ()))
        for at, slot in enumerate(numbers):
            rows[slot] = top + (at + 0.5) * PITCH + LANE_GAP / 2
        bottom = top + len(numbers) * PITCH + LANE_GAP
        lanes.append(Lane(lane["id"], top, bottom))
        top = bottom + LANE_GAP / 2
    return rows, tuple(lanes)


def side_of(whole: Atlas, row: dict[str, str], key: str) -> int:
    """-1 for a row of the left side, 1 for one of the right."""
    if key == "entity_id":
        body = whole.row("entities", row[key])
        assert body is not None
        row = body
    return -1 if row["country"] == left_country(whole) else 1


@lru_cache(maxsize=8)
def left_country(whole: Atlas) -> str:
    """The code of the country on the left side."""
    return next(row["code"] for row in whole.rows("countries") if row["side"] == "left")


def outer_points(
    whole: Atlas, points: dict[str, Point], unfolded: tuple[str, ...], height: float
) -> dict[str, Point]:
    """Places outside the names for the bodies of unfolded bodies and families, beside their parent."""
    targets = fold_targets(whole)
    found: dict[str, Point] = {}
    for sign in (-1, 1):
        free = 0.0
        x = sign * (SIDE_X + LABEL_ROOM + OUTER_GAP + (LANE_ROOM if sign < 0 else 0.0))
        for item in sorted(unfolded, key=lambda key: points.get(key, (0.0, height))[1]):
            members = sorted(body for body, target in targets.items() if target == item)
            if not members or (item in points and points[item][0] * sign < 0):
                continue
            middle = points.get(item, found.get(item, (x, 0.0)))[1]
            if item not in points and item not in found:
                continue
            size = len(members) * PITCH
            top = max(free, min(middle - size / 2, max(height - size, 0.0)))
            found |= {body: (x, top + (at + 0.5) * PITCH) for at, body in enumerate(members)}
            free = top + size + LANE_GAP
    return found


def column(
    order: tuple[str, ...],
    unfolded: tuple[str, ...],
    children: dict[str, tuple[str, ...]],
    x: float,
    height: float,
) -> dict[str, Point]:
    """Items evenly spaced in one column, each unfolded one followed by its children."""
    items = [
        key
        for item in order
        for key in (item, *(children.get(item, ()) if item in unfolded else ()))
    ]
    pitch = max(PILL_HEIGHT + 3.0, height / max(len(items), 1))
    return {key: (x, (at + 0.5) * pitch) for at, key in enumerate(items)}


@lru_cache(maxsize=8)
def framework_order(whole: Atlas) -> tuple[str, ...]:
    """Frameworks from top to bottom: each at the mean height of the bodies that sit in it (barycentre)."""
    rows, _ = rows_and_lanes(whole)
    slots = {row["entity_id"]: row["slot"] for row in whole.rows("places")}
    slots |= {row["id"]: row["slot"] for row in whole.rows("families")}
    drawn = fold(whole, (), ()).drawn
    framework = {row["id"]: row["framework_id"] for row in whole.rows("channels")}
    heights: dict[str, list[float]] = {row["id"]: [] for row in whole.rows("frameworks")}
    for seat in whole.rows("channel_participants"):
        slot = slots.get(drawn.get(seat["entity_id"], ""))
        if slot is not None:
            heights[framework[seat["channel_id"]]].append(rows[slot])
    centre = {key: mean(found) if found else 0.0 for key, found in heights.items()}
    return tuple(sorted(centre, key=lambda key: (centre[key], key)))


@lru_cache(maxsize=8)
def channels_by_framework(whole: Atlas) -> dict[str, tuple[str, ...]]:
    """The channels of each framework: mechanisms, then documents, then moments, oldest first."""
    found: dict[str, list[tuple[str, str, str]]] = {}
    order = {code: str(at) for at, code in enumerate(codes(whole, "form"))}
    for row in whole.rows("channels"):
        found.setdefault(row["framework_id"], []).append(
            (order[row["form"]], row["valid_from"], row["id"])
        )
    return {key: tuple(item[2] for item in sorted(items)) for key, items in found.items()}


def abroad_order(whole: Atlas, beside: tuple[str, ...]) -> tuple[str, ...]:
    """Third countries that have bodies, in the order of countries.csv; none unless one is asked for."""
    if not beside:
        return ()
    with_bodies = bodies_abroad(whole)
    return tuple(row["code"] for row in whole.rows("countries") if row["code"] in with_bodies)


@lru_cache(maxsize=8)
def bodies_abroad(whole: Atlas) -> dict[str, tuple[str, ...]]:
    """The bodies of each third country."""
    third = {row["code"] for row in whole.rows("countries") if row["side"] == "none"}
    found: dict[str, list[str]] = {}
    for row in whole.rows("entities"):
        if row["country"] in third:
            found.setdefault(row["country"], []).append(row["id"])
    return {code: tuple(sorted(bodies)) for code, bodies in found.items()}
