"""What breaks if a body disappears, list by list, each with its sources."""

from typing import Any

from dash import html
from dash.development.base_component import Component

from dashboard.answers.what_if import Gone, gone, partners_left
from dashboard.charts.pathway_rows import clock, teller
from dashboard.network.folding import fold
from dashboard.network.routed import broken
from dashboard.parts.attributes import attributes
from dashboard.parts.filled import filled, joined
from dashboard.parts.pathway_answers import ARROW, channel, links_short, proof
from dashboard.parts.reading import Reading, link
from dashboard.parts.route_answer import name, short_links
from dashboard.parts.seen import Seen
from dashboard.parts.statement import graded, lasting
from dashboard.tables.atlas import Row

AT_ONCE = 6  # lines of a list that is not folded
Block = tuple[str, list[list[Any]], bool]  # title, lines, whether a short one is told at once


def gone_answer(seen: Seen) -> list[Component]:
    """The answer, if a body is thought away; else nothing."""
    key = seen.address.gone
    if not key:
        return []
    reading = Reading(seen.on_the_day, seen.day, seen.address, seen.words, "")
    found = gone(seen.on_the_day, key)
    drawn = broken(seen.atlas, seen.address, seen.words)
    said = finding(reading, key, found)
    children: list[Component] = [
        html.H2(reading.text("gone.title"), id="gone-title"),
        html.P(head(reading, key), className="between"),
        html.P(said, className="finding"),
    ]
    if found:
        children += [*inside(seen, reading), *lists(reading, found)]
    children.append(html.P(reading.text("gone.reading"), className="reading"))
    told = {
        "aria-labelledby": "gone-title",
        "data-gone": "\n".join(drawn.nodes),
        "data-broken": "\n".join(drawn.ties),
        "data-cut": "\n".join(drawn.cut),
        "data-said": said,
    }
    return [html.Section(children, className="answer answer-gone", **attributes(told))]


def head(reading: Reading, key: str) -> list[Any]:
    """The body, and the way to put it back."""
    back = html.A(reading.text("gone.end"), href=reading.address.replacing(gone="").href())
    return [link(reading, "entities", key, short=True), reading.gap, back]


def finding(reading: Reading, key: str, found: Gone | None) -> str:
    """How much breaks, in one sentence."""
    facts = {"body": name(reading, key), "day": reading.words.date(reading.day)}
    if found is None:
        return reading.text("gone.absent", **facts)
    if found.is_nothing:
        return reading.text("gone.nothing", **facts)
    return reading.text(
        "gone.said",
        **facts,
        ties=len(found.ties),
        seats=len(found.seats),
        pairs=len(found.unpaired) + len(found.paired),
        steps=len(found.addressed) + len(found.told),
        cut=len(found.cut_off),
    )


def inside(seen: Seen, reading: Reading) -> list[Component]:
    """That the body has no place of its own on the map."""
    key = seen.address.gone
    node = fold(seen.atlas, seen.address.open, seen.address.beside).drawn.get(key, key)
    if node == key:
        return []
    return [html.P(reading.text("gone.inside", name=name(reading, node)), className="reading")]


def lists(reading: Reading, found: Gone) -> list[Component]:
    """What breaks, the gravest first; what is long opens on request."""
    alone = {row["id"] for row in found.alone}
    rest = [row for row in found.seats if row["id"] not in alone]
    blocks: list[Block] = [
        ("alone", [channel(reading, row) for row in found.alone], True),
        ("cut", [[link(reading, "entities", key, short=True)] for key in found.cut_off], True),
        ("unpaired", [unpaired(reading, pair) for pair in found.unpaired], True),
        ("addressed", [duty(reading, row) for row in found.addressed], True),
        ("told", [duty(reading, row) for row in found.told], False),
        ("ties", [tie(reading, row) for row in found.ties], False),
        ("parts", [part(reading, row) for row in found.parts], False),
        ("paired", [paired(reading, found, pair) for pair in found.paired], False),
        ("seats", [channel(reading, row) for row in rest], False),
    ]
    said = [each for block in blocks for each in told(reading, *block)]
    if found.signed:
        said.append(html.P(reading.text("gone.signed", count=len(found.signed))))
    return said


def told(reading: Reading, title: str, lines: list[list[Any]], at_once: bool) -> list[Component]:
    """One list under its heading, with how many lines it has."""
    if not lines:
        return []
    heading = reading.text("gone.more", title=reading.text(f"gone.{title}"), count=len(lines))
    items = [html.Li(line, className="statement") for line in lines]
    why = [html.P(reading.text("gone.cut-reading"), className="why")] if title == "cut" else []
    children = [html.Summary(heading), *why, html.Ul(items, className="statements")]
    return [html.Details(children, open=at_once and len(lines) <= AT_ONCE)]


def unpaired(reading: Reading, pair: tuple[str, Row]) -> list[Any]:
    """A body that loses its only counterpart."""
    other, row = pair
    about = [graded(reading, row["match"])]
    named = link(reading, "entities", other, short=True)
    return [named, *lasting(reading, "counterparts", row, about), *proof(reading, [row])]


def paired(reading: Reading, found: Gone, pair: tuple[str, Row]) -> list[Any]:
    """A body that keeps another counterpart."""
    other, row = pair
    left = sorted(partners_left(reading.atlas, other, found.body["id"]))
    names = html.Span(links_short(reading, left))
    named = link(reading, "entities", other, short=True)
    said = filled(reading.text("gone.kept"), name=named, others=names)
    return [*said, *proof(reading, [row])]


def tie(reading: Reading, row: Row) -> list[Any]:
    """A relation as a sentence."""
    said = filled(
        reading.text(f"card.tie.{row['kind']}"),
        **short_links(reading, {"a": row["from_id"], "b": row["to_id"]}),
    )
    seen = [reading.words.label("visibility", row["visibility"])] if row["visibility"] else []
    return [*said, *lasting(reading, "relations", row, seen), *proof(reading, [row])]


def part(reading: Reading, row: Row) -> list[Any]:
    """A body that is part of the one that is gone."""
    return [link(reading, "entities", row["id"], short=True), *proof(reading, [row])]


def duty(reading: Reading, row: Row) -> list[Any]:
    """A reporting step: who tells whom, how binding it is, by when."""
    words = reading.words
    named = {end: row[end] for end in ("from_id", "to_id") if row[end]}
    nobody = {"from_id": teller(row, words), "to_id": words.text("card.duty.members")}
    ends = list((nobody | short_links(reading, named)).values())
    about: list[Any] = [words.label("obligation", row["obligation"]), clock(row, words)]
    why = html.P(words.pick(row, "trigger"), className="why")
    said = [*joined(ends, ARROW), *lasting(reading, "reporting_duties", row, about)]
    return [*said, why, *proof(reading, [row])]
