"""How well suggestions find the pairings on record, each held back when it is looked for.

Ranks are "filtered": other pairings of the body that is asked about are taken out of the ranking,
since finding one of those is no mistake. Bodies with the same score share the middle of the ranks
they take up together. Hit@k is the share of questions whose rank is at most k; the mean reciprocal
rank is the mean of one divided by the rank.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from dashboard.answers.life import latest_check
from dashboard.answers.suggestions import Part, ranking
from dashboard.answers.ties import OWN_JUDGEMENT
from dashboard.filters.address import codes
from dashboard.filters.apply import apply
from dashboard.filters.filters import Filters
from dashboard.tables.atlas import Atlas, Row
from dashboard.tables.dates import FOREVER, first_day, last_day


@dataclass(frozen=True)
class Recovered:
    """One pairing and where it was found.

    row         the pairing that was held back
    from_left   the rank of its right body among the suggestions for its left one, from 1
    from_right  the rank of its left body among the suggestions for its right one
    """

    row: Row
    from_left: float
    from_right: float


@dataclass(frozen=True)
class Score:
    """How well some pairings are found; each is looked for from both sides.

    pairs  their number; there are twice as many questions
    ranks  the rank of each question's answer
    """

    pairs: int
    ranks: tuple[float, ...]

    def hit(self, most: int) -> float:
        """The share of questions whose answer is among the first so many; 0 without questions."""
        return mean([float(rank <= most) for rank in self.ranks])

    @cached_property
    def reciprocal(self) -> float:
        """The mean reciprocal rank; 0 without questions."""
        return mean([1 / rank for rank in self.ranks])


def mean(values: Sequence[float]) -> float:
    """The mean, 0 of nothing."""
    return sum(values) / len(values) if values else 0.0


def recovered(whole: Atlas, weights: Mapping[Part, int] | None = None) -> list[Recovered]:
    """Every pairing of the whole atlas and its ranks on the last day it is known to be in force.

    weights  those of the parts of a suggestion; None for the usual ones
    """
    found = []
    for row in whole.rows("counterparts"):
        there = apply(whole, Filters(), day_of(whole, row))
        left, right = row["from_id"], row["to_id"]
        found.append(
            Recovered(
                row,
                from_left=rank_of(ranking(there, left, weights), right, known(there, left)),
                from_right=rank_of(ranking(there, right, weights), left, known(there, right)),
            )
        )
    return found


def day_of(whole: Atlas, row: Row) -> str:
    """The day a pairing is looked for on: its last, else the day by which all was written down,
    or its own first day where that is later."""
    end = last_day(row["valid_to"])
    latest = latest_check(whole)
    return end if end < FOREVER else max(latest, first_day(row["valid_from"]))


def known(atlas: Atlas, key: str) -> set[str]:
    """The bodies that pairings on record put opposite a body on the day of an atlas."""
    pairs = [(row["from_id"], row["to_id"]) for row in atlas.rows("counterparts")]
    return {right for left, right in pairs if left == key} | {
        left for left, right in pairs if right == key
    }


def rank_of(ranked: Iterable[tuple[str, float]], wanted: str, others: set[str]) -> float:
    """The rank of a body in a ranking from which its rivals on record are taken out."""
    kept = {key: score for key, score in ranked if key == wanted or key not in others}
    if wanted not in kept:
        return float(len(kept) + 1)
    better = sum(score > kept[wanted] for score in kept.values())
    same = sum(score == kept[wanted] for score in kept.values())
    return better + (same + 1) / 2


def score_of(found: Iterable[Recovered]) -> Score:
    """How well some pairings were found."""
    kept = list(found)
    return Score(len(kept), tuple(rank for it in kept for rank in (it.from_left, it.from_right)))


def linked(found: Iterable[Recovered]) -> list[Recovered]:
    """Those whose two bodies sources themselves link: the headline counts only these."""
    return [each for each in found if each.row["basis"] not in OWN_JUDGEMENT]


def by_basis(whole: Atlas, found: Iterable[Recovered]) -> dict[str, Score]:
    """How well the pairings of each basis were found, in the order of the vocabulary."""
    kept = list(found)
    scores = {
        basis: score_of(each for each in kept if each.row["basis"] == basis)
        for basis in codes(whole, "basis")
    }
    return {basis: score for basis, score in scores.items() if score.pairs}
