"""The questions page: every question answered, against facts read off the tables by hand."""

from dataclasses import replace
from datetime import date

import pytest
from page_parts import hrefs_in, words_in

from dashboard.answers.questions.asking import answer, in_order, own_address, short_list
from dashboard.answers.questions.every import ANSWERS
from dashboard.answers.questions.said import Names, Said, When
from dashboard.callbacks.see import see
from dashboard.parts import question_choices, question_menu
from dashboard.parts.overview_questions import questions
from dashboard.parts.seen import Seen
from dashboard.tables.atlas import Atlas
from dashboard.tables.column import LANGUAGES
from dashboard.views import VIEWS

TODAY = date(2026, 11, 25)
NOW = TODAY.isoformat()
KEYS = sorted(ANSWERS)


def seen_at(atlas: Atlas, query: str = "", language: str = "en") -> Seen:
    """What a request of the page sees."""
    seen = see(atlas, lambda: TODAY, f"/{language}/questions", query)
    assert not seen.dropped
    return seen


def said(atlas: Atlas, key: str, query: str = "") -> dict[str, Said]:
    """The statements that answer a question, by their text; of one text the last."""
    return {each.text: each for each in every(atlas, key, query)}


def every(atlas: Atlas, key: str, query: str = "") -> list[Said]:
    """The statements that answer a question."""
    row = atlas.row("questions", key)
    assert row is not None
    found = answer(atlas, row, seen_at(atlas, query).address, NOW)[1]
    return [replace(each, text=each.text.removeprefix("answer.")) for each in found]


def named(each: Said, fact: str) -> set[str]:
    """The keys a fact names."""
    it = each.facts[fact]
    assert isinstance(it, Names)
    return set(it.keys)


def texts(found: list[Said], tone: str) -> list[str]:
    """The texts of the statements of a tone."""
    return [each.text for each in found if each.tone == tone]


# --- the table -----------------------------------------------------------------------------------


def test_there_is_a_function_for_every_question(atlas: Atlas) -> None:
    assert {row["id"] for row in atlas.rows("questions")} == set(ANSWERS)
    assert [row["position"] for row in in_order(atlas)] == list(range(1, 29))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("key", KEYS)
def test_the_address_of_a_question_opens(atlas: Atlas, key: str, language: str) -> None:
    row = atlas.row("questions", key)
    assert row is not None
    path, _, query = row["address"].partition("?")
    view = path.strip("/")
    assert view in VIEWS, "the page is there"
    seen = see(atlas, lambda: TODAY, f"/{language}{path}", f"?{query}" if query else "")
    assert seen.address.view == view and seen.address.language == language
    assert not seen.dropped and not seen.counts.is_empty


@pytest.mark.parametrize("key", KEYS)
def test_a_state_that_is_chosen_is_carried_into_the_address(atlas: Atlas, key: str) -> None:
    row = atlas.row("questions", key)
    assert row is not None
    query = "?on=2024-12-31&sector=us-sector-energy&focus=us-fbi"
    asked, _ = answer(atlas, row, seen_at(atlas, query, "ja").address, NOW)
    address = asked.address
    assert address.language == "ja" and address.filters.on == "2024-12-31"
    own = own_address(atlas, key)
    free = "sector" in row["choices"] or not own.filters.sector
    assert address.filters.sector == (("us-sector-energy",) if free else own.filters.sector)
    assert address.focus == (("us-fbi",) if "body" in row["choices"] else own.focus)
    again = see(atlas, lambda: TODAY, address.path(), address.query())
    assert not again.dropped


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize(
    "query",
    [
        "",
        "?on=2022-09-08",
        "?on=1990-01-01",
        "?sector=none",
        "?country=US&focus=us-cisa",
        "?text=zzzz",
        "?focus=au-dfat",
        "?sector=us-sector-dams",
    ],
)
def test_every_answer_can_be_read_in_every_state(atlas: Atlas, language: str, query: str) -> None:
    seen = seen_at(atlas, query, language)
    shown = question_menu.menu(seen)
    found = words_in(shown)
    assert "{" not in found and "}" not in found
    for row in atlas.rows("questions"):
        assert seen.words.pick(row, "question") in found
        assert answer(atlas, row, seen.address, NOW)[1], "no question stays without a word"


def test_statements_carry_their_sources(atlas: Atlas) -> None:
    without = {"attribution.may", "channels.more", "overlap.count", "sided.no-industry", "law.more",
               "changed.days", "sure.count", "sure.recalled", "sure.no-start", "sure.open",
               "briefing", "match.all"}  # fmt: skip
    for key in KEYS:
        for each in every(atlas, key):
            if each.text not in without and each.tone != "none":
                assert each.rows, each.text
            for row in each.rows:
                assert row.get("sources"), row


# --- something happens ---------------------------------------------------------------------------


def test_1_a_port_and_the_coast_guard(atlas: Atlas) -> None:
    found = said(atlas, "port-stopped")
    assert {"jp-mlit", "jp-ppc"} <= named(found["told.must"], "bodies")
    assert named(found["told.contract"], "bodies") == {"jp-mod"}
    assert named(found["reach.home"], "coordinator") == {"jp-nco"}
    assert named(found["reach.home"], "through") == {"jp-mlit"}
    assert "us-uscg" in named(found["hear.silent"], "bodies") and "hear.reached" not in found
    assert "ch-24-7" in named(found["formal.general"], "channels") and "formal.own" not in found


def test_1_in_2022_the_port_was_no_sector(atlas: Atlas) -> None:
    found = every(atlas, "port-stopped", "?on=2022-09-08")
    assert [(each.text, each.tone) for each in found] == [("no-sector", "none")]


def test_19_a_hospital_and_the_health_sector(atlas: Atlas) -> None:
    found = said(atlas, "hospital-hit")
    assert {"jp-medical-isac", "jp-jpcert-cc"} <= named(found["help.sector"], "bodies")
    assert "us-health-isac" in named(found["hear.silent"], "bodies")
    assert "ch-isac-medical" in named(found["formal.own"], "channels")


def test_8_before_and_after(atlas: Atlas) -> None:
    found = said(atlas, "before-after")
    assert {"jp-nco", "jp-meti"} <= named(found["phase.both"], "bodies")
    assert "jp-ceptoar-council" in named(found["phase.before"], "bodies")
    assert "jp-npa" in named(found["phase.after"], "bodies")


def test_11_the_ladder_then_and_now(atlas: Atlas) -> None:
    now, then = (every(atlas, "escalation", day) for day in ("", "?on=2022-09-08"))
    leads = [named(each, "leads") for each in now[:4]]
    assert leads[2] == {"jp-npa", "jp-prime-minister"}
    assert [named(each, "leads") for each in then[:4]][2] == {"jp-nsc"}
    assert texts(now, "unknown") == ["rung.unclear", "rung.unclear"]


def test_11_before_any_rung_nobody_is_recorded(atlas: Atlas) -> None:
    found = every(atlas, "escalation", "?on=1990-01-01")
    assert [each.text for each in found[:4]] == ["rung.none"] * 4
    assert {each.tone for each in found[:4]} == {"unknown"}


def test_9_attribution_and_advisories(atlas: Atlas) -> None:
    found = every(atlas, "attribution")
    assert found[0].text == "attribution.may" and found[0].tone == "unknown"
    assert {"jp-mofa", "jp-nco", "jp-npa"} <= named(found[1], "bodies")
    assert "jp-nisc" not in named(found[1], "bodies")
    assert found[-1].facts["count"] == 14
    assert "ch-adv-blacktech" in named(found[-1], "channels")
    then = said(atlas, "attribution", "?on=2022-09-08")
    assert then["advisories.none"].tone == "none"
    assert "jp-nisc" in named(every(atlas, "attribution", "?on=2022-09-08")[1], "bodies")


# --- opposite numbers ----------------------------------------------------------------------------


def test_2_new_in_a_ministry(atlas: Atlas) -> None:
    found = said(atlas, "new-in-ministry")
    assert named(found["opposite.stated"], "others") == {"us-dhs"}
    assert len(named(found["opposite.own"], "others")) == 6
    assert found["opposite.own"].tone == "own"
    other = said(atlas, "new-in-ministry", "?focus=jp-mofa")
    assert set(other) == {"opposite.stated"}
    assert named(other["opposite.stated"], "others") == {"us-state"}


def test_2_none_on_record_and_not_there(atlas: Atlas) -> None:
    paired = {row[end] for row in atlas.rows("counterparts") for end in ("from_id", "to_id")}
    assert "jp-mof" not in paired
    found = every(atlas, "new-in-ministry", "?focus=jp-mof")
    assert [(each.text, each.tone) for each in found] == [("opposite.none", "none")]
    gone = every(atlas, "new-in-ministry", "?focus=jp-nco&on=2022-09-08")
    assert [(each.text, each.tone) for each in gone] == [("opposite.absent", "none")]


def test_3_opposite_cisa_then_and_now(atlas: Atlas) -> None:
    found = every(atlas, "opposite-then-now")
    days = [(each.text, each.facts["day"], named(each, "others")) for each in found]
    assert days == [
        ("then.stated", When("2022-09-08"), {"jp-jpcert-cc", "jp-nisc", "jp-ipa", "jp-nict"}),
        ("then.own", When("2022-09-08"), {"jp-meti", "jp-mic"}),
        ("then.stated", When(NOW), {"jp-jpcert-cc", "jp-ipa", "jp-nict"}),
        ("then.own", When(NOW), {"jp-nco", "jp-cao-cyber-policy", "jp-meti", "jp-mic"}),
    ]


def test_12_several_contact_points(atlas: Atlas) -> None:
    found = every(atlas, "contact-points")
    assert [(each.text, each.facts["count"]) for each in found] == [("points.several", 5)] * 2
    assert {"jp-nco", "jp-npa"} <= named(found[0], "bodies")
    none = every(atlas, "contact-points", "?on=1990-01-01")
    assert {each.text for each in none} <= {"points.none", "points.one", "points.several"}


def test_13_ministries_that_never_meet(atlas: Atlas) -> None:
    found = every(atlas, "most-frameworks")
    assert list(found[0].facts["bodies"].keys)[0] == "jp-mofa"  # type: ignore[union-attr]
    assert list(found[1].facts["bodies"].keys)[0] == "us-state"  # type: ignore[union-attr]
    assert named(found[2], "bodies") == {"jp-maff", "jp-mext", "jp-mhlw", "jp-mlit"}
    assert found[2].tone == "none"
    sat = {row["entity_id"] for row in atlas.rows("channel_participants")}
    assert "jp-mext" not in sat


def test_25_what_breaks_with_a_body(atlas: Atlas) -> None:
    found = said(atlas, "body-gone")
    sits = {
        row["channel_id"]
        for row in atlas.rows("channel_participants")
        if row["entity_id"] == "jp-nco"
    }
    standing = {
        row["id"]
        for row in atlas.rows("channels")
        if row["id"] in sits and (row["form"] == "mechanism" or row["kind"] == "agreement")
    }
    assert found["gone.counts"].facts["seats"] == len(standing) == 16
    assert found["gone.counts"].facts["pairs"] == 2
    assert "gone.unpaired" not in found, "both keep another counterpart"
    assert "ch-quad-wl-critical-infrastructure" in named(found["gone.alone"], "channels")
    then = every(atlas, "body-gone", "?on=2022-09-08")
    assert [(each.text, each.tone) for each in then] == [("gone.absent", "none")]


# --- channels ------------------------------------------------------------------------------------


def test_5_channels_of_finance(atlas: Atlas) -> None:
    found = every(atlas, "sector-channels")
    facts = found[0].facts
    assert (facts["count"], facts["mechanism"], facts["document"], facts["moment"]) == (13, 7, 6, 0)
    dated = {tuple(named(each, "channel"))[0]: each.facts.get("date") for each in found[1:7]}
    assert dated["ch-cyber-storm"] == When("2024-04")
    assert dated["ch-cri"] == When("2025-10-24")
    assert found[-1].facts["count"] == 1, "one more, of which no meeting is dated"


def test_5_a_sector_no_channel_names(atlas: Atlas) -> None:
    assert not [row for row in atlas.rows("channels") if "us-sector-dams" in row["sector_ids"]]
    found = every(atlas, "sector-channels", "?sector=us-sector-dams")
    assert [(each.text, each.tone) for each in found] == [("channels.none", "none")]


def test_14_same_topic_and_bodies(atlas: Atlas) -> None:
    found = every(atlas, "same-topic")
    pairs = [named(each, "channels") for each in found[1:]]
    assert {"ch-quad-cyber-ambassadors", "ch-quad-fmm"} in pairs
    assert [each.text for each in every(atlas, "same-topic", "?sector=us-sector-dams")] == [
        "overlap.none"
    ]


def test_20_third_countries(atlas: Atlas) -> None:
    found = every(atlas, "third-countries")
    counted = {
        each.facts["country"].code: each.facts["count"]  # type: ignore[union-attr]
        for each in found
    }
    assert counted["XN"] == 5 and counted["PH"] == 3
    frameworks = {each.facts["country"].code: each for each in found}  # type: ignore[union-attr]
    assert named(frameworks["IN"], "frameworks") == {"fw-quad", "fw-quad-cyber-partnership"}
    early = every(atlas, "third-countries", "?on=1990-01-01")
    assert "third.none" in texts(early, "none")


def test_21_the_quad_repeats_and_completes(atlas: Atlas) -> None:
    found = said(atlas, "quad")
    assert found["quad.repeats"].facts["count"] == 10
    assert found["quad.completes"].facts["topics"].codes == ("undersea-cables",)  # type: ignore[union-attr]
    early = every(atlas, "quad", "?on=2015-01-01")
    assert [(each.text, each.tone) for each in early] == [("quad.none", "none")]


def test_22_exercises(atlas: Atlas) -> None:
    found = every(atlas, "exercises")
    assert (found[0].facts["repeated"], found[0].facts["past"]) == (10, 4)
    bodies = {tuple(named(each, "channel"))[0]: each for each in found[1:]}
    assert named(bodies["ch-cyber-storm"], "bodies") == {
        "jp-nco", "jp-jpcert-cc", "us-cisa", "us-dhs",
    }  # fmt: skip


def test_23_topics_last_dealt_with(atlas: Atlas) -> None:
    found = every(atlas, "topics-last")
    assert found[0].facts["date"] == When("2025-10-28")
    assert named(found[0], "channel") == {"ch-tpd-moc"}
    then = every(atlas, "topics-last", "?on=2022-09-08")
    assert then[0].facts["date"] == When("2022-05-24")
    assert texts(every(atlas, "topics-last", "?on=2000-01-01"), "none")


def test_24_quiet_and_old(atlas: Atlas) -> None:
    found = every(atlas, "quiet-old")
    assert found[0].facts["count"] == 6 and "ch-dde" in named(found[0], "channels")
    assert found[1].text == "quiet.cannot" and found[1].tone == "unknown"
    old = next(each for each in found if each.text == "quiet.old")
    assert (old.facts["date"], old.facts["years"]) == (When("1960"), 65)
    none = every(atlas, "quiet-old", "?sector=us-sector-dams")
    assert [each.text for each in none] == ["quiet.no-mechanism"]


# --- sectors -------------------------------------------------------------------------------------


def test_6_one_sided_sectors(atlas: Atlas) -> None:
    found = every(atlas, "one-sided-sectors")
    assert [each.text for each in found] == [
        "sided.government",
        "sided.no-industry",
        "sided.none",
    ]
    assert {"jp-sector-port", "us-sector-dams"} <= named(found[2], "sectors")
    assert "jp-sector-water" in named(found[0], "sectors")
    assert found[1].tone == "none", "the reverse is not on record"


def test_7_no_counterpart_and_one_to_many(atlas: Atlas) -> None:
    found = every(atlas, "sector-match")
    assert found[0].text == "match.all" and found[1].facts["count"] == 6
    several = {tuple(named(each, "sector"))[0]: named(each, "others") for each in found[2:]}
    assert several["us-sector-energy"] == {
        "jp-sector-electric-power", "jp-sector-gas", "jp-sector-petroleum",
    }  # fmt: skip
    assert len(several["us-sector-transportation"]) == 5
    then = every(atlas, "sector-match", "?on=2022-09-08")
    before = {tuple(named(each, "sector"))[0]: named(each, "others") for each in then[2:]}
    assert len(before["us-sector-transportation"]) == 4, "ports came in 2024"


def test_17_roles_in_finance(atlas: Atlas) -> None:
    found = said(atlas, "sector-roles")
    assert named(found["roles.leads"], "bodies") == {"jp-fsa"}
    assert named(found["roles.regulates"], "bodies") == {"jp-fsa", "jp-boj"}
    assert "jp-fsa" not in named(found["roles.shares"], "bodies")
    assert "jp-financials-isac" in named(found["roles.shares"], "bodies")


# --- laws ----------------------------------------------------------------------------------------


def test_16_the_law_behind_a_body(atlas: Atlas) -> None:
    found = said(atlas, "legal-basis")
    assert named(found["law.founding"], "law") == {"jp-law-acd-amending-act-2025"}
    none = every(atlas, "legal-basis", "?focus=jp-mext")
    assert [(each.text, each.tone) for each in none] == [("law.none", "unknown")]


def test_18_a_bank_in_both_countries(atlas: Atlas) -> None:
    found = [each for each in every(atlas, "firm-reports") if each.text == "firm.must"]
    assert {"jp-fsa", "jp-ppc"} <= named(found[0], "bodies")
    assert {"us-frb", "us-occ"} <= named(found[1], "bodies")
    assert found[1].facts["clock"].duty["deadline_hours"] == 36  # type: ignore[union-attr]
    coming = said(atlas, "firm-reports")["firm.coming-no-rule"]
    assert {row["obligation"] for row in coming.rows} == {"statutory-not-in-force"}
    assert all(row["obligation"] != "statutory-not-in-force" for each in found for row in each.rows)


def test_10_classified_information(atlas: Atlas) -> None:
    found = said(atlas, "classified")
    assert named(found["secret.agreements"], "channel") == {"ch-gsomia"}
    assert found["secret.not-visible"].tone == "unknown"
    early = every(atlas, "classified", "?on=2007-01-01")
    assert early[0].text == "secret.none" and early[0].tone == "none"


# --- change, and how to use it -------------------------------------------------------------------


def test_4_what_has_changed(atlas: Atlas) -> None:
    found = said(atlas, "changed-since")
    assert named(found["changed.sectors.added"], "names") == {"jp-sector-port"}
    assert "jp-nco" in named(found["changed.entities.renamed"], "names")
    assert "ch-ied" in named(found["changed.channels.ended"], "names")
    same = every(atlas, "changed-since", "?on=2022-09-08")
    assert [(each.text, each.tone) for each in same] == [("changed.same-day", "none")]


def test_15_recommendations(atlas: Atlas) -> None:
    found = every(atlas, "recommendations")
    assert found[0].facts["count"] == 14
    statuses = [each.facts["count"] for each in found if each.text == "recommended.status"]
    assert statuses == [1, 7, 6]
    speakers = {
        each.facts["speaker"].statement["speaker"]: each.facts["count"]  # type: ignore[union-attr]
        for each in found
        if each.text == "recommended.speaker"
    }
    assert speakers["An American participant"] == 6
    assert speakers["Mihoko Matsubara (NTT)"] == 4
    before = every(atlas, "recommendations", "?on=2022-06-01")
    assert [(each.text, each.tone) for each in before] == [("recommended.none", "none")]


def test_15_outcomes_that_had_not_come_are_not_told(atlas: Atlas) -> None:
    then = said(atlas, "recommendations", "?on=2022-09-08")
    assert then["recommended.unsaid"].facts["count"] == 8
    assert then["recommended.unsaid"].tone == "unknown"


def test_26_an_acronym(atlas: Atlas) -> None:
    found = every(atlas, "acronym")
    assert found[0].rows[0]["term_ja"] == "セプター（CEPTOAR）"
    none = every(atlas, "acronym", "?text=zzzz")
    assert [(each.text, each.tone) for each in none] == [("acronym.none", "none")]
    nisc = every(atlas, "acronym", "?text=NISC")
    assert "jp-nisc" in {row["id"] for each in nisc for row in each.rows}


def test_27_how_sure(atlas: Atlas) -> None:
    found = said(atlas, "how-sure", "?text=zzzz")
    assert set(found) == {"sure.nothing"} and found["sure.nothing"].tone == "none"
    every_row = said(atlas, "how-sure")
    counts = every_row["sure.count"].facts
    assert int(counts["count"]) - int(counts["read"]) == every_row["sure.recalled"].facts["count"]  # type: ignore[arg-type]


def test_28_a_briefing_has_a_day(atlas: Atlas) -> None:
    assert every(atlas, "briefing")[0].facts["day"] == When("2022-09-08")
    assert every(atlas, "briefing", "?on=2024-01-31")[0].facts["day"] == When("2024-01-31")


# --- the page ------------------------------------------------------------------------------------


def test_what_is_chosen_is_said_and_can_be_given_up(atlas: Atlas) -> None:
    seen = seen_at(atlas, "?focus=us-cisa&sector=jp-sector-port")
    found = words_in(question_choices.choices(seen))
    assert "Body: CISA" in found and "Sector: Ports" in found
    ways = hrefs_in(question_choices.choices(seen))
    assert "/en/questions?sector=jp-sector-port" in ways
    assert "/en/questions?focus=us-cisa" in ways
    free = words_in(question_choices.choices(seen_at(atlas)))
    assert free.count(seen.words.text("questions.each-own")) == 2


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_overview_leads_to_all_questions(atlas: Atlas, language: str) -> None:
    seen = see(atlas, lambda: TODAY, f"/{language}/overview", "?country=JP")
    shown = questions(seen)
    links = hrefs_in(shown)
    assert len(short_list(atlas)) == 10 and len(links) == 11
    assert links[-1] == f"/{language}/questions?country=JP"
    assert all(href.startswith(f"/{language}/") for href in links)


def test_no_body_is_named_in_the_code_of_the_answers() -> None:
    from pathlib import Path

    folder = Path(__file__).parent.parent / "dashboard"
    for file in (*folder.glob("answers/questions/*.py"), *folder.glob("parts/question_*.py")):
        text = file.read_text("utf-8")
        assert not [word for word in ('"jp-', '"us-', '"ch-', '"fw-') if word in text], file
