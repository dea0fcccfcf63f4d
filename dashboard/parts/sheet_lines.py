"""The sections of a sheet of paper: the lines of the card, all unfolded, as many as a sheet holds."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from typing import Any

from dash import html
from dash.development.base_component import Component

from dashboard.answers.delegations import delegations
from dashboard.answers.profile import duties_of, laws_of, naming, rungs_of
from dashboard.answers.ties import by_side, counterparts_of, members_of, seats_of, side_of, ties_of
from dashboard.filters.address import codes
from dashboard.parts.card_duties import duty, rung
from dashboard.parts.card_seats import met, roles, side_name
from dashboard.parts.card_sectors import answer, part, stated
from dashboard.parts.card_ties import counterpart, tie
from dashboard.parts.filled import joined
from dashboard.parts.reading import Reading, bracketed, link
from dashboard.parts.statement import lasting, statement
from dashboard.tables.atlas import Row

LEAST = 3
Line = Callable[[], Component]

MOST = {
    "card.counterparts": 8,
    "card.sector-crosswalk": 8,
    "card.channels": 26,
    "card.members": 40,
    "card.sectors": 16,
    "card.sector-bodies": 30,
    "card.laws": 10,
    "card.ties": 16,
    "card.duties": 8,
    "card.ladder": 5,
    "card.parts": 20,
}
"""How many lines of a section a sheet holds at most; how many more there are is said."""


@dataclass(frozen=True)
class Sheet:
    """A sheet in the making: its reading, and which share of the most lines it has room for."""

    reading: Reading
    room: float

    def most(self, title: str) -> int:
        """How many lines of a section it holds."""
        return max(LEAST, round(MOST[title] * self.room))


def lines(sheet: Sheet, title: str, found: Iterable[Line], nothing: str = "") -> list[Component]:
    """A titled section. Takes what makes each line, so that only lines on the sheet cite sources.

    `nothing` is the key of what is said where there is none; without it there is no section then.
    """
    reading = sheet.reading
    made = list(found)
    if not made and not nothing:
        return []
    head = html.H2([reading.text(title), reading.gap, html.Span(str(len(made)), className="count")])
    if not made:
        return [html.Section([html.H2(reading.text(title)), html.P(reading.text(nothing))])]
    most = sheet.most(title)
    children: list[Component] = [html.Ul([line() for line in made[:most]])]
    if made[most:]:
        children.append(
            html.P(reading.text("sheet.more", count=len(made) - most), className="more")
        )
    return [html.Section([head, *children])]


def of_body(sheet: Sheet, row: Row) -> list[Component]:
    """What a sheet says of a body: opposite numbers, law, sectors, channels, ties, duties, ladder."""
    reading = sheet.reading
    parts = naming(reading.atlas, "entities", "parent_id", row["id"])
    given, received = duties_of(reading.atlas, row["id"])
    opposite = counterparts_of(reading.atlas, row["id"])
    sided = side_of(reading.atlas, row["country"]) != "none"
    return [
        *lines(
            sheet,
            "card.counterparts",
            (partial(counterpart, reading, *at) for at in opposite),
            "card.no-counterpart" if sided else "",
        ),
        *lines(sheet, "card.laws", laws(reading)),
        *lines(sheet, "card.sectors", sectors(reading)),
        *lines(sheet, "card.channels", seats(reading), "card.no-channel"),
        *lines(
            sheet,
            "card.ties",
            (
                partial(tie, reading, at)
                for rows in ties_of(reading.atlas, row["id"]).values()
                for at in rows
            ),
        ),
        *lines(sheet, "card.parts", (partial(inner, reading, at) for at in parts)),
        *lines(sheet, "card.duties", (partial(duty, reading, at) for at in [*given, *received])),
        *lines(
            sheet,
            "card.ladder",
            (partial(rung, reading, *at) for at in rungs_of(reading.atlas, row["id"])),
        ),
    ]


def of_channel(sheet: Sheet, row: Row) -> list[Component]:
    """What a sheet says of a channel: who sits in it, delegation by delegation."""
    reading = sheet.reading
    sitting = members_of(reading.atlas, [row["id"]])
    found = {each.head: each.members for each in delegations(reading.atlas, row["id"])}
    sides = by_side(reading.atlas, list(found))
    made = [
        partial(delegation, reading, found[head], sitting, side)
        for side, heads in sides.items()
        for head in heads
    ]
    return lines(sheet, "card.members", made)


def of_sector(sheet: Sheet, row: Row) -> list[Component]:
    """What a sheet says of a sector: what answers to it across, its bodies, channels and duties."""
    reading = sheet.reading
    channels = naming(reading.atlas, "channels", "sector_ids", row["id"])
    channels = sorted(channels, key=lambda each: form_of(reading, each))
    told = naming(reading.atlas, "reporting_duties", "sector_id", row["id"])
    return [
        *lines(sheet, "card.sector-crosswalk", crosswalk(reading), "card.no-counterpart"),
        *lines(sheet, "card.sector-bodies", bodies(reading)),
        *lines(sheet, "card.channels", (partial(channel, reading, at, []) for at in channels)),
        *lines(sheet, "card.duties", (partial(duty, reading, at) for at in told)),
    ]


def laws(reading: Reading) -> list[Line]:
    """The laws and papers a body rests on, each with the reason it stands here."""

    def law(key: str, reasons: Any) -> Component:
        why = bracketed(reading, [reading.text(f"card.law.{reason}") for reason in reasons])
        rows = [row for because in reasons.values() for row in because]
        return statement(reading, rows, [link(reading, "instruments", key), *why])

    found = laws_of(reading.atlas, reading.key)
    return [partial(law, key, reasons) for key, reasons in found.items()]


def sectors(reading: Reading) -> list[Line]:
    """What a body does in which sectors."""
    rows = naming(reading.atlas, "entity_sectors", "entity_id", reading.key)
    return [partial(part, reading, row, "sectors", row["sector_id"]) for row in rows]


def seats(reading: Reading) -> list[Line]:
    """The channels a body sits in, those that meet first, framework after framework."""
    found = [pair for sat in seats_of(reading.atlas, reading.key).values() for pair in sat]
    found.sort(key=lambda pair: form_of(reading, pair[0]))
    return [partial(channel, reading, row, rows) for row, rows in found]


def form_of(reading: Reading, row: Row) -> int:
    """The place of a channel's form in its order: mechanisms, documents, moments."""
    return codes(reading.atlas.whole, "form").index(row["form"])


def channel(reading: Reading, row: Row, sitting: list[Row]) -> Component:
    """A channel with its framework, level and cadence, when it last met, and as what a body sits."""
    words = reading.words
    about: list[Any] = [
        link(reading, "frameworks", row["framework_id"], short=True),
        roles(reading, sitting) if sitting else "",
        words.label("level", row["level"]) if row["level"] else "",
        words.label("cadence", row["cadence"]) if row["form"] == "mechanism" and row["cadence"] else
        words.label("form", row["form"], short=True),
        *met(reading, row),
    ]  # fmt: skip
    said = [link(reading, "channels", row["id"]), *bracketed(reading, about)]
    return statement(reading, [*sitting, row], said)


def inner(reading: Reading, row: Row) -> Component:
    """A body that is part of another, and since when."""
    said = [link(reading, "entities", row["id"]), *lasting(reading, "entities", row)]
    return statement(reading, [row], said)


def delegation(
    reading: Reading, members: tuple[str, ...], sitting: dict[str, list[Row]], side: str
) -> Component:
    """Who sits for a body: itself with its country and role, then those of its parts that sit too."""
    head, *others = members
    role = roles(reading, sitting[head])
    about = lasting(reading, "channel_participants", sitting[head][0],
                    [side_name(reading, side) if side != "none" else "", role])  # fmt: skip
    rows = [row for body in members for row in sitting[body]]
    names = joined([link(reading, "entities", body) for body in others], reading.joint)
    below: list[Component] = [html.P(names, className="why")] if others else []
    return statement(reading, rows, [link(reading, "entities", head), *about], below)


def crosswalk(reading: Reading) -> list[Line]:
    """The sectors across that answer to a sector, with grade and note."""
    ends = (("from_id", "to_id"), ("to_id", "from_id"))
    return [
        partial(answer, reading, row[there], row)
        for here, there in ends
        for row in naming(reading.atlas, "sector_crosswalk", here, reading.key)
    ]


def bodies(reading: Reading) -> list[Line]:
    """Who does what in a sector, role after role, those that lead first."""
    rows = naming(reading.atlas, "entity_sectors", "sector_id", reading.key)
    order = codes(reading.atlas.whole, "sector_role")
    rows.sort(key=lambda row: (row["role"] != "sector-lead", order.index(row["role"])))

    def body(row: Row) -> Component:
        name = link(reading, "entities", row["entity_id"])
        return stated(reading, row, name, [reading.words.label("sector_role", row["role"])])

    return [partial(body, row) for row in rows]
