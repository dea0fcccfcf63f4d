"""The mirror map as an export: what its list holds, as a table of bodies and a table of ties."""

from collections.abc import Iterator, Mapping
from typing import Any

from dashboard.charts.chart import Asked
from dashboard.exports.frame import described, link
from dashboard.exports.of_chart import standing
from dashboard.exports.sheet import Export, Field, Record, Sheet, in_both
from dashboard.filters.address import MODES
from dashboard.language.words import Words
from dashboard.network.elements import elements
from dashboard.network.folding import fold
from dashboard.network.routed import route_ties
from dashboard.network.ties import Tie, cooperation_ties, organisation_ties
from dashboard.tables.atlas import Row

NAME, BODIES, TIES = "network", "network-bodies", "network-ties"
HEADINGS = {"frameworks": "map.frameworks", "channels": "map.frameworks"}
Element = dict[str, Any]


def map_export(asked: Asked, title: str, origin: str = "") -> Export:
    """The nodes and ties of the map as they are drawn.

    Takes what is asked, the title of the map, and what stands before the path of the address.
    """
    words = asked.words
    drawn = elements(asked.atlas, asked.address.replacing(present=""), words)
    nodes = [it for it in drawn if it["data"].get("table")]
    edges = [it for it in drawn if "source" in it["data"]]
    bodies, ties = body_sheet(asked, nodes), tie_sheet(asked, edges)
    rests = [key for sheet in (ties, bodies) for record in sheet.records for key in record.sources]
    often = sorted(dict.fromkeys(rests), key=rests.count, reverse=True)
    said = (title, "", words.text(f"legend.reading-{asked.address.mode}"))
    return Export(described(asked, NAME, said, often, link(asked, origin)), (bodies, ties))


def body_sheet(asked: Asked, nodes: list[Element]) -> Sheet:
    """Whatever stands on the map: bodies, families, countries, frameworks, channels."""
    words = asked.words
    names = ("name", "short", "kind", "country", "group", "inside", "seats", "opposite", "doubt")
    numbers = {"inside": "number", "seats": "number"}
    titles = {node["data"]["id"]: words.short(row_of(asked, node)) for node in nodes}
    return Sheet(
        BODIES,
        words.text("save.bodies"),
        (*fields(words, names, numbers), standing(words)),
        tuple(body(asked, node, titles) for node in nodes),
    )


def fields(words: Words, names: tuple[str, ...], kinds: Mapping[str, Any]) -> Iterator[Field]:
    """The columns of those names, with their texts."""
    for name in names:
        heading = in_both(words, f"column.network.{name}-heading")
        meaning = in_both(words, f"column.network.{name}")
        yield Field(name, heading, meaning, kinds.get(name, "text"))


def row_of(asked: Asked, node: Element) -> Row:
    """The row that a node stands for."""
    row = asked.whole.row(node["data"]["table"], node["data"]["id"])
    assert row is not None
    return row


def body(asked: Asked, node: Element, titles: Mapping[str, str]) -> Record:
    """A node as a row of the table."""
    words, data, row = asked.words, node["data"], row_of(asked, node)
    opposite = [titles[key] for key in data.get("counterparts", "").split("\n") if key in titles]
    cells = (
        words.name(row),
        words.short(row),
        data["kind"],
        data["countryName"],
        group(asked, data),
        data["inside"],
        data["seats"],
        words.listed(opposite),
        data["doubt"],
        standing_of(node, words),
    )
    return Record(cells, {"name": data["id"]}, tuple(row.get("sources", ())))


def group(asked: Asked, data: Element) -> str:
    """The part of the list that a node stands in."""
    lane = asked.whole.row("lanes", data["lane"])
    return asked.words.short(lane) if lane else asked.words.text(heading(data["table"]))


def heading(table: str) -> str:
    """The key of what the nodes of a table are called that stand in no lane."""
    return HEADINGS.get(table, "map.abroad")


def standing_of(element: Element, words: Words) -> str:
    """Whether an element is a match or only its context."""
    beside = "context" in element["classes"].split()
    return words.text("table.context" if beside else "save.match")


def tie_sheet(asked: Asked, edges: list[Element]) -> Sheet:
    """The ties as they are drawn."""
    words = asked.words
    behind = {tie.id: tie for tie in all_ties(asked)}
    names = ("from", "to", "tie", "how", "count", "seen")
    records = tuple(tie(asked, edge, behind[edge["data"]["id"]]) for edge in edges)
    columns = (*fields(words, names, {"count": "number"}), standing(words))
    return Sheet(TIES, words.text("save.ties"), columns, records)


def all_ties(asked: Asked) -> list[Tie]:
    """Every tie that the map may draw, with the rows it stands for."""
    atlas, address = asked.atlas, asked.address
    folding = fold(atlas, address.open, address.beside)
    routed = route_ties(atlas, address, asked.words)
    if address.mode == MODES[0]:
        return [*routed, *cooperation_ties(atlas, folding, address)]
    return [*routed, *organisation_ties(atlas, folding, asked.words)]


def tie(asked: Asked, edge: Element, behind: Tie) -> Record:
    """A tie as a row of the table."""
    words, whole, data = asked.words, asked.whole, edge["data"]
    channels = [row for key in sorted(behind.channels) if (row := whole.row("channels", key))]
    through = [words.short(row) for row in channels]
    cells = (
        end(asked, data["source"]),
        end(asked, data["target"]),
        kind(behind, words),
        words.paused(through or sorted(set(behind.sentences))),
        behind.weight,
        words.label("visibility", behind.visibility) if behind.visibility else "",
        standing_of(edge, words),
    )
    rows = [row for key in behind.rows if (row := whole.row(behind.table, key))]
    sources = dict.fromkeys(key for row in (*rows, *channels) for key in row.get("sources", ()))
    return Record(cells, {"from": data["source"], "to": data["target"]}, tuple(sources))


def end(asked: Asked, key: str) -> str:
    """What stands at one end of a tie."""
    tables = ("entities", "families", "countries", "frameworks", "channels")
    found = (asked.whole.row(table, key) for table in tables)
    return next(asked.words.short(row) for row in found if row)


def kind(tie: Tie, words: Words) -> str:
    """Which sort of tie it is."""
    if tie.table == "relations":
        return words.label("relation_kind", tie.kind)
    return words.text("save.part" if tie.table == "entities" else "save.seat")
