"""The shortest formal route between two chosen things of the map: its steps in words, each with its sources."""

from typing import Any

from dash import html
from dash.development.base_component import Component

from dashboard.answers.asked import is_asked
from dashboard.answers.graph import PART, Way
from dashboard.answers.profile import table_of
from dashboard.answers.routes import Route, Routes, Step, routes
from dashboard.filters.address import BY
from dashboard.network.routed import asked_routes, route_ids
from dashboard.parts.attributes import attributes
from dashboard.parts.filled import filled, joined
from dashboard.parts.filter_bar import preset
from dashboard.parts.pathway_answers import ARROW, channel, proof
from dashboard.parts.reading import Reading, link
from dashboard.parts.seen import Seen
from dashboard.parts.statement import lasting, listing
from dashboard.tables.atlas import Row

AT_ONCE = 3  # ways of a step that are told at once


def route_answer(seen: Seen) -> list[Component]:
    """The answer, if two things are in focus; else nothing."""
    found = asked_routes(seen.on_the_day, seen.address)
    if found is None:
        return []
    reading = Reading(seen.on_the_day, seen.day, seen.address, seen.words, "")
    said = finding(reading, found)
    children: list[Component] = [
        html.H2(seen.words.text("route.title"), id="route-title"),
        html.P(between(reading), className="between"),
        choices(seen),
        html.P(said, className="finding"),
        *remarks(reading, found),
    ]
    if found.steps:
        children.append(html.Ol([step(reading, each) for each in found.shown[0].steps]))
        children += others(reading, found)
    children.append(html.P(reading.text("route.reading"), className="reading"))
    if is_asked(seen.address.filters):
        children.append(html.P(reading.text("route.unfiltered"), className="reading"))
    told = {
        "aria-labelledby": "route-title",
        "data-lit": "\n".join(route_ids(seen.atlas, seen.address, seen.words)),
        "data-said": said if found.count else "",
    }
    return [html.Section(children, className="answer answer-route", **attributes(told))]


def between(reading: Reading) -> list[Any]:
    """Both ends, and the way to let the route go."""
    first, last = (named(reading, key) for key in reading.address.focus)
    back = reading.address.replacing(focus=reading.address.focus[:1], by=BY[0]).href()
    ends = filled(reading.text("route.between"), first=first, last=last)
    return [html.Span(ends), reading.gap, html.A(reading.text("route.end"), href=back)]


def named(reading: Reading, key: str) -> Component:
    """The name of one end, opening its card where it has one."""
    table = table_of(reading.atlas, key)
    return link(reading, table, key, short=True) if table else html.Span(name(reading, key))


def name(reading: Reading, key: str) -> str:
    """The short name of a thing of the map."""
    whole = reading.atlas.whole
    for table in ("entities", "frameworks", "channels", "families"):
        row = whole.row(table, key)
        if row:
            return reading.words.short(row)
    return reading.words.country(key)


def choices(seen: Seen) -> Component:
    """Which ties count: at home, in channels, or both."""
    words, now = seen.words, seen.address.by
    buttons = [preset(words.text(f"route.by.{by}"), f"by={by}", by == now) for by in BY]
    named = attributes({"aria-label": words.text("route.by")})
    return html.Div(buttons, className="presets", role="group", **named)


def finding(reading: Reading, found: Routes) -> str:
    """What there is, in one sentence."""
    first, last = (name(reading, key) for key in reading.address.focus)
    day = reading.words.date(reading.day)
    for key, bodies in zip(reading.address.focus, (found.first, found.last), strict=True):
        if not bodies:
            kind = "body" if reading.atlas.whole.row("entities", key) else "group"
            return reading.text(f"route.absent-{kind}", name=name(reading, key), day=day)
    if not found.count:
        text = "route.none" if reading.address.by == BY[0] else "route.none-by"
        return reading.text(text, first=first, last=last, day=day)
    bodies = found.shown[0].bodies
    if found.steps == 0:
        return reading.text("route.same", body=name(reading, bodies[0]))
    if found.steps == 1:
        return reading.text("route.direct", first=first, last=last)
    through = reading.words.listed([name(reading, body) for body in bodies[1:-1]])
    return reading.text("route.steps", first=first, last=last, steps=found.steps, bodies=through)


def remarks(reading: Reading, found: Routes) -> list[Component]:
    """That a body is thought away, and whether another way of counting finds a route."""
    said: list[Component] = []
    address = reading.address
    if address.gone:
        body = link(reading, "entities", address.gone, short=True)
        said.append(html.P(filled(reading.text("route.without"), body=body)))
    if not found.count and address.by != BY[0]:
        more = routes(reading.atlas, *address.focus, "both", address.gone)
        if more.steps:
            text = reading.text("route.try-both", steps=more.steps)
            said.append(html.P(html.A(text, href=address.replacing(by=BY[0]).href())))
    return said


def step(reading: Reading, each: Step) -> Component:
    """One step: its two bodies, what ties them, and what is not certain about it."""
    ends = [link(reading, "entities", body, short=True) for body in (each.source, each.target)]
    items: list[Component] = [
        html.Li(way(reading, tie), className="statement") for tie in each.ways
    ]
    children: list[Component] = [html.P(joined(ends, ARROW), className="step")]
    if each.is_hidden:
        children.append(html.P(reading.text("route.hidden"), className="not-visible"))
    if not each.is_certain:
        children.append(html.P(reading.text("route.possibly"), className="possibly"))
    return html.Li([*children, *listing(reading, items, AT_ONCE)])


def way(reading: Reading, tie: Way) -> list[Any]:
    """One tie of a step with its life, whether it can be seen, and its sources."""
    if tie.table == "channels":
        return channel(reading, tie.row)
    said, below = relation(reading, tie)
    return [*said, *below, *proof(reading, list(tie.rows))]


def relation(reading: Reading, tie: Way) -> tuple[list[Any], list[Component]]:
    """A tie at home as a sentence, and how the sources word it."""
    row = tie.row
    if tie.kind == PART:
        ends = {"part": row["id"], "whole": row["parent_id"]}
        text = reading.text("route.part")
        return filled(text, **short_links(reading, ends)), []
    said = filled(
        reading.text(f"card.tie.{tie.kind}"),
        **short_links(reading, {"a": row["from_id"], "b": row["to_id"]}),
    )
    seen = [reading.words.label("visibility", row["visibility"])] if row["visibility"] else []
    why = html.P(reading.words.pick(row, "label"), className="why")
    return [*said, *lasting(reading, "relations", row, seen)], [why]


def short_links(reading: Reading, keys: dict[str, str]) -> dict[str, Component]:
    """The short names of bodies by their place in a sentence, each opening its card."""
    return {place: link(reading, "entities", key, short=True) for place, key in keys.items()}


def others(reading: Reading, found: Routes) -> list[Component]:
    """Other routes of the same length."""
    if len(found.shown) < 2:
        return []
    text = "route.equal-two" if found.count == 2 else "route.equal"
    items = [html.Li(chain(reading, route), className="statement") for route in found.shown[1:]]
    head = html.P(reading.text(text, count=found.count) if found.count > 2 else reading.text(text))
    return [head, html.Ul(items, className="statements")]


def chain(reading: Reading, found: Route) -> list[Any]:
    """A route by its bodies alone, with all it rests on."""
    rows: list[Row] = list({id(row): row for row in found.rows}.values())
    bodies = [link(reading, "entities", body, short=True) for body in found.bodies]
    return [*joined(bodies, ARROW), *proof(reading, rows)]
