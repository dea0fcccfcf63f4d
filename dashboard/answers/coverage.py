"""Which sectors a channel reaches: those it names; a channel that names none is general."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from dashboard.filters.crosswalk import SectorGroup, sector_pairs
from dashboard.tables.atlas import Atlas, Row

PUBLIC = frozenset(
    {
        "post", "head-of-government", "ministry", "agency", "coordination-body", "regulator",
        "law-enforcement", "intelligence", "military",
    }
)  # fmt: skip
"""Kinds of bodies that belong to a state."""

INDUSTRY = "industry"

OneSided = Literal["both", "government", "industry", "other", "none"]


@dataclass(frozen=True)
class SectorLine:
    """Sectors that are looked at together: a sector with the one that answers to it across.

    left, right   the sectors whose channels are counted here; one side may be empty
    beside        the broader sectors across, which this line shares with others
    without       sectors that have lines of their own: channels that name them count there
    """

    left: tuple[str, ...]
    right: tuple[str, ...]
    beside: tuple[str, ...] = ()
    without: tuple[str, ...] = ()

    @property
    def sectors(self) -> tuple[str, ...]:
        """The sectors whose channels are counted here, those of the left side first."""
        return self.left + self.right


def sector_lines(atlas: Atlas) -> tuple[SectorLine, ...]:
    """The sectors of an atlas in lines, those that correspond one to one in one line.

    Where one sector answers to many, each of the many has its line beside the one; the one has a
    line of its own only if a channel names it and none of them.
    """
    return tuple(
        line
        for group in sector_pairs(atlas)
        for line in lines_of(group)
        if not line.without or channels_on(atlas, line)
    )


def lines_of(group: SectorGroup) -> list[SectorLine]:
    """The lines of sectors that correspond."""
    if len(group.left) <= 1 and len(group.right) <= 1:
        return [SectorLine(group.left, group.right)]
    if len(group.left) >= len(group.right):
        lines = [SectorLine((key,), (), group.right) for key in group.left]
        return [*lines, SectorLine((), group.right, without=group.left)]
    lines = [SectorLine((), (key,), group.left) for key in group.right]
    return [*lines, SectorLine(group.left, (), without=group.right)]


def channels_on(atlas: Atlas, line: SectorLine) -> list[Row]:
    """The matching channels that name a sector of a line."""
    return [
        channel
        for channel in matching(atlas)
        if not named_by(atlas, channel).isdisjoint(line.sectors)
        and named_by(atlas, channel).isdisjoint(line.without)
    ]


def named_by(atlas: Atlas, channel: Row) -> frozenset[str]:
    """The sectors a channel names, whether or not they are in the narrowed atlas."""
    row = atlas.whole.row("channels", channel["id"])
    return frozenset(row["sector_ids"] if row else ())


def matching(atlas: Atlas) -> list[Row]:
    """The channels that meet every filter; those kept as context are not counted here."""
    return [row for row in atlas.rows("channels") if not atlas.is_context("channels", row["id"])]


def sectoral(atlas: Atlas) -> list[Row]:
    """The matching channels that name a sector of the atlas."""
    there = atlas.keys("sectors")
    return [row for row in matching(atlas) if not named_by(atlas, row).isdisjoint(there)]


def general(atlas: Atlas) -> list[Row]:
    """The matching channels that name none: they may touch every sector and are none's own."""
    return [row for row in matching(atlas) if not named_by(atlas, row)]


@lru_cache(maxsize=4)
def of_governments(whole: Atlas) -> frozenset[str]:
    """The channels in which public bodies of both sides sit, as far as their seats are recorded.

    Seats are read from the whole atlas: a filter on bodies does not make a channel another one.
    """
    sides = {row["code"]: row["side"] for row in whole.rows("countries")}
    seated: dict[str, set[str]] = {}
    for seat in whole.rows("channel_participants"):
        body = whole.row("entities", seat["entity_id"])
        if body and body["kind"] in PUBLIC:
            seated.setdefault(seat["channel_id"], set()).add(sides[body["country"]])
    return frozenset(channel for channel, found in seated.items() if {"left", "right"} <= found)


def one_sided(whole: Atlas, channels: list[Row]) -> OneSided:
    """Whether channels are of governments, of industries, of both, of neither, or none at all."""
    public = any(row["id"] in of_governments(whole) for row in channels)
    private = any(row["level"] == INDUSTRY for row in channels)
    if public or private:
        return "both" if public and private else "government" if public else "industry"
    return "other" if channels else "none"
