"""How well suggested counterparts find those on record, as a table of plain text."""

from dashboard.answers.recovery import Score, by_basis, linked, recovered, score_of
from dashboard.answers.suggestions import WEIGHTS, Part
from dashboard.language.words import Words

PARTS: dict[Part, str] = {
    "functions": "recovery.part.functions",
    "kind": "recovery.part.kind",
    "sectors": "recovery.part.sectors",
    "channels": "recovery.part.channels",
    "position": "recovery.part.position",
}


def report(words: Words) -> list[str]:
    """The lines of the report: the headline, each basis, and the headline without each part.

    Takes the words of a language for the whole atlas. Every line gives the number of pairings; each
    is looked for from both sides.
    """
    whole = words.atlas
    found = recovered(whole)
    lines = [words.text("recovery.heading"), ""]
    lines.append(line(words, words.text("recovery.headline"), score_of(linked(found))))
    lines += ["", words.text("recovery.by-basis")]
    scores = by_basis(whole, found)
    lines += [line(words, words.label("basis", basis), score) for basis, score in scores.items()]
    lines += ["", words.text("recovery.without")]
    for part in WEIGHTS:
        kept = {name: weight for name, weight in WEIGHTS.items() if name != part}
        lines.append(line(words, words.text(PARTS[part]), without(words, kept)))
    return lines


def without(words: Words, weights: dict[Part, int]) -> Score:
    """The headline with other weights."""
    return score_of(linked(recovered(words.atlas, weights)))


def line(words: Words, name: str, score: Score) -> str:
    """One line: a name, its number of pairings, and the three figures."""
    return words.text(
        "recovery.line", name=name, pairs=score.pairs, one=f"{score.hit(1):.2f}",
        three=f"{score.hit(3):.2f}", mean=f"{score.reciprocal:.2f}",
    )  # fmt: skip
