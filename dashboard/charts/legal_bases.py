"""What law each body's recorded tasks rest on, and since when; or that none is recorded."""

from dashboard.answers.instrument_pairs import standing_on
from dashboard.answers.legal_bases import LegalBasis, bodies_with_bases
from dashboard.charts.chart import Asked, Chart, Column, Row
from dashboard.charts.instrument_crosswalk import state_of
from dashboard.language.words import Words
from dashboard.tables.atlas import Row as TableRow

NAME = "chart.legal-bases"


def rows(asked: Asked) -> list[Row]:
    """A row for each body and law behind it; one for each body with none; the chosen one first."""
    sides = {row["code"]: row["side"] for row in asked.whole.rows("countries")}
    chosen = asked.address.focus
    found = []
    for key, bases in bodies_with_bases(asked.on_the_day).items():
        row = asked.atlas.row("entities", key)
        if row is None or (chosen_body(asked) and key not in chosen):
            continue
        found += [row_of(asked, row, basis) for basis in bases] or [nothing(asked, row)]
    return sorted(found, key=lambda row: (not row["law_id"], sides[row["code"]]))


def chosen_body(asked: Asked) -> bool:
    """Whether a body of those with bases is chosen."""
    return any(key in asked.atlas.keys("entities") for key in asked.address.focus)


def common(asked: Asked, row: TableRow) -> Row:
    """What every row says of its body."""
    return {
        "body": asked.words.name(row),
        "key": row["id"],
        "code": row["country"],
        "country": asked.words.country(row["country"]),
        "since": row["valid_from"],
        "context": asked.atlas.is_context("entities", row["id"]),
    }


def row_of(asked: Asked, row: TableRow, basis: LegalBasis) -> Row:
    """A body and a law behind it."""
    words, law = asked.words, basis.law
    standing = standing_on(asked.whole, law, asked.day)
    sources = dict.fromkeys(key for each in (law, *basis.rows) for key in each["sources"])
    return {
        **common(asked, row),
        "law": words.name(law),
        "law_id": law["id"],
        "kind": words.label("instrument_kind", law["kind"]),
        "why": words.listed([words.text(f"rules.ground.{each}") for each in basis.grounds]),
        "enacted": law["enacted"],
        "effect": law["in_force"],
        "state": state_of(law, standing, words),
        "strong": basis.is_strong,
        "sources": tuple(sources),
    }


def nothing(asked: Asked, row: TableRow) -> Row:
    """A body of which no law is recorded."""
    none = asked.words.text("rules.no-basis-short")
    return {
        **common(asked, row), "law": none, "law_id": "", "kind": none, "why": none, "enacted": "",
        "effect": "", "state": none, "strong": False, "sources": row["sources"],
    }  # fmt: skip


def finding(found: list[Row], words: Words) -> str:
    """How many bodies have a law behind a task of their own, and of how many none is recorded."""
    every = {row["key"] for row in found}
    strong = {row["key"] for row in found if row["strong"]}
    none = {row["key"] for row in found if not row["law_id"]}
    return words.text(
        f"{NAME}.finding",
        all=len(every),
        strong=len(strong),
        weak=len(every - strong - none),
        none=len(none),
    )


CHART = Chart(
    name="legal-bases",
    rows=rows,
    folded=True,
    columns=(
        Column("body", f"{NAME}.body", key="key"),
        Column("country", f"{NAME}.country"),
        Column("law", f"{NAME}.law", key="law_id"),
        Column("kind", f"{NAME}.kind"),
        Column("why", f"{NAME}.why"),
        Column("enacted", f"{NAME}.enacted", "date"),
        Column("effect", f"{NAME}.effect", "date"),
        Column("state", f"{NAME}.state"),
        Column("since", f"{NAME}.since", "date"),
    ),
    finding=finding,
)
