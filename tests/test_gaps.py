"""Gaps and overlaps of channels and sectors, against facts counted by hand in the tables."""

from collections import Counter
from datetime import date

import pytest
from browser import DESK, PHONE, watching
from page_parts import parts_of
from playwright.sync_api import Browser

from dashboard.answers.ages import CLASSES, STATES, ages
from dashboard.answers.company import company, outside
from dashboard.answers.life import last_held, meetings_known
from dashboard.answers.overlaps import LEAST_BODIES, LEAST_TOPICS, alike, overlaps
from dashboard.callbacks.see import see
from dashboard.charts import (
    channel_ages,
    channel_overlaps,
    sector_coverage,
    sector_frameworks,
    sector_sided,
    small_group_topics,
    third_countries,
)
from dashboard.charts.chart import Row
from dashboard.language.words import words_of
from dashboard.parts.channels_ages import grid
from dashboard.parts.seen import Seen
from dashboard.tables.atlas import Atlas
from dashboard.tables.column import LANGUAGES

TODAY = "2026-11-25"
THEN = "2022-09-08"


def asked(atlas: Atlas, query: str = "", language: str = "en", view: str = "channels") -> Seen:
    """What a request of a page sees."""
    return see(atlas, lambda: date.fromisoformat(TODAY), f"/{language}/{view}", query)


def on(atlas: Atlas, day: str) -> Atlas:
    """The atlas on a day."""
    return asked(atlas, f"?on={day}").atlas


def channel(atlas: Atlas, key: str) -> Row:
    """A channel by its key."""
    row = atlas.row("channels", key)
    assert row is not None, key
    return row


def at(atlas: Atlas, day: str) -> dict[str, dict[str, tuple[str, ...]]]:
    """Which channels each third country shares with both, framework by framework."""
    found: dict[str, dict[str, tuple[str, ...]]] = {}
    for guest in company(on(atlas, day)):
        keys = tuple(row["id"] for row in guest.channels)
        found.setdefault(guest.country, {})[guest.framework] = keys
    return found


# How alike two channels are


def test_two_dialogues_with_the_same_topics_and_delegations_are_alike_to_the_full(
    atlas: Atlas,
) -> None:
    one, other = channel(atlas, "ch-arf-ict"), channel(atlas, "ch-un-global-mechanism")
    assert set(one["topics"]) == set(other["topics"]) == {"cyber-norms", "capacity-building"}
    rows = {(row["one_id"], row["other_id"]): row for row in channel_overlaps.rows(asked(atlas))}
    row = rows["ch-arf-ict", "ch-un-global-mechanism"]
    assert row["likeness"] == 100
    assert row["topics"].endswith("(2 of 2)")
    assert row["bodies"] == "Ministry of Foreign Affairs, Department of State (2 of 2)"


def test_the_two_plus_two_and_its_working_group_share_half_of_the_bodies(atlas: Atlas) -> None:
    """Topics: three of four; delegations: the defence ministries, of four. (3/4 + 2/4) / 2."""
    rows = {(row["one_id"], row["other_id"]): row for row in channel_overlaps.rows(asked(atlas))}
    row = rows["ch-2plus2", "ch-cdpwg"]
    assert row["likeness"] == 62
    assert row["topics"].endswith("(3 of 4)")
    assert row["bodies"] == "Ministry of Defense, Department of Defense (2 of 4)"
    assert not row["same_bodies"]


def test_at_the_roundtable_a_body_not_yet_there_makes_no_pair(atlas: Atlas) -> None:
    then = {frozenset((pair.one["id"], pair.other["id"])) for pair in alike(on(atlas, THEN))}
    now = {frozenset((pair.one["id"], pair.other["id"])) for pair in alike(on(atlas, TODAY))}
    late = frozenset(("ch-arf-ict", "ch-un-global-mechanism"))
    assert late in now
    assert late not in then
    assert frozenset(("ch-2plus2", "ch-cdpwg")) in then & now


@pytest.mark.parametrize("day", [THEN, TODAY])
def test_what_is_listed_is_what_both_have(atlas: Atlas, day: str) -> None:
    for pair in alike(on(atlas, day)):
        both = set(pair.one["topics"]) & set(pair.other["topics"])
        assert set(pair.topics) == both
        assert len(both) >= LEAST_TOPICS
        assert pair.all_topics == len(set(pair.one["topics"]) | set(pair.other["topics"]))
        assert LEAST_BODIES <= pair.of_bodies <= 1
        assert pair.likeness == pytest.approx((pair.of_topics + pair.of_bodies) / 2)


def test_the_same_bodies_are_a_part_of_the_pairs(atlas: Atlas) -> None:
    there = on(atlas, TODAY)
    assert (len(alike(there)), len(overlaps(there))) == (37, 28)
    assert [pair for pair in alike(there) if pair.same_bodies] == overlaps(there)
    assert sum(pair.same_table for pair in overlaps(there)) == 3


def test_filters_choose_pairs_and_never_make_any(atlas: Atlas) -> None:
    every = {(row["one_id"], row["other_id"]) for row in channel_overlaps.rows(asked(atlas))}
    for query in ("?framework=fw-quad", "?country=IN", "?sector=jp-sector-finance", "?text=norms"):
        rows = channel_overlaps.rows(asked(atlas, query))
        assert {(row["one_id"], row["other_id"]) for row in rows} <= every
    rows = channel_overlaps.rows(asked(atlas, "?framework=fw-quad"))
    pair = next(row for row in rows if row["other_id"] == "ch-quad-cyber-ambassadors")
    assert (pair["one_id"], pair["context"]) == ("ch-arf-ict", True)


def test_a_sector_without_mechanisms_has_no_pair(atlas: Atlas) -> None:
    assert channel_overlaps.rows(asked(atlas, "?sector=us-sector-dams")) == []


# How old a channel is


def test_the_cyber_dialogue_is_thirteen_years_old_with_nine_known_meetings(atlas: Atlas) -> None:
    rows = {row["key"]: row for row in channel_ages.rows(asked(atlas))}
    row = rows["ch-us-japan-cyber-dialogue"]
    assert (row["full"], row["meetings"], row["first"]) == (13, 9, "2013-05-10")
    assert row["state_code"] == "recent"
    then = {row["key"]: row for row in channel_ages.rows(asked(atlas, f"?on={THEN}"))}
    past = then["ch-us-japan-cyber-dialogue"]
    assert (past["full"], past["meetings"], past["last"]) == (9, 7, "2019-10-11")
    assert past["state_code"] == "quiet"


def test_a_year_counts_only_when_it_has_surely_passed(atlas: Atlas) -> None:
    rows = {row["key"]: row for row in channel_ages.rows(asked(atlas))}
    assert channel(atlas, "ch-2plus2")["valid_from"] == "1960"
    assert rows["ch-2plus2"]["full"] == 65
    assert channel(atlas, "ch-isac-finance")["valid_from"] == "2014-08"
    assert rows["ch-isac-finance"]["full"] == 12


def test_age_without_a_known_meeting_cannot_be_judged(atlas: Atlas) -> None:
    rows = {row["key"]: row for row in channel_ages.rows(asked(atlas))}
    row = rows["ch-cdpwg"]
    assert (row["full"], row["meetings"], row["last"]) == (11, 0, "")
    assert row["state"] == "cannot be judged"


def test_an_unknown_start_is_said_and_stands_last(atlas: Atlas) -> None:
    rows = channel_ages.rows(asked(atlas))
    unknown = [row["key"] for row in rows if row["class"] == "unknown"]
    assert set(unknown) == {
        "ch-defense-ministerial", "ch-fbi-npa", "ch-jpcert-certcc", "ch-jsdf-liaison", "ch-usjbc",
    }  # fmt: skip
    assert [row["key"] for row in rows[-5:]] == unknown
    assert {row["years"] for row in rows[-5:]} == {"unknown"}


@pytest.mark.parametrize("day", [THEN, TODAY])
def test_the_last_known_meeting_is_the_one_that_was_last_held(atlas: Atlas, day: str) -> None:
    there = on(atlas, day)
    for age in ages(there):
        held = last_held(there, age.channel, day)
        assert (age.meetings[-1] if age.meetings else None) == (held[0] if held else None)
        assert all(meeting[:4] <= day[:4] for meeting in age.meetings)


def test_a_coarse_date_is_not_counted_beside_a_closer_one(atlas: Atlas) -> None:
    for row in atlas.rows("channels"):
        found = meetings_known(atlas, row, "")
        assert not any(
            one != other and other.startswith(one) for one in found for other in found
        ), row["id"]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("query", ["", f"?on={THEN}", "?sector=jp-sector-finance"])
def test_the_grid_holds_every_mechanism_once(atlas: Atlas, query: str, language: str) -> None:
    seen = asked(atlas, query, language)
    (table,) = grid(seen)
    links = [part.href for part in parts_of(table) if hasattr(part, "href")]
    keys = [link.split("card=")[1].split("&")[0] for link in links]
    assert sorted(keys) == sorted(row["key"] for row in channel_ages.rows(seen))
    assert {row["class"] for row in seen.rows_of(channel_ages.CHART)} <= {*CLASSES, "unknown"}
    assert {row["state_code"] for row in seen.rows_of(channel_ages.CHART)} <= set(STATES)


def test_nothing_about_trust_is_claimed(atlas: Atlas) -> None:
    said = channel_ages.CHART.text("reading", words_of("en", atlas))
    assert "trust is recorded nowhere" in said
    rows = channel_ages.rows(asked(atlas))
    found = channel_ages.finding(rows, words_of("en", atlas))
    assert found.startswith("19 of 69 standing mechanisms have lasted at least 10 full years")


# Who else joins in


def test_the_philippines_join_in_three_channels_today_and_one_then(atlas: Atlas) -> None:
    now = at(atlas, TODAY)["PH"]
    assert now == {
        "fw-trilateral-us-jp-ph": ("ch-ph-cyber-digital", "ch-ph-leaders"),
        "fw-quad-cyber-partnership": ("ch-quad-cyber-bootcamp",),
    }
    assert at(atlas, THEN)["PH"] == {"fw-mil-exercises": ("ch-jgsdf-multilateral-cyber-exercise",)}


def test_india_joins_only_in_the_quad(atlas: Atlas) -> None:
    for day, count in ((THEN, 10), (TODAY, 16)):
        found = at(atlas, day)["IN"]
        assert set(found) == {"fw-quad", "fw-quad-cyber-partnership"}
        assert sum(len(keys) for keys in found.values()) == count


def test_nato_joins_in_five_channels_and_south_korea_in_one_at_the_roundtable(
    atlas: Atlas,
) -> None:
    assert {key: len(found) for key, found in at(atlas, TODAY)["XN"].items()} == {"fw-nato-ip4": 5}
    assert at(atlas, THEN)["KR"] == {"fw-nato-ip4": ("ch-cyber-coalition",)}


def test_who_joins_in_nowhere_is_said(atlas: Atlas) -> None:
    assert {row["code"] for row in outside(on(atlas, TODAY))} == {"ID", "UA", "VN"}
    rows = third_countries.rows(asked(atlas))
    alone = [row for row in rows if not row["keys"]]
    assert {row["channels"] for row in alone} == {"none on this day"}
    assert third_countries.finding(rows, words_of("en", atlas)).endswith(
        "In none on this day: Indonesia, Ukraine, Vietnam."
    )


def test_a_country_that_a_filter_leaves_out_is_not_called_absent(atlas: Atlas) -> None:
    rows = third_countries.rows(asked(atlas, "?framework=fw-quad"))
    assert all(row["keys"] for row in rows)
    assert {"AU", "IN"} <= {row["code"] for row in rows}
    assert "UA" not in {row["code"] for row in rows}


@pytest.mark.parametrize("query", ["", f"?on={THEN}", "?level=operational"])
def test_numbers_of_third_countries_equal_their_channels(atlas: Atlas, query: str) -> None:
    seen = asked(atlas, query)
    there = seen.atlas.keys("channels")
    for row in third_countries.rows(seen):
        assert row["mechanisms"] + row["documents"] + row["moments"] == len(row["keys"])
        assert set(row["keys"]) <= set(there)
        for key in row["keys"]:
            assert row["code"] in channel(atlas, key)["countries"]


# The Quad beside the two


def test_in_capacity_building_the_same_ministries_sit_in_both(atlas: Atlas) -> None:
    rows = {row["topic"]: row for row in small_group_topics.rows(asked(atlas))}
    both = rows["Capacity building"]
    assert both["standing"] == "both"
    assert (
        both["bodies"]
        == "Ministry of Economy (METI), Ministry of Foreign Affairs, Department of State"
    )


def test_on_ransomware_no_body_is_recorded_in_both(atlas: Atlas) -> None:
    rows = {row["topic"]: row for row in small_group_topics.rows(asked(atlas))}
    assert (rows["Ransomware"]["standing"], rows["Ransomware"]["bodies"]) == ("both", "none")
    cables = rows["Undersea cables"]
    assert (cables["standing"], cables["alone_named"], cables["bodies"]) == (
        "group",
        "none",
        "none",
    )


# Sectors by framework, and by who shares a channel


def test_finance_comes_under_seven_frameworks(atlas: Atlas) -> None:
    rows = sector_frameworks.rows(asked(atlas, view="sectors"))
    finance = [row for row in rows if row["sets"] == "jp-sector-finance"]
    assert {row["framework_id"] for row in finance} == {
        "fw-cri", "fw-g7", "fw-industry", "fw-iwwn", "fw-joint-advisory", "fw-law-enforcement",
        "fw-trilateral-us-jp-kr",
    }  # fmt: skip
    levels = {row["level"] for row in finance if row["framework_id"] == "fw-g7"}
    assert levels == {"Leaders", "Senior officials"}


def test_the_alliance_names_sectors_today_but_its_working_group_names_none(atlas: Atlas) -> None:
    rows = sector_frameworks.rows(asked(atlas, view="sectors"))
    there = {row["framework_id"] for row in rows}
    assert "fw-alliance" in there
    assert "fw-cdpwg" not in there
    assert (rows[0]["unnamed"], rows[0]["frameworks"]) == (7, 37)


@pytest.mark.parametrize("query", ["", f"?on={THEN}", "?framework=fw-quad", "?country=JP"])
def test_levels_and_frameworks_count_the_same_channels(atlas: Atlas, query: str) -> None:
    seen = asked(atlas, query, view="sectors")
    by_framework: Counter[tuple[str, str]] = Counter()
    for row in sector_frameworks.rows(seen):
        by_framework[row["sets"], row["level"]] += len(row["keys"])
        assert row["mechanism"] + row["document"] + row["moment"] == len(row["keys"]) > 0
    by_level: Counter[tuple[str, str]] = Counter()
    for row in sector_coverage.rows(seen):
        if row["keys"] and row["left"] != seen.words.text("chart.sector-coverage.general"):
            by_level[row["sets"], row["level"]] += len(row["keys"])
    assert by_framework == by_level


def test_eight_sectors_have_only_government_channels_and_none_only_industry(atlas: Atlas) -> None:
    rows = sector_sided.rows(asked(atlas, view="sectors"))
    kinds = Counter(row["kind"] for row in rows)
    assert kinds == {"government": 8, "both": 5, "none": 10}
    water = next(row for row in rows if row["sets"] == "jp-sector-water")
    assert (water["kind"], water["industry"]) == ("government", "none found")
    medical = next(row for row in rows if row["sets"] == "jp-sector-medical")
    assert (medical["kind"], medical["industry"]) == ("both", "ISACs: health")
    said = sector_sided.finding(rows, words_of("en", atlas))
    assert said.endswith("the reverse was not found.")


def test_at_the_roundtable_five_sectors_had_only_government_channels(atlas: Atlas) -> None:
    rows = sector_sided.rows(asked(atlas, f"?on={THEN}", view="sectors"))
    alone = {row["sets"] for row in rows if row["kind"] == "government"}
    assert alone == {
        "jp-sector-chemical", "jp-sector-gas", "jp-sector-petroleum", "jp-sector-water",
        "us-sector-critical-manufacturing",
    }  # fmt: skip


def test_dams_have_no_channel_on_any_day(atlas: Atlas) -> None:
    for query in ("?sector=us-sector-dams", f"?sector=us-sector-dams&on={THEN}"):
        seen = asked(atlas, query, view="sectors")
        assert sector_frameworks.rows(seen) == []
        (row,) = sector_sided.rows(seen)
        assert (row["kind"], row["government"], row["industry"]) == (
            "none", "none found", "none found",
        )  # fmt: skip


# What the browser shows


def test_no_cell_of_a_table_is_narrower_than_a_word_on_a_phone(browser: Browser, site: str) -> None:
    with watching(browser, site, "ja", PHONE, "light") as watched:
        page = watched.open("/ja/channels?table=channel-overlaps")
        cells = "[data-table-of='channel-overlaps'] :is(td.text, th[scope='row'])"
        page.wait_for_selector(cells)
        widths = page.eval_on_selector_all(cells, "all => all.map(each => each.clientWidth)")
        frame = page.eval_on_selector(".table-scroll", "it => [it.scrollWidth, it.clientWidth]")
        assert min(widths) >= 128
        assert frame[0] > frame[1]
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE[0]


def test_a_long_choice_keeps_to_its_box_and_is_said_in_full(browser: Browser, site: str) -> None:
    with watching(browser, site, "en", DESK, "light") as watched:
        page = watched.open("/en/channels?framework=fw-joint-advisory")
        pill = page.locator(".filter-framework .mantine-Pill-label")
        bare = page.locator(".filter-level .mantine-Input-input").bounding_box()
        full = page.locator(".filter-framework .mantine-Input-input").bounding_box()
        assert bare and full
        assert abs(bare["height"] - full["height"]) <= 2
        pill.hover()
        assert pill.get_attribute("title") == "Joint advisories and international guidance"
