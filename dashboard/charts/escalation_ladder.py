"""From peacetime to armed attack: who leads, supports and partners, on two days, and how clear."""

from dataclasses import replace

from dashboard.answers.changes import ROUNDTABLE
from dashboard.answers.escalation_ladder import CLEAR
from dashboard.charts.chart import Asked, Chart, Column, Row
from dashboard.filters.address import codes
from dashboard.filters.apply import apply
from dashboard.filters.filters import Filters
from dashboard.language.words import Words
from dashboard.tables.atlas import Atlas
from dashboard.tables.atlas import Row as TableRow

NAME = "chart.escalation-ladder"


def days(asked: Asked) -> tuple[str, ...]:
    """The other day (the roundtable unless the address says otherwise) and the day that is shown."""
    return tuple(dict.fromkeys(sorted((asked.address.then or ROUNDTABLE, asked.day))))


def standing_on(asked: Asked, day: str) -> Atlas:
    """What is there on a day."""
    return apply(asked.whole, Filters(on=day), asked.today)


def narrowed(asked: Asked) -> Atlas:
    """What the filters leave on the day; the ladder is the same for every sector."""
    filters = replace(asked.address.filters, sector=(), framework=())
    return apply(asked.whole, filters, asked.today)


def rows(asked: Asked) -> list[Row]:
    """One row for each rung in each country of the filters, on either of the two days."""
    there = narrowed(asked)
    wanted = there.keys("escalation")
    held: dict[str, list[str]] = {}
    for day in days(asked):
        for row in standing_on(asked, day).rows("escalation"):
            held.setdefault(row["id"], []).append(day)
    steps = codes(asked.whole, "escalation_step")
    countries = {row["code"]: row["side"] for row in asked.whole.rows("countries")}
    found = [
        row
        for row in asked.whole.rows("escalation")
        if row["id"] in held
        and (row["id"] in wanted or admitted(asked, there, row, held[row["id"]]))
    ]
    found.sort(
        key=lambda row: (steps.index(row["step"]), countries[row["country"]], row["valid_from"])
    )
    return [row_of(asked, row, held[row["id"]]) for row in found]


def admitted(asked: Asked, there: Atlas, row: TableRow, held: list[str]) -> bool:
    """Whether a rung that does not stand on the day shown may be told beside those that do.

    The text and the other filters are answered by the rungs of the day; with them set, those of the
    other day are told only where their rung of the same country is kept.
    """
    if asked.day in held:
        return False
    kept = {(it["step"], it["country"]) for it in there.rows("escalation")}
    return (row["step"], row["country"]) in kept


def row_of(asked: Asked, row: TableRow, held: list[str]) -> Row:
    """One rung in words."""
    words = asked.words
    both = len(held) == len(days(asked))
    return {
        "key": row["lead_id"],
        "step": words.label("escalation_step", row["step"]),
        "step_code": row["step"],
        "country": words.country(row["country"]),
        "country_code": row["country"],
        "held": held,
        "when": words.text(f"{NAME}.both")
        if both and len(held) > 1
        else words.listed([words.date(day) for day in held]),
        "lead": bodies(asked, (row["lead_id"],)),
        "support": bodies(asked, row["support_ids"]),
        "partner": bodies(asked, row["partner_ids"]),
        "clarity": words.label("clarity", row["clarity"]),
        "clarity_code": row["clarity"],
        "note": words.pick(row, "note"),
        "since": words.life(row),
        "evidence": words.label("evidence", row["evidence"]),
        "sources": row["sources"],
        "row": row,
    }


def bodies(asked: Asked, keys: tuple[str, ...]) -> str:
    """The short names of bodies; "none recorded" where there are none."""
    found = [row for key in keys if (row := asked.whole.row("entities", key))]
    names = [asked.words.short(row) for row in found]
    return asked.words.listed(names) or asked.words.text(f"{NAME}.nobody")


def finding(found: list[Row], words: Words) -> str:
    """How many arrangements are told, and how many of them are not clear."""
    unclear = [row for row in found if row["clarity_code"] != CLEAR]
    return words.text(f"{NAME}.finding", count=len(found), unclear=len(unclear))


CHART = Chart(
    name="escalation-ladder",
    rows=rows,
    columns=(
        Column("step", f"{NAME}.step"),
        Column("country", f"{NAME}.country"),
        Column("when", f"{NAME}.when"),
        Column("lead", f"{NAME}.lead", key="key"),
        Column("support", f"{NAME}.support"),
        Column("partner", f"{NAME}.partner"),
        Column("clarity", f"{NAME}.clarity"),
        Column("note", f"{NAME}.note"),
        Column("since", f"{NAME}.since"),
        Column("evidence", f"{NAME}.evidence"),
    ),
    finding=finding,
    folded=True,
)
