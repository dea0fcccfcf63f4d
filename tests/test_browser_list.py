"""The list beside the map holds the same nodes and ties as the canvas, and the counts of the tables."""

import re
from typing import Any

import pytest
from browser import THEN, TODAY, Watched

from dashboard.filters.address import read_address
from dashboard.filters.apply import apply
from dashboard.tables.atlas import Atlas, key_of
from dashboard.tables.schema import TABLES
from dashboard.views import VIEWS

STATES = [
    "/en/network",
    "/ja/network?mode=organisation",
    f"/ja/network?country=JP&on={THEN}",
    f"/en/network?sector=jp-sector-finance&on={THEN}&mode=organisation",
    "/en/network?open=us-dod,fw-quad,fam-jp-ceptoars&beside=AU,IN,XX",
    "/ja/network?open=fam-jp-ceptoars,AU&beside=AU&mode=organisation",
    "/en/network?framework=fw-quad&text=cyber",
]
CANVAS = """(cy) => ({
    nodes: cy.nodes().filter((node) => Boolean(node.data("table"))).map((node) => ({
        id: node.id(), label: node.data("label"), table: node.data("table"), lane: node.data("lane"),
        seats: node.data("seats"), inside: node.data("inside"), ties: node.connectedEdges().length,
    })),
    ties: cy.edges().map((edge) => edge.id()),
})"""
FORMS = (
    ("mechanism", r"(\d+) standing mechanism", r"継続的な仕組み(\d+)件"),
    ("document", r"(\d+) document", r"文書(\d+)件"),
    ("moment", r"(\d+) single moment", r"単発の会合・活動(\d+)件"),
)
LIST = """() => [...document.querySelectorAll(".list details")].map((lane) => ({
    id: lane.dataset.lane,
    count: Number(lane.querySelector("summary .count").textContent),
    rows: [...lane.querySelectorAll("[data-id]")].map((row) => ({
        id: row.dataset.id,
        label: row.querySelector(".name").textContent,
        seats: Number(row.querySelector(".body .count")?.textContent ?? 0),
    })),
}))"""


def narrowed(atlas: Atlas, address: str) -> Atlas:
    """The tables behind an address."""
    path, _, query = address.partition("?")
    asked, dropped = read_address(path, query, atlas, VIEWS)
    assert not dropped
    return apply(atlas, asked.filters, TODAY.isoformat())


def sides(atlas: Atlas) -> set[str]:
    """The countries that stand on one of the two sides."""
    return {row["code"] for row in atlas.whole.rows("countries") if row["side"] != "none"}


def counted(said: str, *patterns: str) -> int | None:
    """The number a sentence gives, in whichever language it is; None where it gives none."""
    found = [match for pattern in patterns if (match := re.search(pattern, said))]
    return int(found[0][1]) if found else None


def matched(atlas: Atlas, table: str, **values: Any) -> int:
    """How many rows of a narrowed table are matches themselves and have one of the values."""
    return sum(
        not atlas.is_context(table, key_of(row, TABLES[table].key))
        and all(row[name] in wanted for name, wanted in values.items())
        for row in atlas.rows(table)
    )


@pytest.mark.parametrize("address", STATES)
def test_list_canvas_sentence_and_tables_agree(
    watched: Watched, atlas: Atlas, address: str
) -> None:
    page = watched.open(address)
    canvas, lanes = watched.map(CANVAS), page.evaluate(LIST)
    nodes = {node["id"]: node for node in canvas["nodes"]}
    assert len(nodes) == len(canvas["nodes"])
    compare_list(nodes, lanes)
    tables = narrowed(atlas, address)
    compare_tables(nodes, tables, with_channels="organisation" not in address)
    everything = narrowed(atlas, f"/en/network?on={THEN}" if THEN in address else "/en/network")
    compare_sentence(page.locator(".sentence").inner_text(), tables, everything)


def compare_list(nodes: dict[str, Any], lanes: list[dict[str, Any]]) -> None:
    """The list holds every node once, in its lane, with its label and its count."""
    rows = [row for lane in lanes for row in lane["rows"]]
    assert len(nodes) == len(rows) > 0
    assert {row["id"]: row["label"] for row in rows} == {
        key: node["label"] for key, node in nodes.items()
    }
    for lane in lanes:
        assert lane["count"] == len(lane["rows"])
        for row in lane["rows"]:
            node = nodes[row["id"]]
            assert lane["id"] in ([node["lane"]] if node["lane"] else ["frameworks", "abroad"])
            assert row["seats"] == (node["seats"] if node["lane"] else 0)


def compare_tables(nodes: dict[str, Any], tables: Atlas, with_channels: bool) -> None:
    """Every body of the tables is drawn or counted in a label; so is every framework."""
    home = sides(tables)
    there = {row["id"] for row in tables.rows("entities") if row["country"] in home}
    standing = [node for node in nodes.values() if node["table"] in ("entities", "families")]
    drawn = sum(
        (node["id"] in there) + (node["inside"] if node["lane"] else 0) for node in standing
    )
    assert drawn == len(there)
    for node in nodes.values():
        if node["inside"] and node["table"] != "frameworks":
            assert re.search(rf"[+＋]{node['inside']}$", node["label"]), node["label"]
    frameworks = {row["framework_id"] for row in tables.rows("channels")}
    assert {key for key, node in nodes.items() if node["table"] == "frameworks"} == (
        frameworks if with_channels else set()
    )


def compare_sentence(said: str, tables: Atlas, everything: Atlas) -> None:
    """The sentence counts the rows of the tables."""
    home = sides(tables)
    bodies, everyone = (matched(each, "entities", country=home) for each in (tables, everything))
    first = re.findall(r"\d+", re.split(r"[;、(（]", said)[0])
    assert sorted(map(int, first)) == sorted({bodies, everyone}), said
    ties = counted(said, r"(\d+) domestic tie", r"国内のつながり(\d+)件")
    if ties is not None:
        assert ties == matched(tables, "relations"), said
        return
    for form, english, japanese in FORMS:
        number = counted(said, english, japanese) or 0
        assert number == matched(tables, "channels", form={form}), said


def test_an_open_row_lists_the_ties_of_the_canvas(watched: Watched) -> None:
    ties = """(cy, key) => cy.getElementById(key).connectedEdges().map((edge) =>
        edge.connectedNodes().not(cy.getElementById(key)).map((it) => it.id())[0]).sort()"""
    for address in ("/en/network", "/ja/network?mode=organisation"):
        page = watched.open(address)
        for key in ("jp-mofa", "us-cisa", "fam-us-isacs"):
            watched.after(
                lambda at=key: page.locator(f".list [data-id={at}] .body").click(), focus=key
            )
            listed = page.eval_on_selector_all(
                f".list [data-id={key}] .ties [data-choose]",
                "(all) => all.map((button) => button.dataset.choose).sort()",
            )
            assert listed == watched.map(ties, key)


def test_a_lane_that_was_shut_stays_shut(watched: Watched) -> None:
    page = watched.open("/en/network")
    lanes = page.locator(".list details")
    assert lanes.evaluate_all("(all) => all.every((lane) => lane.open)")
    lanes.nth(1).locator("summary").click()
    watched.after(lambda: page.click("[data-set='mode=organisation']"), mode="organisation")
    assert lanes.evaluate_all("(all) => all.findIndex((lane) => !lane.open)") == 1
    inside = lanes.nth(1).locator("[data-id]").first.get_attribute("data-id")
    watched.after(
        lambda: watched.map("(cy, key) => atlas.map.choose(cy.getElementById(key))", inside),
        focus=inside,
    )
    assert lanes.evaluate_all("(all) => all.every((lane) => lane.open)")
