"""What has changed since the roundtable, and what became of what was recommended there."""

from collections import Counter

from dashboard.answers.changes import ROUNDTABLE, Change, Changes, difference
from dashboard.answers.questions.said import (
    Facts,
    Labels,
    Names,
    Put,
    Said,
    Speaker,
    Tone,
    When,
    those,
)
from dashboard.answers.recommendations import UNSAID, Followed, recommended
from dashboard.tables.atlas import Row

LAW_KINDS = ("law", "regulation")
OPEN = ("nothing-found", "not-checked", UNSAID)


def changed_since(put: Put) -> list[Said]:
    """How many bodies, sectors, channels and laws surely began or ended after the other day."""
    then = put.address.then or ROUNDTABLE
    first, last = sorted((then, put.day))
    if first == last:
        return [Said("answer.changed.same-day", {"day": When(first)}, tone="none")]
    between = difference(put.whole, first, last, put.filters)
    days = {"first": When(first), "last": When(last)}
    if not between.any:
        return [Said("answer.changed.nothing", days, tone="none")]
    said = [Said("answer.changed.days", days)]
    said += counted(put, "entities", between.entities, "renamed", "added", "ended", "absorbed")
    said += counted(put, "sectors", between.sectors, "added")
    said += counted(put, "channels", between.channels["mechanism"], "added", "ended")
    said += counted(put, "instruments", laws(put, between.instruments), "added", "coming")
    return said


def laws(put: Put, changes: Changes) -> Changes:
    """The changes of laws and regulations alone."""
    kinds = {row["id"]: row["kind"] for row in put.whole.rows("instruments")}
    return Changes(
        added=tuple(each for each in changes.added if kinds[each.key] in LAW_KINDS),
        coming=tuple(each for each in changes.coming if kinds[each.key] in LAW_KINDS),
    )


def counted(put: Put, table: str, changes: Changes, *kinds: str) -> list[Said]:
    """A statement for each list of changes of a table that holds any, doubtful ones left out."""
    lists = {kind: sure(changes.lists()[kind]) for kind in kinds}  # type: ignore[index]
    return [
        Said(
            f"answer.changed.{table}.{kind}",
            {"count": len(found), "names": Names(table, tuple(each.key for each in found))},
            rows_of(put, table, found),
        )
        for kind, found in lists.items()
        if found
    ]


def sure(changes: tuple[Change, ...]) -> list[Change]:
    """The changes that coarse dates leave no doubt of."""
    return [each for each in changes if not each.possibly]


def rows_of(put: Put, table: str, found: list[Change]) -> tuple[Row, ...]:
    """The rows that changed."""
    return those(put.whole.row(table, each.key) for each in found)


def recommendations(put: Put) -> list[Said]:
    """How many recommendations there were, what became of how many, and of whose."""
    found = recommended(put.atlas)
    every = [each for rows in found.values() for each in rows]
    if not every:
        return [Said("answer.recommended.none", {"day": When(put.day)}, tone="none")]
    said = [
        Said("answer.recommended.count", {"count": len(every)}, tuple(each.row for each in every))
    ]
    said += [became(status, rows) for status, rows in found.items()]
    speakers: dict[str, list[Followed]] = {}
    for each in every:
        speakers.setdefault(each.row["speaker"], []).append(each)
    ranked = sorted(speakers.values(), key=lambda own: -len(own))
    return said + [of_speaker(own) for own in ranked]


def became(status: str, rows: list[Followed]) -> Said:
    """How many recommendations had one outcome."""
    tone: Tone = "unknown" if status in OPEN else ""
    proof = those(each.outcome for each in rows)
    if status == UNSAID:
        return Said("answer.recommended.unsaid", {"count": len(rows)}, proof, tone)
    facts: Facts = {"count": len(rows), "status": Labels("outcome_status", (status,))}
    return Said("answer.recommended.status", facts, proof, tone)


def of_speaker(own: list[Followed]) -> Said:
    """What became of the recommendations of one speaker, named as the summary names them."""
    counts = Counter(each.status for each in own)
    facts: Facts = {
        "speaker": Speaker(own[0].row),
        "count": len(own),
        "done": counts["done"],
        "partly": counts["partly"],
        "nothing": counts["nothing-found"],
        "open": counts["not-checked"] + counts[UNSAID],
    }
    return Said("answer.recommended.speaker", facts, tuple(each.row for each in own))
