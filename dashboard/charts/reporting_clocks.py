"""To whom a firm in both countries must report, by how fast: what binds, what is asked, what comes."""

from collections import Counter
from collections.abc import Iterator

from dashboard.answers.firm_duties import FirmDuty, bases_on, firm_duties
from dashboard.charts.chart import Asked, Chart, Column, Row
from dashboard.charts.pathway_rows import body, clock
from dashboard.charts.reporting_clocks_figure import draw
from dashboard.charts.sentences import following
from dashboard.language.words import Words
from dashboard.tables.atlas import Row as TableRow

NAME = "chart.reporting-clocks"


def rows(asked: Asked) -> list[Row]:
    """One row for each report a firm owes, is asked for or will owe: in each the fastest first."""
    found = firm_duties(asked.whole, asked.address.filters, asked.today)
    return [row_of(asked, duty) for duty in found]


def row_of(asked: Asked, duty: FirmDuty) -> Row:
    """One report in words."""
    words, row = asked.words, duty.row
    country = asked.whole.row("countries", row["country"])
    assert country is not None, row["id"]
    sector = asked.whole.row("sectors", row["sector_id"])
    laws = bases_on(asked.on_the_day, row)
    none = words.text("chart.pathway.no-basis")
    chosen = len(asked.address.filters.sector)
    return {
        "id": row["id"],
        "key": row["to_id"] or row["sector_id"],
        "whom": body(row["to_id"], words.text("card.duty.members"), words),
        "country": words.country(row["country"]),
        "side": country["side"],
        "colour": country["colour"],
        "force": words.text(f"rules.force.{duty.force}"),
        "force_code": duty.force,
        "obligation": words.label("obligation", row["obligation"]),
        "obligation_code": row["obligation"] if duty.why != "later" else "later",
        "obligation_short": words.label("obligation", row["obligation"], short=True),
        "clock": clock(row, words),
        "hours": row["deadline_hours"],
        "basis": words.listed([words.short(law) for law in laws]) or none,
        "basis_named": bool(laws),
        "sector": words.short(sector) if sector else words.text("rules.any-sector"),
        "sector_shown": bool(sector) and chosen != 1,
        "trigger": words.pick(row, "trigger"),
        "reason": reason(duty, words),
        "life": words.life(row),
        "evidence": words.label("evidence", row["evidence"]),
        "sources": row["sources"],
        "context": duty.context,
    }


def reason(duty: FirmDuty, words: Words) -> str:
    """Why a report is only coming; or that it is in force."""
    if duty.why == "no-rule":
        return waiting(duty.row, words)
    if duty.why == "later":
        return words.text("rules.later", day=words.date(duty.row["valid_from"]))
    return words.text("rules.not-coming")


def waiting(row: TableRow, words: Words) -> str:
    """Why a duty in law is not in force, and what the tables say of it."""
    return following([unapplied(row, words), words.pick(row, "trigger")], words)


def unapplied(row: TableRow, words: Words) -> str:
    """The law of a duty that no rule applies yet, and since when it stands."""
    laws = [
        law for key in row["instrument_id"] if (law := words.atlas.whole.row("instruments", key))
    ]
    named = words.listed([words.short(law) for law in laws])
    days = words.listed([words.date(law["enacted"]) for law in laws])
    return words.text("rules.waiting", laws=named, day=days)


def finding(found: list[Row], words: Words) -> str:
    """For each country how many reports bind, are asked for, are coming, and the first clock."""
    return following(said(found, words), words)


def said(found: list[Row], words: Words) -> Iterator[str]:
    """A sentence for each country."""
    for country in dict.fromkeys(
        row["country"] for row in sorted(found, key=lambda row: row["side"])
    ):
        own = [row for row in found if row["country"] == country]
        counts = Counter(row["force_code"] for row in own)
        facts = {"country": country, **{name: counts[name] for name in ("must", "asked", "coming")}}
        fixed = [row for row in own if row["force_code"] == "must" and row["hours"]]
        if fixed:
            first = min(fixed, key=lambda row: int(row["hours"]))
            yield words.text(f"{NAME}.of", **facts, clock=first["clock"], whom=first["whom"])
        else:
            yield words.text(f"{NAME}.of-none", **facts)


CHART = Chart(
    name="reporting-clocks",
    rows=rows,
    columns=(
        Column("whom", f"{NAME}.whom", key="key"),
        Column("country", f"{NAME}.country"),
        Column("force", f"{NAME}.force"),
        Column("clock", f"{NAME}.clock"),
        Column("obligation", f"{NAME}.obligation"),
        Column("basis", f"{NAME}.basis"),
        Column("sector", f"{NAME}.sector"),
        Column("trigger", f"{NAME}.trigger"),
        Column("reason", f"{NAME}.reason"),
        Column("life", f"{NAME}.life"),
        Column("evidence", f"{NAME}.evidence"),
    ),
    finding=finding,
    figure=draw,
    empty="empty.no-steps",
)
