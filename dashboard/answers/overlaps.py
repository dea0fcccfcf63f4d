"""Which two channels share topics and bodies: where work may meet, not that it is done twice."""

from dataclasses import dataclass
from itertools import combinations

from dashboard.answers.delegations import all_delegations
from dashboard.answers.joint import countries_of_sides, is_joint
from dashboard.tables.atlas import Atlas, Row

LEAST_TOPICS = 2


@dataclass(frozen=True)
class Overlap:
    """Two standing mechanisms with the same delegations of both sides and topics in common.

    one, other  rows of channels
    bodies      the heads of the delegations, which are the same in both
    topics      the topics both have, in the order of the first
    same_table  whether the same countries sit at both
    """

    one: Row
    other: Row
    bodies: tuple[str, ...]
    topics: tuple[str, ...]
    same_table: bool


def overlaps(atlas: Atlas) -> list[Overlap]:
    """The pairs of mechanisms with the same bodies of the two sides and two topics in common.

    Those with the same countries come first, then those with more topics in common.
    """
    sitting = heads(atlas)
    mechanisms = [
        row for row in atlas.rows("channels") if row["form"] == "mechanism" and is_joint(atlas, row)
    ]
    found = []
    for one, other in combinations(mechanisms, 2):
        bodies = sitting.get(one["id"], ())
        topics = tuple(topic for topic in one["topics"] if topic in other["topics"])
        same = bodies and set(bodies) == set(sitting.get(other["id"], ()))
        if same and len(topics) >= LEAST_TOPICS:
            table = set(one["countries"]) == set(other["countries"])
            found.append(Overlap(one, other, bodies, topics, table))
    return sorted(found, key=lambda each: (not each.same_table, -len(each.topics)))


def heads(atlas: Atlas) -> dict[str, tuple[str, ...]]:
    """For each channel, the bodies of the two sides that head a delegation in it."""
    sides = countries_of_sides(atlas.whole)
    return {
        channel: tuple(one.head for one in found if one.country in sides)
        for channel, found in all_delegations(atlas).items()
    }
