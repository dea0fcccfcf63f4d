"""What a pathway says in words: routes, who across hears, single points, clocks, the hand-over."""

from typing import Any

from dash import html
from dash.development.base_component import Component

from dashboard.answers.pathway_routes import (
    Route,
    across,
    arriving,
    by_end,
    contact_points,
    hand_over,
    listeners,
    nearest,
    owed,
    single_points,
    to_coordinator,
)
from dashboard.answers.pathways import COMING, Case, coordinators, country_sides, left_out
from dashboard.charts.pathway_rows import asked_cases, case_name, clock, mark, teller
from dashboard.parts.counterparts_body import sources
from dashboard.parts.filled import filled, joined
from dashboard.parts.reading import Reading, bracketed, link, links
from dashboard.parts.seen import Seen
from dashboard.parts.source_list import DOUBTED, badge
from dashboard.parts.statement import lasting
from dashboard.tables.atlas import Row

NAME = "pathway-answers"
ARROW = " → "


def answers(seen: Seen) -> list[Component]:
    """Both cases side by side, then the contact points of both countries."""
    reading = Reading(seen.on_the_day, seen.day, seen.address, seen.words, "")
    columns = [column(seen, reading, case) for case in asked_cases(seen)]
    return [html.Div(columns, className="pathway-columns"), points(seen, reading)]


def column(seen: Seen, reading: Reading, case: Case) -> Component:
    """The answers for one case."""
    event = seen.address.event
    head = html.H2(case_name(case, seen.words))
    if case.sector and not seen.on_the_day.row("sectors", case.sector):
        return html.Section([head, absent(seen, case), *crossing(reading, case, event)])
    return html.Section(
        [
            head,
            *crossing(reading, case, event),
            *hearing(reading, case),
            *channels(reading, case),
            *cuts(reading, case, event),
            *clocks(reading, case, event),
            *handing(reading, case, event),
        ]
    )


def absent(seen: Seen, case: Case) -> Component:
    """That the sector was none on the day."""
    row = seen.whole.row("sectors", case.sector)
    assert row is not None
    life, day = seen.words.life(row), seen.words.date(seen.day)
    return html.P(seen.words.text("pathway.no-sector", life=life, day=day), className="finding")


def crossing(reading: Reading, case: Case, event: str) -> list[Component]:
    """The standing routes to the coordinator and across, or that none is recorded."""
    atlas = reading.atlas
    children: list[Component] = [html.H3(reading.text("pathway.routes"))]
    leads = sorted(coordinators(atlas, case.country))
    home = to_coordinator(atlas, case, event)
    if home:
        children.append(listed(reading, home))
    elif not case.sector:
        children.append(html.P(reading.text("pathway.by-sector"), className="empty-line"))
    elif leads:
        said = filled(
            reading.text("pathway.no-coordinator"),
            names=html.Span(links(reading, "entities", leads)),
        )
        children.append(html.P(said, className="empty-line"))
    over = across(atlas, case, event)
    children.append(html.H4(reading.text("pathway.across", count=len(by_end(over)))))
    if over:
        children.append(listed(reading, over))
    else:
        children.append(html.P(reading.text("pathway.none-across"), className="empty-line"))
    return [*children, *incoming(reading, case, event)]


def listed(reading: Reading, found: list[Route]) -> Component:
    """Routes as a list, each step with how binding it is, and their sources."""
    items = [html.Li(route(reading, each), className="statement") for each in found]
    return html.Ul(items, className="statements routes")


def route(reading: Reading, found: Route) -> list[Any]:
    """One route: its bodies, what ties each to the next, its sources."""
    said: list[Any] = [teller(found.hops[0][0], reading.words)]
    for body, hop in zip(found.bodies[1:], found.hops, strict=True):
        ways = list(dict.fromkeys(mark(row, reading.words) for row in hop))
        ties = bracketed(reading, [html.Span(way) for way in ways])
        said += [ARROW, link(reading, "entities", body, short=True), *ties]
    return [*said, *proof(reading, found.rows)]


def proof(reading: Reading, rows: list[Row]) -> list[Any]:
    """The sources rows rest on, folded, and a mark where one was only recalled."""
    keys = tuple(dict.fromkeys(key for row in rows for key in row["sources"]))
    doubted = any(row["evidence"] == DOUBTED for row in rows)
    marked = [reading.gap, badge(reading, DOUBTED)] if doubted else []
    opening = html.Summary(reading.text("pathway.sources", count=len(keys)))
    return [*marked, html.Details([opening, html.P(sources(reading, keys))], className="rests-on")]


def incoming(reading: Reading, case: Case, event: str) -> list[Component]:
    """The exchanges that are recorded from the other side's end."""
    rows = arriving(reading.atlas, case, event)
    if not rows:
        return []
    items = [html.Li(exchange(reading, row), className="statement") for row in rows]
    head = html.H4(reading.text("pathway.arriving"))
    return [head, html.Ul(items, className="statements")]


def exchange(reading: Reading, row: Row) -> list[Any]:
    """One step with what its text says of it."""
    ends = [link(reading, "entities", row[end], short=True) for end in ("from_id", "to_id")]
    why = html.P(reading.words.pick(row, "trigger"), className="why")
    return [*joined(ends, ARROW), why, *proof(reading, [row])]


def hearing(reading: Reading, case: Case) -> list[Component]:
    """Whether the bodies of the sector that answers across are reached by a standing route."""
    if not case.sector:
        return []
    found = listeners(reading.atlas, case)
    head = html.H3(reading.text("pathway.hears"))
    if not found:
        return [head, html.P(reading.text("pathway.no-partner"), className="empty-line")]
    said: list[Component] = [head]
    heard = [body for body, ways in found.items() if ways]
    silent = [body for body, ways in found.items() if not ways]
    for text, bodies in (("pathway.heard", heard), ("pathway.unheard", silent)):
        if bodies:
            names = html.Span(links_short(reading, bodies))
            said.append(html.P(filled(reading.text(text), names=names)))
    return said


def links_short(reading: Reading, bodies: list[str]) -> list[Any]:
    """Short names of bodies, each opening its card."""
    names = [link(reading, "entities", body, short=True) for body in bodies]
    return joined(names, reading.joint)


def channels(reading: Reading, case: Case) -> list[Component]:
    """The nearest formal channels; none of them is a route."""
    found = nearest(reading.atlas, case)
    children: list[Component] = [
        html.H3(reading.text("pathway.nearest")),
        html.P(reading.text("pathway.nearest-reading"), className="reading"),
    ]
    lists = {
        "pathway.of-sector": found.own,
        "pathway.of-all": found.general,
        "pathway.of-past": found.past,
    }
    for text, rows in lists.items():
        if rows:
            items = [html.Li(channel(reading, row), className="statement") for row in rows]
            children += [html.H4(reading.text(text)), html.Ul(items, className="statements")]
    if case.sector and not found.own:
        none = html.P(reading.text("pathway.no-own"), className="empty-line")
        children.insert(2, none)
    return children


def channel(reading: Reading, row: Row) -> list[Any]:
    """A channel with its level, its life, and whether what passes can be seen."""
    words = reading.words
    about: list[Any] = [words.label("level", row["level"], short=True)]
    about.append(words.label("visibility", row["visibility"], short=True))
    opening = reading.address.replacing(card=row["id"]).href()
    name = html.A(words.short(row), href=opening, className="open-card")
    return [name, *lasting(reading, "channels", row, about), *proof(reading, [row])]


def cuts(reading: Reading, case: Case, event: str) -> list[Component]:
    """The bodies without which a route is gone."""
    atlas = reading.atlas
    goals = [("coordinator", to_coordinator(atlas, case, event))]
    goals += [("across", ways) for ways in by_end(across(atlas, case, event)).values()]
    items = []
    for _, ways in goals:
        points = single_points(ways)
        if points:
            end = link(reading, "entities", ways[0].bodies[-1], short=True)
            names = html.Span(links_short(reading, list(points)))
            items.append(html.Li(filled(reading.text("pathway.cut"), names=names, end=end)))
    head = html.H3(reading.text("pathway.cuts"))
    if not items:
        return [head, html.P(reading.text("pathway.no-cut"), className="empty-line")]
    return [head, html.Ul(items, className="statements")]


def clocks(reading: Reading, case: Case, event: str) -> list[Component]:
    """To whom the operator reports, most binding and fastest first; coming duties say so."""
    rows = owed(reading.atlas, case, event)
    head = html.H3(reading.text("pathway.owed"))
    if not rows:
        return [head, html.P(reading.text("pathway.nothing-owed"), className="empty-line")]
    items = [
        html.Li(duty(reading, row), className=f"statement {row['obligation']}") for row in rows
    ]
    opening = html.Summary(reading.text("pathway.show-owed", count=len(rows)))
    folded = html.Details([opening, html.Ul(items, className="statements owed")])
    others = left_out(reading.atlas, case, event) if event else []
    said: list[Component] = [head, html.P(first_clock(reading, rows)), folded]
    if others:
        said.append(html.P(reading.text("pathway.other-events", count=len(others))))
    return said


def first_clock(reading: Reading, rows: list[Row]) -> list[Any] | str:
    """The shortest clock among what binds, with whom it runs towards."""
    binding = [row for row in rows if row["obligation"] in ("mandatory", "contractual")]
    timed = [row for row in binding if row["deadline_hours"]]
    if not binding:
        return reading.text("pathway.none-binds")
    if not timed:
        return reading.text("pathway.no-clock-binds", count=len(binding))
    first = min(timed, key=lambda row: int(row["deadline_hours"]))
    whom = link(reading, "entities", first["to_id"], short=True)
    return filled(
        reading.text(
            "pathway.first-clock",
            count=len(binding),
            clock=clock(first, reading.words),
            whom="{whom}",
        ),
        whom=whom,
    )


def duty(reading: Reading, row: Row) -> list[Any]:
    """One duty: to whom, how binding, by when, on what basis."""
    words = reading.words
    whom: Any = reading.text("card.duty.members")
    if row["to_id"]:
        whom = link(reading, "entities", row["to_id"], short=True)
    about: list[Any] = [words.label("obligation", row["obligation"]), clock(row, words)]
    if row["obligation"] == COMING:
        about.append(html.Span(reading.text("pathway.coming"), className="own-judgement"))
    said = [whom, *lasting(reading, "reporting_duties", row, about)]
    said.append(html.P(words.pick(row, "trigger"), className="why"))
    if row["instrument_id"]:
        laws = html.Span(links(reading, "instruments", row["instrument_id"]))
        said.append(html.P(filled(reading.text("card.basis"), laws=laws), className="basis"))
    return [*said, *proof(reading, [row])]


def handing(reading: Reading, case: Case, event: str) -> list[Component]:
    """Who works before an incident, who after, and in whose hands the two meet."""
    found = hand_over(reading.atlas, case, event)
    lists = {
        "pathway.works-before": found.before,
        "pathway.works-both": found.both,
        "pathway.works-after": found.after,
    }
    said: list[Component] = [html.H3(reading.text("pathway.hand-over"))]
    for text, bodies in lists.items():
        names: Any = reading.text("pathway.nobody")
        if bodies:
            names = html.Span(links_short(reading, list(bodies)))
        said.append(html.P(filled(reading.text(text), names=names)))
    return said


def points(seen: Seen, reading: Reading) -> Component:
    """Whether there is one contact point on each side, or several."""
    words = seen.words
    children: list[Component] = [html.H2(words.text("pathway.points"))]
    for country, side in country_sides(seen.whole).items():
        if side == "none":
            continue
        found = contact_points(seen.on_the_day, country)
        text = {0: "pathway.points-none", 1: "pathway.points-one"}.get(
            len(found), "pathway.points-several"
        )
        names = html.Span(links_short(reading, list(found)))
        said = words.text(text, country=words.country(country), count=len(found), names="{names}")
        rows = [row for own in found.values() for row in own]
        proven = proof(reading, rows) if rows else []
        children.append(html.Div([html.P(filled(said, names=names)), *proven]))
    children.append(html.P(words.text("pathway.points-reading"), className="reading"))
    return html.Section(children, className="contact-points")
