"""What a pathway is asked for beside the filters: the kind of event, and what is set beside it."""

from dash import html
from dash.development.base_component import Component

from dashboard.answers.pathways import Case, country_sides
from dashboard.charts.pathway_rows import asked_cases, case_name
from dashboard.filters.address import codes
from dashboard.language.words import JOINTS
from dashboard.parts.attributes import attributes
from dashboard.parts.filled import joined
from dashboard.parts.filter_bar import preset
from dashboard.parts.seen import Seen

NAME = "pathway-choices"


def choices(seen: Seen) -> list[Component]:
    """The kinds of event, and lists of sectors for the first case and for the one beside it."""
    return [events(seen), picker(seen, 0), picker(seen, 1)]


def events(seen: Seen) -> Component:
    """A button for each kind of event."""
    words, now = seen.words, seen.address.event
    kinds = codes(seen.whole, "incident_kind")
    buttons = [preset(words.text("pathway.any-event"), "event=", not now)]
    buttons += [
        preset(words.label("incident_kind", kind, short=True), f"event={kind}", now == kind)
        for kind in kinds
    ]
    named = attributes({"aria-label": words.text("pathway.event")})
    label = html.Span(words.text("pathway.event"), className="pathway-label")
    return html.Div([label, *buttons], className="presets", role="group", **named)


def picker(seen: Seen, place: int) -> Component:
    """What the first (0) or the second (1) case is, and a folded list of what it can be instead."""
    words = seen.words
    case = asked_cases(seen)[place]
    text = "pathway.beside" if place else "pathway.first"
    opening = html.Summary(words.text(text, case=case_name(case, words)))
    lists = [
        html.P(joined(links(seen, country, case, place), JOINTS[words.language]))
        for country, side in country_sides(seen.whole).items()
        if side != "none"
    ]
    return html.Details([opening, *lists], className="pathway-picker")


def links(seen: Seen, country: str, case: Case, place: int) -> list[Component]:
    """A country as a whole, then each of its sectors on the day."""
    options = [Case(country)]
    options += [
        Case(country, row["id"])
        for row in seen.on_the_day.rows("sectors")
        if row["country"] == country
    ]
    return [option(seen, each, each == case, place) for each in options]


def option(seen: Seen, case: Case, here: bool, place: int) -> Component:
    """One case to choose."""
    words = seen.words
    row = seen.whole.row("sectors", case.sector)
    name = (
        words.short(row)
        if row
        else words.text("pathway.any-in", country=words.country(case.country))
    )
    if place:
        address = seen.address.replacing(against=case.sector or case.country, card="")
    else:
        sector = (case.sector,) if case.sector else ()
        address = seen.address.replacing(country=(case.country,), sector=sector, card="")
    current = attributes({"aria-current": "true"}) if here else {}
    return html.A(name, href=address.href(), className="choice", **current)
