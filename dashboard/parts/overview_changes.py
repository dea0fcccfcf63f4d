"""What has changed since the roundtable, as short dated lists whose names open cards."""

from typing import Any

from dash import html
from dash.development.base_component import Component

from dashboard.answers.changes import Change
from dashboard.charts.changes import Section, row_at, sections, since, whose
from dashboard.charts.organisation import RECALLED
from dashboard.language.words import JOINTS
from dashboard.parts.filled import filled, joined
from dashboard.parts.seen import Seen

AT_ONCE = 8  # lines of a list that are shown before the rest is folded
ONE_COUNTRY = frozenset({"entities", "sectors", "instruments"})


def changes(seen: Seen) -> list[Component]:
    """A list for each sort of change, the first one open; nothing up to the roundtable."""
    found = since(seen)
    if found is None:
        return []
    return [
        html.Details(
            [heading(seen, section), *lines(seen, section)],
            open=at == 0,
            className="change-list",
        )
        for at, section in enumerate(sections(found, seen))
    ]


def heading(seen: Seen, section: Section) -> Component:
    """What changed, and how often; those in doubt are counted apart."""
    words = seen.words
    possibly = sum(change.possibly for change in section.changes)
    count = html.Span(str(len(section.changes) - possibly), className="count")
    doubt = words.text("overview.possibly", count=possibly)
    said: list[Any] = [html.Span(words.text(f"chart.changes.{section.name}"))]
    return html.Summary(
        [*said, count, *([html.Span(doubt, className="possibly")] * bool(possibly))]
    )


def lines(seen: Seen, section: Section) -> list[Component]:
    """The changes of a sort; what exceeds a handful opens on request."""
    items = [line(seen, section, change) for change in section.changes]
    if len(items) <= AT_ONCE + 2:
        return [html.Ul(items)]
    more = html.Summary(seen.words.text("card.more", count=len(items) - AT_ONCE))
    return [html.Ul(items[:AT_ONCE]), html.Details([more, html.Ul(items[AT_ONCE:])])]


def line(seen: Seen, section: Section, change: Change) -> Component:
    """One change: when, what, of which country, and what it was or became."""
    words, row = seen.words, row_at(seen, section.table, change.key)
    said: list[Any] = [
        html.Span(words.date(change.when), className="when"),
        " ",
        named(seen, section.table, change.key),
    ]
    if section.table in ONE_COUNTRY:
        said += [" ", country(seen, row["country"], whose(words, row))]
    if change.others:
        names = [named(seen, section.table, key) for key in change.others]
        key = "overview.followed" if section.name in ("added", "mechanisms") else "overview.became"
        key = "overview.was" if section.name == "renamed" else key
        parts = filled(words.text(key), names=html.Span(joined(names, JOINTS[words.language])))
        said += [" ", html.Span(parts, className="others")]
    if change.possibly:
        said += [" ", html.Span(words.text("chart.changes.possibly"), className="possibly")]
    if row["evidence"] == RECALLED:
        grade = words.label("evidence", RECALLED, short=True)
        said += [" ", html.Span(grade, className=f"evidence {RECALLED}")]
    return html.Li(said)


def named(seen: Seen, table: str, key: str) -> Component:
    """The short name of a row, which opens its card."""
    row = row_at(seen, table, key)
    return html.A(
        seen.words.short(row),
        href=seen.address.replacing(card=key).href(),
        className="open-card",
        title=seen.words.name(row),
    )


def country(seen: Seen, code: str, name: str) -> Component:
    """The name of a country in its colour."""
    row = seen.whole.row("countries", code)
    assert row is not None
    return html.Span(name, className=f"country colour-{row['colour']}")
