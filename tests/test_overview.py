"""The overview: what changed between two days, both organisation charts, and the way in."""

import csv
from datetime import date
from pathlib import Path

import pytest
from browser import THEN, Watched
from dash.development.base_component import Component
from page_parts import parts_of

from dashboard.answers.changes import ROUNDTABLE, Changes, difference
from dashboard.answers.organisation import SIDES, Branch, lanes, organisation
from dashboard.answers.shifts import fell
from dashboard.callbacks.redraw import follows
from dashboard.callbacks.see import see
from dashboard.charts import changes
from dashboard.charts import organisation as organisation_chart
from dashboard.filters.address import read_path
from dashboard.filters.day import instrument_status
from dashboard.filters.filters import Filters
from dashboard.filters.present import present
from dashboard.parts.overview_figures import figures
from dashboard.parts.overview_questions import questions
from dashboard.parts.overview_tree import tree
from dashboard.parts.seen import Seen
from dashboard.tables.atlas import Atlas
from dashboard.tables.column import LANGUAGES
from dashboard.views import VIEWS

TODAY = "2026-11-25"
DATA = Path(__file__).parent.parent / "data"


def seen_at(atlas: Atlas, query: str = "", language: str = "en") -> Seen:
    """What the overview shows at an address."""
    seen = see(atlas, lambda: date.fromisoformat(TODAY), f"/{language}/overview", query)
    assert not seen.dropped
    return seen


def keys(found: Changes, kind: str) -> list[str]:
    """The rows of one list of changes."""
    return [change.key for change in found.lists()[kind]]  # type: ignore[index]


def said(tree: object) -> str:
    """The words of a piece of the page."""
    if isinstance(tree, list | tuple):
        return "".join(map(said, tree))
    if isinstance(tree, Component):
        return said(getattr(tree, "children", None))
    return tree if isinstance(tree, str) else ""


def written(table: str) -> list[dict[str, str]]:
    """The rows of a table as they are written."""
    with (DATA / f"{table}.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


# --- between two days ---------------------------------------------------------------------------


def test_what_was_renamed_since_the_roundtable(atlas: Atlas) -> None:
    found = difference(atlas, ROUNDTABLE, TODAY).entities
    assert [(change.when, change.key, change.others) for change in found.renamed] == [
        ("2026-10-01", "jp-acd-council", ("jp-cyber-security-council",)),
        ("2025-07-01", "jp-nco", ("jp-nisc",)),
        ("2025-05-28", "us-dcdc", ("us-jfhq-dodin",)),
        ("2024-10-01", "jp-minister-cyber-security", ("jp-minister-cyber-headquarters",)),
        ("2024-04-01", "jp-npa-national-cyber-department", ("jp-npa-national-cyber-unit",)),
        ("2024-03-21", "jp-jgsdf-systems-signal-cyber-school", ("jp-jgsdf-signal-school",)),
    ]
    assert "jp-nco" not in keys(found, "added") and "jp-nisc" not in keys(found, "ended")


def test_a_centre_whose_work_an_older_body_took_over_is_absorbed(atlas: Atlas) -> None:
    (change,) = difference(atlas, ROUNDTABLE, TODAY).entities.absorbed
    assert (change.key, change.when, change.others) == ("us-ctiic", "2025", ("us-nic",))


def test_a_successor_that_came_a_year_later_is_new(atlas: Atlas) -> None:
    found = difference(atlas, ROUNDTABLE, TODAY).entities
    ended = {change.key: change.others for change in found.ended}
    added = {change.key: change.others for change in found.added}
    assert ended["us-cipac"] == ("us-anchor-ci",) and added["us-anchor-ci"] == ("us-cipac",)
    assert ended["us-csrb"] == () and added["us-food-ag-isac"] == ()


def test_what_came_and_went_stands_apart(atlas: Atlas) -> None:
    found = difference(atlas, ROUNDTABLE, TODAY).entities
    assert keys(found, "passing") == ["jp-cyber-preparation-office", "jp-acd-expert-panel"]
    assert not {"jp-cyber-preparation-office", "jp-acd-expert-panel"} & {
        *keys(found, "added"),
        *keys(found, "ended"),
    }


def test_a_chain_of_names_is_followed_to_its_end(atlas: Atlas) -> None:
    found = difference(atlas, "2010-01-01", TODAY).entities
    became = {change.key: change.others for change in found.renamed}
    assert became["jp-nco"] == ("jp-nisc-2005",)
    assert "jp-nisc" in keys(found, "passing")


def test_two_bodies_may_become_one(atlas: Atlas) -> None:
    found = difference(atlas, "2022-03-01", ROUNDTABLE).entities
    became = {change.key: set(change.others) for change in found.renamed}
    assert became["jp-sdf-cyber-defense-command"] == {
        "jp-c4-systems-command",
        "jp-cyber-defense-group",
    }


def test_a_coarse_start_is_only_possibly_new(atlas: Atlas) -> None:
    found = difference(atlas, ROUNDTABLE, TODAY).entities
    assert [change.key for change in found.added if change.possibly] == ["us-csc-2"]
    assert fell("2022", ROUNDTABLE, TODAY) == "possibly"
    assert fell("2022-09-08", ROUNDTABLE, TODAY) == fell("", ROUNDTABLE, TODAY) == "no"
    assert fell("2022-09-09", ROUNDTABLE, TODAY) == "yes"
    assert fell("2026", ROUNDTABLE, TODAY) == "possibly"


def test_one_sector_was_added(atlas: Atlas) -> None:
    found = difference(atlas, ROUNDTABLE, TODAY).sectors
    assert [(change.key, change.when) for change in found.added] == [
        ("jp-sector-port", "2024-03-08")
    ]
    assert difference(atlas, "2024-03-08", TODAY).sectors == Changes()


def test_channels_are_counted_by_form(atlas: Atlas) -> None:
    found = difference(atlas, ROUNDTABLE, TODAY).channels
    for form in ("mechanism", "document", "moment"):
        begun = {
            row["id"]
            for row in written("channels")
            if row["form"] == form and fell(row["valid_from"], ROUNDTABLE, TODAY) != "no"
        }
        counted = [*keys(found[form], "added"), *keys(found[form], "passing")]
        gone = {"ch-mansfield"}  # may have begun before, and has ended
        assert set(counted) == begun - gone and len(counted) == len(set(counted))
    assert len(found["mechanism"].added) == 18 and len(found["document"].added) == 32
    assert len(found["moment"].added) + len(found["moment"].passing) == 8
    assert "ch-mansfield" in keys(found["mechanism"], "ended")


def test_a_law_is_in_force_only_from_its_day(atlas: Atlas) -> None:
    before = difference(atlas, ROUNDTABLE, "2026-09-30").instruments
    after = difference(atlas, ROUNDTABLE, TODAY).instruments
    assert "jp-law-acd-act-2025" in keys(before, "coming")
    assert "jp-law-acd-act-2025" not in keys(before, "added")
    assert "jp-law-acd-act-2025" in keys(after, "added") and after.coming == ()
    assert keys(after, "issued").count("us-circia-nprm") == 1
    for row in written("instruments"):
        if row["id"] in keys(after, "added"):
            assert row["in_force"] and instrument_status(row, TODAY) == "in-force"
    replaced = {change.key: change.others for change in after.ended}
    assert replaced["us-ppd-21"] == ("us-nsm-22",) and replaced["us-cfats-rule"] == ()


@pytest.mark.parametrize(
    ("first", "last"),
    [(ROUNDTABLE, TODAY), ("2015-01-01", ROUNDTABLE), ("2025-01-01", "2025-07-01")],
)
def test_the_lists_agree_with_what_is_there_on_each_day(
    atlas: Atlas, first: str, last: str
) -> None:
    found = difference(atlas, first, last)
    old, new = present(atlas, first).rows, present(atlas, last).rows
    for table, changes_ in (("entities", found.entities), ("sectors", found.sectors)):
        for change in (*changes_.added, *changes_.renamed):
            row = new[table][change.key]
            assert row["valid_from"], "an unknown start is never new"
            assert change.possibly or change.key not in old[table]
        for change in (*changes_.ended, *changes_.absorbed):
            assert change.possibly or change.key not in new[table]
            assert change.possibly or change.key in old[table]
        for change in changes_.passing:
            assert change.key not in old[table] and change.key not in new[table]
        every = [change.key for each in changes_.lists().values() for change in each]
        assert len(every) == len(set(every))
        lost = old[table].keys() - new[table].keys()
        renamed = {name for change in changes_.renamed for name in change.others}
        assert lost <= {*every, *renamed}


def test_the_same_day_changes_nothing_and_days_have_an_order(atlas: Atlas) -> None:
    for day in (ROUNDTABLE, "2026-09-30", TODAY):
        found = difference(atlas, day, day)
        assert not found.any and found.ties.added == found.ties.ended == found.seats.added == 0
    with pytest.raises(ValueError, match="lies before"):
        difference(atlas, TODAY, ROUNDTABLE)


def test_filters_choose_among_changes(atlas: Atlas) -> None:
    found = difference(atlas, ROUNDTABLE, TODAY, Filters(country=("US",)))
    assert keys(found.entities, "renamed") == ["us-dcdc"] and found.sectors == Changes()
    chosen = difference(atlas, ROUNDTABLE, TODAY, Filters(text="NISC"))
    assert "jp-nco" in keys(chosen.entities, "renamed")
    none = difference(atlas, ROUNDTABLE, TODAY, Filters(text="zzzz"))
    assert not none.any and none.ties.added == none.ties.ended == 0


def test_ties_that_follow_a_new_name_are_carried(atlas: Atlas) -> None:
    found = difference(atlas, ROUNDTABLE, TODAY).ties
    old, new = (present(atlas, day).rows["relations"] for day in (ROUNDTABLE, TODAY))

    def ties(rows: object, name: dict[str, str]) -> set[tuple[str, ...]]:
        return {
            (*(name.get(row[end], row[end]) for end in ("from_id", "to_id")), row["kind"])
            for row in rows.values()  # type: ignore[attr-defined]
        }

    renamed = difference(atlas, ROUNDTABLE, TODAY).entities.renamed
    now = {name: change.key for change in renamed for name in change.others}
    before, after = ties(old, now), ties(new, now)
    assert (found.added, found.ended) == (len(after - before), len(before - after))
    assert found.carried == len((before & after) - ties(old, {}) | (before & after) - ties(new, {}))
    assert found.carried > 0


# --- the charts ---------------------------------------------------------------------------------


def walked(branches: tuple[Branch, ...], above: str = "") -> list[tuple[str, str]]:
    """Every body with the body it stands under."""
    found = []
    for branch in branches:
        found += [] if branch.is_family else [(branch.key, above)]
        found += walked(branch.inside, "" if branch.is_family else branch.key)
    return found


@pytest.mark.parametrize("query", ["", f"?on={THEN}", "?country=JP", "?sector=jp-sector-finance"])
def test_every_body_stands_once_under_its_parent(atlas: Atlas, query: str) -> None:
    seen = seen_at(atlas, query)
    sides = {row["code"]: row["side"] for row in atlas.rows("countries")}
    here = [
        pair for group in organisation(seen.atlas) for s in SIDES for pair in walked(group.on(s))
    ]
    there = [row for row in seen.atlas.rows("entities") if sides[row["country"]] != "none"]
    assert sorted(key for key, _ in here) == sorted(row["id"] for row in there)
    parents = {row["id"]: row["parent_id"] for row in written("entities")}
    assert all(parents[key] == above for key, above in here if above)
    rows = seen.rows_of(organisation_chart.CHART)
    assert len(rows) == len(here) == seen.counts.bodies.shown


def test_branches_of_work_stand_in_one_order(atlas: Atlas) -> None:
    assert lanes(atlas)[:2] == ("lane-leadership", "lane-defence")
    assert set(lanes(atlas)) == {row["id"] for row in written("lanes")}
    groups = {group.lane: group for group in organisation(seen_at(atlas).atlas)}
    cyber = groups["lane-cyber"]
    assert [branch.key for branch in cyber.left] == ["jp-nco", "jp-jpcert-cc", "jp-acd-council"]
    assert [branch.key for branch in cyber.right] == ["us-cisa", "us-certcc"]
    assert len(cyber.right[0].bodies) == 9
    ceptoars = [branch for branch in groups["lane-industry"].left if "ceptoars" in branch.key]
    assert len(ceptoars) == 1 and len(ceptoars[0].bodies) == 22


def test_what_befell_a_body_is_said_beside_it(atlas: Atlas) -> None:
    assert "since 1 July 2025, was NISC" in said(tree(seen_at(atlas)))
    assert "2025年7月1日から、旧：" in said(tree(seen_at(atlas, language="ja")))
    then = said(tree(seen_at(atlas, f"?on={THEN}")))
    assert "National Cybersecurity Office since 1 July 2025" in then
    assert "until 20 January 2025" in then and "was NISC" not in then


def test_an_unknown_start_is_marked(atlas: Atlas) -> None:
    seen = seen_at(atlas)
    marks = [part for part in parts_of(tree(seen)) if getattr(part, "className", "") == "unknown"]
    rows = seen.rows_of(organisation_chart.CHART)
    assert len(marks) - 1 == sum(not row["start"] for row in rows)  # one stands in the legend
    assert sum(not row["start"] for row in rows) == seen.counts.bodies.unknown_start > 0


def test_what_is_not_verified_is_counted_and_marked(atlas: Atlas) -> None:
    seen = seen_at(atlas)
    grades = {row["id"]: row["evidence"] for row in written("entities")}
    rows = seen.rows_of(organisation_chart.CHART)
    recalled = sum(grades[row["key"]] == "recalled" for row in rows)
    assert f"{recalled} of all recalled" in follows(seen).shown["organisation-finding"]
    lists = said(follows(seen).shown["overview-changes"])
    assert "was Cybersecurity Council (2019) Recalled" in lists
    assert "was NISC Recalled" not in lists and grades["jp-nco"] == "read"


def test_a_group_opens_by_the_address(atlas: Atlas) -> None:
    def folded(query: str) -> list[bool]:
        return [
            part.open for part in parts_of(tree(seen_at(atlas, query))) if hasattr(part, "open")
        ]

    shut, one = folded(""), folded("?open=lane-defence")
    assert shut.count(True) < one.count(True) < len(one)
    lanes_ = ",".join(lanes(atlas))
    assert all(folded(f"?open={lanes_}"))
    assert all(folded("?text=CERT"))


def test_context_is_dimmed_and_not_counted(atlas: Atlas) -> None:
    seen = seen_at(atlas, "?country=JP")
    items = [
        part for part in parts_of(tree(seen)) if "context" in str(getattr(part, "className", ""))
    ]
    context = sum(row["context"] for row in seen.rows_of(organisation_chart.CHART))
    assert context == seen.counts.bodies.context > 0
    assert len([item for item in items if "shape-" in item.className]) == context


# --- the numbers and the way in -----------------------------------------------------------------


@pytest.mark.parametrize(
    ("query", "bodies", "sectors"),
    [("", ["124", "137"], ["15", "16"]), (f"?on={THEN}", ["114", "137"], ["14", "16"])],
)
def test_the_numbers_are_those_of_the_tables(
    atlas: Atlas, query: str, bodies: list[str], sectors: list[str]
) -> None:
    seen = seen_at(atlas, query)
    big = [part for part in parts_of(figures(seen)) if "big" in str(getattr(part, "className", ""))]
    channels = [
        str(sum(row["form"] == form for row in seen.atlas.rows("channels")))
        for form in ("mechanism", "document", "moment")
    ]
    assert [part.children for part in big] == [*bodies, *channels, *sectors]


def test_up_to_the_roundtable_nothing_is_compared(atlas: Atlas) -> None:
    for query in (f"?on={THEN}", "?on=2020-01-01"):
        seen = seen_at(atlas, query)
        assert changes.since(seen) is None and seen.rows_of(changes.CHART) == []
        empty = follows(seen).shown["changes-empty"]
        assert "not after the roundtable" in said(empty)
        assert [part.href for part in parts_of(empty) if hasattr(part, "href")] == ["/en/overview"]
    assert changes.since(seen_at(atlas, "?on=2022-09-09")) is not None


def test_the_lists_on_the_page_are_the_table(atlas: Atlas) -> None:
    for query in ("", "?country=US", "?on=2024-01-01"):
        seen = seen_at(atlas, query)
        found = changes.since(seen)
        assert found is not None
        listed = [change for section in changes.sections(found, seen) for change in section.changes]
        assert len(listed) == len(seen.rows_of(changes.CHART)) > 0


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_question_leads_to_its_answer(atlas: Atlas, language: str) -> None:
    links = [
        it.href for it in parts_of(questions(seen_at(atlas, "", language))) if hasattr(it, "href")
    ]
    assert len(links) > 8
    for href in links:
        path, _, query = href.partition("?")
        assert path.split("/")[2] in VIEWS, "the page is there"
        seen = see(atlas, lambda: date.fromisoformat(TODAY), path, query and f"?{query}")
        assert not seen.counts.is_empty and not seen.dropped
        assert seen.address.view == path.split("/")[2] and seen.address.language == language


def test_the_overview_is_the_front_page() -> None:
    assert next(iter(VIEWS)) == "overview"
    assert read_path("/en", VIEWS) == ("en", "overview")
    assert read_path("/ja/", VIEWS) == ("ja", "overview")


# --- in the browser -----------------------------------------------------------------------------


def test_the_charts_work_by_keyboard(watched: Watched) -> None:
    page = watched.open("/en")
    assert page.locator("h1").inner_text().startswith("How does each country organise")
    summary = page.locator(".org-side.side-right summary").filter(has_text="+8")
    inside = page.locator(".org-side a", has_text="CISA Cybersecurity Division")
    assert not inside.is_visible()
    summary.focus()
    page.keyboard.press("Enter")
    assert inside.is_visible()
    name = page.locator(".org-side.side-left a.open-card", has_text="National Cybersecurity Office")
    name.first.focus()
    watched.after(lambda: page.keyboard.press("Enter"), card="jp-nco")
    assert page.locator(".card-holder h2").inner_text().startswith("National Cybersecurity Office")
    watched.after(
        lambda: page.locator("[data-toggle='open=lane-defence']").click(), open="lane-defence"
    )
    assert page.locator(".org-side a", has_text="JASDF System Audit Unit").is_visible()


def test_what_a_reader_opened_stays_open_on_another_day(watched: Watched) -> None:
    page = watched.open("/en")
    summary = page.locator(".org-side.side-right summary").filter(has_text="+8")
    inside = page.locator(".org-side a", has_text="CISA Cybersecurity Division")
    summary.click()
    assert inside.is_visible()
    watched.after(lambda: page.click(f"[data-set='on={THEN}']"), on=THEN)
    assert page.locator(".org-side a", has_text="NISC").first.is_visible(), "drawn for the day"
    assert inside.is_visible()
    everything = page.locator(".org-tools [data-fill]")
    everything.focus()
    before = page.locator(".org-side details[open]").count()
    page.keyboard.press("Enter")
    page.wait_for_url("**open=**")
    watched.settle()
    assert page.locator(".org-side details[open]").count() > before
    assert page.evaluate("document.activeElement.dataset.fill"), "the button keeps the focus"
