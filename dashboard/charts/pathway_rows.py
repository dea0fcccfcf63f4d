"""What a pathway asks for, and its steps in words: one row for each step."""

from dataclasses import replace

from dashboard.answers.pathways import COMING, Case, Step, cases, steps
from dashboard.charts.chart import Asked, Row
from dashboard.filters.apply import apply
from dashboard.language.words import Words
from dashboard.tables.atlas import Atlas
from dashboard.tables.atlas import Row as TableRow

DAY, IN_DAYS = 24, 96  # hours of a day; hours from which a clock is said in days
NAME = "chart.pathway"


def asked_cases(asked: Asked) -> tuple[Case, Case]:
    """The case that is asked for, and the one beside it."""
    filters = asked.address.filters
    return cases(asked.whole, filters.country, filters.sector, asked.address.against)


def narrowed(asked: Asked) -> Atlas:
    """What the other filters leave: country and sector say which case it is."""
    filters = replace(asked.address.filters, country=(), sector=(), framework=())
    return apply(asked.whole, filters, asked.today)


def rows(asked: Asked, place: int) -> list[Row]:
    """The steps of the first (0) or the second (1) case."""
    case, atlas = asked_cases(asked)[place], narrowed(asked)
    found = steps(atlas, case, asked.address.event)
    return [row_of(asked, case, step, atlas) for step in found]


def row_of(asked: Asked, case: Case, step: Step, atlas: Atlas) -> Row:
    """One step in words."""
    words, row = asked.words, step.row
    colour = asked.whole.row("countries", case.country)
    assert colour is not None
    named = [asked.whole.row("instruments", key) for key in row["instrument_id"]]
    kinds = [words.label("incident_kind", kind) for kind in row["incident_kinds"]]
    return {
        "key": row["to_id"] or row["from_id"] or row["sector_id"],
        "case": case_name(case, words),
        "lane": "across" if step.way != "home" else step.lane,
        "way": step.way,
        "who": body(row["from_id"], teller(row, words), words),
        "whom": body(row["to_id"], words.text("card.duty.members"), words),
        "phase": words.label("phase", row["phase"]),
        "phase_code": row["phase"],
        "kind": words.label("step", row["step"]),
        "kind_code": row["step"],
        "obligation": words.label("obligation", row["obligation"]),
        "obligation_code": row["obligation"],
        "mark": mark(row, words),
        "coming": row["obligation"] == COMING,
        "clock": clock(row, words),
        "hours": row["deadline_hours"],
        "trigger": words.pick(row, "trigger"),
        "event": words.listed(kinds) or words.text(f"{NAME}.any-event"),
        "limited": bool(kinds),
        "basis": words.listed([words.short(it) for it in named if it])
        or words.text(f"{NAME}.no-basis"),
        "reach": words.text(f"{NAME}.{'general' if step.general else 'own'}"),
        "life": words.life(row),
        "evidence": words.label("evidence", row["evidence"]),
        "sources": row["sources"],
        "context": atlas.is_context("reporting_duties", row["id"]),
        "colour": colour["colour"],
    }


def case_name(case: Case, words: Words) -> str:
    """What a case is called: its country and its sector."""
    country = words.country(case.country)
    row = words.atlas.whole.row("sectors", case.sector)
    if row is None:
        return words.text(f"{NAME}.case-any", country=country)
    return words.text(f"{NAME}.case", country=country, sector=words.short(row))


def body(key: str, otherwise: str, words: Words) -> str:
    """The short name of a body, or what stands where none is named."""
    row = words.atlas.whole.row("entities", key)
    return words.short(row) if row else otherwise


def teller(row: TableRow, words: Words) -> str:
    """Who tells where no body is named."""
    return words.label("from_role", row["from_role"], short=True)


def mark(row: TableRow, words: Words) -> str:
    """How binding a step is, in a word; an exchange is never a duty."""
    if row["step"] == "exchange":
        return words.label("step", "exchange", short=True)
    return words.label("obligation", row["obligation"], short=True)


def clock(row: TableRow, words: Words) -> str:
    """The first clock in words."""
    hours = row["deadline_hours"]
    if row["step"] == "exchange":
        return words.text(f"{NAME}.no-clock")
    if hours is None:
        return words.text("card.clock.none")
    if hours >= IN_DAYS and hours % DAY == 0:
        return words.text(f"{NAME}.days", days=hours // DAY)
    if hours == 1:
        return words.text(f"{NAME}.one-hour")
    return words.text(f"{NAME}.hours", hours=hours)
