"""What classified or sensitive information may pass, under which agreement, and what is not seen."""

from typing import Any

from dash import html
from dash.development.base_component import Component

from dashboard.answers.classified_sharing import (
    REACHES,
    Agreement,
    agreements,
    secrecy_rules,
    sharing_seen,
)
from dashboard.answers.instrument_pairs import pairs, standing_on
from dashboard.charts.instrument_crosswalk import state_of
from dashboard.parts.filled import filled
from dashboard.parts.pathway_answers import proof
from dashboard.parts.pathway_said import remark
from dashboard.parts.reading import Reading, bracketed, link, links
from dashboard.parts.seen import Seen
from dashboard.parts.statement import graded, lasting
from dashboard.tables.atlas import Row

NAME = "rules-classified"
REMARKS = "rules-said"
SAID = ("obs-isac-nda", "obs-digital-agency-task", "obs-rec-trusted-sharing", "obs-q-single-standard",
        "obs-appi-basic-law")  # fmt: skip


def answers(seen: Seen) -> list[Component]:
    """The agreements by reach, the rules on secrecy of each side, what cannot be seen."""
    reading = Reading(seen.on_the_day, seen.day, seen.address, seen.words, "")
    return [
        html.P(seen.words.text("rules.not-seen"), className="empty-line"),
        html.Div(
            [html.Section(papers(seen, reading)), html.Section(secrecy(seen, reading))],
            className="pathway-columns",
        ),
    ]


def papers(seen: Seen, reading: Reading) -> list[Component]:
    """The agreements that meet what is asked for, by how far they reach."""
    found = agreements(seen.atlas)
    children: list[Component] = []
    for reach in REACHES:
        own = [each for each in found if each.reach == reach]
        children.append(html.H3(reading.text(f"rules.reach.{reach}")))
        if own:
            items = [html.Li(agreement(reading, each), className="statement") for each in own]
            children.append(html.Ul(items, className="statements"))
        else:
            children.append(html.P(reading.text("rules.no-agreement"), className="empty-line"))
    return children


def agreement(reading: Reading, each: Agreement) -> list[Any]:
    """One agreement: since when, what it covers, its paper, whether what passes can be seen."""
    words, row = reading.words, each.row
    name = html.A(
        words.name(row),
        href=reading.address.replacing(card=row["id"]).href(),
        className="open-card",
    )
    seen = words.label("visibility", row["visibility"])
    said: list[Any] = [name, *lasting(reading, "channels", row, [seen])]
    said.append(html.P(words.pick(row, "summary"), className="why"))
    if each.papers:
        named = html.Span(links(reading, "instruments", [paper["id"] for paper in each.papers]))
        said.append(html.P(filled(reading.text("rules.paper"), names=named), className="basis"))
    return [*said, *proof(reading, [row, *each.papers])]


def secrecy(seen: Seen, reading: Reading) -> list[Component]:
    """The rules of both countries on who may see what is secret, and how they answer each other."""
    words, rows = seen.words, secrecy_rules(seen.on_the_day)
    children: list[Component] = [html.H3(words.text("rules.secrecy"))]
    if rows:
        items = [html.Li(rule(reading, row), className="statement") for row in rows]
        children.append(html.Ul(items, className="statements"))
    else:
        children.append(html.P(words.text("rules.no-secrecy"), className="empty-line"))
    keys = {row["id"] for row in rows}
    matching = [
        pair.row
        for pair in pairs(seen.on_the_day)
        if keys & {pair.row["from_id"], pair.row["to_id"]}
    ]
    if matching:
        items = [html.Li(correspondence(reading, row), className="statement") for row in matching]
        children += [
            html.H3(words.text("rules.secrecy-pairs")),
            html.Ul(items, className="statements"),
        ]
    return [*children, *sharing(reading)]


def rule(reading: Reading, row: Row) -> list[Any]:
    """One rule on secrecy."""
    words = reading.words
    standing = standing_on(reading.atlas.whole, row, reading.day)
    about = [words.country(row["country"]), state_of(row, standing, words)]
    why = html.P(words.pick(row, "summary"), className="why")
    name = link(reading, "instruments", row["id"])
    return [name, *bracketed(reading, about), why, *proof(reading, [row])]


def correspondence(reading: Reading, row: Row) -> list[Any]:
    """How two rules on secrecy answer each other."""
    ends = [link(reading, "instruments", row[end], short=True) for end in ("from_id", "to_id")]
    kind = html.Span(reading.words.label("instrument_relation", row["relation"]))
    about = bracketed(reading, [kind, graded(reading, row["match"])])
    why = html.P(reading.words.pick(row, "note"), className="why")
    return [ends[0], " – ", ends[1], *about, why, *proof(reading, [row])]


def sharing(reading: Reading) -> list[Component]:
    """The channels made for sharing, by how far one can see in."""
    found = sharing_seen(reading.atlas)
    children: list[Component] = [html.H3(reading.text("rules.sharing"))]
    for visibility, rows in found.items():
        label = reading.words.label("visibility", visibility)
        said = reading.text("rules.sharing-count", visibility=label, count=len(rows))
        if not rows:
            children.append(html.P(said))
            continue
        items = [channel(reading, row) for row in rows]
        children.append(html.Details([html.Summary(said), html.Ul(items)]))
    return children


def channel(reading: Reading, row: Row) -> Component:
    """A channel for sharing, with its sources."""
    href = reading.address.replacing(card=row["id"]).href()
    name = html.A(reading.words.short(row), href=href, className="open-card")
    return html.Li([name, *proof(reading, [row])])


def remarks(seen: Seen) -> list[Component]:
    """What was said about secrecy and rules by the day; nothing before the roundtable."""
    reading = Reading(seen.on_the_day, seen.day, seen.address, seen.words, "")
    rows = [row for key in SAID if (row := reading.atlas.row("observations", key))]
    if not rows:
        return []
    items = [html.Li(remark(reading, row), className="statement") for row in rows]
    return [html.H2(seen.words.text("pathway.said")), html.Ul(items, className="statements")]
