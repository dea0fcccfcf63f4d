"""To whom a firm must report, in words: the sector to choose, who regulates it, what is coming."""

from typing import Any

from dash import html
from dash.development.base_component import Component

from dashboard.answers.firm_duties import FORCES, FirmDuty, firm_duties
from dashboard.answers.pathways import country_sides
from dashboard.answers.sector_roles import LEADS, REGULATES, SHARES, parts_in
from dashboard.charts.reporting_clocks import reason, unapplied
from dashboard.language.words import JOINTS
from dashboard.parts.attributes import attributes
from dashboard.parts.filled import filled, joined
from dashboard.parts.pathway_answers import duty, links_short, proof
from dashboard.parts.reading import Reading, link
from dashboard.parts.seen import Seen

NAME = "rules-duties"
CHOICES = "rules-sectors"
ROLES = {"leads": LEADS, "regulates": REGULATES, "shares": SHARES}


def choices(seen: Seen) -> list[Component]:
    """The sectors of the day to choose from, a line for each country."""
    words, chosen = seen.words, seen.address.filters.sector
    everything = seen.address.replacing(sector=(), card="").href()
    lines: list[Component] = []
    for country, side in country_sides(seen.whole).items():
        rows = [row for row in seen.on_the_day.rows("sectors") if row["country"] == country]
        if side == "none" or not rows:
            continue
        links = [option(seen, row["id"], words.short(row), row["id"] in chosen) for row in rows]
        name = html.Strong(words.country(country))
        lines.append(html.P([name, " ", *joined(links, JOINTS[words.language])]))
    opening = html.Summary(words.text("rules.choose-sector"))
    back = [html.P(html.A(words.text("rules.every-sector"), href=everything))] if chosen else []
    return [html.Details([opening, *lines, *back], open=not chosen)]


def option(seen: Seen, key: str, name: str, here: bool) -> Component:
    """One sector to choose."""
    href = seen.address.replacing(country=(), sector=(key,), card="").href()
    now = attributes({"aria-current": "true"}) if here else {}
    return html.A(name, href=href, className="choice", **now)


def answers(seen: Seen) -> list[Component]:
    """Both countries side by side: the sectors asked for, then what binds, is asked, is coming."""
    reading = Reading(seen.on_the_day, seen.day, seen.address, seen.words, "")
    found = firm_duties(seen.whole, seen.address.filters, seen.today)
    columns = [
        column(seen, reading, country, [it for it in found if it.row["country"] == country])
        for country, side in country_sides(seen.whole).items()
        if side != "none"
    ]
    return [html.Div(columns, className="pathway-columns")]


def column(seen: Seen, reading: Reading, country: str, found: list[FirmDuty]) -> Component:
    """One country."""
    words = seen.words
    children: list[Component] = [html.H3(words.country(country)), *sectors(seen, reading, country)]
    if not found:
        children.append(html.P(words.text("rules.no-duty"), className="empty-line"))
    for force in FORCES:
        own = [each for each in found if each.force == force]
        children += block(reading, force, own) if found else []
    return html.Section(children)


def block(reading: Reading, force: str, found: list[FirmDuty]) -> list[Component]:
    """The reports of one force; that there is none is said."""
    title = html.H4(reading.text("rules.force-count", force=reading.text(f"rules.force.{force}"),
                                 count=len(found)))  # fmt: skip
    if not found:
        return [title, html.P(reading.text(f"rules.none-{force}"), className="empty-line")]
    items = [html.Li(said(reading, each), className=look(each)) for each in found]
    listed = html.Ul(items, className="statements owed")
    if force == "coming":
        return [title, html.P(reading.text("rules.coming-reading"), className="reading"), listed]
    opening = html.Summary(reading.text("pathway.show-owed", count=len(items)))
    return [title, html.Details([opening, listed])]


def look(each: FirmDuty) -> str:
    """The classes of a report."""
    parts = ["statement"]
    parts += ["statutory-not-in-force"] if each.force == "coming" else []
    parts += ["beside"] if each.context else []
    return " ".join(parts)


def said(reading: Reading, each: FirmDuty) -> list[Any]:
    """One report, with why it is only coming, and whether it only stands beside what is asked."""
    words = reading.words
    more: list[Any] = []
    if each.why:
        why = unapplied(each.row, words) if each.why == "no-rule" else reason(each, words)
        more.append(html.P(why, className="why"))
    if each.context:
        more.append(html.P(reading.text("table.context"), className="why"))
    return [*duty(reading, each.row), *more]


def sectors(seen: Seen, reading: Reading, country: str) -> list[Component]:
    """The sectors asked for and their partners: who leads, who regulates, who only shares."""
    if not seen.address.filters.sector:
        return [html.P(reading.text("rules.all-sectors"), className="reading")]
    rows = [row for row in seen.atlas.rows("sectors") if row["country"] == country]
    if not rows:
        return [html.P(reading.text("rules.no-sector-here"), className="empty-line")]
    children: list[Component] = []
    for row in rows:
        name: list[Any] = [link(reading, "sectors", row["id"], short=True)]
        if seen.atlas.is_context("sectors", row["id"]):
            name += [reading.gap, *partner(seen, row["id"])]
        children += [html.H4(name), *roles(reading, row["id"])]
    return children


def partner(seen: Seen, key: str) -> list[Any]:
    """The grade by which the crosswalk brings a sector beside the one asked for."""
    found = [
        row["match"]
        for row in seen.on_the_day.rows("sector_crosswalk")
        for own, other in ((row["from_id"], row["to_id"]), (row["to_id"], row["from_id"]))
        if own == key and other in seen.address.filters.sector
    ]
    grades = [seen.words.label("match", match) for match in dict.fromkeys(found)]
    if not grades:
        return []
    said = seen.words.text("rules.brought", grade=seen.words.listed(grades))
    return [html.Span(said, className="details")]


def roles(reading: Reading, sector: str) -> list[Component]:
    """Who leads a sector, who regulates it, who only shares information; nobody is said as such."""
    rows = {name: parts_in(reading.atlas, sector, codes) for name, codes in ROLES.items()}
    acting = {row["entity_id"] for name in ("leads", "regulates") for row in rows[name]}
    rows["shares"] = [row for row in rows["shares"] if row["entity_id"] not in acting]
    lines: list[Component] = []
    for name, own in rows.items():
        bodies = list(dict.fromkeys(row["entity_id"] for row in own))
        who: Any = reading.text("rules.nobody")
        if bodies:
            who = html.Span(links_short(reading, bodies))
        proven = proof(reading, own) if own else []
        lines.append(html.Div([*filled(reading.text(f"rules.role.{name}"), names=who), *proven]))
    return lines
