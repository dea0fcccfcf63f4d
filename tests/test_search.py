"""Search: finds a row by any of its spellings in either language, says why, and never fails."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dashboard.filters.address import Address
from dashboard.filters.apply import apply
from dashboard.filters.filters import Filters
from dashboard.language.words import words_of
from dashboard.parts.search_box import search_box
from dashboard.parts.search_results import results
from dashboard.search.find import Hit, find
from dashboard.search.folding import folded, position, whereabouts
from dashboard.tables.atlas import Atlas

TODAY, ROUNDTABLE = "2026-11-25", "2022-09-08"


def hits(atlas: Atlas, text: str, language: str = "en", on: str = "", limit: int = 12) -> list[Hit]:
    """What is found on a day."""
    return find(apply(atlas, Filters(on=on), TODAY), text, words_of(language, atlas), limit)


def first(atlas: Atlas, text: str, language: str = "en", on: str = "") -> Hit:
    """The best hit."""
    return hits(atlas, text, language, on)[0]


@pytest.mark.parametrize("language", ["en", "ja"])
@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("CISA", "us-cisa"),
        ("cisa", "us-cisa"),
        ("ｃｉｓａ", "us-cisa"),
        ("ＣＩＳＡ", "us-cisa"),
        ("NISC", "jp-nisc"),
        ("JPCERT/CC", "jp-jpcert-cc"),
        ("JPCERTCC", "jp-jpcert-cc"),
        ("jpcert cc", "jp-jpcert-cc"),
        ("JPCERT", "jp-jpcert-cc"),
        ("経済産業省", "jp-meti"),
        ("国家サイバー統括室", "jp-nco"),
        ("国家サイバ統括室", "jp-nco"),
        ("National Cybersecurity Office", "jp-nco"),
        ("national-cybersecurity office", "jp-nco"),
        ("しーさーと", "jp-nca"),
        ("ｼｰｻｰﾄ", "jp-nca"),
        ("Department of Defense", "us-dod"),
        ("強靭性コアパートナーシップ", "fw-core"),
        ("CIRCIA", "us-circia"),
        ("経産省", "jp-meti"),
        ("Department of War", "us-dod"),
        ("ペンタゴン", "us-dod"),
        ("OpenRAN", "gl-open-ran"),
    ],
)
def test_a_row_is_found_by_any_spelling_whatever_the_page(
    atlas: Atlas, text: str, key: str, language: str
) -> None:
    assert first(atlas, text, language).key == key


def test_every_row_is_found_by_its_name_in_both_languages(atlas: Atlas) -> None:
    for table, stem in (("entities", "name"), ("channels", "name"), ("events", "title")):
        for row in atlas.rows(table)[::9]:
            for language in ("en", "ja"):
                found = hits(atlas, row[f"{stem}_{language}"], "ja")
                assert row["id"] in [hit.key for hit in found], (row["id"], language)


def test_every_abbreviation_leads_to_its_body(atlas: Atlas) -> None:
    for row in atlas.rows("entities"):
        if row["abbreviation"]:
            found = [hit.key for hit in hits(atlas, row["abbreviation"])]
            assert row["id"] in found, row["abbreviation"]


def test_every_alias_leads_to_its_body(atlas: Atlas) -> None:
    aliases = [(alias, row["id"]) for row in atlas.rows("entities") for alias in row["aliases"]]
    for alias, key in aliases:
        assert key in [hit.key for hit in hits(atlas, alias)], alias


def test_a_former_name_finds_the_successor_and_says_so(atlas: Atlas) -> None:
    found = {hit.key: hit for hit in hits(atlas, "NISC")}
    assert found["jp-nisc"].why == "abbreviation: NISC"
    assert found["jp-nco"].why == "former name: NISC"
    assert {hit.key: hit.why for hit in hits(atlas, "NISC", "ja")}["jp-nco"] == "旧称：NISC"
    found = {hit.key: hit for hit in hits(atlas, "National Information Security Center")}
    assert found["jp-nco"].why == "former name: National Information Security Center"


def test_an_alias_is_named_as_one(atlas: Atlas) -> None:
    assert first(atlas, "経産省", "en").why == "also called: 経産省"
    assert first(atlas, "経産省", "ja").why == "別名：経産省"


def test_what_is_in_force_comes_first_among_equals(atlas: Atlas) -> None:
    then = {hit.key: hit.in_force for hit in hits(atlas, "NISC", on=ROUNDTABLE)}
    assert then["jp-nisc"] and not then["jp-nco"]
    now = {hit.key: hit.in_force for hit in hits(atlas, "NISC")}
    assert now["jp-nco"] and not now["jp-nisc"]
    order = [hit.in_force for hit in hits(atlas, "Cyber Dialogue") if hit.name == "Cyber Dialogue"]
    assert order == sorted(order, reverse=True)


def test_the_reason_names_the_language_and_carries_it(atlas: Atlas) -> None:
    hit = first(atlas, "経済産業省", "en")
    assert (hit.why, hit.found, hit.language) == ("Japanese name: 経済産業省", "経済産業省", "ja")
    assert hit.name == "Ministry of Economy, Trade and Industry"
    hit = first(atlas, "Ministry of Economy, Trade and Industry", "ja")
    assert hit.why == "英語名：Ministry of Economy, Trade and Industry"
    assert first(atlas, "経済産業省", "ja").why == "名称に一致"


def test_prose_is_found_last_and_shown_around_the_words(atlas: Atlas) -> None:
    found = hits(atlas, "secondary title", limit=50)
    department = next(hit for hit in found if hit.key == "us-dod")
    assert department.reason == "search.why.prose"
    assert "secondary title" in department.found and len(department.found) < 120
    reasons = [hit.reason == "search.why.prose" for hit in hits(atlas, "ransomware", limit=50)]
    assert reasons == sorted(reasons) and True in reasons and False in reasons


def test_the_words_of_a_question_may_stand_apart(atlas: Atlas) -> None:
    assert "us-cisa" in [hit.key for hit in hits(atlas, "agency infrastructure cybersecurity")]


def test_a_word_does_not_run_over_the_gap_between_others() -> None:
    assert position("isac", folded("this act")) == -1
    assert position("openran", folded("secure Open RAN")) == 6
    assert position("サイバー防衛", "サイバー防衛隊") == 0


def test_a_place_is_told_in_the_text_as_written() -> None:
    text = "自衛隊の「Ｊ－ＣＥＲＴ」とＣＩＳＡ"
    first_sign, end = whereabouts(folded("CISA"), text)
    assert text[first_sign:end] == "ＣＩＳＡ"
    assert whereabouts("nowhere", text) == (0, 0)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("JPCERT/CC", "ｊｐｃｅｒｔ／ｃｃ"),
        ("サーバー", "さーば"),
        ("Référence", "reference"),
        ("ｻｲﾊﾞｰ", "サイバー"),
        ("日米豪印・クアッド", "日米豪印クアッド"),
        ("ICT‐ISAC", "ICT-ISAC"),
        ("ガ", "が"),
    ],
)
def test_spellings_that_are_one(one: str, other: str) -> None:
    assert folded(one) == folded(other) != ""


@pytest.mark.parametrize(("one", "other"), [("ガス", "カス"), ("NISC", "NIST"), ("ハブ", "パブ")])
def test_spellings_that_are_two(one: str, other: str) -> None:
    assert folded(one) != folded(other)


def test_nothing_is_found_for_nothing(atlas: Atlas) -> None:
    assert hits(atlas, "") == hits(atlas, "  　") == hits(atlas, "・・・") == []
    assert hits(atlas, "zzzzqq") == []


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(text=st.text(max_size=120), limit=st.integers(min_value=1, max_value=20))
def test_no_text_breaks_the_search(atlas: Atlas, text: str, limit: int) -> None:
    for language in ("en", "ja"):
        found = hits(atlas, text, language, limit=limit)
        assert len(found) <= limit
        assert len({hit.key for hit in found}) == len(found)
        assert all(hit.why and hit.name and hit.kind for hit in found)
        assert (
            results(found, text, Address(language=language), words_of(language, atlas)) != []
            or not text.strip()
        )


@pytest.mark.parametrize("language", ["en", "ja"])
def test_hits_are_options_that_know_their_address(atlas: Atlas, language: str) -> None:
    address = Address(language=language, filters=Filters(on=ROUNDTABLE))
    options = results(hits(atlas, "NISC", language), "NISC", address, words_of(language, atlas))
    assert len({option.id for option in options}) == len(options) == 12
    for option in options:
        said = option.to_plotly_json()["props"]
        assert (said["role"], said["aria-selected"]) == ("option", "false")
        assert said["data-href"] == f"/{language}/network?on={ROUNDTABLE}&card={said['data-key']}"


def test_an_empty_result_says_what_was_asked(atlas: Atlas) -> None:
    for language, quoted in (("en", "“zzzzqq”"), ("ja", "「zzzzqq」")):
        (only,) = results([], "zzzzqq", Address(language=language), words_of(language, atlas))
        assert quoted in only.children and only.role == "option"
    assert results([], " ", Address(), words_of("en", atlas)) == []


def test_the_field_is_a_combobox_that_names_its_list(atlas: Atlas) -> None:
    box = search_box(words_of("en", atlas))
    field, listed = box.children
    spoken = field.attributes["input"]
    assert spoken["role"] == "combobox" and spoken["aria-controls"] == listed.id
    assert spoken["aria-label"] and listed.role == "listbox"
