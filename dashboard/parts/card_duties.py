"""Who must or should tell a body what, where it stands on the ladder, and the laws behind both."""

from typing import Any

from dash import html
from dash.development.base_component import Component

from dashboard.answers.profile import duties_of, laws_of, rungs_of, standing
from dashboard.parts.filled import filled
from dashboard.parts.reading import Reading, bracketed, link, links
from dashboard.parts.statement import group, lasting, listing, section, statement
from dashboard.tables.atlas import Row

DAY = 24  # hours
IN_DAYS = 96  # hours from which a clock is given in days too


def duties(reading: Reading) -> list[Component]:
    """The reporting steps from and to a body."""
    given, received = duties_of(reading.atlas, reading.key)
    children = group(
        reading.text("card.duties.from"), listing(reading, [duty(reading, row) for row in given])
    )
    children += group(
        reading.text("card.duties.to"), listing(reading, [duty(reading, row) for row in received])
    )
    return section(reading, "card.duties", children)


def all_duties(reading: Reading, rows: list[Row]) -> list[Component]:
    """The reporting steps of a sector or a law."""
    return section(reading, "card.duties", listing(reading, [duty(reading, row) for row in rows]))


def duty(reading: Reading, row: Row) -> Component:
    """One reporting step: who tells whom and how binding that is, when, how fast, on what basis."""
    said = filled(
        reading.text(f"card.duty.{manner(reading, row)}"),
        who=teller(reading, row),
        whom=told(reading, row),
    )
    about: list[Any] = [reading.words.label("obligation", row["obligation"])]
    if row["step"] == "duty":
        about.append(clock(reading, row["deadline_hours"]))
    about.append(reading.words.label("phase", row["phase"]))
    said += lasting(reading, "reporting_duties", row, about)
    trigger = html.P(reading.words.pick(row, "trigger"), className="why")
    return statement(reading, [row], said, [trigger, *basis(reading, row["instrument_id"])])


def manner(reading: Reading, row: Row) -> str:
    """How a step is put: an exchange is never a duty, a rule that does not apply never a "must"."""
    if row["step"] == "exchange":
        return "exchange"
    if row["obligation"] == "statutory-not-in-force":
        return "coming"
    held = standing("reporting_duties", row, reading.day)
    return str(row["obligation"]) if held == "in-force" else held


def teller(reading: Reading, row: Row) -> Component:
    """Who tells: a body, or anyone in a role, with the sector where there is one."""
    role = reading.words.label("from_role", row["from_role"])
    who = link(reading, "entities", row["from_id"]) if row["from_id"] else html.Span(role)
    if not row["sector_id"]:
        return who
    sector = link(reading, "sectors", row["sector_id"], short=True)
    return html.Span(filled(reading.text("card.duty.in-sector"), who=who, sector=sector))


def told(reading: Reading, row: Row) -> Component:
    """Who is told: a body, or members and customers."""
    if row["to_id"]:
        return link(reading, "entities", row["to_id"])
    return html.Span(reading.text("card.duty.members"))


def clock(reading: Reading, hours: int | None) -> str:
    """The first clock in words."""
    if hours is None:
        return reading.text("card.clock.none")
    if hours >= IN_DAYS and hours % DAY == 0:
        return reading.text("card.clock.days", days=hours // DAY)
    if hours == 1:
        return reading.text("card.clock.one-hour")
    return reading.text("card.clock.hours", hours=hours)


def basis(reading: Reading, instruments: tuple[str, ...]) -> list[Component]:
    """The laws a step or a rung rests on."""
    if not instruments:
        return []
    said = filled(
        reading.text("card.basis"), laws=html.Span(links(reading, "instruments", instruments))
    )
    return [html.P(said, className="basis")]


def ladder(reading: Reading) -> list[Component]:
    """The rungs from peace to armed attack a body stands on."""
    items = [rung(reading, part, row) for part, row in rungs_of(reading.atlas, reading.key)]
    return section(reading, "card.ladder", listing(reading, items))


def rung(reading: Reading, part: str, row: Row) -> Component:
    """One rung: what the body does there, how clear that is, and on what basis."""
    words = reading.words
    said = filled(
        reading.text(f"card.rung.{part}"),
        step=words.label("escalation_step", row["step"]),
        lead=link(reading, "entities", row["lead_id"]),
    )
    clear = reading.text("card.clarity", clarity=words.label("clarity", row["clarity"]))
    said += lasting(reading, "escalation", row, [clear])
    why = html.P(words.pick(row, "note"), className="why")
    return statement(reading, [row], said, [why, *basis(reading, row["instrument_ids"])])


def laws(reading: Reading) -> list[Component]:
    """The laws and papers a body rests on, each with the reason it stands here."""
    items = []
    for key, reasons in laws_of(reading.atlas, reading.key).items():
        why = bracketed(reading, [reading.text(f"card.law.{reason}") for reason in reasons])
        said = [link(reading, "instruments", key), *why]
        rows = [row for because in reasons.values() for row in because]
        items.append(statement(reading, rows, said))
    return section(reading, "card.laws", listing(reading, items))
