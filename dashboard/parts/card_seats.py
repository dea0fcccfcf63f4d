"""Who sits where: the channels of a body or framework, the bodies of a channel or framework."""

from typing import Any

from dash import html
from dash.development.base_component import Component

from dashboard.answers.delegations import delegations
from dashboard.answers.life import last_held, quiet
from dashboard.answers.ties import by_side, members_of, seats_of
from dashboard.filters.address import codes
from dashboard.parts.reading import Reading, bracketed, link, since
from dashboard.parts.statement import group, lasting, listing, section, statement
from dashboard.tables.atlas import Row

AT_ONCE = 3  # channels named beside a body of a framework


def seats(reading: Reading) -> list[Component]:
    """The channels a body sits in, framework after framework."""
    children: list[Component] = []
    for framework, sat in seats_of(reading.atlas, reading.key).items():
        items = [seat(reading, channel, rows) for channel, rows in sat]
        title = html.H4(link(reading, "frameworks", framework))
        children += [title, *listing(reading, items)]
    nothing: list[Component] = [html.P(reading.text("card.no-channel"), className="empty-line")]
    return section(reading, "card.channels", children or nothing)


def seat(reading: Reading, channel: Row, rows: list[Row]) -> Component:
    """One channel a body sits in, and as what."""
    return statement(reading, [*rows, channel], named(reading, channel, roles(reading, rows)))


def channels(reading: Reading, rows: list[Row]) -> list[Component]:
    """Channels by form: standing mechanisms, documents and moments are never mixed."""
    children: list[Component] = []
    for form in codes(reading.atlas.whole, "form"):
        found = [row for row in rows if row["form"] == form]
        items = [statement(reading, [row], named(reading, row)) for row in found]
        title = reading.text(f"card.channels.{form}", count=len(found))
        children += group(title, listing(reading, items))
    return section(reading, "card.channels", children)


def named(reading: Reading, channel: Row, role: str = "") -> list[Any]:
    """A channel with the role of the body, its umbrella, its form, its level and when it met."""
    words = reading.words
    about: list[Any] = [role, words.label("form", channel["form"], short=True)]
    about += [words.label("level", channel["level"]), *met(reading, channel)]
    return [link(reading, "channels", channel["id"]), *bracketed(reading, about)]


def met(reading: Reading, channel: Row) -> list[Any]:
    """When a channel was last held, or the date of a document; a quiet one is marked."""
    if channel["form"] == "document":
        return since(reading, "channels", channel)
    found = last_held(reading.atlas, channel, reading.day)
    if not found:
        return [html.Span(reading.text("card.last-held-unknown"), className="unknown")]
    said: list[Any] = [
        reading.text(f"card.held.{channel['form']}", day=reading.words.date(found[0]))
    ]
    if quiet(reading.atlas, channel, reading.day) == "quiet":
        said.append(html.Span(reading.text("channel.quiet"), className="quiet"))
    return said


def roles(reading: Reading, rows: list[Row]) -> str:
    """As what a body sits in a channel."""
    found = dict.fromkeys(row["role"] for row in rows)
    return reading.words.listed([reading.words.label("participant_role", role) for role in found])


def members(reading: Reading, chosen: list[Row]) -> list[Component]:
    """Who sits in channels, side after side; in a single one, parts of a body fold under it."""
    sitting = members_of(reading.atlas, [row["id"] for row in chosen])
    folding: dict[str, tuple[str, ...]] = {body: (body,) for body in sitting}
    counted = "bodies"
    if len(chosen) == 1:
        found = delegations(reading.atlas, chosen[0]["id"])
        folding, counted = {each.head: each.members for each in found}, "delegations"
    children: list[Component] = []
    for side, heads in by_side(reading.atlas, list(folding)).items():
        items = [delegation(reading, folding[head], sitting) for head in heads]
        name = side_name(reading, side)
        title = reading.text(f"card.side.{counted}", side=name, count=len(items))
        children += group(title, listing(reading, items))
    return section(reading, "card.members", children, leading=True)


def side_name(reading: Reading, side: str) -> str:
    """The country of a side; of all others, a common word."""
    rows = [row for row in reading.atlas.whole.rows("countries") if row["side"] == side]
    return reading.text("card.others") if side == "none" else reading.words.name(rows[0])


def delegation(
    reading: Reading, bodies: tuple[str, ...], sitting: dict[str, list[Row]]
) -> Component:
    """A body with those of its parts that sit there too: one delegation."""
    head, *others = bodies
    if not others:
        return member(reading, head, sitting[head])
    inner = [member(reading, body, sitting[body]) for body in others]
    count = html.P(reading.text("card.delegation", count=len(bodies)), className="delegation")
    below = [count, html.Ul(inner, className="statements")]
    return member(reading, head, sitting[head], below)


def member(
    reading: Reading, body: str, rows: list[Row], below: list[Component] | None = None
) -> Component:
    """A body that sits in a channel, and as what; in a framework, in how many channels."""
    there = dict.fromkeys(row["channel_id"] for row in rows)
    said: list[Any] = [link(reading, "entities", body)]
    if set(there) == {reading.key}:
        said += lasting(reading, "channel_participants", rows[0], [roles(reading, rows)])
    else:
        names: list[Any] = [link(reading, "channels", key, short=True) for key in there]
        more = [reading.text("card.more", count=len(names) - AT_ONCE)] if names[AT_ONCE:] else []
        said += bracketed(reading, [*names[:AT_ONCE], *more])
    return statement(reading, rows, said, below)
