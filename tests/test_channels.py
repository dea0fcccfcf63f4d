"""The page of channels: facts read by hand from the tables, and counts that equal rows."""

from collections import Counter
from datetime import date

import pytest
from page_parts import parts_of

from dashboard.answers.joint import ended_channels, years_passed
from dashboard.answers.participation import participation
from dashboard.answers.umbrellas import umbrellas
from dashboard.callbacks.see import see
from dashboard.charts import (
    body_frameworks,
    channel_lives,
    channel_overlaps,
    framework_topics,
    joint_exercises,
    ministries_apart,
    small_group_topics,
    topics_last_dealt,
)
from dashboard.charts.chart import Row
from dashboard.charts.phone import differing, narrowed
from dashboard.filters.filters import Filters
from dashboard.language.words import words_of
from dashboard.parts.channels_tree import branches
from dashboard.parts.seen import Seen
from dashboard.tables.atlas import Atlas
from dashboard.views.channels import CHARTS

TODAY = "2026-11-25"
ROUNDTABLE = "2022-09-08"


def seen(atlas: Atlas, query: str = "", language: str = "en") -> Seen:
    """What a request of the page sees."""
    return see(atlas, lambda: date.fromisoformat(TODAY), f"/{language}/channels", query)


def by(rows: list[Row], field: str) -> dict[str, Row]:
    """Rows by a field that tells them apart."""
    found = {row[field]: row for row in rows}
    assert len(found) == len(rows)
    return found


def test_every_channel_of_the_day_has_a_line_and_the_ended_ones_come_last(atlas: Atlas) -> None:
    rows = channel_lives.rows(seen(atlas))
    there = [row for row in rows if row["group"] != "ended"]
    assert Counter(row["form_code"] for row in there) == {
        "mechanism": 70,
        "document": 51,
        "moment": 5,
    }
    assert len(rows) == len(there) + 13 == len(atlas["channels"])
    assert rows[: len(there)] == there
    assert {"ch-ied", "ch-un-oewg", "ch-port-ttx", "ch-op-lockbit"} <= {
        row["key"] for row in rows[len(there) :]
    }


def test_lives_as_the_tables_have_them(atlas: Atlas) -> None:
    rows = by(channel_lives.rows(seen(atlas)), "key")
    exercise = rows["ch-yama-sakura"]
    assert (exercise["since"], exercise["held"], exercise["years"]) == (
        "1982",
        "2019-12-16",
        "43 years",
    )
    assert exercise["state"] == "no recent meeting found"
    assert rows["ch-g7-ceg"]["state_code"] == "quiet"
    assert rows["ch-cri"]["state_code"] == "recent"
    talks = rows["ch-cdpwg"]
    assert (talks["held"], talks["state_code"]) == ("", "cannot-be-judged")
    conference = rows["ch-usjbc"]
    assert (conference["since"], conference["years"]) == ("", "unknown")
    assert conference["recalled"] and conference["doubt"] == "start unknown"
    assert rows["ch-us-japan-cyber-dialogue"]["held"] == "2025-06"
    assert rows["ch-isac-finance"]["hidden"] and not rows["ch-cve"]["hidden"]
    quiet = {key for key, row in rows.items() if row["state_code"] == "quiet"}
    assert len(quiet) == 7
    assert all(rows[key]["form_code"] == "mechanism" for key in quiet)


def test_a_past_day_knows_no_later_meeting(atlas: Atlas) -> None:
    rows = by(channel_lives.rows(seen(atlas, f"?on={ROUNDTABLE}")), "key")
    assert "ch-dde" not in rows and "ch-ied" in rows
    assert rows["ch-ied"]["group"] != "ended"
    assert rows["ch-quad-leaders"]["held"] == "2022-05-24"
    assert all(row["held"][: len(ROUNDTABLE)] <= ROUNDTABLE for row in rows.values())
    assert rows["ch-spfusa-next"]["held"] == ROUNDTABLE


def test_the_picture_of_lives_draws_every_row_once_and_says_quiet_in_words(atlas: Atlas) -> None:
    asked = seen(atlas)
    rows = channel_lives.rows(asked)
    data = channel_lives.CHART.figure(rows, asked.words)["data"]  # type: ignore[misc]
    bars, reaches, papers, moments = data[0], data[3], data[4], data[5]
    assert len(set(bars["customdata"])) == 75 == sum(r["form_code"] == "mechanism" for r in rows)
    assert len(bars["customdata"]) > 75, "what cannot be seen is drawn as a broken band"
    assert "ch-gsomia" not in papers["customdata"], "signed before the picture begins"
    assert set(moments["customdata"]) == {r["key"] for r in rows if r["form_code"] == "moment"}
    assert ("2024-01-01", "2024-12-31") in zip(reaches["x"], reaches["x"][1:], strict=False), (
        "Keen Sword was held some day of 2024"
    )
    named = data[7]
    assert len(named["text"]) == len(rows)
    assert [text.endswith(" *") for text in named["text"]] == [row["recalled"] for row in rows]
    said = [text for text in data[9]["text"] if "no recent meeting found" in text]
    assert len(said) == 7
    assert "since 2007" in data[8]["text"] and data[8]["text"].count("start unknown") == 5


def test_years_are_only_those_surely_passed() -> None:
    assert years_passed("2013-05-09", "2026-05-08") == 12
    assert years_passed("2013-05-09", "2026-05-09") == 13
    assert years_passed("2013", "2026-11-25") == 12
    assert years_passed("2026", "2026-11-25") == 0
    assert years_passed("", "2026-11-25") is None


def test_ended_channels_follow_the_filters(atlas: Atlas) -> None:
    def keys(*frameworks: str) -> set[str]:
        chosen = Filters(framework=frameworks)
        return {row["id"] for row in ended_channels(atlas, chosen, TODAY)}

    assert len(keys()) == 13
    assert keys("fw-law-enforcement") == {
        "ch-op-lockbit",
        "ch-op-8base",
        "ch-op-lumma",
    }
    assert keys("fw-quad") == set()


def test_the_grid_of_topics_counts_each_channel_under_each_of_its_topics(atlas: Atlas) -> None:
    asked = seen(atlas)
    rows = framework_topics.rows(asked)
    pairs = sum(len(row["topics"]) for row in asked.atlas.rows("channels"))
    assert sum(r["mechanisms"] + r["documents"] + r["moments"] for r in rows) == pairs
    found = {(r["framework_id"], r["topic_code"]): r for r in rows}
    cables = found["fw-quad", "undersea-cables"]
    assert (cables["mechanisms"], cables["documents"], cables["moments"]) == (3, 0, 0)
    openness = found["fw-core", "5g-open-ran"]
    assert openness["mechanisms"] == 0 < openness["documents"]
    assert ("fw-quad", "military-cyber") not in found


def test_a_delegation_is_counted_once_and_only_where_both_sides_sit(atlas: Atlas) -> None:
    asked = seen(atlas)
    rows = body_frameworks.rows(asked)
    found = {(row["body_id"], row["framework_id"]): row for row in rows}
    assert found["jp-mofa", "fw-trilateral-us-jp-au"]["mechanisms"] == 2
    assert found["us-cisa", "fw-joint-advisory"]["documents"] == 12
    assert ("jp-jpcert-cc", "fw-apcert") not in found, "no body of the right side sits there"
    shields = found["jp-mod", "fw-nato-ip4"]
    assert "Air Self-Defense Force" in shields["with"]
    assert ("jp-jasdf", "fw-nato-ip4") not in found, "it sits there as part of the ministry"
    assert Counter(row["body_id"] for row in rows)["jp-mofa"] == 23
    assert Counter(row["body_id"] for row in rows)["us-state"] == 21
    assert len(rows) == len(participation(asked.atlas))
    assert {row["side"] for row in rows} == {"left", "right"}


def seats_in(found: Atlas) -> set[tuple[str, str]]:
    """Which body heads a delegation in which channel."""
    return {(seat.body, row["id"]) for seat in participation(found) for row in seat.channels}


@pytest.mark.parametrize(
    "query", ["?sector=us-sector-dams", "?evidence=read", "?text=cyber", "?text=police"]
)
def test_a_filter_makes_no_delegation(atlas: Atlas, query: str) -> None:
    asked = seen(atlas, query)
    found = seats_in(asked.atlas)
    assert found and found <= seats_in(asked.on_the_day)


def test_ministries_without_a_seat(atlas: Atlas) -> None:
    rows = by(ministries_apart.rows(seen(atlas)), "key")
    without = {key for key, row in rows.items() if not row["channels"]}
    assert without == {
        *("jp-maff", "jp-mext", "jp-mhlw", "jp-mlit"),
        *("us-doe", "us-dot", "us-ed", "us-hhs", "us-usda"),
    }
    assert rows["jp-maff"]["through"] == "none found" and rows["jp-maff"]["past"] == 0
    assert rows["jp-mlit"]["past"] > 0, "it sat at the port exercise of 2024"
    assert rows["us-dhs"]["channels"] > 0
    assert "jp-mofa-cyber-security-policy-division" not in rows


def test_when_the_two_last_dealt_with_topics_asked_about(atlas: Atlas) -> None:
    rows = by(topics_last_dealt.rows(seen(atlas)), "topic")
    told = {name: (row["date"], row["key"]) for name, row in rows.items()}
    assert told["5G and Open RAN"] == ("2025-10-28", "ch-tpd-moc")
    assert told["Software security"] == ("2026-06", "ch-g7-cwg")
    assert told["Supply chain"] == ("2026-03", "ch-adv-ai-supply-chain")
    assert told["Workforce"] == ("2025", "ch-ics-week")
    assert rows["Cloud security"]["mechanisms"] == rows["Cloud security"]["papers"] == 0
    past = by(topics_last_dealt.rows(seen(atlas, f"?on={ROUNDTABLE}")), "topic")
    assert all(row["date"][:10] <= ROUNDTABLE for row in past.values())
    assert past["Information sharing"]["key"] == "ch-spfusa-next"


def test_only_the_small_group_deals_with_cables(atlas: Atlas) -> None:
    rows = by(small_group_topics.rows(seen(atlas)), "topic")
    assert [name for name, row in rows.items() if row["standing"] == "group"] == ["Undersea cables"]
    assert rows["Undersea cables"]["alone_named"] == "none"
    assert rows["Military cyber"]["standing"] == "alone"
    for row in rows.values():
        for half in ("alone", "group"):
            counted = row[f"{half}_mechanisms"] + row[f"{half}_papers"]
            assert counted == len(row[f"{half}_units"])


def test_exercises_with_their_bodies(atlas: Atlas) -> None:
    rows = by(joint_exercises.rows(seen(atlas)), "key")
    assert len(rows) == 14 and "ch-apcert-drill" not in rows
    port = rows["ch-port-ttx"]
    assert port["right"] == "Homeland Security (DHS) (with CISA, US Coast Guard)"
    assert (port["left"], port["standing"]) == ("Land and Transport (MLIT)", "ended")
    assert rows["ch-keen-edge"]["held"] == "2024-02-08"
    assert rows["ch-orient-shield"]["held"] == "", "no date is recorded, so none is said"


def test_overlaps_name_the_same_bodies(atlas: Atlas) -> None:
    rows = channel_overlaps.rows(seen(atlas))
    pairs = {(row["one_id"], row["other_id"]): row for row in rows}
    assert pairs["ch-quad-cyber-ambassadors", "ch-quad-fmm"]["same_table"]
    assert not pairs["ch-fm-bilateral", "ch-quad-fmm"]["same_table"]
    assert all("," in row["topics"] for row in rows), "two topics at least"
    assert [row["same_table"] for row in rows] == sorted(
        (row["same_table"] for row in rows), reverse=True
    )


@pytest.mark.parametrize("query", ["", f"?on={ROUNDTABLE}", "?sector=jp-sector-finance"])
def test_the_tree_counts_what_it_holds(atlas: Atlas, query: str) -> None:
    asked = seen(atlas, query)
    tops = [each for those in umbrellas(asked.atlas).values() for each in those]
    assert sum(sum(each.forms.values()) for each in tops) == len(asked.atlas["channels"])
    assert sum(1 + each.below() for each in tops) == len(asked.atlas["frameworks"])


def test_the_tree_unfolds_by_the_address(atlas: Atlas) -> None:
    shut = parts_of(branches(seen(atlas)))
    opened = parts_of(branches(seen(atlas, "?open=fw-quad")))
    leaves = [part for part in opened if "leaf" in str(getattr(part, "className", ""))]
    assert not [part for part in shut if "leaf" in str(getattr(part, "className", ""))]
    assert len(leaves) == 6
    quad = next(each for each in umbrellas(atlas)["minilateral"] if each.row["id"] == "fw-quad")
    assert quad.forms == {"mechanism": 11, "document": 4, "moment": 1} and quad.below() == 1
    assert any("card=ch-quad-leaders" in str(getattr(part, "href", "")) for part in opened)


def test_nothing_is_shown_for_words_that_nothing_has(atlas: Atlas) -> None:
    asked = seen(atlas, "?text=zzzz")
    assert all(chart.rows(asked) == [] for chart in CHARTS)
    said = parts_of(branches(asked))
    assert any("text=" not in getattr(part, "href", "text=") for part in said)


def test_a_phone_gets_only_what_differs(atlas: Atlas) -> None:
    assert differing({"a": 1, "b": 2}, {"a": 1, "b": 3, "c": 4}, "x") == {"x.b": 3, "x.c": 4}
    assert differing({"a": 1}, {}, "x") == {"x.a": None}
    words = words_of("ja", atlas)
    assert narrowed("国土安全保障", 4, words) == "国土安<br>全保障"
    assert narrowed("UN OEWG & more", 30, words_of("en", atlas)) == "UN OEWG &amp; more"
