"""Frameworks as a tree: each with the channels right under it and the frameworks below it."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from dashboard.filters.address import codes
from dashboard.tables.atlas import Atlas, Row
from dashboard.tables.dates import FOREVER, first_day


@dataclass(frozen=True)
class Umbrella:
    """A framework with what stands under it.

    row       its row
    channels  the channels right under it, by form and start
    children  the frameworks that belong to it
    """

    row: Row
    channels: tuple[Row, ...]
    children: tuple["Umbrella", ...]

    @property
    def forms(self) -> Counter[str]:
        """How many channels of each form stand under it and under its children."""
        return Counter(channel["form"] for channel in self.every())

    def every(self) -> Iterator[Row]:
        """The channels under it and under its children."""
        yield from self.channels
        for child in self.children:
            yield from child.every()

    def below(self) -> int:
        """How many frameworks stand under it, however deep."""
        return sum(1 + child.below() for child in self.children)


def umbrellas(atlas: Atlas) -> dict[str, list[Umbrella]]:
    """The frameworks of an atlas that belong to no other in it, by kind, each by its start."""
    rows = {row["id"]: row for row in atlas.rows("frameworks")}
    tops = [row for row in rows.values() if row["parent_id"] not in rows]
    found = {kind: [row for row in tops if row["kind"] == kind] for kind in kinds(atlas)}
    return {
        kind: [grown(atlas, row) for row in sorted(those, key=started)]
        for kind, those in found.items()
        if those
    }


def kinds(atlas: Atlas) -> list[str]:
    """The kinds of framework, from two countries to many."""
    return codes(atlas.whole, "framework_kind")


def grown(atlas: Atlas, row: Row) -> Umbrella:
    """A framework with everything under it."""
    forms = codes(atlas.whole, "form")
    own = [each for each in atlas.rows("channels") if each["framework_id"] == row["id"]]
    own.sort(key=lambda each: (forms.index(each["form"]), started(each)))
    below = [each for each in atlas.rows("frameworks") if each["parent_id"] == row["id"]]
    return Umbrella(
        row, tuple(own), tuple(grown(atlas, each) for each in sorted(below, key=started))
    )


def started(row: Row) -> tuple[str, str]:
    """What rows are sorted by: their start, the unknown ones last."""
    return first_day(row["valid_from"]) if row["valid_from"] else FOREVER, row["id"]
