"""Pathways: who tells whom and what crosses over, against facts read off the tables by hand."""

from datetime import date
from typing import Any

import pytest
from page_parts import hrefs_in, words_in

from dashboard.answers.escalation_ladder import rungs, takes_over, unclear
from dashboard.answers.pathway_routes import (
    across,
    arriving,
    by_end,
    contact_points,
    hand_over,
    listeners,
    nearest,
    owed,
    single_points,
    to_coordinator,
)
from dashboard.answers.pathways import Case, cases, coordinators, left_out, steps
from dashboard.callbacks.redraw import follows
from dashboard.callbacks.see import see
from dashboard.charts import escalation_ladder, pathway, pathway_beside
from dashboard.filters.apply import apply
from dashboard.filters.filters import Filters
from dashboard.parts import escalation_grid, pathway_answers, pathway_choices, pathway_said
from dashboard.parts.seen import Seen
from dashboard.tables.atlas import Atlas

TODAY = date(2026, 11, 25)
NOW, THEN = "2026-11-25", "2022-09-08"
PORT, HOSPITAL = Case("JP", "jp-sector-port"), Case("JP", "jp-sector-medical")
BANK, POWER = Case("JP", "jp-sector-finance"), Case("JP", "jp-sector-electric-power")
US_PORT, US_HOSPITAL = Case("US", "us-sector-transportation"), Case("US", "us-sector-healthcare")


def on(atlas: Atlas, day: str = NOW) -> Atlas:
    """What is there on a day."""
    return apply(atlas, Filters(on=day), NOW)


def seen_at(atlas: Atlas, query: str = "", language: str = "en") -> Seen:
    """What a request of the page sees."""
    seen = see(atlas, lambda: TODAY, f"/{language}/pathways", query)
    assert not seen.dropped
    return seen


def keys(rows: Any) -> set[str]:
    """The keys of rows."""
    return {row["id"] for row in rows}


# --- 1. A container port is stopped: who tells whom, and does the Coast Guard hear of it? --------


def test_a_port_tells_its_ministry_and_that_the_national_office(atlas: Atlas) -> None:
    found = to_coordinator(on(atlas), PORT)
    assert [route.bodies for route in found] == [("", "jp-mlit", "jp-nco")]
    assert keys(found[0].hops[0]) == {"rd-jp-plan-port", "rd-jp-acd-port"}
    assert keys(found[0].hops[1]) == {"rd-jp-mlit-nco"}


def test_the_coast_guard_hears_by_no_standing_route(atlas: Atlas) -> None:
    assert listeners(on(atlas), PORT)["us-uscg"] == []
    assert "us-uscg" not in by_end(across(on(atlas), PORT))
    found = nearest(on(atlas), PORT)
    assert found.own == () and keys(found.past) == {"ch-port-ttx"}
    assert keys(found.general) == {"ch-24-7", "ch-iwwn", "ch-jsdf-liaison", "ch-mlat"}


def test_a_port_reaches_three_bodies_across(atlas: Atlas) -> None:
    found = {
        end: [it.bodies for it in ways] for end, ways in by_end(across(on(atlas), PORT)).items()
    }
    assert found == {
        "us-cisa": [("", "jp-jpcert-cc", "us-cisa"), ("", "jp-mlit", "jp-nco", "us-cisa")],
        "us-ftc": [("", "jp-ppc", "us-ftc")],
        "us-fbi": [("", "jp-prefectural-police", "jp-npa", "us-fbi")],
    }


def test_ports_were_no_sector_at_the_roundtable(atlas: Atlas) -> None:
    assert on(atlas, THEN).row("sectors", "jp-sector-port") is None
    assert to_coordinator(on(atlas, THEN), PORT) == []
    said = words_in(pathway_answers.answers(seen_at(atlas, f"?sector=jp-sector-port&on={THEN}")))
    assert "this was no sector of critical infrastructure" in said


# --- 19. A hospital -------------------------------------------------------------------------------


def test_what_the_us_health_sector_hears_of_a_hospital(atlas: Atlas) -> None:
    found = listeners(on(atlas), HOSPITAL)
    assert {"us-hhs", "us-health-isac"} <= found.keys()
    assert not any(found.values())
    assert keys(arriving(on(atlas), HOSPITAL)) == {"rd-x-hisac"}
    assert "ch-isac-medical" in keys(nearest(on(atlas), HOSPITAL).own)


def test_banks_have_an_isac_and_a_ministry_across(atlas: Atlas) -> None:
    found = by_end(across(on(atlas), BANK))
    assert [it.bodies for it in found["us-fs-isac"]] == [("", "jp-financials-isac", "us-fs-isac")]
    assert [it.bodies for it in found["us-treasury"]] == [("", "jp-fsa", "us-treasury")]


def test_from_the_us_no_route_is_invented(atlas: Atlas) -> None:
    assert across(on(atlas), US_PORT) == []
    assert keys(arriving(on(atlas), US_PORT)) == {
        "rd-x-nco-cisa",
        "rd-x-jpcert-cisa",
        "rd-x-npa-fbi",
    }


# --- Single points of failure ---------------------------------------------------------------------


def test_single_points_are_named_only_where_there_is_no_way_round(atlas: Atlas) -> None:
    ends = by_end(across(on(atlas), PORT))
    assert single_points(to_coordinator(on(atlas), PORT)) == ("jp-mlit",)
    assert single_points(ends["us-fbi"]) == ("jp-prefectural-police", "jp-npa")
    assert single_points(ends["us-cisa"]) == ()
    assert single_points(across(on(atlas), PORT)) == ()
    assert single_points([]) == ()


# --- 8. Before and after --------------------------------------------------------------------------


def test_the_hand_over_lies_with_those_on_both_sides(atlas: Atlas) -> None:
    found = hand_over(on(atlas), PORT)
    assert {"jp-mlit", "jp-nco", "us-cisa"} <= set(found.both)
    assert {"jp-ceptoar-port", "jp-ceptoar-council"} <= set(found.before)
    assert {"jp-npa", "jp-prefectural-police", "us-fbi"} <= set(found.after)
    assert not set(found.before) & set(found.both) and not set(found.after) & set(found.both)


# --- 11. The ladder -------------------------------------------------------------------------------


def test_who_takes_over_on_the_ladder(atlas: Atlas) -> None:
    now, then = takes_over(on(atlas), "JP"), takes_over(on(atlas, THEN), "JP")
    assert now["gray-zone"] == ("jp-npa", "jp-prime-minister") and then["gray-zone"] == ("jp-nsc",)
    assert now["armed-attack"] == then["armed-attack"] == ("jp-prime-minister",)
    assert takes_over(on(atlas), "US")["gray-zone"] == ("us-cybercom", "us-usfj")
    assert list(now) == ["peacetime", "incident", "gray-zone", "armed-attack"]


def test_which_steps_are_unclear(atlas: Atlas) -> None:
    assert keys(unclear(on(atlas, THEN), "JP")) == {
        "esc-jp-peace-civil-nisc",
        "esc-jp-incident-civil-nisc",
        "esc-jp-gray-before",
        "esc-jp-armed-before-jjoc",
    }
    assert [row["clarity"] for row in rungs(on(atlas, THEN), "JP")["gray-zone"]] == ["unclear"]
    assert rungs(on(atlas, "1990-01-01"), "JP")["gray-zone"] == []


def test_the_ladder_is_told_for_both_days(atlas: Atlas) -> None:
    rows = escalation_ladder.rows(seen_at(atlas))
    held = {row["row"]["id"]: row["held"] for row in rows}
    assert held["esc-jp-gray-before"] == [THEN]
    assert held["esc-jp-gray-sdf"] == [NOW]
    assert held["esc-us-armed-attack"] == [THEN, NOW]
    assert "esc-jp-gray-transition" not in held
    one = escalation_ladder.rows(seen_at(atlas, "?country=US"))
    assert {row["country_code"] for row in one} == {"US"}


# --- 12. Contact points ---------------------------------------------------------------------------


def test_there_are_several_contact_points(atlas: Atlas) -> None:
    found = contact_points(on(atlas), "JP").keys()
    assert found == {"jp-nco", "jp-jpcert-cc", "jp-npa", "jp-mod", "jp-ppc"}
    then = contact_points(on(atlas, THEN), "JP").keys()
    assert then == {"jp-nisc", "jp-jpcert-cc", "jp-npa", "jp-mod"}
    assert "us-uscg" not in contact_points(on(atlas), "US")


# --- 18. To whom must a firm report ---------------------------------------------------------------


def test_what_a_firm_owes_in_both_countries(atlas: Atlas) -> None:
    clocks = {row["id"]: row["deadline_hours"] for row in owed(on(atlas), BANK)}
    assert clocks["rd-jp-acd-finance"] == 720 and clocks["rd-jp-appi-initial"] == 120
    abroad = owed(on(atlas), Case("US", "us-sector-financial-services"))
    assert [row["id"] for row in abroad][:2] == ["rd-us-bank-36h-frb", "rd-us-bank-36h-occ"]
    assert not [row for row in abroad if row["step"] == "exchange"]


def test_what_is_only_in_law_is_no_route(atlas: Atlas) -> None:
    assert "rd-us-circia-72h" in keys(owed(on(atlas), US_HOSPITAL))
    assert coordinators(on(atlas), "US") == {"us-cisa"}
    assert to_coordinator(on(atlas), US_HOSPITAL) == []
    rows = pathway.CHART.rows(seen_at(atlas, "?sector=us-sector-healthcare"))
    coming = [row for row in rows if row["coming"]]
    assert len(coming) == 2
    assert {row["mark"] for row in coming} == {"Not in force"}


# --- Kinds of event -------------------------------------------------------------------------------


def test_a_kind_of_event_leaves_out_what_is_limited_to_others(atlas: Atlas) -> None:
    everything = keys(step.row for step in steps(on(atlas), POWER))
    leak = keys(step.row for step in steps(on(atlas), POWER, "data-breach"))
    assert "rd-jp-electricity-24h" in everything - leak
    assert {"rd-jp-appi-initial", "rd-jp-plan-electric-power"} <= leak
    assert keys(left_out(on(atlas), POWER, "data-breach")) == everything - leak


def test_a_vulnerability_is_no_incident(atlas: Atlas) -> None:
    found = keys(step.row for step in steps(on(atlas), PORT, "vulnerability"))
    assert {"rd-jp-ipa", "rd-jp-vuln-ipa-jpcert", "rd-x-jpcert-certcc"} <= found
    assert not {"rd-jp-acd-port", "rd-jp-police", "rd-x-npa-fbi"} & found
    ends = by_end(across(on(atlas), PORT, "vulnerability"))
    assert [it.bodies for it in ends["us-certcc"]] == [("", "jp-ipa", "jp-jpcert-cc", "us-certcc")]


def test_every_step_is_limited_to_known_kinds(atlas: Atlas) -> None:
    limited = {row["id"] for row in atlas.rows("reporting_duties") if row["incident_kinds"]}
    assert len(limited) == 18


# --- What is set side by side ---------------------------------------------------------------------


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", (Case("JP"), Case("US"))),
        ("?country=US", (Case("US"), Case("JP"))),
        ("?sector=jp-sector-port", (PORT, US_PORT)),
        ("?sector=jp-sector-port&against=jp-sector-medical", (PORT, HOSPITAL)),
        ("?sector=jp-sector-port&against=JP", (PORT, Case("JP"))),
        ("?sector=us-sector-dams", (Case("US", "us-sector-dams"), Case("JP"))),
        ("?sector=jp-sector-finance,jp-sector-port", (BANK, PORT)),
    ],
)
def test_which_cases_stand_side_by_side(atlas: Atlas, query: str, found: tuple[Case, Case]) -> None:
    address = seen_at(atlas, query).address
    asked = address.filters.country, address.filters.sector, address.against
    assert cases(atlas, *asked) == found


# --- The page -------------------------------------------------------------------------------------


def test_counts_equal_rows(atlas: Atlas) -> None:
    seen = seen_at(atlas, "?sector=jp-sector-port")
    rows = seen.rows_of(pathway.CHART)
    duties = [row for row in rows if row["kind_code"] == "duty"]
    assert len(rows) == 22 and len(duties) == 12
    assert "12 reporting steps" in pathway.finding(rows, seen.words)
    assert len(seen.rows_of(pathway_beside.CHART)) == 15


@pytest.mark.parametrize("language", ["en", "ja"])
@pytest.mark.parametrize("query", ["", "?sector=jp-sector-port", "?text=zzzz", "?event=outage"])
def test_the_page_follows_its_address(atlas: Atlas, query: str, language: str) -> None:
    shown = follows(seen_at(atlas, query, language)).shown
    for name in (pathway_answers.NAME, pathway_choices.NAME, escalation_grid.NAME):
        assert name in shown
    assert words_in(shown[pathway_answers.NAME])


def test_choices_lead_to_addresses_that_are_known(atlas: Atlas) -> None:
    for href in hrefs_in(pathway_choices.choices(seen_at(atlas, "?event=outage"))):
        path, _, query = href.partition("?")
        assert not see(atlas, lambda: TODAY, path, f"?{query}").dropped


def test_the_answer_says_that_the_coast_guard_is_not_reached(atlas: Atlas) -> None:
    said = words_in(pathway_answers.answers(seen_at(atlas, "?sector=jp-sector-port")))
    silent = said.split("No standing route is recorded to ")[1].split(".")[0]
    assert "US Coast Guard" in silent


def test_the_remarks_stand_where_they_matter(atlas: Atlas) -> None:
    remarks = words_in(pathway_said.said(seen_at(atlas)))
    assert "left of the boom" in remarks and "non-disclosure" in remarks and "gray zone" in remarks
    assert all(atlas.row("observations", key) for key in pathway_said.REMARKS)
    assert pathway_said.said(seen_at(atlas, "?on=2022-09-07")) == []
