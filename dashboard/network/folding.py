"""Who stands for whom on the map: a body without a row of its own folds into its parent or its family."""

from collections.abc import Collection
from dataclasses import dataclass
from functools import lru_cache

from dashboard.tables.atlas import Atlas


@dataclass(frozen=True, eq=False)
class Folding:
    """Where every body is drawn, for a given set of unfolded items.

    drawn    body -> the node that stands for it; bodies of third countries only when asked for
    inside   node -> the bodies it stands for besides itself; () for one that is unfolded, and can
             be folded again
    """

    drawn: dict[str, str]
    inside: dict[str, tuple[str, ...]]


def fold(atlas: Atlas, unfolded: tuple[str, ...], beside: tuple[str, ...]) -> Folding:
    """The folding of the bodies of an atlas.

    Takes the atlas, the unfolded items and the third countries shown; ids not known are ignored.
    """
    targets = fold_targets(atlas.whole)
    drawn: dict[str, str] = {}
    inside: dict[str, list[str]] = {}
    for row in atlas.rows("entities"):
        body = row["id"]
        node = (
            stand_in(body, targets, unfolded) if body in targets else abroad(row, unfolded, beside)
        )
        if node:
            drawn[body] = node
            if node != body:
                inside.setdefault(node, []).append(body)
            opened = targets.get(node, row["country"])
            if opened in unfolded:
                inside.setdefault(opened, [])
    return Folding(drawn, {node: tuple(bodies) for node, bodies in inside.items()})


@lru_cache(maxsize=8)
def fold_targets(whole: Atlas) -> dict[str, str]:
    """For every body of the two sides, the body or family it folds into; "" where it has its own row."""
    return {row["entity_id"]: row["folds_into"] for row in whole.rows("places")}


def stand_in(body: str, targets: dict[str, str], unfolded: Collection[str]) -> str:
    """The node that stands for a body of one of the two sides."""
    target = targets.get(body, "")
    while target and target not in unfolded:
        body, target = target, targets.get(target, "")
    return body


def abroad(row: dict[str, str], unfolded: Collection[str], beside: Collection[str]) -> str:
    """The node that stands for a body of a third country, or "" where it is not asked for."""
    country = row["country"]
    if country not in beside:
        return ""
    return row["id"] if country in unfolded else country
