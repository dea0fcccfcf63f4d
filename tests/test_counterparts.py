"""The page of counterparts against facts read by hand in the tables."""

from datetime import date
from typing import Any

import pytest
from dash.development.base_component import Component
from page_parts import parts_of

from dashboard.answers.opposites import (
    ROUNDTABLE,
    lineage,
    numbers,
    opposites,
    other_day,
    since,
)
from dashboard.answers.recovery import by_basis, linked, rank_of, recovered, score_of
from dashboard.answers.suggestions import (
    LEAST,
    MOST,
    WEIGHTS,
    Likeness,
    explained,
    jaccard,
    ranking,
    score,
    suggestions,
    traits,
)
from dashboard.callbacks.see import see
from dashboard.charts import (
    counterpart_changes,
    counterpart_standing,
    counterpart_suggestions,
    counterparts,
)
from dashboard.command import main
from dashboard.filters.apply import apply
from dashboard.filters.filters import Filters
from dashboard.parts.counterparts_body import bodies, subjects
from dashboard.parts.counterparts_picker import choices
from dashboard.parts.seen import Seen
from dashboard.tables.atlas import Atlas
from dashboard.tables.column import LANGUAGES

TODAY = "2026-11-25"
CISA_THEN = {
    "jp-jpcert-cc": "stated", "jp-nisc": "stated", "jp-ipa": "stated", "jp-nict": "stated",
    "jp-meti": "same-sector", "jp-mic": "same-sector",
}  # fmt: skip
CISA_NOW = {
    "jp-jpcert-cc": "stated", "jp-ipa": "stated", "jp-nict": "stated", "jp-nco": "same-function",
    "jp-cao-cyber-policy": "same-function", "jp-meti": "same-sector", "jp-mic": "same-sector",
}  # fmt: skip


def asked(atlas: Atlas, query: str = "", language: str = "en") -> Seen:
    """What the page sees."""
    return see(atlas, lambda: date.fromisoformat(TODAY), f"/{language}/counterparts", query)


def on(atlas: Atlas, day: str) -> Atlas:
    """The atlas of a day."""
    return apply(atlas, Filters(on=day), TODAY)


def said(part: Any) -> str:
    """All words of a part of the page."""
    if isinstance(part, list | tuple):
        return " ".join(said(each) for each in part)
    if isinstance(part, Component):
        return said(getattr(part, "children", None))
    return "" if part is None else str(part)


def bases(atlas: Atlas, key: str) -> dict[str, str]:
    """Who stands opposite a body, and on what basis."""
    return {other: row["basis"] for other, row in opposites(atlas, key).pairs}


def test_cisa_then_and_now(atlas: Atlas) -> None:
    assert bases(on(atlas, ROUNDTABLE), "us-cisa") == CISA_THEN
    assert bases(on(atlas, TODAY), "us-cisa") == CISA_NOW
    found = opposites(on(atlas, ROUNDTABLE), "us-cisa")
    assert (len(found.stated), len(found.own), found.form) == (4, 2, "many-to-many")


@pytest.mark.parametrize(
    ("key", "form", "others"),
    [
        ("jp-mofa", "one-to-one", {"us-state"}),
        ("jp-keidanren", "one-to-one", {"us-uscc"}),
        ("jp-mod", "many-to-one", {"us-dod"}),
        ("us-dod", "one-to-many", None),
        ("jp-nco", "many-to-many", {"us-cisa", "us-oncd"}),
        ("us-ferc", "none", set()),
        ("jp-nisc", "none", set()),
    ],
)
def test_how_many_answer_to_how_many(
    atlas: Atlas, key: str, form: str, others: set[str] | None
) -> None:
    found = opposites(on(atlas, TODAY), key)
    assert found.form == form
    assert others is None or {other for other, _ in found.pairs} == others


def test_a_third_country_stands_opposite_nobody(atlas: Atlas) -> None:
    found = opposites(on(atlas, TODAY), "au-asd")
    assert (found.side, found.form, found.pairs) == ("none", "none", ())
    assert suggestions(on(atlas, TODAY), "au-asd") == []
    assert "neither of the two sides" in said(bodies(asked(atlas, "?focus=au-asd")))


def test_nisc_gave_way_to_nco(atlas: Atlas) -> None:
    assert {"jp-nco", "jp-nisc"} <= set(lineage(atlas, "jp-nco"))
    assert {"jp-nco", "jp-nisc"} <= set(lineage(atlas, "jp-nisc"))
    found = since(atlas, Filters(), TODAY, ROUNDTABLE, lineage(atlas, "jp-nco"))
    ends = [[(row["from_id"], row["to_id"]) for row in rows] for rows in (found.ended, found.added)]
    assert ends == [
        [("jp-nisc", "us-cisa"), ("jp-nisc", "us-oncd")],
        [("jp-nco", "us-cisa"), ("jp-nco", "us-oncd")],
    ]
    assert found.kept == () and (found.first, found.last) == (ROUNDTABLE, TODAY)


def test_the_day_beside(atlas: Atlas) -> None:
    assert other_day(TODAY, "", TODAY) == ROUNDTABLE
    assert other_day(ROUNDTABLE, "", TODAY) == TODAY
    assert other_day(TODAY, "2024-01-01", TODAY) == "2024-01-01"
    same = since(atlas, Filters(), TODAY, TODAY)
    assert not same.ended and not same.added and len(same.kept) == 91


def test_the_counts_are_those_of_the_rows(atlas: Atlas) -> None:
    seen = asked(atlas)
    rows = counterparts.rows(seen)
    in_force = on(atlas, TODAY).rows("counterparts")
    assert len(rows) == len(in_force) == 91
    assert sum(row["own"] for row in rows) == sum(
        row["basis"].startswith("same-") for row in in_force
    )
    standing = counterpart_standing.rows(seen)
    assert len(standing) == len(numbers(on(atlas, TODAY)))
    ends = {row[end] for row in in_force for end in ("from_id", "to_id")}
    assert {row["key"] for row in standing if row["state"] != "none"} == ends
    several = {row["key"]: row["count"] for row in standing if row["state"] == "several"}
    assert several["us-cisa"] == len(CISA_NOW) and "us-state" not in several


def test_filters_narrow_the_picture(atlas: Atlas) -> None:
    finance = counterparts.rows(asked(atlas, "?sector=jp-sector-finance"))
    pairs = {(row["left_id"], row["right_id"]) for row in finance}
    assert ("jp-financials-isac", "us-fs-isac") in pairs
    assert ("jp-mod", "us-dod") not in pairs
    assert counterparts.rows(asked(atlas, "?text=zzzz")) == []


def test_the_chosen_body_stands_out_and_the_others_fade(atlas: Atlas) -> None:
    rows = counterparts.rows(asked(atlas, "?focus=us-cisa"))
    assert {row["left_id"] for row in rows if not row["faint"]} == set(CISA_NOW)
    assert not any(row["faint"] for row in counterparts.rows(asked(atlas)))


def test_own_judgement_is_drawn_hollow_and_thin(atlas: Atlas) -> None:
    seen = asked(atlas)
    rows = counterparts.rows(seen)
    figure = counterparts.draw(rows, seen.words)
    ends = next(each for each in figure["data"] if each["mode"] == "markers")
    assert ends["marker"]["symbol"] == ["circle-open" if row["own"] else "circle" for row in rows]
    widths = {
        each["line"]["width"] for each in figure["data"] if "hovertext" in each and "line" in each
    }
    assert widths == {counterparts.OWN, counterparts.STATED}


def test_bodies_of_one_branch_begin_at_one_height(atlas: Atlas) -> None:
    rows = counterparts.rows(asked(atlas))
    columns, heads, depth = counterparts.places(rows)
    assert len(heads) == len(
        {row["left_lane"] for row in rows} | {row["right_lane"] for row in rows}
    )
    spots = [at for column in columns.values() for own in column.values() for at in own]
    assert len(spots) == 2 * len(rows) and max(spots) < depth
    for column in columns.values():
        taken = sorted(at for own in column.values() for at in own)
        assert all(later - sooner >= 1 for sooner, later in zip(taken, taken[1:], strict=False))


def test_what_came_and_went(atlas: Atlas) -> None:
    rows = counterpart_changes.rows(asked(atlas))
    what = {(row["left_id"], row["right_id"], row["what"]) for row in rows}
    assert ("jp-nisc", "us-cisa", "ended") in what and ("jp-nco", "us-cisa", "added") in what
    assert ("jp-jpcert-cc", "us-cisa", "added") not in what
    then = counterpart_changes.rows(asked(atlas, f"?on={ROUNDTABLE}"))
    assert len(then) == len(rows)
    assert counterpart_changes.rows(asked(atlas, f"?then={TODAY}")) == []


def test_suggestions_are_never_on_record(atlas: Atlas) -> None:
    there = on(atlas, TODAY)
    paired = {(row["from_id"], row["to_id"]) for row in there.rows("counterparts")}
    for key in numbers(there):
        found = suggestions(there, key)
        assert len(found) <= MOST
        for each in found:
            assert (key, each.key) not in paired and (each.key, key) not in paired
            assert each.score >= LEAST and each.sources
            assert each.key.split("-")[0] != key.split("-")[0]


def test_a_suggestion_is_the_sum_of_its_parts(atlas: Atlas) -> None:
    found = explained(on(atlas, TODAY), "jp-auto-isac", "us-space-isac")
    shares = {each.part: each.share for each in found.parts}
    assert shares == {"functions": 0.5, "kind": 1, "position": 1}
    assert found.score == pytest.approx((3 * 0.5 + 2 + 2) / 7)


def test_parts_that_neither_has_are_left_out() -> None:
    assert jaccard("sectors", frozenset(), frozenset()) is None
    half = jaccard("sectors", frozenset("ab"), frozenset("bcd"))
    assert half == Likeness("sectors", 0.25, ("b",), 4)
    none = jaccard("channels", frozenset("a"), frozenset())
    assert none and score([none], WEIGHTS) == 0 == score([], WEIGHTS)


def test_both_directions_have_one_score(atlas: Atlas) -> None:
    there = on(atlas, TODAY)
    assert (
        dict(ranking(there, "jp-mofa"))["us-state"] == dict(ranking(there, "us-state"))["jp-mofa"]
    )


def test_scores_do_not_know_the_pairings(atlas: Atlas) -> None:
    there = on(atlas, TODAY)
    without = there.replacing(counterparts=there["counterparts"].iloc[:0])
    assert traits(without) == traits(there)
    assert ranking(without, "us-cisa") == ranking(there, "us-cisa")


def test_ties_share_the_middle_of_their_ranks() -> None:
    ranked = [("a", 0.9), ("b", 0.5), ("c", 0.5), ("d", 0.1)]
    assert rank_of(ranked, "a", set()) == 1
    assert rank_of(ranked, "b", set()) == 2.5
    assert rank_of(ranked, "d", {"a", "d"}) == 3
    assert rank_of(ranked, "e", set()) == 5


def test_the_headline_counts_what_sources_link(atlas: Atlas) -> None:
    found = recovered(atlas)
    headline, scores = score_of(linked(found)), by_basis(atlas, found)
    assert len(found) == len(atlas.rows("counterparts"))
    assert {basis: each.pairs for basis, each in scores.items()} == {
        "stated": 15, "co-chairs": 6, "memorandum": 4, "joint-operation": 5,
        "same-function": 47, "same-sector": 23,
    }  # fmt: skip
    assert headline.pairs == 30 and len(headline.ranks) == 60
    assert headline.hit(1) <= headline.reciprocal <= headline.hit(3)
    assert all(rank >= 1 for rank in headline.ranks)


def test_the_figures_of_the_docs_are_those_of_the_command(
    atlas: Atlas, data_folder: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    page = (data_folder.parent / "docs" / "counterparts.md").read_text(encoding="utf-8")
    assert main(["evaluate-counterparts", "--data", str(data_folder), "--language", "en"]) == 0
    printed = capsys.readouterr().out
    found = recovered(atlas)
    headline = score_of(linked(found))
    assert f"30 pairings, hit@1 {headline.hit(1):.2f}" in printed
    one, three = f"{headline.hit(1):.0%}", f"{headline.hit(3):.0%}"
    for figure in (one, three):
        assert f"**{figure.replace('%', ' %')}**" in page
    assert f"**{headline.reciprocal:.2f}**" in page
    for each in by_basis(atlas, found).values():
        row = f"| {each.pairs} | {each.hit(1):.2f} | {each.hit(3):.2f} | {each.reciprocal:.2f} |"
        assert row in page
    for part in WEIGHTS:
        kept = {name: weight for name, weight in WEIGHTS.items() if name != part}
        less = score_of(linked(recovered(atlas, kept)))
        row = f"| {less.hit(1):.2f} | {less.hit(3):.2f} | {less.reciprocal:.2f} |"
        assert row in page, part


def test_the_command_says_what_is_wrong_with_tables(
    tmp_path: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["evaluate-counterparts", "--data", str(tmp_path), "--language", "en"]) == 1
    assert capsys.readouterr().err.strip()


@pytest.mark.parametrize("language", LANGUAGES)
def test_nobody_on_record_is_said_and_not_hidden(atlas: Atlas, language: str) -> None:
    seen = asked(atlas, "?focus=us-ferc", language)
    text = said(bodies(seen))
    for key in ("card.no-counterpart", "counterparts.none-means", "counterparts.neither-day"):
        assert seen.words.text(key) in text


def test_a_body_that_is_not_there_yet_leads_to_what_was(atlas: Atlas) -> None:
    text = said(bodies(asked(atlas, f"?focus=jp-nco&on={ROUNDTABLE}")))
    assert "Not in force on 8 September 2022" in text
    assert "NISC" in text and "No counterpart on record." not in text


def test_a_pairing_is_said_with_grade_basis_validity_note_and_source(atlas: Atlas) -> None:
    seen = asked(atlas, "?focus=jp-keidanren")
    text = said(bodies(seen))
    row = opposites(seen.on_the_day, "jp-keidanren").pairs[0][1]
    source = atlas.row("sources", row["sources"][0])
    assert source is not None
    for word in ("Close match", "Co-chairs", "18 June 2025", row["note_en"], source["title"]):
        assert word in text
    assert "our own judgement," not in text


def test_suggested_stand_apart_from_the_record(atlas: Atlas) -> None:
    tree = bodies(asked(atlas, "?focus=jp-auto-isac"))
    sections = {
        part.className: said(part) for part in parts_of(tree) if type(part).__name__ == "Section"
    }
    assert "Space ISAC" in sections["suggested"] and "Space ISAC" not in sections["on-record"]
    assert "Automotive ISAC" in sections["on-record"]
    assert "functions: 1 of 2 shared" in sections["suggested"]


def test_who_is_chosen(atlas: Atlas) -> None:
    assert subjects(asked(atlas, "?focus=us-cisa&card=jp-nco")) == ["us-cisa"]
    assert subjects(asked(atlas, "?card=jp-nco")) == ["jp-nco"]
    assert len(subjects(asked(atlas, "?focus=us-cisa,jp-nco"))) == 2
    assert subjects(asked(atlas, "?card=us-sector-dams")) == []
    assert "is no body" in said(bodies(asked(atlas, "?focus=fw-quad")))
    dams = said(bodies(asked(atlas, "?sector=us-sector-dams")))
    assert "No Japanese sector for dams." in dams


def test_every_body_and_sector_can_be_picked(atlas: Atlas) -> None:
    links = [part.href for part in parts_of(choices(asked(atlas))) if hasattr(part, "href")]
    there = on(atlas, TODAY)
    assert len(links) == len(numbers(there)) + len(there.rows("sectors"))
    assert "/en/counterparts?focus=us-cisa" in links
    assert "/en/counterparts?sector=jp-sector-finance" in links


def test_suggestions_for_the_chosen_or_for_those_without(atlas: Atlas) -> None:
    everyone = counterpart_suggestions.rows(asked(atlas))
    count = numbers(on(atlas, TODAY))
    assert everyone and not any(count[row["body_id"]] for row in everyone)
    assert len({row["body_id"] for row in everyone}) == len(everyone)
    one = counterpart_suggestions.rows(asked(atlas, "?focus=jp-auto-isac"))
    assert [row["suggested_id"] for row in one][0] == "us-space-isac" and len(one) <= MOST
    assert counterpart_suggestions.rows(asked(atlas, "?focus=us-cisa")) == []
