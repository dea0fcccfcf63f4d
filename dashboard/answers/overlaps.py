"""Which two channels share topics and bodies: where work may meet, not that it is done twice.

How alike two channels are is the mean of two of Jaccard's coefficients, of their topics and of the
delegations of the two sides: each is the number of what both have, divided by the number of what
either has. docs/gaps.md describes it.
"""

from collections.abc import Collection
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations

from dashboard.answers.coverage import matching
from dashboard.answers.delegations import all_delegations
from dashboard.answers.joint import countries_of_sides, is_joint
from dashboard.filters.apply import apply
from dashboard.filters.filters import Filters
from dashboard.tables.atlas import Atlas, Row

LEAST_TOPICS = 2
LEAST_BODIES = 0.5  # of the delegations that sit in either


@dataclass(frozen=True)
class Overlap:
    """Two standing mechanisms with delegations of both sides and topics in common.

    one, other  rows of channels
    topics      the topics both have, in the order of the first
    bodies      the heads of the delegations of the two sides that sit in both
    all_topics  how many topics either has
    all_bodies  how many such delegations sit in either
    same_table  whether the same countries sit at both
    """

    one: Row
    other: Row
    topics: tuple[str, ...]
    bodies: tuple[str, ...]
    all_topics: int
    all_bodies: int
    same_table: bool

    @property
    def of_topics(self) -> float:
        """The share of topics in common, from 0 to 1."""
        return len(self.topics) / self.all_topics

    @property
    def of_bodies(self) -> float:
        """The share of delegations in common, from 0 to 1."""
        return len(self.bodies) / self.all_bodies

    @property
    def likeness(self) -> float:
        """How alike the two are: the mean of both shares."""
        return (self.of_topics + self.of_bodies) / 2

    @property
    def same_bodies(self) -> bool:
        """Whether the same delegations of the two sides sit in both, and no other."""
        return len(self.bodies) == self.all_bodies


def overlaps(atlas: Atlas) -> list[Overlap]:
    """The pairs of mechanisms with the same bodies of the two sides and two topics in common.

    Those with the same countries come first, then those most alike.
    """
    return [pair for pair in alike(atlas) if pair.same_bodies]


def alike(atlas: Atlas) -> list[Overlap]:
    """The pairs with two topics and at least half of the delegations of the two sides in common.

    One of the two has to meet the filters; who sits in both is read from all that was there on the
    day, for bodies that a filter leaves out make no channels alike. Those with the same countries
    come first, then those most alike.
    """
    asked = {row["id"] for row in matching(atlas)}
    return [
        pair
        for pair in alike_on(apply(atlas.whole, Filters(), atlas.day))
        if pair.one["id"] in asked or pair.other["id"] in asked
    ]


@lru_cache(maxsize=4)
def alike_on(on_the_day: Atlas) -> tuple[Overlap, ...]:
    """All such pairs of an atlas that is narrowed to a day only."""
    sitting = heads(on_the_day)
    mechanisms = [
        row
        for row in on_the_day.rows("channels")
        if row["form"] == "mechanism" and is_joint(on_the_day, row)
    ]
    found = [
        pair
        for one, other in combinations(mechanisms, 2)
        if (pair := compared(one, other, sitting)) and pair.of_bodies >= LEAST_BODIES
    ]
    found.sort(key=lambda each: (not each.same_table, -each.likeness, -len(each.topics)))
    return tuple(found)


def compared(one: Row, other: Row, sitting: dict[str, tuple[str, ...]]) -> Overlap | None:
    """What two channels share; None where that is too few topics or nobody."""
    topics = both(one["topics"], other["topics"])
    if len(topics) < LEAST_TOPICS:
        return None
    here, there = (sitting.get(row["id"], ()) for row in (one, other))
    bodies = both(here, there)
    if not bodies:
        return None
    return Overlap(
        one,
        other,
        topics,
        bodies,
        len({*one["topics"], *other["topics"]}),
        len({*here, *there}),
        set(one["countries"]) == set(other["countries"]),
    )


def both(one: Collection[str], other: Collection[str]) -> tuple[str, ...]:
    """What two have in common, in the order of the first."""
    return tuple(each for each in one if each in other)


def heads(atlas: Atlas) -> dict[str, tuple[str, ...]]:
    """For each channel, the bodies of the two sides that head a delegation in it."""
    sides = countries_of_sides(atlas.whole)
    return {
        channel: tuple(one.head for one in found if one.country in sides)
        for channel, found in all_delegations(atlas).items()
    }
