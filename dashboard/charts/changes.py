"""What has changed since the roundtable? Every body, sector, channel and law, newest first."""

from collections.abc import Mapping
from dataclasses import dataclass

from dashboard.answers.changes import ROUNDTABLE, Change, Changes, Difference, difference
from dashboard.charts.chart import Asked, Chart, Column, Row
from dashboard.language.words import Words
from dashboard.tables.atlas import Row as TableRow

LAWS = frozenset({"law", "regulation", "executive-order", "directive", "treaty"})


@dataclass(frozen=True)
class Section:
    """Changes of one sort, under one heading (chart.changes.NAME).

    name     what the section is called in texts
    table    where its rows stand
    changes  newest first
    """

    name: str
    table: str
    changes: tuple[Change, ...]


def since(asked: Asked) -> Difference | None:
    """What changed since the roundtable; None on the day of the roundtable and before."""
    if asked.day <= ROUNDTABLE:
        return None
    return difference(asked.whole, ROUNDTABLE, asked.day, asked.address.filters)


def sections(found: Difference, asked: Asked) -> list[Section]:
    """The changes by sort, those first that a reader is likeliest to have missed."""
    bodies, sectors, channels = found.entities, found.sectors, found.channels
    laws, papers = told_apart(found.instruments, asked)
    said = [
        Section("renamed", "entities", bodies.renamed),
        Section("added", "entities", bodies.added),
        Section("ended", "entities", by_date((*bodies.ended, *bodies.absorbed))),
        Section("passing", "entities", bodies.passing),
        Section("sectors", "sectors", by_date((*sectors.added, *sectors.renamed))),
        Section("sectors-ended", "sectors", by_date((*sectors.ended, *sectors.absorbed))),
        Section("mechanisms", "channels", started(channels, "mechanism")),
        Section("mechanisms-ended", "channels", channels["mechanism"].ended),
        Section("documents", "channels", started(channels, "document")),
        Section("moments", "channels", started(channels, "moment")),
        Section("laws", "instruments", laws.added),
        Section("laws-coming", "instruments", laws.coming),
        Section("laws-issued", "instruments", laws.issued),
        Section("laws-ended", "instruments", by_date((*laws.ended, *laws.passing))),
        Section("papers", "instruments", papers.added),
        Section("papers-coming", "instruments", papers.coming),
        Section("papers-issued", "instruments", papers.issued),
        Section("papers-ended", "instruments", by_date((*papers.ended, *papers.passing))),
    ]
    return [section for section in said if section.changes]


def told_apart(found: Changes, asked: Asked) -> tuple[Changes, Changes]:
    """What binds (laws, rules, orders, treaties), and what guides (strategies, guidelines)."""

    def of(laws: bool) -> Changes:
        kept = {
            kind: tuple(it for it in changes if is_law(asked, it.key) == laws)
            for kind, changes in found.lists().items()
        }
        return Changes(**kept)

    return of(True), of(False)


def is_law(asked: Asked, key: str) -> bool:
    """Whether an instrument is of a kind that binds."""
    row = asked.whole.row("instruments", key)
    return bool(row and row["kind"] in LAWS)


def started(channels: Mapping[str, Changes], form: str) -> tuple[Change, ...]:
    """What of a form began or was issued or held, whether over by now or not."""
    found = channels[form]
    return by_date((*found.added, *found.renamed, *found.passing))


def by_date(changes: tuple[Change, ...]) -> tuple[Change, ...]:
    """Changes, the latest first."""
    return tuple(sorted(changes, key=lambda it: (it.when, len(it.when), it.key), reverse=True))


def rows(asked: Asked) -> list[Row]:
    """Every change in words, newest first."""
    found = since(asked)
    said = [
        row_of(asked, section, change)
        for section in (sections(found, asked) if found else [])
        for change in section.changes
    ]
    return sorted(said, key=lambda row: row["when"], reverse=True)


def row_of(asked: Asked, section: Section, change: Change) -> Row:
    """One change in words."""
    words, row = asked.words, row_at(asked, section.table, change.key)
    others = [row_at(asked, section.table, key) for key in change.others]
    none = words.text("chart.changes.none")
    return {
        "key": change.key,
        "section": section.name,
        "name": words.name(row),
        "what": words.text(f"chart.changes.{section.name}"),
        "when": change.when,
        "possibly": change.possibly,
        "evidence": words.label("evidence", row["evidence"]),
        "sure": words.text("chart.changes.possibly" if change.possibly else "chart.changes.sure"),
        "others": words.listed([words.name(other) for other in others]) or none,
        "country": whose(words, row),
        "sources": tuple(dict.fromkeys(key for it in (row, *others) for key in it["sources"])),
    }


def row_at(asked: Asked, table: str, key: str) -> TableRow:
    """A row of the whole atlas."""
    row = asked.whole.row(table, key)
    assert row is not None, key
    return row


def whose(words: Words, row: TableRow) -> str:
    """The country or countries of a row."""
    codes = row["countries"] if "countries" in row else (row["country"],)
    return words.listed([words.country(code) for code in codes])


def finding(found: list[Row], words: Words) -> str:
    """How many bodies and sectors surely changed."""
    sure = [row["section"] for row in found if not row["possibly"]]
    return words.text("chart.changes.finding", **{name: sure.count(name) for name in SAID})


SAID = ("renamed", "added", "ended", "sectors")

CHART = Chart(
    name="changes",
    rows=rows,
    columns=(
        Column("when", "chart.changes.when", "date"),
        Column("what", "chart.changes.what"),
        Column("name", "chart.changes.name", key="key"),
        Column("others", "chart.changes.others"),
        Column("country", "chart.changes.country"),
        Column("sure", "chart.changes.certainty"),
        Column("evidence", "chart.changes.evidence"),
    ),
    finding=finding,
    folded=True,
    empty="chart.changes.before",
)
