"""Rules: what answers to what, what must be reported, what gives power, what may pass, by hand."""

from collections import Counter
from datetime import date

import pytest
from page_parts import hrefs_in, words_in

from dashboard.answers.classified_sharing import agreements, secrecy_rules, sharing_seen
from dashboard.answers.firm_duties import FirmDuty, bases_on, firm_duties
from dashboard.answers.instrument_pairs import Pair, pairs, standing_on, uncompared
from dashboard.answers.legal_bases import bodies_with_bases, issued, legal_bases
from dashboard.callbacks.redraw import follows
from dashboard.callbacks.see import see
from dashboard.charts import instrument_crosswalk, reporting_clocks, sharing_agreements
from dashboard.charts import legal_bases as bases_chart
from dashboard.filters.apply import apply
from dashboard.filters.filters import Filters
from dashboard.parts import rules_bodies, rules_classified, rules_duties
from dashboard.parts.seen import Seen
from dashboard.tables.atlas import Atlas

TODAY = date(2026, 11, 25)
NOW, THEN = "2026-11-25", "2022-09-08"
FINANCE = ("jp-sector-finance",)


def on(atlas: Atlas, day: str = NOW) -> Atlas:
    """What is there on a day."""
    return apply(atlas, Filters(on=day), NOW)


def seen_at(atlas: Atlas, query: str = "", language: str = "en") -> Seen:
    """What a request of the page sees."""
    seen = see(atlas, lambda: TODAY, f"/{language}/rules", query)
    assert not seen.dropped
    return seen


def owed(atlas: Atlas, day: str = NOW, **asked: tuple[str, ...]) -> dict[str, FirmDuty]:
    """What a firm owes on a day, by the key of the duty."""
    found = firm_duties(atlas, Filters(on=day, **asked), NOW)  # type: ignore[arg-type]
    return {each.row["id"]: each for each in found}


def of(atlas: Atlas, left: str, right: str, day: str = NOW) -> Pair | None:
    """The pair of two instruments on a day."""
    found = {(pair.row["from_id"], pair.row["to_id"]): pair for pair in pairs(on(atlas, day))}
    return found.get((left, right))


# --- The crosswalk --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("left", "right", "relation", "match"),
    [
        ("jp-standard-defense-industry-cyber", "us-nist-sp-800-171", "based-on", "closeMatch"),
        ("jp-translation-cpgs", "us-cpgs", "translated", "exactMatch"),
        ("jp-law-appi", "inst-global-cbpr-2022", "mutual-recognition", "relatedMatch"),
        ("jp-scheme-jc-star", "us-cyber-trust-mark", "parallel", "closeMatch"),
        ("jp-law-economic-security-information-2024", "us-eo-12968", "aligned", "closeMatch"),
    ],
)
def test_what_answers_to_what(
    atlas: Atlas, left: str, right: str, relation: str, match: str
) -> None:
    pair = of(atlas, left, right)
    assert pair and (pair.row["relation"], pair.row["match"]) == (relation, match)
    assert not pair.missing


def test_what_has_nothing_across(atlas: Atlas) -> None:
    missing = {
        (pair.row["from_id"], pair.row["to_id"]) for pair in pairs(on(atlas)) if pair.missing
    }
    assert missing == {
        ("", "us-ppd-41"),
        ("jp-guideline-common-report-forms", ""),
        ("jp-law-acd-act-2025", ""),
        ("jp-law-appi", ""),
        ("jp-law-basic-act-cybersecurity", "us-cisa-act-2018"),
    }


def test_not_compared_is_not_missing(atlas: Atlas) -> None:
    keys = {row["id"] for row in uncompared(on(atlas))}
    assert "us-epa-cyber-memo-2023" not in keys, "it had ended"
    assert {"us-ncirp-2016", "jp-law-digital-agency"} <= keys
    assert not keys & {"us-ppd-41", "jp-law-appi", "inst-gsomia-2007"}


def test_a_pair_stands_only_where_both_ends_do(atlas: Atlas) -> None:
    strategies = ("jp-strategy-2021", "us-ncs-2018"), ("jp-strategy-2025", "us-cyber-strategy-2026")
    assert of(atlas, *strategies[0], THEN) and not of(atlas, *strategies[0])
    assert of(atlas, *strategies[1]) and not of(atlas, *strategies[1], THEN)
    assert not of(atlas, "jp-law-acd-act-2025", "us-circia", THEN)
    assert of(atlas, "jp-plan-ci-5", "us-ppd-21", THEN) and not of(
        atlas, "jp-plan-ci-5", "us-ppd-21"
    )


@pytest.mark.parametrize(
    ("key", "day", "standing"),
    [
        ("jp-law-acd-act-2025", NOW, "in-force"),
        ("jp-law-acd-act-2025", "2026-09-30", "coming"),
        ("us-circia", NOW, "coming"),
        ("us-circia-nprm", NOW, "undated"),
        ("jp-standard-defense-industry-cyber", THEN, "coming"),
        ("jp-plan-ci-5", "2026-10-01", "ended"),
        ("jp-translation-cpgs", NOW, "undated"),
    ],
)
def test_whether_an_instrument_binds(atlas: Atlas, key: str, day: str, standing: str) -> None:
    row = atlas.row("instruments", key)
    assert row and standing_on(atlas, row, day) == standing


# --- 18. To whom must a firm report, and how fast -------------------------------------------------


def test_what_a_bank_owes_in_both_countries(atlas: Atlas) -> None:
    found = owed(atlas, sector=FINANCE)
    binding = {key: it.row["deadline_hours"] for key, it in found.items() if it.force == "must"}
    assert binding == {
        "rd-us-bank-36h-frb": 36,
        "rd-us-bank-36h-occ": 36,
        "rd-us-sec-4days": 96,
        "rd-jp-appi-initial": 120,
        "rd-jp-acd-finance": 720,
        "rd-jp-acd-prime-minister": 720,
        "rd-us-ftc-30d": 720,
        "rd-jp-appi-final-malicious": 1440,
        "rd-jp-acd-register": None,
        "rd-jp-finance-fsa": None,
        "rd-jp-defence-supplier": None,
    }
    assert {key for key, it in found.items() if it.context} == {
        "rd-us-bank-36h-frb", "rd-us-bank-36h-occ", "rd-us-ftc-30d",
    }  # fmt: skip
    assert list(found)[:2] == ["rd-us-bank-36h-frb", "rd-us-bank-36h-occ"], "the fastest first"


def test_circia_is_only_coming(atlas: Atlas) -> None:
    for day in (NOW, THEN):
        found = owed(atlas, day)
        for key in ("rd-us-circia-72h", "rd-us-circia-ransom-24h"):
            assert (found[key].force, found[key].why) == ("coming", "no-rule")
    assert "rd-us-circia-72h" not in owed(atlas, "2022-03-14"), "no law yet"


def test_the_cyber_defence_duties_come_and_then_bind(atlas: Atlas) -> None:
    assert not [key for key in owed(atlas, THEN) if key.startswith("rd-jp-acd")]
    waiting = owed(atlas, "2026-06-15", sector=FINANCE)["rd-jp-acd-finance"]
    assert (waiting.force, waiting.why) == ("coming", "later")
    assert "rd-jp-acd-finance" not in owed(atlas, "2026-05-27", sector=FINANCE), "no order yet"
    assert owed(atlas, "2026-10-01", sector=FINANCE)["rd-jp-acd-finance"].force == "must"


def test_a_water_utility_owes_nothing_federal_of_its_own_in_the_us(atlas: Atlas) -> None:
    found = owed(atlas, sector=("us-sector-water",))
    own = {key for key, it in found.items() if it.row["sector_id"] == "us-sector-water"}
    assert own == {"rd-us-water-cisa", "rd-us-water-isac"}
    assert all(found[key].force == "asked" for key in own)
    assert "rd-jp-acd-water" in found, "the sector across comes along"
    assert "rd-jp-gas-24h" not in found


def test_only_reports_of_firms_count(atlas: Atlas) -> None:
    found = owed(atlas)
    assert not {"rd-us-fisma-1h", "rd-jp-agency-nco", "rd-x-fisac", "rd-jp-police-npa"} & set(found)
    assert Counter(it.row["country"] for it in found.values()) == {"JP": 43, "US": 26}


def test_a_country_leaves_the_other_out(atlas: Atlas) -> None:
    assert {it.row["country"] for it in owed(atlas, country=("JP",)).values()} == {"JP"}
    brought = owed(atlas, country=("JP",), sector=FINANCE)
    assert brought["rd-us-bank-36h-frb"].context and not brought["rd-jp-acd-finance"].context


def test_a_basis_is_that_of_the_day(atlas: Atlas) -> None:
    row = atlas.row("reporting_duties", "rd-jp-plan-finance")
    assert row
    assert [law["id"] for law in bases_on(on(atlas), row)] == ["jp-plan-ci-2026"]
    assert [law["id"] for law in bases_on(on(atlas, THEN), row)] == ["jp-plan-ci-5"]


# --- 16. What law gives a body its power ----------------------------------------------------------


@pytest.mark.parametrize(
    ("body", "law", "day", "effect"),
    [
        ("jp-nco", "jp-law-acd-amending-act-2025", NOW, "2025-07-01"),
        ("jp-nisc", "jp-law-basic-act-cybersecurity", THEN, "2015-01-09"),
        ("us-cisa", "us-cisa-act-2018", THEN, "2018-11-16"),
        ("us-oncd", "us-fy2021-ndaa", NOW, "2021-01-01"),
        ("jp-digital-agency", "jp-law-digital-agency", NOW, "2021-09-01"),
    ],
)
def test_the_law_a_body_began_with(
    atlas: Atlas, body: str, law: str, day: str, effect: str
) -> None:
    first = legal_bases(on(atlas, day), body)[0]
    assert (first.law["id"], first.law["in_force"]) == (law, effect)
    assert "founding" in first.grounds and first.is_strong


def test_a_duty_not_in_force_gives_no_power(atlas: Atlas) -> None:
    circia = next(it for it in legal_bases(on(atlas), "us-cisa") if it.law["id"] == "us-circia")
    assert "coming" in circia.grounds and "duty" not in circia.grounds


def test_bodies_without_a_law_on_record(atlas: Atlas) -> None:
    now, then = bodies_with_bases(on(atlas)), bodies_with_bases(on(atlas, THEN))
    assert now["jp-keidanren"] == [] and now["us-spfusa"] == []
    assert "jp-nco" not in then and "jp-nisc" not in now
    assert not [it for it in then["jp-npa"] if it.law["id"].startswith("jp-law-acd")]
    police = {row["id"] for row in issued(on(atlas), "jp-npa")}
    assert {"jp-law-police-act-2022", "jp-law-unauthorized-access"} <= police


# --- 10. What classified information may pass -----------------------------------------------------


def test_one_agreement_is_on_classified_information(atlas: Atlas) -> None:
    found = {it.row["id"]: it for it in agreements(on(atlas))}
    assert [key for key, it in found.items() if it.reach == "classified"] == ["ch-gsomia"]
    assert found["ch-gsomia"].row["visibility"] == "not-visible"
    assert [row["id"] for row in found["ch-gsomia"].papers] == ["inst-gsomia-2007"]
    assert found["ch-mlat"].reach == "bilateral" and found["ch-budapest"].reach == "wider"
    assert "ch-dhs-meti-moc" in found
    assert "ch-dhs-meti-moc" not in {it.row["id"] for it in agreements(on(atlas, THEN))}
    assert agreements(on(atlas, "2001-01-01")) == []


def test_who_may_see_what_is_secret(atlas: Atlas) -> None:
    now = {row["id"] for row in secrecy_rules(on(atlas))}
    assert now == {
        "jp-law-specially-designated-secrets",
        "jp-law-economic-security-information-2024",
        "us-eo-12968",
        "us-eo-13526",
    }
    then = {row["id"] for row in secrecy_rules(on(atlas, THEN))}
    assert now - then == {"jp-law-economic-security-information-2024"}


def test_no_channel_for_sharing_is_seen_whole(atlas: Atlas) -> None:
    found = {name: len(rows) for name, rows in sharing_seen(on(atlas)).items()}
    assert found == {"not-visible": 9, "partly": 3, "public": 0}


# --- The page -------------------------------------------------------------------------------------


def test_counts_equal_rows(atlas: Atlas) -> None:
    seen = seen_at(atlas)
    rows = seen.rows_of(instrument_crosswalk.CHART)
    assert len(rows) == len(pairs(on(atlas))) == 55
    assert "50 pairs" in instrument_crosswalk.finding(rows, seen.words)
    clocks = seen.rows_of(reporting_clocks.CHART)
    assert len(clocks) == 69
    assert "binding 23, asked for 20, only coming 0" in reporting_clocks.finding(clocks, seen.words)
    assert len(seen.rows_of(sharing_agreements.CHART)) == 10


def test_hollow_marks_are_coming_ones(atlas: Atlas) -> None:
    rows = seen_at(atlas).rows_of(reporting_clocks.CHART)
    coming = {row["id"] for row in rows if row["force_code"] == "coming"}
    assert coming == {"rd-us-circia-72h", "rd-us-circia-ransom-24h"}
    assert all("CIRCIA" in row["reason"] for row in rows if row["id"] in coming)


def test_a_chosen_body_stands_alone_in_the_table(atlas: Atlas) -> None:
    rows = seen_at(atlas, "?focus=jp-nco").rows_of(bases_chart.CHART)
    assert {row["key"] for row in rows} == {"jp-nco"}
    assert rows[0]["law_id"] == "jp-law-acd-amending-act-2025"


def test_a_body_that_was_not_there_says_so(atlas: Atlas) -> None:
    said = words_in(rules_bodies.answers(seen_at(atlas, f"?focus=jp-nco&on={THEN}")))
    assert "On 8 September 2022 this body did not stand." in said
    none = words_in(rules_bodies.answers(seen_at(atlas, "?focus=jp-keidanren")))
    assert "No law behind a task of its own is recorded" in none


def test_what_is_not_seen_is_said(atlas: Atlas) -> None:
    said = words_in(rules_classified.answers(seen_at(atlas)))
    assert "What actually passes is not visible" in said
    assert "non-disclosure" in words_in(rules_classified.remarks(seen_at(atlas)))
    assert rules_classified.remarks(seen_at(atlas, "?on=2022-09-07")) == []


def test_why_a_report_is_only_coming_is_said_once(atlas: Atlas) -> None:
    said = words_in(rules_duties.answers(seen_at(atlas)))
    trigger = "The act sets 72 hours, but the duty begins only when"
    assert said.count(trigger) == 1 and "was adopted on 15 March 2022" in said


def test_who_leads_and_who_only_shares(atlas: Atlas) -> None:
    said = words_in(rules_duties.answers(seen_at(atlas, "?sector=jp-sector-finance")))
    assert "beside it by the crosswalk: Close match" in said
    shares = said.split("Only shares information: ")[1].split("Sources")[0]
    assert "Financials ISAC" in shares and "FSA" not in shares


@pytest.mark.parametrize("language", ["en", "ja"])
@pytest.mark.parametrize("query", ["", "?sector=jp-sector-port", "?text=zzzz", f"?on={THEN}"])
def test_the_page_follows_its_address(atlas: Atlas, query: str, language: str) -> None:
    seen = seen_at(atlas, query, language)
    shown = follows(seen).shown
    for name in (rules_duties.NAME, rules_bodies.NAME, rules_classified.NAME):
        assert words_in(shown[name])
    for href in hrefs_in([rules_duties.choices(seen), rules_bodies.picker(seen)]):
        path, _, asked = href.partition("?")
        assert not see(atlas, lambda: TODAY, path, f"?{asked}").dropped
