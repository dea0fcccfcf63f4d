"""Questions put to the network: the shortest formal route, what breaks with a body, who connects most."""

from itertools import combinations, islice

import pytest

from dashboard.answers.delegations import all_delegations
from dashboard.answers.graph import NO_TIE, PART, By, Way, graph
from dashboard.answers.hubs import hubs
from dashboard.answers.joint import is_joint, is_standing
from dashboard.answers.routes import Route, routes
from dashboard.answers.what_if import Gone, gone
from dashboard.charts.hubs import CHART
from dashboard.filters.address import BY, read_address
from dashboard.filters.apply import apply
from dashboard.filters.filters import Filters
from dashboard.language.words import words_of
from dashboard.network.elements import elements
from dashboard.network.routed import broken, route_ids
from dashboard.parts.gone_answer import gone_answer
from dashboard.parts.hubs_grid import tables
from dashboard.parts.network_answers import answers
from dashboard.parts.route_answer import route_answer
from dashboard.parts.seen import Seen
from dashboard.tables.atlas import Atlas, key_of
from dashboard.tables.column import LANGUAGES
from dashboard.tables.schema import TABLES
from dashboard.views import VIEWS

THEN, TODAY = "2022-09-08", "2026-11-25"
DAYS = (THEN, TODAY)


def on(atlas: Atlas, day: str) -> Atlas:
    """The atlas of a day."""
    return apply(atlas, Filters(on=day), TODAY)


def asked(atlas: Atlas, query: str, language: str = "en") -> Seen:
    """What an address of the network page sees."""
    address, dropped = read_address(f"/{language}/network", query, atlas, VIEWS)
    assert not dropped
    return Seen(atlas, address, dropped, TODAY)


def told(tree: object) -> str:
    """All the words of a tree of components."""
    if isinstance(tree, str):
        return tree
    if isinstance(tree, (list, tuple)):
        return "".join(map(told, tree))
    return told(getattr(tree, "children", None) or "")


def without(atlas: Atlas, key: str) -> Gone:
    """What breaks without a body that existed."""
    found = gone(atlas, key)
    assert found is not None
    return found


def kinds(route: Route) -> list[set[str]]:
    """The kinds of ties of each step."""
    return [{way.kind for way in step.ways} for step in route.steps]


# Facts read off the tables by hand


def test_the_health_ministries_are_three_steps_apart_today(atlas: Atlas) -> None:
    """relations.csv: jp-nco coordinates with jp-mhlw, us-cisa with us-hhs; no channel joins the two."""
    found = routes(on(atlas, TODAY), "jp-mhlw", "us-hhs")
    assert (found.count, found.steps) == (2, 3)
    first = found.shown[0]
    assert first.bodies == ("jp-mhlw", "jp-nco", "us-cisa", "us-hhs")
    assert kinds(first) == [{"coordinates"}, {"channel"}, {"coordinates"}]
    assert found.shown[1].bodies == ("jp-mhlw", "jp-nco", "us-white-house", "us-hhs")
    assert "ch-cisa-nisc" in {way.row["id"] for way in first.steps[1].ways}


def test_the_route_of_the_roundtable_ran_through_the_forerunner(atlas: Atlas) -> None:
    found = routes(on(atlas, THEN), "jp-mhlw", "us-hhs")
    assert found.shown[0].bodies == ("jp-mhlw", "jp-nisc", "us-cisa", "us-hhs")


def test_transport_reaches_the_coast_guard_only_by_way_of_others(atlas: Atlas) -> None:
    """us-uscg is part of us-dhs, jp-mlit is coordinated; neither sits in a channel with the other."""
    now = on(atlas, TODAY)
    found = routes(now, "jp-mlit", "us-uscg")
    assert found.shown[0].bodies == ("jp-mlit", "jp-nco", "us-dhs", "us-uscg")
    assert kinds(found.shown[0])[2] == {"reports-to", PART}
    assert all(not routes(now, "jp-mlit", "us-uscg", by).count for by in ("relations", "channels"))


def test_opposite_numbers_that_share_a_channel_are_one_step_apart(atlas: Atlas) -> None:
    found = routes(on(atlas, TODAY), "jp-fsa", "us-treasury")
    assert (found.count, found.steps) == (1, 1)
    assert kinds(found.shown[0]) == [{"channel"}]
    assert not routes(on(atlas, TODAY), "jp-fsa", "us-treasury", "relations").count


def test_no_route_is_invented(atlas: Atlas) -> None:
    """jp-maff has no tie, no parent and no seat; a body that did not exist has no route either."""
    now, then = on(atlas, TODAY), on(atlas, THEN)
    found = routes(now, "jp-maff", "us-usda")
    assert found.first and found.last and (found.count, found.shown) == (0, ())
    assert routes(then, "jp-nco", "us-cisa").first == ()
    assert routes(now, "jp-nisc", "us-cisa").first == ()


def test_a_family_stands_for_its_members(atlas: Atlas) -> None:
    found = routes(on(atlas, TODAY), "us-fbi", "fam-jp-ceptoars")
    assert found.steps == 2 and len(found.last) > 15
    assert found.shown[0].bodies == ("us-fbi", "jp-nco", "jp-ceptoar-council")


def test_a_parent_and_its_part_are_no_step_in_a_channel(atlas: Atlas) -> None:
    """us-state and us-state-cdp sit in the same channels as one delegation."""
    edge = graph(on(atlas, TODAY), "channels").get_edge_data("us-state", "us-state-cdp")
    shared = {way.row["id"] for way in edge["ways"]} if edge else set()
    both = {
        channel
        for channel, sitting in all_delegations(on(atlas, TODAY)).items()
        if any({"us-state", "us-state-cdp"} <= set(one.members) for one in sitting)
    }
    assert both and not shared & both


def test_what_breaks_without_the_coordinator_of_the_left_side(atlas: Atlas) -> None:
    """Only jp-nco ties jp-mhlw to the rest; in five standing channels it alone sits for its country."""
    found = without(on(atlas, TODAY), "jp-nco")
    assert found.cut_off == ("jp-mhlw",)
    assert {row["id"] for row in found.alone} == {
        "ch-ais", "ch-cisa-nisc", "ch-g7-cwg", "ch-quad-cyber-challenge",
        "ch-quad-wl-critical-infrastructure",
    }  # fmt: skip
    assert (len(found.ties), len(found.addressed), len(found.told)) == (26, 6, 2)
    assert found.unpaired == ()
    assert {other for other, _ in found.paired} == {"us-cisa", "us-oncd"}
    assert "ch-adv-ai-supply-chain" in {row["id"] for row in found.signed}


def test_what_breaks_without_the_council_of_ceptoars(atlas: Atlas) -> None:
    """Its members hang on it alone, and it sits in no channel."""
    found = without(on(atlas, TODAY), "jp-ceptoar-council")
    assert {"jp-ceptoar-gas", "jp-ceptoar-water", "jp-j-lis"} <= set(found.cut_off)
    assert found.seats == () and len(found.ties) == 26
    assert {other for other, _ in found.unpaired} >= {"us-sccs", "us-nciis"}


def test_nothing_hangs_on_a_body_that_stands_alone(atlas: Atlas) -> None:
    found = without(on(atlas, TODAY), "jp-maff")
    assert (found.ties, found.parts, found.seats, found.cut_off) == ((), (), (), ())
    assert gone(on(atlas, THEN), "jp-nco") is None
    assert gone(on(atlas, TODAY), "jp-nisc") is None


def test_the_same_body_connects_most_on_both_days(atlas: Atlas) -> None:
    for day, left in ((THEN, "jp-nisc"), (TODAY, "jp-nco")):
        first, second = hubs(on(atlas, day))[:2]
        assert (first.body["id"], second.body["id"]) == ("us-cisa", left)


def test_who_is_a_contact_point_for_all_sectors(atlas: Atlas) -> None:
    """reporting_duties.csv: the general exchanges across run through five bodies on each side."""
    points = {hub.body["id"] for hub in hubs(on(atlas, TODAY)) if hub.exchanges}
    assert points == {
        "jp-nco", "jp-npa", "jp-jpcert-cc", "jp-mod", "jp-ppc",
        "us-cisa", "us-dod", "us-fbi", "us-certcc", "us-ftc",
    }  # fmt: skip


# Properties


@pytest.mark.parametrize("day", DAYS)
def test_every_step_stands_in_the_tables_of_the_day(atlas: Atlas, day: str) -> None:
    there = on(atlas, day)
    pairs = list(islice(combinations(sorted(there.keys("entities"))[::9], 2), 0, None, 3))
    assert len(pairs) > 150
    told = 0
    for one, other in pairs:
        for route in routes(there, one, other).shown:
            told += 1
            assert (route.bodies[0], route.bodies[-1]) == (one, other)
            assert len(set(route.bodies)) == len(route.bodies) == len(route.steps) + 1
            for step in route.steps:
                assert step.ways
                for way in step.ways:
                    assert stands(there, way, {step.source, step.target})
    assert told > 100


def stands(there: Atlas, way: Way, ends: set[str]) -> bool:
    """Whether a way's row is in its table and names both its ends."""
    assert there.row(way.table, key_of(way.row, TABLES[way.table].key)) == way.row
    assert all(row["sources"] for row in way.rows)
    if way.table == "relations":
        return way.kind not in NO_TIE and ends == {way.row["from_id"], way.row["to_id"]}
    if way.table == "entities":
        return ends == {way.row["id"], way.row["parent_id"]}
    heads = {one.head for one in all_delegations(there)[way.row["id"]] if ends & set(one.members)}
    seated = {row["entity_id"] for row in way.rows[1:]}
    return is_standing(way.row) and seated == ends and len(heads) == 2


@pytest.mark.parametrize("day", DAYS)
def test_by_both_is_never_longer_than_by_either(atlas: Atlas, day: str) -> None:
    there = on(atlas, day)
    longer = 0
    for one, other in combinations(sorted(there.keys("entities"))[::12], 2):
        both = routes(there, one, other)
        for by in ("relations", "channels"):
            found = routes(there, one, other, by)  # type: ignore[arg-type]
            if found.count:
                assert 0 < both.steps <= found.steps
                longer += both.steps < found.steps
        back = routes(there, other, one)
        assert (back.count, back.steps) == (both.count, both.steps)
    assert longer


@pytest.mark.parametrize("day", DAYS)
def test_taking_a_body_away_never_brings_two_nearer(atlas: Atlas, day: str) -> None:
    there = on(atlas, day)
    farther = 0
    for key in ("us-cisa", "jp-nco", "jp-nisc", "jp-mofa", "us-nciis"):
        for one, other in combinations(sorted(there.keys("entities") - {key})[::25], 2):
            before, after = (routes(there, one, other, "both", each) for each in ("", key))
            assert all(key not in route.bodies for route in after.shown)
            if after.count:
                assert before.count and before.steps <= after.steps
            farther += bool(before.count) and (not after.count or after.steps > before.steps)
    assert farther


@pytest.mark.parametrize("day", DAYS)
def test_what_is_cut_off_has_no_route_left(atlas: Atlas, day: str) -> None:
    there, cut = on(atlas, day), 0
    for row in there.rows("entities"):
        found = without(there, row["id"])
        cut += len(found.cut_off)
        for body in found.cut_off[:3]:
            assert routes(there, body, row["id"]).count
            assert not routes(there, body, "us-state", "both", row["id"]).count or (
                "us-state" in found.cut_off
            )
        assert {each["id"] for each in found.alone} <= {each["id"] for each in found.seats}
        assert not {each["id"] for each in found.signed} & {each["id"] for each in found.seats}
    assert cut > 20


@pytest.mark.parametrize("day", DAYS)
def test_measures_can_be_counted_again(atlas: Atlas, day: str) -> None:
    there = on(atlas, day)
    standing = {
        row["id"] for row in there.rows("channels") if is_standing(row) and is_joint(there, row)
    }
    for hub in hubs(there):
        key = hub.body["id"]
        seats = {
            r["channel_id"] for r in there.rows("channel_participants") if r["entity_id"] == key
        }
        assert hub.across == len(seats & standing)
        channels = [row for row in there.rows("channels") if row["id"] in seats]
        assert hub.frameworks == len({row["framework_id"] for row in channels})
        assert 0 <= hub.between < 1 and hub.neighbours > 0
        assert hub.sources


def test_betweenness_is_that_of_its_definition(atlas: Atlas) -> None:
    """Counted route by route from one end, for one body: what Brandes' algorithm adds up."""
    there = on(atlas, TODAY)
    key = "jp-ceptoar-council"
    others = sorted(there.keys("entities") - {key})
    through = sum(
        1 - without_it / every
        for one in others[::60]
        for other in others
        if one != other and (every := routes(there, one, other).count)
        for same in [
            routes(there, one, other).steps == routes(there, one, other, "both", key).steps
        ]
        for without_it in [routes(there, one, other, "both", key).count if same else 0]
    )
    import networkx

    net = graph(there)
    told = networkx.betweenness_centrality_subset(net, others[::60], others, normalized=False)
    assert through == pytest.approx(2 * told[key])


# On the page


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("by", BY)
def test_the_page_tells_the_route_it_draws(atlas: Atlas, language: str, by: By) -> None:
    seen = asked(atlas, f"?focus=jp-mhlw,us-hhs&by={by}", language)
    [section] = route_answer(seen)
    words = words_of(language, atlas)
    said = told(section)
    lit = getattr(section, "data-lit").split("\n")
    if by == "both":
        names = [words.short(atlas.row("entities", key)) for key in ("jp-nco", "us-cisa")]  # type: ignore[arg-type]
        assert all(name in said for name in names)
        drawn = {item["data"]["id"] for item in elements(seen.atlas, seen.address, words)}
        assert set(lit) <= drawn
        assert {"jp-mhlw", "us-hhs", "jp-nco>jp-mhlw:coordinates"} <= set(lit)
        assert words.text("pathway.sources", count=2) in said
    else:
        assert lit == [""] and getattr(section, "data-said") == ""
        assert words.text("route.try-both", steps=3) in said


@pytest.mark.parametrize("mode", ["cooperation", "organisation"])
def test_steps_the_mode_does_not_show_are_drawn_too(atlas: Atlas, mode: str) -> None:
    seen = asked(atlas, f"?focus=jp-mhlw,us-hhs&mode={mode}")
    lit = set(route_ids(seen.atlas, seen.address, seen.words))
    drawn = elements(seen.atlas, seen.address, seen.words)
    ties = [
        item["data"] for item in drawn if item["data"]["id"] in lit and "source" in item["data"]
    ]
    reached = {"jp-mhlw"}
    for _ in range(6):
        reached |= {tie[end] for tie in ties for end in ("source", "target")
                    if {tie["source"], tie["target"]} & reached}  # fmt: skip
    assert "us-hhs" in reached
    plain = elements(seen.atlas, seen.address.replacing(focus=()), seen.words)
    extra = {item["data"]["id"] for item in drawn} - {item["data"]["id"] for item in plain}
    expected = {
        "cooperation": {"jp-nco>jp-mhlw:coordinates", "us-cisa>us-hhs:coordinates"},
        "organisation": {"jp-nco>us-cisa:channel"},
    }
    assert extra == expected[mode]


def test_filters_narrow_the_map_but_not_the_answer(atlas: Atlas) -> None:
    seen = asked(atlas, "?focus=jp-mhlw,us-hhs&sector=jp-sector-finance")
    [section] = route_answer(seen)
    assert "3 steps" in told(section)
    assert seen.words.text("route.unfiltered") in told(section)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_says_what_is_not_there(atlas: Atlas, language: str) -> None:
    words = words_of(language, atlas)
    none = told(answers(asked(atlas, "?focus=jp-maff,us-usda", language)))
    first, last = (words.short(atlas.row("entities", key)) for key in ("jp-maff", "us-usda"))  # type: ignore[arg-type]
    day = words.date(TODAY)
    assert words.text("route.none", first=first, last=last, day=day) in none
    body = words.short(atlas.row("entities", "jp-nco"))  # type: ignore[arg-type]
    past = told(answers(asked(atlas, f"?gone=jp-nco&on={THEN}", language)))
    assert words.text("gone.absent", body=body, day=words.date(THEN)) in past
    alone = told(answers(asked(atlas, "?gone=jp-cssc", language)))
    name = words.short(atlas.row("entities", "jp-cssc"))  # type: ignore[arg-type]
    assert words.text("gone.nothing", body=name, day=day) in alone
    assert answers(asked(atlas, "?focus=jp-nco", language)) == []


@pytest.mark.parametrize("mode", ["cooperation", "organisation"])
def test_what_breaks_on_the_map_is_only_the_bodys_own(atlas: Atlas, mode: str) -> None:
    seen = asked(atlas, f"?gone=jp-nco&mode={mode}")
    found = broken(seen.atlas, seen.address, seen.words)
    assert found.nodes == ("jp-nco",) and found.cut == ("jp-mhlw",)
    assert len(found.ties) > 8 and all("jp-nco" in tie for tie in found.ties)
    assert "jp-nco>fw-joint-advisory:seat" not in found.ties
    [section] = gone_answer(seen)
    assert getattr(section, "data-broken").split("\n") == list(found.ties)


def test_the_page_of_hubs_shows_the_first_of_each_side(atlas: Atlas) -> None:
    seen = asked(atlas, "")
    rows = seen.rows_of(CHART)
    assert [row["key"] for row in rows] == [hub.body["id"] for hub in hubs(seen.on_the_day)]
    said = told(tables(seen))
    assert "5 contact points for all sectors" in said
    few = asked(atlas, "?country=JP")
    own = [row for row in few.rows_of(CHART) if not row["context"]]
    assert own and {row["country"] for row in own} == {"Japan"}
    everywhere = {row["key"]: row["between"] for row in rows}
    assert all(row["between"] == everywhere[row["key"]] for row in own)
