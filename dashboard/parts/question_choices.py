"""What the questions are asked for: a body, a sector, a day; all of them links."""

from dash import html
from dash.development.base_component import Component

from dashboard.answers.changes import ROUNDTABLE
from dashboard.answers.opposites import in_order
from dashboard.filters.filters import NOT_RECORDED
from dashboard.language.words import JOINTS
from dashboard.parts.attributes import attributes
from dashboard.parts.filled import joined
from dashboard.parts.seen import Seen
from dashboard.tables.atlas import Row

NAME = "questions-choices"
ANCHOR = "questions-choose"
KINDS = ("ministry", "agency", "coordination-body", "regulator", "law-enforcement", "military")
"""The kinds of bodies that are offered, ministries first; any other is chosen on the map."""


def choices(seen: Seen) -> list[Component]:
    """Three lists, each folded and headed by what is chosen now."""
    return [bodies(seen), sectors(seen), days(seen)]


def bodies(seen: Seen) -> Component:
    """The bodies of the day by country, ministries first."""
    words, order = seen.words, in_order(seen.on_the_day)
    rows = [row for row in seen.on_the_day.rows("entities") if row["kind"] in KINDS]
    rows = [row for row in rows if row["id"] in order]
    rows.sort(key=lambda row: (KINDS.index(row["kind"]), order[row["id"]]))
    now = [row for key in seen.address.focus if (row := seen.whole.row("entities", key))]
    lists = by_country(seen, rows, "focus", tuple(row["id"] for row in now))
    back = free(seen, "questions.own-body", focus=()) if now else []
    return folded(seen, "body", words.listed([words.short(row) for row in now]), [*back, *lists])


def sectors(seen: Seen) -> Component:
    """The sectors of the day by country."""
    words = seen.words
    asked = seen.address.filters.sector
    now = [row for key in asked if (row := seen.whole.row("sectors", key))]
    names = [words.short(row) for row in now]
    names += (
        [words.text("sentence.not-recorded", filter=words.text("filter.sector"))]
        if NOT_RECORDED in asked
        else []
    )
    lists = by_country(seen, seen.on_the_day.rows("sectors"), "sector", asked)
    back = free(seen, "questions.own-sector", sector=()) if asked else []
    return folded(seen, "sector", words.listed(names), [*back, *lists])


def days(seen: Seen) -> Component:
    """Today and the day of the roundtable."""
    words, now = seen.words, seen.address.filters.on
    options = {"": words.text("questions.today"), ROUNDTABLE: words.date(ROUNDTABLE)}
    links = [option(seen, name, now == day, on=day) for day, name in options.items()]
    line = html.P(joined(links, JOINTS[words.language]))
    return folded(seen, "day", words.date(seen.day), [line])


def folded(seen: Seen, choice: str, now: str, children: list[Component]) -> Component:
    """One list under what it chooses and what is chosen."""
    words = seen.words
    now = now or words.text("questions.each-own")
    label = words.label("question_choice", choice)
    head = html.Summary(words.text("questions.chosen", choice=label, now=now))
    return html.Details([head, *children], className="pathway-picker")


def by_country(seen: Seen, rows: list[Row], part: str, chosen: tuple[str, ...]) -> list[Component]:
    """A line of links for each country of the two sides."""
    words = seen.words
    countries = [row for row in seen.whole.rows("countries") if row["side"] != "none"]
    lines: list[Component] = []
    for country in countries:
        own = [row for row in rows if row["country"] == country["code"]]
        links = [
            option(seen, words.short(row), row["id"] in chosen, **{part: (row["id"],)})
            for row in own
        ]
        head = html.Strong(words.short(country), className=f"colour-{country['colour']}")
        if links:
            lines.append(html.P([head, " ", *joined(links, JOINTS[words.language])]))
    return lines


def free(seen: Seen, text: str, **changed: object) -> list[Component]:
    """The way back to what each question names itself."""
    return [html.P(option(seen, seen.words.text(text), False, **changed))]


def option(seen: Seen, name: str, here: bool, **changed: object) -> Component:
    """One thing to choose."""
    current = attributes({"aria-current": "true"}) if here else {}
    href = seen.address.replacing(card="", **changed).href()
    return html.A(name, href=href, className="choice", **current)
