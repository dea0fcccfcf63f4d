"""Every body of the two sides to choose from, by side and branch of work, and the sectors."""

from itertools import groupby

from dash import html
from dash.development.base_component import Component

from dashboard import ids
from dashboard.answers.opposites import SIDES, in_order, numbers
from dashboard.charts.chart import sides
from dashboard.language.words import JOINTS
from dashboard.parts.attributes import attributes
from dashboard.parts.filled import joined
from dashboard.parts.seen import Seen

NAME = "counterparts-picker"


def picker(seen: Seen) -> Component:
    """The list, folded until it is asked for."""
    opening = html.Summary(seen.words.text("counterparts.pick"))
    shown = html.Div(choices(seen), id=ids.shown(NAME), className="sides")
    return html.Details([opening, shown], className="picker")


def choices(seen: Seen) -> list[Component]:
    """A column for each side: its bodies by branch of work, then its sectors."""
    return [column(seen, side) for side in SIDES]


def column(seen: Seen, side: str) -> Component:
    """The bodies and sectors of one side, each a link to its opposite numbers."""
    words, count = seen.words, numbers(seen.on_the_day)
    children: list[Component] = [html.H3(sides(words)[side], className=f"colour-{hue(seen, side)}")]
    for lane, keys in branches(seen, side):
        row = seen.whole.row("lanes", lane)
        assert row is not None, lane
        links = joined([body(seen, key, count.get(key, 0)) for key in keys], JOINTS[words.language])
        children += [html.H4(words.short(row)), html.P(links)]
    own = [row for row in seen.on_the_day.rows("sectors") if side_of(seen, row["country"]) == side]
    if own:
        links = joined([sector(seen, row["id"]) for row in own], JOINTS[words.language])
        children += [html.H4(words.text("counterparts.sectors")), html.P(links)]
    return html.Div(children)


def branches(seen: Seen, side: str) -> list[tuple[str, list[str]]]:
    """The branches of work of a side with its bodies that fit the filters, in their order."""
    order = in_order(seen.atlas)
    lanes = {row["entity_id"]: row["lane_id"] for row in seen.whole.rows("places")}
    countries = {row["id"]: row["country"] for row in seen.atlas.rows("entities")}
    own = [key for key in order if side_of(seen, countries[key]) == side]
    own.sort(key=lambda key: order[key])
    return [(lane, list(keys)) for lane, keys in groupby(own, key=lanes.__getitem__)]


def side_of(seen: Seen, country: str) -> str:
    """The side of a country."""
    row = seen.whole.row("countries", country)
    return str(row["side"]) if row else ""


def hue(seen: Seen, side: str) -> str:
    """The colour of a side, by name."""
    return next(str(row["colour"]) for row in seen.whole.rows("countries") if row["side"] == side)


def body(seen: Seen, key: str, count: int) -> Component:
    """A body with the number of bodies opposite it."""
    row = seen.whole.row("entities", key)
    assert row is not None, key
    name = seen.words.text("counterparts.choice", name=seen.words.short(row), count=count)
    here = {"aria-current": "true"} if key in seen.address.focus else {}
    href = seen.address.replacing(focus=(key,), card="").href()
    return html.A(
        name, href=href, className="choice" if count else "choice none", **attributes(here)
    )


def sector(seen: Seen, key: str) -> Component:
    """A sector, which narrows the page to it."""
    row = seen.whole.row("sectors", key)
    assert row is not None, key
    href = seen.address.replacing(focus=(), card="", sector=(key,)).href()
    here = {"aria-current": "true"} if key in seen.address.filters.sector else {}
    return html.A(seen.words.short(row), href=href, className="choice", **attributes(here))
