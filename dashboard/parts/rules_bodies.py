"""What law gives a body its power, and since when: the body to choose, and its answer."""

from typing import Any

from dash import html
from dash.development.base_component import Component

from dashboard.answers.instrument_pairs import standing_on
from dashboard.answers.legal_bases import LegalBasis, bodies_with_bases, issued, legal_bases
from dashboard.answers.pathways import country_sides
from dashboard.charts.instrument_crosswalk import state_of
from dashboard.language.words import JOINTS
from dashboard.parts.attributes import attributes
from dashboard.parts.filled import joined
from dashboard.parts.pathway_answers import proof
from dashboard.parts.reading import Reading, bracketed, link, links
from dashboard.parts.seen import Seen
from dashboard.parts.statement import lasting
from dashboard.tables.atlas import Row

NAME = "rules-bodies"


def answers(seen: Seen) -> list[Component]:
    """The chosen bodies with what they rest on; how to choose where none is."""
    reading = Reading(seen.on_the_day, seen.day, seen.address, seen.words, "")
    rows = [row for key in seen.address.focus if (row := seen.whole.row("entities", key))]
    children: list[Component] = [picker(seen)]
    if not rows:
        children.append(html.P(seen.words.text("rules.choose-body-first"), className="reading"))
    return [*children, *(body(reading, row) for row in rows)]


def picker(seen: Seen) -> Component:
    """The bodies with a law on record behind them, a line for each country."""
    words = seen.words
    found = bodies_with_bases(seen.on_the_day)
    lines: list[Component] = []
    for country, side in country_sides(seen.whole).items():
        rows = [row for key, bases in found.items() if bases and (row := of(seen, key, country))]
        if side == "none" or not rows:
            continue
        options = [option(seen, row, len(found[row["id"]])) for row in rows]
        name = html.Strong(words.country(country))
        lines.append(html.P([name, " ", *joined(options, JOINTS[words.language])]))
    opening = html.Summary(words.text("rules.choose-body"))
    return html.Details([opening, *lines])


def of(seen: Seen, key: str, country: str) -> Row | None:
    """The row of a body, if it is of a country and meets what is asked for."""
    row = seen.atlas.row("entities", key)
    return row if row and row["country"] == country else None


def option(seen: Seen, row: Row, count: int) -> Component:
    """One body to choose, with the number of laws and papers behind it."""
    name = seen.words.text("counterparts.choice", name=seen.words.short(row), count=count)
    href = seen.address.replacing(focus=(row["id"],), card="").href()
    now = attributes({"aria-current": "true"}) if row["id"] in seen.address.focus else {}
    return html.A(name, href=href, className="choice", **now)


def body(reading: Reading, row: Row) -> Component:
    """One body: the laws of its own tasks, what only touches it, what it issued itself."""
    key = row["id"]
    bases = legal_bases(reading.atlas, key)
    strong = [basis for basis in bases if basis.is_strong]
    weak = [basis for basis in bases if not basis.is_strong]
    life = lasting(reading, "entities", row)
    head = html.H3([link(reading, "entities", key), *life])
    children: list[Component] = [head]
    if not reading.atlas.row("entities", key):
        day = reading.words.date(reading.day)
        children.append(html.P(reading.text("rules.no-body-then", day=day), className="empty-line"))
    elif strong:
        children.append(listed(reading, strong))
    else:
        children.append(html.P(reading.text("rules.no-basis"), className="empty-line"))
    if weak:
        opening = html.Summary(reading.text("rules.weak", count=len(weak)))
        children.append(html.Details([opening, listed(reading, weak)]))
    return html.Section([*children, *own_rules(reading, key)])


def listed(reading: Reading, bases: list[LegalBasis]) -> Component:
    """Laws with why they count and since when they apply."""
    items = [html.Li(basis_line(reading, each), className=look(each)) for each in bases]
    return html.Ul(items, className="statements owed")


def look(basis: LegalBasis) -> str:
    """The classes of a law; what only waits for its rule is hollow."""
    return "statement statutory-not-in-force" if set(basis.grounds) <= {"coming"} else "statement"


def basis_line(reading: Reading, basis: LegalBasis) -> list[Any]:
    """One law: its kind, why it counts, since when, its sources."""
    words, law = reading.words, basis.law
    standing = standing_on(reading.atlas.whole, law, reading.day)
    kind = words.label("instrument_kind", law["kind"])
    why = [reading.text(f"rules.ground.{ground}") for ground in basis.grounds]
    return [
        link(reading, "instruments", law["id"]),
        *bracketed(reading, [kind, *why]),
        html.P(state_of(law, standing, words), className="why"),
        *proof(reading, [law, *basis.rows]),
    ]


def own_rules(reading: Reading, key: str) -> list[Component]:
    """What the body itself issued or is in charge of, which gives it no power."""
    rows = issued(reading.atlas, key)
    if not rows:
        return []
    opening = html.Summary(reading.text("rules.issued", count=len(rows)))
    names = links(reading, "instruments", [row["id"] for row in rows])
    return [html.Details([opening, html.P(names), *proof(reading, rows)])]
