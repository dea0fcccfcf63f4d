"""Who may stand opposite a body, computed from what the two have in common, never from pairings.

The measure is Gower's general similarity coefficient (Gower 1971): a weighted mean of similarities
part by part, in which a part that neither body has anything recorded for is left out. Parts that
are sets are compared by Jaccard's coefficient: what both have, of what either has.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from dashboard.answers.ties import side_of
from dashboard.filters.context import CORRESPONDING
from dashboard.tables.atlas import Atlas, Row

Part = Literal["functions", "kind", "sectors", "channels", "position"]
WEIGHTS: dict[Part, int] = {"functions": 3, "kind": 2, "sectors": 2, "channels": 1, "position": 2}
"""Set by judgement before anything was measured, and not fitted to the pairings."""
LEAST = 0.6  # the score from which a body is suggested
MOST = 3  # suggestions for one body
MECHANISM = "mechanism"
LANE_SHARE, DEPTH_SHARE = 0.5, 0.5  # of the position: the branch of work, the rank within it
OTHER = {"left": "right", "right": "left"}


@dataclass(frozen=True)
class Traits:
    """What is compared of a body.

    functions  codes of its functions
    kind       the code of its kind
    sectors    its sectors, those of the left side as the sectors of the right side they answer to
    channels   the standing mechanisms it sits in
    lane       its branch of work
    depth      how many bodies of the same branch stand above it
    """

    functions: frozenset[str]
    kind: str
    sectors: frozenset[str]
    channels: frozenset[str]
    lane: str
    depth: int


@dataclass(frozen=True)
class Likeness:
    """How alike two bodies are in one part.

    part    which
    share   0 (nothing alike) to 1 (the same)
    shared  what both have: codes of functions, keys of sectors or channels, the kind, the branch
    count   how many there are on either side, for sets
    """

    part: Part
    share: float
    shared: tuple[str, ...]
    count: int = 0


@dataclass(frozen=True)
class Suggestion:
    """A body that may stand opposite another one.

    key      the suggested body
    score    0 to 1, the weighted mean of the parts
    parts    what the score is made of; parts neither body has are left out
    sources  the sources of what is known of the two, each once
    """

    key: str
    score: float
    parts: tuple[Likeness, ...]
    sources: tuple[str, ...]


def suggestions(atlas: Atlas, key: str, least: float = LEAST) -> list[Suggestion]:
    """The bodies of the other side most like a body, best first, at most MOST.

    atlas  the atlas of a day; only bodies in it are suggested
    least  the score a suggestion has to reach

    Bodies that a pairing on record puts opposite it already are left out.
    """
    paired = {
        end
        for row in atlas.rows("counterparts")
        if key in (row["from_id"], row["to_id"])
        for end in (row["from_id"], row["to_id"])
    }
    ranked = [each for each in ranking(atlas, key) if each[0] not in paired and each[1] >= least]
    return [explained(atlas, key, other) for other, _ in ranked[:MOST]]


def ranking(
    atlas: Atlas, key: str, weights: Mapping[Part, int] | None = None
) -> list[tuple[str, float]]:
    """All bodies of the other side with their score, best first; none for a body of neither side.

    Ties stand in the order of their keys. `weights` are those of the parts, WEIGHTS if None.
    """
    known = traits(atlas)
    if key not in known:
        return []
    side = OTHER[side_of_body(atlas, key)]
    others = [other for other in known if side_of_body(atlas, other) == side]
    scored = [
        (other, score(likenesses(known[key], known[other]), weights or WEIGHTS)) for other in others
    ]
    return sorted(scored, key=lambda pair: (-pair[1], pair[0]))


def explained(atlas: Atlas, key: str, other: str) -> Suggestion:
    """One suggestion with its parts and the sources they rest on."""
    known = traits(atlas)
    parts = tuple(likenesses(known[key], known[other]))
    both = [row for each in (key, other) if (row := atlas.row("entities", each))]
    both += rows_behind(atlas, (key, other), parts)
    sources = tuple(dict.fromkeys(source for row in both for source in row["sources"]))
    return Suggestion(other, score(parts, WEIGHTS), parts, sources)


def rows_behind(atlas: Atlas, bodies: tuple[str, str], parts: tuple[Likeness, ...]) -> list[Row]:
    """The rows that say that both have the sectors and channels they share."""
    shared = {each.part: each.shared for each in parts}
    seats = [
        row
        for row in atlas.rows("channel_participants")
        if row["entity_id"] in bodies and row["channel_id"] in shared.get("channels", ())
    ]
    crossing = crossed(atlas)
    return seats + [
        row
        for row in atlas.rows("entity_sectors")
        if row["entity_id"] in bodies
        and crossing.get(row["sector_id"], {row["sector_id"]}) & set(shared.get("sectors", ()))
    ]


def score(parts: tuple[Likeness, ...] | list[Likeness], weights: Mapping[Part, int]) -> float:
    """The weighted mean of the parts that have a weight; 0 where there is none."""
    total = sum(weights.get(each.part, 0) for each in parts)
    reached = sum(weights.get(each.part, 0) * each.share for each in parts)
    return reached / total if total else 0.0


def likenesses(one: Traits, other: Traits) -> list[Likeness]:
    """How alike two bodies are, part by part; a set that is empty for both is left out."""
    kind = one.kind == other.kind
    found = [
        jaccard("functions", one.functions, other.functions),
        Likeness("kind", float(kind), (one.kind,) if kind else ()),
        jaccard("sectors", one.sectors, other.sectors),
        jaccard("channels", one.channels, other.channels),
        near(one, other),
    ]
    return [each for each in found if each]


def jaccard(part: Part, one: frozenset[str], other: frozenset[str]) -> Likeness | None:
    """What both have of what either has; None where neither has anything."""
    either = one | other
    if not either:
        return None
    shared = tuple(sorted(one & other))
    return Likeness(part, len(shared) / len(either), shared, len(either))


def near(one: Traits, other: Traits) -> Likeness:
    """Whether two bodies do the same branch of work, and stand as high in it.

    The height on the map counts for nothing: it was drawn with the pairings in mind.
    """
    lane = one.lane == other.lane
    level = lane and one.depth == other.depth
    share = LANE_SHARE * lane + DEPTH_SHARE * level
    return Likeness("position", share, (one.lane,) if lane else (), int(level))


def side_of_body(atlas: Atlas, key: str) -> str:
    """The side a body stands on."""
    row = atlas.whole.row("entities", key)
    return side_of(atlas, row["country"]) if row else "none"


@lru_cache(maxsize=32)
def traits(atlas: Atlas) -> dict[str, Traits]:
    """What is compared, for each body of the two sides in an atlas, in file order."""
    places = {row["entity_id"]: row["lane_id"] for row in atlas.whole.rows("places")}
    parents = {row["id"]: row["parent_id"] for row in atlas.whole.rows("entities")}
    forms = {row["id"]: row["form"] for row in atlas.rows("channels")}
    crossing = crossed(atlas)
    seats: dict[str, set[str]] = {}
    for row in atlas.rows("channel_participants"):
        if forms.get(row["channel_id"]) == MECHANISM:
            seats.setdefault(row["entity_id"], set()).add(row["channel_id"])
    sectors: dict[str, set[str]] = {}
    for row in atlas.rows("entity_sectors"):
        own = crossing.get(row["sector_id"], {row["sector_id"]})
        sectors.setdefault(row["entity_id"], set()).update(own)
    return {
        row["id"]: Traits(
            functions=frozenset(row["functions"]),
            kind=row["kind"],
            sectors=frozenset(sectors.get(row["id"], ())),
            channels=frozenset(seats.get(row["id"], ())),
            lane=places[row["id"]],
            depth=depth(row["id"], parents, places),
        )
        for row in atlas.rows("entities")
        if side_of(atlas, row["country"]) in OTHER
    }


def crossed(atlas: Atlas) -> dict[str, set[str]]:
    """The sectors of the left side -> those of the right side that they answer to."""
    found: dict[str, set[str]] = {}
    for row in atlas.whole.rows("sector_crosswalk"):
        if row["match"] in CORRESPONDING:
            found.setdefault(row["from_id"], set()).add(row["to_id"])
    return found


def depth(key: str, parents: Mapping[str, str], places: Mapping[str, str]) -> int:
    """How many bodies of the same branch of work stand above a body."""
    above, found = parents[key], 0
    while above:
        found += places.get(above) == places[key]
        above = parents.get(above, "")
    return found
