"""The mirror map: fixed places, folding, and ties that always have both ends."""

from collections import Counter
from dataclasses import replace
from itertools import combinations

import pytest

from dashboard.filters.address import Address
from dashboard.filters.apply import apply
from dashboard.filters.filters import Filters
from dashboard.language.words import words_of
from dashboard.network.elements import elements
from dashboard.network.folding import fold
from dashboard.network.positions import PITCH, places, rows_and_lanes
from dashboard.network.style import FORM_SHAPES, KIND_SHAPES, TIE_LINES, stylesheet
from dashboard.network.ties import control_points
from dashboard.palette import DARK, LIGHT
from dashboard.tables.atlas import Atlas

TODAY, THEN = "2026-11-25", "2022-09-08"
SEVERAL = ("fw-quad", "fw-quad-cyber-partnership", "fam-jp-ceptoars", "us-dod", "AU")
ASKED = [
    Address(),
    Address(mode="organisation"),
    Address(filters=Filters(on=THEN)),
    Address(filters=Filters(on=THEN), mode="organisation", language="ja"),
    Address(filters=Filters(country=("JP",))),
    Address(filters=Filters(sector=("jp-sector-finance",))),
    Address(filters=Filters(framework=("fw-quad",)), beside=("AU", "IN")),
    Address(filters=Filters(function=("intelligence",)), mode="organisation"),
    Address(filters=Filters(text="ransomware")),
    Address(open=SEVERAL, beside=("AU", "GB", "XX")),
    Address(open=SEVERAL, beside=("AU", "GB", "XX"), mode="organisation", language="ja"),
]


def drawn(atlas: Atlas, address: Address) -> list[dict]:
    """The elements of an address."""
    narrowed = apply(atlas, address.filters, TODAY)
    return elements(narrowed, address, words_of(address.language, atlas))


def nodes(found: list[dict]) -> dict[str, dict]:
    """What can be chosen, by id."""
    return {item["data"]["id"]: item for item in found if item["data"].get("table")}


def ties(found: list[dict]) -> list[dict]:
    """The ties."""
    return [item for item in found if "source" in item["data"]]


@pytest.mark.parametrize("address", ASKED, ids=lambda address: address.href())
def test_every_tie_has_both_ends_and_every_node_one_place(atlas: Atlas, address: Address) -> None:
    found = drawn(atlas, address)
    standing = nodes(found)
    assert standing and ties(found)
    for tie in ties(found):
        assert {tie["data"]["source"], tie["data"]["target"]} <= standing.keys()
    ids = Counter(item["data"]["id"] for item in found)
    assert max(ids.values()) == 1
    spots = Counter((node["position"]["x"], node["position"]["y"]) for node in standing.values())
    assert max(spots.values()) == 1, [spot for spot, count in spots.items() if count > 1]


@pytest.mark.parametrize("address", ASKED, ids=lambda address: address.href())
def test_no_two_nodes_of_a_column_are_nearer_than_their_height(
    atlas: Atlas, address: Address
) -> None:
    columns: dict[float, list[float]] = {}
    for node in nodes(drawn(atlas, address)).values():
        columns.setdefault(node["position"]["x"], []).append(node["position"]["y"])
    for heights in columns.values():
        ordered = sorted(heights)
        assert all(b - a > PITCH - 1 for a, b in zip(ordered, ordered[1:], strict=False))


def test_what_stays_does_not_move_with_filter_day_or_mode(atlas: Atlas) -> None:
    everywhere: dict[str, set[tuple[float, float]]] = {}
    for address in ASKED:
        if address.open or address.beside:
            continue
        for key, node in nodes(drawn(atlas, address)).items():
            everywhere.setdefault(key, set()).add((node["position"]["x"], node["position"]["y"]))
    moved = {key: spots for key, spots in everywhere.items() if len(spots) > 1}
    assert len(everywhere) > 100 and not moved


def test_unfolding_moves_no_body(atlas: Atlas) -> None:
    plain, opened = places(atlas, (), ()).points, places(atlas, SEVERAL, ("AU",)).points
    bodies = {row["entity_id"] for row in atlas.rows("places") if row["slot"] is not None}
    assert bodies and all(plain[key] == opened[key] for key in bodies)
    assert opened.keys() - plain.keys() >= {"us-dc3", "au-asd"}


def test_one_to_one_counterparts_stand_at_the_same_height(atlas: Atlas) -> None:
    points = places(atlas, (), ()).points
    for left, right in (("jp-nco", "us-cisa"), ("jp-mofa", "us-state"), ("jp-mod", "us-dod")):
        assert points[left][1] == points[right][1]
        assert points[left][0] == -points[right][0] < 0
    assert points["jp-nisc"] == points["jp-nco"]


def test_every_body_in_force_is_drawn_or_stands_folded_into_one_that_is(atlas: Atlas) -> None:
    sides = {row["code"] for row in atlas.rows("countries") if row["side"] != "none"}
    for day in (THEN, TODAY):
        narrowed = apply(atlas, Filters(on=day), TODAY)
        folding = fold(narrowed, (), ())
        standing = nodes(elements(narrowed, Address(), words_of("en", atlas)))
        for row in narrowed.rows("entities"):
            if row["country"] in sides:
                assert folding.drawn[row["id"]] in standing, (day, row["id"])


def test_the_count_on_a_node_is_the_number_folded_into_it(atlas: Atlas) -> None:
    standing = nodes(drawn(atlas, Address()))
    folded = sum(node["data"]["inside"] for node in standing.values() if "body" in node["classes"])
    alone = sum(node["data"]["table"] == "entities" for node in standing.values())
    sides = {row["code"] for row in atlas.rows("countries") if row["side"] != "none"}
    narrowed = apply(atlas, Filters(), TODAY)
    bodies = [row for row in narrowed.rows("entities") if row["country"] in sides]
    assert folded + alone == len(bodies)
    assert standing["fam-jp-ceptoars"]["data"]["label"].endswith(
        f"+{standing['fam-jp-ceptoars']['data']['inside']}"
    )


def test_a_framework_counts_its_channels_by_form(atlas: Atlas) -> None:
    found = nodes(drawn(atlas, Address(filters=Filters(on=THEN))))
    narrowed = apply(atlas, Filters(on=THEN), TODAY)
    for key, node in found.items():
        if node["data"]["table"] == "frameworks":
            own = [row for row in narrowed.rows("channels") if row["framework_id"] == key]
            assert node["data"]["seats"] == len(own)
            signs = node["data"]["label"].rsplit("  ", 1)[1]
            assert sum(int(part[1:]) for part in signs.split()) == len(own)


def test_an_unfolded_framework_shows_each_of_its_channels(atlas: Atlas) -> None:
    found = drawn(atlas, Address(open=("fw-quad",)))
    narrowed = apply(atlas, Filters(), TODAY)
    channels = {row["id"] for row in narrowed.rows("channels") if row["framework_id"] == "fw-quad"}
    standing = nodes(found)
    assert channels and channels <= standing.keys()
    joined = {tie["data"]["source"] for tie in ties(found)}
    joined |= {tie["data"]["target"] for tie in ties(found)}
    assert channels <= joined and "fw-quad" not in joined


def test_what_cannot_be_seen_is_marked_and_never_more_visible_than_its_rows(atlas: Atlas) -> None:
    rank = ["public", "partly", "not-visible"]
    channels = {row["id"]: row["visibility"] for row in atlas.rows("channels")}
    hidden = 0
    for tie in ties(drawn(atlas, Address())):
        best = min((channels[key] for key in tie["data"]["channels"].split("\n")), key=rank.index)
        assert f"visibility-{best}" in tie["classes"].split()
        hidden += best == "not-visible"
    assert hidden > 5


def test_third_countries_come_only_on_request(atlas: Atlas) -> None:
    assert not [
        node for node in nodes(drawn(atlas, Address())).values() if "abroad" in node["classes"]
    ]
    asked = nodes(drawn(atlas, Address(beside=("AU", "IN"))))
    assert {"AU", "IN"} <= asked.keys() and "GB" not in asked
    opened = nodes(drawn(atlas, Address(beside=("AU", "IN"), open=("AU",))))
    assert "au-asd-acsc" in opened and opened["AU"]["data"]["inside"] == 0


def test_an_empty_question_draws_only_the_frame(atlas: Atlas) -> None:
    found = drawn(atlas, Address(filters=Filters(text="zzzz-no-such-thing")))
    assert not nodes(found) and not ties(found) and found


def test_lanes_hold_their_rows_and_do_not_overlap(atlas: Atlas) -> None:
    rows, lanes = rows_and_lanes(atlas)
    assert len(lanes) == len(atlas.rows("lanes"))
    assert all(a.bottom <= b.top for a, b in zip(lanes, lanes[1:], strict=False))
    for row in atlas.rows("places"):
        if row["slot"] is not None:
            lane = next(lane for lane in lanes if lane.id == row["lane_id"])
            assert lane.top < rows[row["slot"]] < lane.bottom


def test_every_code_has_a_look_of_its_own(atlas: Atlas) -> None:
    codes = {
        name: {row["code"] for row in atlas.rows("vocabulary") if row["list"] == name}
        for name in ("entity_kind", "form", "relation_kind")
    }
    assert codes["entity_kind"] == KIND_SHAPES.keys()
    assert codes["form"] == FORM_SHAPES.keys() and len(set(FORM_SHAPES.values())) == 3
    assert codes["relation_kind"] == TIE_LINES.keys()
    looks = [(line.dashes, line.head) for line in TIE_LINES.values()]
    assert all(one != other for one, other in combinations(looks, 2))


@pytest.mark.parametrize("palette", [LIGHT, DARK])
def test_every_class_that_is_drawn_has_a_rule(atlas: Atlas, palette: dict[str, str]) -> None:
    hues = {name: palette[name] for name in ("madder", "indigo", "bronze")}
    sheet = stylesheet(palette, hues, "serif")
    said = " ".join(rule["selector"] for rule in sheet)
    plain = {"tie", "visibility-public", "visibility-partly", "shape", "tie-seat"}
    for address in ASKED:
        for item in drawn(atlas, address):
            for name in item["classes"].split():
                assert name in plain or f".{name}" in said, name


def test_control_points_give_back_the_points() -> None:
    start, end, wanted = (0.0, 0.0), (30.0, 40.0), ((9.0, 0.0), (21.0, 40.0))
    bend = control_points(start, end, wanted)
    for number, point in enumerate(wanted):
        along = float(bend["weights"].split()[number])
        off = float(bend["distances"].split()[number])
        x = start[0] + along * 30 - off * 40 / 50
        y = start[1] + along * 40 + off * 30 / 50
        assert (round(x), round(y)) == point


def test_both_languages_draw_the_same_map(atlas: Atlas) -> None:
    for address in ASKED:
        english = drawn(atlas, replace(address, language="en"))
        japanese = drawn(atlas, replace(address, language="ja"))
        assert [item["data"]["id"] for item in english] == [item["data"]["id"] for item in japanese]
        assert [item.get("position") for item in english] == [
            item.get("position") for item in japanese
        ]


def test_a_body_knows_who_stands_opposite_it_and_who_stands_folded_in_it(atlas: Atlas) -> None:
    standing = nodes(drawn(atlas, Address()))
    assert "us-cisa" in standing["jp-nco"]["data"]["counterparts"].split("\n")
    assert "jp-nco" in standing["us-cisa"]["data"]["counterparts"].split("\n")
    for node in standing.values():
        members = [key for key in node["data"].get("members", "").split("\n") if key]
        assert len(members) == (
            node["data"]["inside"] if "body" in node["classes"] else len(members)
        )
