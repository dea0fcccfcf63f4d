"""Who leads, regulates and shares information in each sector, the two countries side by side."""

from itertools import groupby
from typing import Any

from dash import html
from dash.development.base_component import Component

from dashboard import ids
from dashboard.answers.coverage import SectorLine, sector_lines
from dashboard.answers.sector_roles import LEADS, REGULATES, SHARES, everywhere, parts_in
from dashboard.charts.chart import sides
from dashboard.charts.sector_bodies import CHART
from dashboard.language.words import JOINTS
from dashboard.parts.attributes import attributes
from dashboard.parts.chart_card import chart_card
from dashboard.parts.filled import filled, joined
from dashboard.parts.seen import Seen

NAME = "sector-roles"
ROLES = {"leads": LEADS, "regulates": REGULATES, "shares": SHARES}
RECALLED = "recalled"
JOINER = "\u2060"  # keeps a star beside the name it belongs to


def roles_card(seen: Seen) -> Component:
    """The frame of the chart with the two sides set in type; its plain table opens on request."""
    drawn = html.Div(mirror(seen), id=ids.shown(NAME), className="mirror-table")
    return chart_card(CHART, seen, [drawn])


def mirror(seen: Seen) -> list[Component]:
    """The table with a country on each side, and what holds for all its sectors."""
    lines = [line for line in sector_lines(seen.atlas) if not line.without]
    if not lines:
        return []
    blocks = [
        html.Tbody(block(list(same), seen), **role("rowgroup"))
        for _, same in groupby(lines, key=lambda line: line.beside or line.sectors)
    ]
    table = html.Table(
        [html.Thead(heads(seen), **role("rowgroup")), *blocks],
        **role("table"),
        **attributes({"aria-label": CHART.text("title", seen.words)}),
    )
    return [*notes(seen), table]


def role(name: str) -> dict[str, Any]:
    """The role of a part of a table, which it keeps on a phone."""
    return {"role": name}


def heads(seen: Seen) -> list[Component]:
    """The countries and below them the roles, mirrored."""
    words, names = seen.words, sides(seen.words)
    over = [
        html.Th(
            names[side],
            colSpan=4,
            scope="colgroup",
            className=f"{side} colour-{colours(seen)[side]}",
            role="columnheader",
        )
        for side in ("left", "right")
    ]
    under = [
        html.Th(
            words.text(f"sectors.{field}"),
            scope="col",
            className=f"{side} {field}",
            role="columnheader",
        )
        for side, field in columns()
    ]
    return [html.Tr(over, **role("row")), html.Tr(under, **role("row"))]


def columns() -> list[tuple[str, str]]:
    """The columns from left to right."""
    fields = ["sector", *ROLES]
    return [("left", each) for each in reversed(fields)] + [("right", each) for each in fields]


def block(lines: list[SectorLine], seen: Seen) -> list[Component]:
    """The rows of sectors that correspond; one that answers to many stands once beside them."""
    rows: list[Component] = []
    for at, line in enumerate(lines):
        cells: list[Component] = []
        for side, field in columns():
            own = getattr(line, side)
            shared = line.beside if not own else ()
            if own:
                cells.append(cell(seen, side, field, own[0], 1))
            elif shared and at == 0:
                cells.append(cell(seen, side, field, shared[0], len(lines)))
            elif not shared and field == "sector":
                cells.append(nobody(seen, side))
        rows.append(html.Tr(cells, **role("row")))
    return rows


def nobody(seen: Seen, side: str) -> Component:
    """The place of a side that has no such sector."""
    said = seen.words.label("match", "noMatch")
    return html.Td(said, colSpan=1 + len(ROLES), className=f"{side} nobody", role="cell")


def cell(seen: Seen, side: str, field: str, sector: str, span: int) -> Component:
    """The name of a sector, or the bodies that have a role in it."""
    words = seen.words
    about: dict[str, Any] = {"rowSpan": span} if span > 1 else {}
    if field == "sector":
        row = seen.whole.row("sectors", sector)
        name = opening(seen, sector, words.short(row) if row else sector)
        kind = f"{side} sector colour-{colours(seen)[side]}"
        return html.Th(name, scope="row", className=kind, role="rowheader", **about)
    said = joined(bodies(seen, sector, ROLES[field]), JOINTS[words.language])
    return html.Td(
        said or html.Span(words.text("filter.not-recorded"), className="unknown"),
        className=f"{side} {field}",
        role="cell",
        **about,
        **attributes({"data-label": words.text(f"sectors.{field}")}),
    )


def bodies(seen: Seen, sector: str, roles: tuple[str, ...]) -> list[Component]:
    """The bodies with one of these roles in a sector, but for those that serve every sector."""
    told = everywhere(seen.atlas)
    doubts: dict[str, list[bool]] = {}
    for part in parts_in(seen.atlas, sector, roles):
        if part["entity_id"] not in told:
            doubts.setdefault(part["entity_id"], []).append(part["evidence"] == RECALLED)
    return [body(seen, key, all(each)) for key, each in doubts.items()]


def colours(seen: Seen) -> dict[str, str]:
    """The colour of each side, by name."""
    return {row["side"]: row["colour"] for row in seen.whole.rows("countries")}


def body(seen: Seen, key: str, recalled: bool) -> Component:
    """A body that opens its card, marked where its part was not seen in a source."""
    row = seen.whole.row("entities", key)
    assert row is not None, key
    said = opening(seen, key, seen.words.short(row))
    return html.Span([said, JOINER, html.Sup("*")]) if recalled else said


def opening(seen: Seen, key: str, name: str) -> Component:
    """A name that opens its card."""
    return html.A(name, href=seen.address.replacing(card=key).href(), className="open-card")


def notes(seen: Seen) -> list[Component]:
    """What a star means, and the bodies that are left out below because they serve every sector."""
    words = seen.words
    said: list[Any] = [words.text("sectors.star", grade=words.label("evidence", RECALLED))]
    for key, (country, part) in everywhere(seen.atlas).items():
        row = seen.whole.row("entities", key)
        assert row is not None, key
        text = words.text("sectors.everywhere")
        facts = {"country": words.country(country), "role": words.label("sector_role", part)}
        said += [" ", *filled(text, body=opening(seen, key, words.short(row)), **facts)]
    return [html.P(said, className="reading")]
