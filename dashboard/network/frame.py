"""What stands behind the nodes: the bands of the lanes with their names, and the headings of the columns."""

from typing import Any

from dashboard.filters.address import Address
from dashboard.language.words import Words
from dashboard.network.positions import (
    ABROAD_X,
    LABEL_ROOM,
    LANE_ROOM,
    PITCH,
    SIDE_X,
    Places,
)
from dashboard.tables.atlas import Atlas

LEFT_EDGE = -(SIDE_X + LABEL_ROOM + LANE_ROOM)
RIGHT_EDGE = SIDE_X + LABEL_ROOM
HEAD_Y = -24.0


def frame(atlas: Atlas, address: Address, spots: Places, words: Words) -> list[dict[str, Any]]:
    """Bands, lane names and headings, none of which can be chosen."""
    lanes = {row["id"]: row for row in atlas.whole.rows("lanes")}
    pieces = []
    for lane in spots.lanes:
        middle = (lane.top + lane.bottom) / 2
        tall = lane.bottom - lane.top
        lines = words.lines(words.short(lanes[lane.id]), 11.5 if tall > 2 * PITCH else 99)
        pieces.append(
            still(
                f"lane:{lane.id}",
                "lane",
                (LEFT_EDGE + RIGHT_EDGE) / 2,
                middle,
                "",
                width=RIGHT_EDGE - LEFT_EDGE,
                height=tall,
            )
        )
        pieces.append(
            still(
                f"lane-name:{lane.id}",
                "lane-name",
                LEFT_EDGE + 14,
                middle,
                "\n".join(lines),
                name=words.short(lanes[lane.id]),
            )
        )
    return pieces + headings(atlas, address, words)


def headings(atlas: Atlas, address: Address, words: Words) -> list[dict[str, Any]]:
    """The names of the columns."""
    pieces = []
    for country in atlas.whole.rows("countries"):
        if country["side"] in ("left", "right"):
            sign = -1 if country["side"] == "left" else 1
            pieces.append(
                still(
                    f"head:{country['side']}",
                    f"head side-{country['side']} colour-{country['colour']}",
                    sign * SIDE_X,
                    HEAD_Y,
                    words.name(country),
                )
            )
    if address.mode == "cooperation":
        pieces.append(
            still("head:frameworks", "head middle", 0, HEAD_Y, words.text("map.frameworks"))
        )
    if address.beside:
        pieces.append(
            still("head:abroad", "head middle", ABROAD_X, HEAD_Y, words.text("map.abroad"))
        )
    return pieces


def still(
    key: str,
    classes: str,
    x: float,
    y: float,
    label: str,
    width: float = 1,
    height: float = 1,
    name: str = "",
) -> dict[str, Any]:
    """A piece of the frame."""
    return {
        "data": {
            "id": key,
            "label": label,
            "name": name,
            "width": width,
            "height": height,
            "table": "",
        },
        "position": {"x": round(x, 1), "y": round(y, 1)},
        "classes": f"frame {classes}",
        "selectable": False,
        "grabbable": False,
    }
