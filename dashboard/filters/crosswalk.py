"""Sectors as the reader chooses them: those of the two sides that correspond, in one group."""

from dataclasses import dataclass

from dashboard.filters.context import CORRESPONDING
from dashboard.tables.atlas import Atlas, Row


@dataclass(frozen=True)
class SectorGroup:
    """Sectors of the left and of the right side that correspond; one side may be empty.

    left, right   keys of sectors in the order of sectors.csv
    matches       the pairs with their grade, read from left to right: (left, right, match)
    """

    left: tuple[str, ...]
    right: tuple[str, ...]
    matches: tuple[tuple[str, str, str], ...] = ()


def sector_pairs(atlas: Atlas) -> tuple[SectorGroup, ...]:
    """The sectors of an atlas in groups of those that correspond, directly or through a third.

    Sectors that are only related, or answer to none, stand in groups of their own. Groups come in
    the order of their first sector, those of the left side before those of the right side alone.
    """
    pairs = [
        (row["from_id"], row["to_id"], row["match"])
        for row in atlas.rows("sector_crosswalk")
        if row["match"] in CORRESPONDING
    ]
    sides = {row["code"]: row["side"] for row in atlas.whole.rows("countries")}
    sectors = sorted(atlas.rows("sectors"), key=lambda row: sides[row["country"]] != "left")
    first = {row["id"]: row["id"] for row in sectors}
    for left, right, _ in pairs:
        joined, into = first[right], first[left]
        first = {key: into if head == joined else head for key, head in first.items()}
    groups: dict[str, list[Row]] = {}
    for row in sectors:
        groups.setdefault(first[row["id"]], []).append(row)
    return tuple(sector_group(members, sides, pairs) for members in groups.values())


def sector_group(
    members: list[Row], sides: dict[str, str], pairs: list[tuple[str, str, str]]
) -> SectorGroup:
    """One group out of its sectors."""
    keys = {row["id"] for row in members}
    return SectorGroup(
        left=tuple(row["id"] for row in members if sides[row["country"]] == "left"),
        right=tuple(row["id"] for row in members if sides[row["country"]] == "right"),
        matches=tuple(pair for pair in pairs if pair[0] in keys),
    )
