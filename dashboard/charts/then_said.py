"""What changed between two days, said in a few sentences; changes in doubt are counted apart."""

from collections import Counter
from collections.abc import Iterable, Iterator

from dashboard.answers.changes import Change, Difference
from dashboard.charts import then_now_hidden, then_now_ties
from dashboard.charts.changes import started, told_apart
from dashboard.charts.chart import Asked, Row
from dashboard.charts.then_days import found

NAME = "chart.then-said"


def sentences(asked: Asked) -> list[str]:
    """One sentence for each sort of thing that changed; one if nothing did; [] on one day."""
    between = found(asked)
    if between is None:
        return []
    ties, hidden = then_now_ties.rows(asked), then_now_hidden.rows(asked)
    said = [
        *lives(asked, between),
        *tie_sentences(asked, ties),
        *hidden_sentence(asked, hidden),
    ]
    doubts = in_doubt(asked, between) + sum(row["possibly"] for row in (*ties, *hidden))
    said += [asked.words.text(f"{NAME}.possibly", count=doubts)] if doubts else []
    return said or [asked.words.text(f"{NAME}.nothing")]


def lives(asked: Asked, between: Difference) -> Iterator[str]:
    """Bodies, sectors, channels by form, laws; what did not change is not mentioned."""
    bodies, sectors, channels = between.entities, between.sectors, between.channels
    laws, _ = told_apart(between.instruments, asked)
    mechanisms = channels["mechanism"]
    counts = {
        "bodies": {
            "renamed": sure(bodies.renamed),
            "added": sure(bodies.added),
            "ended": sure((*bodies.ended, *bodies.absorbed)),
            "passing": sure(bodies.passing),
        },
        "sectors": {
            "added": sure((*sectors.added, *sectors.renamed)),
            "ended": sure((*sectors.ended, *sectors.absorbed)),
        },
        "channels": {
            "begun": sure(started(channels, "mechanism")),
            "over": sure((*mechanisms.ended, *mechanisms.absorbed, *mechanisms.passing)),
            "documents": sure(started(channels, "document")),
            "moments": sure(started(channels, "moment")),
        },
        "laws": {
            "added": sure(laws.added),
            "ended": sure((*laws.ended, *laws.passing)),
        },
    }
    for sort, facts in counts.items():
        if any(facts.values()):
            yield asked.words.text(f"{NAME}.{sort}", **facts)


def sure(changes: Iterable[Change]) -> int:
    """How many of some changes the dates leave no doubt of."""
    return sum(not change.possibly for change in changes)


def tie_sentences(asked: Asked, rows: list[Row]) -> Iterator[str]:
    """Each sort of tie that changed."""
    counts = Counter((row["sort"], row["fate"]) for row in rows if not row["possibly"])
    for sort in dict.fromkeys(row["sort"] for row in rows):
        facts = {fate: counts[(sort, fate)] for fate in then_now_ties.FATES}
        if any(facts.values()):
            yield asked.words.text(f"{NAME}.ties", sort=sort, **facts)


def hidden_sentence(asked: Asked, rows: list[Row]) -> Iterator[str]:
    """How much differs that no count shows."""
    count = sum(not row["possibly"] for row in rows)
    if count:
        yield asked.words.text(f"{NAME}.hidden", count=count)


def in_doubt(asked: Asked, between: Difference) -> int:
    """How many changes of bodies, sectors, channels and laws are only possible."""
    laws, _ = told_apart(between.instruments, asked)
    every = (between.entities, between.sectors, *between.channels.values(), laws)
    return sum(
        change.possibly
        for changes in every
        for kind, each in changes.lists().items()
        if kind not in ("coming", "issued")
        for change in each
    )
