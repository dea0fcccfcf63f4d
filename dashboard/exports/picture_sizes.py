"""How large a picture is, what it stands on, and how a drawing is fitted into its room."""

from collections.abc import Mapping
from dataclasses import dataclass

from dashboard.palette import THEMES

Box = tuple[float, float, float, float]
"""Left, top, width and height."""


@dataclass(frozen=True)
class Size:
    """A size: pixels of the finished picture, and the units it is laid out in."""

    pixels: tuple[int, int]
    units: tuple[int, int]


SIZES: Mapping[str, Size] = {
    "1200x675": Size((1200, 675), (1200, 675)),
    "1920x1080": Size((1920, 1080), (1200, 675)),
    "3840x2160": Size((3840, 2160), (1600, 900)),
    "square": Size((2160, 2160), (1080, 1080)),
}


@dataclass(frozen=True)
class Ground:
    """What a picture stands on: the theme of its colours, and its own colour ("" for none)."""

    theme: str
    colour: str


GROUNDS: Mapping[str, Ground] = {
    "white": Ground("light", "#ffffff"),
    "dark": Ground("dark", THEMES["dark"]["paper"]),
    "transparent": Ground("light", ""),
}

BOTH = "both"  # languages in one picture

NARROWEST, WIDEST = 1000.0, 1400.0  # widths at which charts are drawn
LARGEST_SCALE = 1.35
STRETCH = 1.4  # how much taller than on the page a short chart may be drawn


def inks_of(background: str) -> dict[str, str]:
    """The colours of a picture by name; its paper is what it stands on."""
    ground = GROUNDS[background]
    return {**THEMES[ground.theme], "paper": ground.colour or "#ffffff"}


def chart_size(natural: float, room: tuple[float, float]) -> tuple[int, int]:
    """The width and height at which a chart is drawn so that, scaled, it fills its room.

    Takes its height on the page and the room, both in units; a tall chart is drawn wider and
    scaled down, a short one is drawn narrower and scaled up, and stretched a little.
    """
    wide, tall = room
    scale = min(wide / NARROWEST, tall / natural, LARGEST_SCALE)
    width = min(max(wide / scale, NARROWEST), WIDEST)
    height = min(max(natural, tall / scale), natural * STRETCH)
    return round(width), round(height)


def placed(width: float, height: float, room: Box) -> tuple[float, float, float]:
    """Where in a room something of a size stands, undistorted and centred: scale, left, top."""
    scale = min(room[2] / width, room[3] / height)
    return (
        scale,
        room[0] + (room[2] - width * scale) / 2,
        room[1] + (room[3] - height * scale) / 2,
    )
