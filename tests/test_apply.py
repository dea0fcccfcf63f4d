"""Narrowing the real atlas: what is kept, what comes along, and what may never be lost."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dashboard.filters.acts_on import ACTS_ON, acts_on_markdown
from dashboard.filters.address import known_values
from dashboard.filters.apply import apply
from dashboard.filters.context import CORRESPONDING, NAMING, PAIRS
from dashboard.filters.crosswalk import sector_pairs
from dashboard.filters.filters import CHOICES, NOT_RECORDED, Filters
from dashboard.filters.present import present
from dashboard.filters.text import folded, found
from dashboard.filters.values import values
from dashboard.tables.atlas import Atlas, Row, key_of
from dashboard.tables.check import problems
from dashboard.tables.schema import TABLES

TODAY, ROUNDTABLE = "2026-11-25", "2022-09-08"
DAYS = ("1990-01-01", "2015-06-01", ROUNDTABLE, "2025-07-01", TODAY, "2030-01-01")
TEXTS = ("", "", "", "NISC", "サイバー", "finance", "ＮＣＯ", "joint exercise", "zzzz")

often = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
rarely = settings(often, max_examples=25)  # what looks at every cell


@st.composite
def choices(draw: st.DrawFn, atlas: Atlas, day: str | None = None) -> Filters:
    """Any filters with a few values each, on one of several days."""
    known = known_values(atlas)
    named = draw(st.sets(st.sampled_from(CHOICES), max_size=3))
    chosen = {
        name: tuple(draw(st.lists(st.sampled_from(sorted(known[name])), max_size=4, unique=True)))
        for name in sorted(named)
    }
    on = day if day is not None else draw(st.sampled_from(DAYS))
    return Filters(**chosen, text=draw(st.sampled_from(TEXTS)), on=on)


def matched(atlas: Atlas, table: str) -> set[str]:
    """The keys of the rows that are matches themselves."""
    return {key for key in atlas.keys(table) if not atlas.is_context(table, key)}


def all_keys(atlas: Atlas) -> dict[str, set[str]]:
    """The keys of every table."""
    return {table: atlas.keys(table) for table in TABLES}


def row_of(atlas: Atlas, table: str, key: str) -> Row:
    """A row that must be there."""
    row = atlas.row(table, key)
    assert row is not None, f"{table} has no {key}"
    return row


# Properties ---------------------------------------------------------------------------------------


@often
@given(data=st.data())
def test_adding_a_value_never_loses_a_match(atlas: Atlas, data: st.DataObject) -> None:
    filters = data.draw(choices(atlas).filter(lambda filters: bool(filters.chosen())))
    name = data.draw(st.sampled_from(sorted(filters.chosen())))
    value = data.draw(st.sampled_from(sorted(known_values(atlas)[name])))
    wider = replace(filters, **{name: (*filters.chosen()[name], value)})
    before, after = apply(atlas, filters, TODAY), apply(atlas, wider, TODAY)
    for table in TABLES:
        assert matched(before, table) <= matched(after, table), table


@pytest.mark.parametrize("day", DAYS)
@pytest.mark.parametrize("name", CHOICES)
def test_all_values_equal_none_chosen(atlas: Atlas, name: str, day: str) -> None:
    everything = tuple(known_values(atlas)[name])
    there = present(atlas, day)
    assert NOT_RECORDED in everything
    for table in ACTS_ON[name]:
        for key, said in values(there, name, table).items():
            assert said and said <= set(everything), f"{table} {key} answers {said}"
    all_chosen = apply(atlas, Filters(**{name: everything}, on=day), TODAY)
    none_chosen = apply(atlas, Filters(on=day), TODAY)
    assert all_keys(all_chosen) == all_keys(none_chosen)
    assert all_chosen.context == {} == none_chosen.context


@often
@given(data=st.data())
def test_all_values_of_one_filter_leave_the_others_alone(atlas: Atlas, data: st.DataObject) -> None:
    filters = data.draw(choices(atlas))
    name = data.draw(st.sampled_from(CHOICES))
    everything = replace(filters, **{name: tuple(known_values(atlas)[name])})
    nothing = replace(filters, **{name: ()})
    wide, without = apply(atlas, everything, TODAY), apply(atlas, nothing, TODAY)
    assert all_keys(wide) == all_keys(without)
    assert wide.context == without.context


@pytest.mark.parametrize("day", DAYS)
def test_a_day_alone_brings_no_context(atlas: Atlas, day: str) -> None:
    assert apply(atlas, Filters(on=day), TODAY).context == {}


@often
@given(data=st.data())
def test_every_pair_has_both_ends_and_one_of_them_matches(
    atlas: Atlas, data: st.DataObject
) -> None:
    filters = data.draw(choices(atlas))
    narrow = apply(atlas, filters, TODAY)
    partners = {
        row["sector_id"]
        for row in narrow.rows("entity_sectors")
        if narrow.is_context("sectors", row["sector_id"])
    }
    for table, ends in PAIRS.items():
        for row in narrow.rows(table):
            key = key_of(row, TABLES[table].key)
            named = [(to, row[column]) for column, to in ends if row[column]]
            assert named
            assert all(end in narrow.keys(to) for to, end in named), (table, key)
            dim = [narrow.is_context(to, end) for to, end in named]
            assert narrow.is_context(table, key) == any(dim), (table, key)
            if all(dim):
                assert table == "entity_sectors" and row["sector_id"] in partners, (table, key)
                assert filters.sector, "only a chosen sector brings the bodies of another"


@often
@given(data=st.data())
def test_every_context_row_stands_beside_a_match(atlas: Atlas, data: st.DataObject) -> None:
    narrow = apply(atlas, data.draw(choices(atlas)), TODAY)
    beside: set[tuple[str, str]] = set()
    for table, ends in PAIRS.items():
        for row in narrow.rows(table):
            beside |= {(to, row[column]) for column, to in ends}
    for table, named in NAMING.items():
        for row in narrow.rows(table):
            beside |= {(to, row[column]) for column, to in named}
    beside |= {("frameworks", row["framework_id"]) for row in narrow.rows("channels")}
    for table in ("entities", "sectors", "frameworks", "channels", "instruments"):
        assert {(table, key) for key in narrow.context.get(table, ())} <= beside, table
    for table in ("events", "observations", "glossary", "reporting_duties", "escalation"):
        assert table not in narrow.context


@rarely
@given(data=st.data())
def test_a_narrowed_atlas_passes_check(atlas: Atlas, data: st.DataObject) -> None:
    narrow = apply(atlas, data.draw(choices(atlas)), TODAY)
    found = problems(narrow.tables, atlas.tables, narrowed=True)
    assert [problem.sentence() for problem in found] == []


@often
@given(data=st.data())
def test_filters_never_add_rows(atlas: Atlas, data: st.DataObject) -> None:
    filters = data.draw(choices(atlas))
    narrow, wide = apply(atlas, filters, TODAY), apply(atlas, Filters(on=filters.on), TODAY)
    for table in TABLES:
        assert narrow.keys(table) <= wide.keys(table) <= atlas.keys(table), table


@often
@given(data=st.data())
def test_links_resolve_as_the_schema_says(atlas: Atlas, data: st.DataObject) -> None:
    narrow = apply(atlas, data.draw(choices(atlas)), TODAY)
    for name, table in TABLES.items():
        for column in table.links():
            there = (atlas if column.lost == "whole" else narrow).keys(column.links_to)
            for row in narrow.rows(name):
                cell = row[column.name]
                linked = cell if isinstance(cell, tuple) else (cell,) if cell else ()
                assert set(linked) <= there, (name, column.name, row)


@rarely
@given(data=st.data())
def test_frames_hold_the_same_rows_in_the_order_of_the_file(
    atlas: Atlas, data: st.DataObject
) -> None:
    narrow = apply(atlas, data.draw(choices(atlas)), TODAY)
    for table in TABLES:
        frame = narrow[table]
        assert frame.to_dict("records") == narrow.rows(table), table
        assert list(frame.columns) == list(atlas[table].columns)
        assert frame.dtypes.to_dict() == atlas[table].dtypes.to_dict(), table
        order = [key for key in present(atlas, narrow.day).rows[table] if key in narrow.keys(table)]
        assert [key_of(row, TABLES[table].key) for row in narrow.rows(table)] == order


@often
@given(data=st.data())
def test_matches_meet_every_filter_that_acts_on_their_table(
    atlas: Atlas, data: st.DataObject
) -> None:
    filters = data.draw(choices(atlas))
    narrow = apply(atlas, filters, TODAY)
    there = present(atlas, narrow.day)
    for name, wanted in filters.chosen().items():
        if set(wanted) >= set(known_values(atlas)[name]):
            continue
        for table in ACTS_ON[name]:
            for key in matched(narrow, table):
                assert not values(there, name, table)[key].isdisjoint(wanted), (name, table, key)
    for table in ACTS_ON["text"] if filters.text else ():
        assert matched(narrow, table) <= found(atlas, table, filters.text)


def test_nothing_is_changed_and_the_same_question_gives_the_same_atlas(atlas: Atlas) -> None:
    before = {table: atlas[table].copy() for table in TABLES}
    parents = {row["id"]: row["parent_id"] for row in atlas.rows("entities")}
    question = Filters(function=("diplomacy",), on=ROUNDTABLE)
    narrow = apply(atlas, question, TODAY)
    assert any(row["parent_id"] != parents[row["id"]] for row in narrow.rows("entities")), (
        "no link was left empty: the test sees nothing"
    )
    assert apply(narrow, question, "2000-01-01") is narrow
    for table in TABLES:
        assert atlas[table].equals(before[table])
    assert {row["id"]: row["parent_id"] for row in atlas.rows("entities")} == parents
    assert (narrow.origin, narrow.day, narrow.version) == (atlas, ROUNDTABLE, atlas.version)


# The day ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("day", "left", "right", "there", "gone"),
    [(ROUNDTABLE, 14, 16, "jp-nisc", "jp-nco"), (TODAY, 15, 16, "jp-nco", "jp-nisc")],
)
def test_sectors_and_the_office_on_a_day(
    atlas: Atlas, day: str, left: int, right: int, there: str, gone: str
) -> None:
    narrow = apply(atlas, Filters(on=day), "2000-01-01")
    countries = [row["country"] for row in narrow.rows("sectors")]
    assert (countries.count("JP"), countries.count("US")) == (left, right)
    assert there in narrow.keys("entities") and gone not in narrow.keys("entities")
    assert apply(atlas, Filters(), day).keys("entities") == narrow.keys("entities")


def test_a_successor_is_named_but_not_brought(atlas: Atlas) -> None:
    narrow = apply(atlas, Filters(on=ROUNDTABLE), TODAY)
    assert row_of(narrow, "entities", "jp-nisc")["successor_id"] == "jp-nco"
    assert "jp-nco" not in narrow.keys("entities")
    assert row_of(narrow.whole, "entities", "jp-nco")["abbreviation"] == "NCO"


def test_unknown_starts_are_kept_and_marked(atlas: Atlas) -> None:
    narrow = apply(atlas, Filters(on=ROUNDTABLE), TODAY)
    unknown = {row["id"] for row in atlas.rows("entities") if not row["valid_from"]}
    marked = {key for key, why in narrow.doubt["entities"].items() if why == "unknown-start"}
    assert marked and marked == unknown & narrow.keys("entities")


def test_events_are_those_that_have_happened(atlas: Atlas) -> None:
    narrow = apply(atlas, Filters(on=ROUNDTABLE), TODAY)
    dates = {row["date"] for row in narrow.rows("events")}
    assert ROUNDTABLE in dates and max(dates) <= ROUNDTABLE
    assert len(narrow.rows("events")) < len(atlas.rows("events"))


def test_observations_and_outcomes_are_as_old_as_what_they_rest_on(atlas: Atlas) -> None:
    eve, day, today = (
        apply(atlas, Filters(on=on), TODAY) for on in ("2022-09-07", ROUNDTABLE, TODAY)
    )
    said = {row["event_id"] for row in day.rows("observations")}
    assert "ev-roundtable-2022-09-08" in said
    assert "ev-roundtable-2022-09-08" not in {row["event_id"] for row in eve.rows("observations")}
    outcomes = {row["id"] for row in today.rows("observation_outcomes")}
    assert outcomes == atlas.keys("observation_outcomes")
    assert "out-rec-nss" not in day.keys("observation_outcomes"), "it rests on what came later"
    assert "out-leadership-first" in day.keys("observation_outcomes"), "it was never looked up"


def test_a_law_adopted_but_not_in_force_is_there_to_be_read(atlas: Atlas) -> None:
    before, between, after = (
        apply(atlas, Filters(on=on), TODAY).keys("instruments")
        for on in ("2025-05-15", "2025-05-16", TODAY)
    )
    assert "jp-law-acd-act-2025" not in before
    assert "jp-law-acd-act-2025" in between & after
    assert "us-ppd-21" in apply(atlas, Filters(on="2024-04-30"), TODAY).keys("instruments")
    assert "us-ppd-21" not in apply(atlas, Filters(on="2024-05-01"), TODAY).keys("instruments")


# What filters mean --------------------------------------------------------------------------------


def test_a_country_brings_its_partners_as_context(atlas: Atlas) -> None:
    narrow = apply(atlas, Filters(country=("JP",)), TODAY)
    matches = [row_of(narrow, "entities", key) for key in matched(narrow, "entities")]
    assert {row["country"] for row in matches} == {"JP"}
    assert narrow.is_context("entities", "us-cisa")
    assert narrow.is_context("sectors", "us-sector-financial-services")
    for row in narrow.rows("relations"):
        ends = {row_of(narrow, "entities", row[end])["country"] for end in ("from_id", "to_id")}
        assert "JP" in ends, "a tie between two bodies of the other side came along"
    sector_rows = [
        row_of(narrow, "entities", row["entity_id"]) for row in narrow.rows("entity_sectors")
    ]
    assert {row["country"] for row in sector_rows} == {"JP"}, "context brought more context"


def test_a_framework_includes_its_children_and_no_other_channel(atlas: Atlas) -> None:
    children = {row["id"] for row in atlas.rows("frameworks") if row["parent_id"] == "fw-quad"}
    assert children
    narrow = apply(atlas, Filters(framework=("fw-quad",)), TODAY)
    under = {row["framework_id"] for row in narrow.rows("channels")}
    assert under == {"fw-quad", *children}
    assert not narrow.context.get("channels")
    bodies = {row["entity_id"] for row in narrow.rows("channel_participants")}
    assert bodies == matched(narrow, "entities")


def test_framework_and_level_are_met_by_one_channel(atlas: Atlas) -> None:
    filters = Filters(framework=("fw-quad",), level=("leader",))
    narrow = apply(atlas, filters, TODAY)
    assert {row["level"] for row in narrow.rows("channels")} == {"leader"}
    seated = {row["entity_id"] for row in narrow.rows("channel_participants")}
    assert seated == matched(narrow, "entities")
    one, other = (
        matched(apply(atlas, Filters(**{name: filters.chosen()[name]}), TODAY), "entities")
        for name in ("framework", "level")
    )
    assert seated < one & other, "no body meets the two filters in different channels only"


def test_no_seat_at_all_is_not_a_seat_of_some_level(atlas: Atlas) -> None:
    filters = Filters(framework=(NOT_RECORDED,), level=("leader",))
    assert not matched(apply(atlas, filters, TODAY), "entities")
    unseated = matched(apply(atlas, replace(filters, level=()), TODAY), "entities")
    seats = apply(atlas, Filters(), TODAY).rows("channel_participants")
    assert unseated and unseated.isdisjoint(row["entity_id"] for row in seats)


def test_a_sector_brings_what_it_corresponds_to(atlas: Atlas) -> None:
    narrow = apply(atlas, Filters(sector=("jp-sector-finance",)), TODAY)
    assert matched(narrow, "sectors") == {"jp-sector-finance"}
    assert narrow.context["sectors"] == {"us-sector-financial-services"}
    assert "jp-fsa" in matched(narrow, "entities")
    partners = {
        row["entity_id"]
        for row in apply(atlas, Filters(), TODAY).rows("entity_sectors")
        if row["sector_id"] == "us-sector-financial-services"
    }
    assert partners and partners <= narrow.keys("entities")
    alone = apply(atlas, Filters(sector=("jp-sector-finance",), country=("JP",)), TODAY)
    assert partners <= alone.context["entities"], "the country was asked of the other side too"


def test_a_sector_only_related_does_not_come_along(atlas: Atlas) -> None:
    narrow = apply(atlas, Filters(sector=("jp-sector-telecommunications",)), TODAY)
    assert narrow.context["sectors"] == {"us-sector-communications"}
    both = Filters(sector=("jp-sector-telecommunications", "us-sector-information-technology"))
    pairs = {row["match"] for row in apply(atlas, both, TODAY).rows("sector_crosswalk")}
    assert "relatedMatch" in pairs


def test_a_duty_for_all_sectors_answers_to_each(atlas: Atlas) -> None:
    general = {
        row["id"]
        for row in apply(atlas, Filters(), TODAY).rows("reporting_duties")
        if not row["sector_id"]
    }
    assert general
    for sector in ("jp-sector-finance", "us-sector-water", NOT_RECORDED):
        narrow = apply(atlas, Filters(sector=(sector,)), TODAY)
        assert general <= narrow.keys("reporting_duties"), sector
        for row in narrow.rows("reporting_duties"):
            assert row["sector_id"] in ("", sector)


def test_not_recorded_finds_rows_with_nothing_in_the_column(atlas: Atlas) -> None:
    narrow = apply(atlas, Filters(sector=(NOT_RECORDED,)), TODAY)
    everything = apply(atlas, Filters(), TODAY)
    general = {row["id"] for row in everything.rows("channels") if not row["sector_ids"]}
    assert general and matched(narrow, "channels") == general
    assert not matched(narrow, "sectors")


def test_a_table_a_filter_does_not_act_on_is_left_alone(atlas: Atlas) -> None:
    everything = apply(atlas, Filters(), TODAY)
    narrow = apply(atlas, Filters(function=("diplomacy",)), TODAY)
    for table in ("sectors", "instruments", "events", "observations", "glossary"):
        assert narrow.keys(table) == everything.keys(table)
    diplomats = {
        row["id"] for row in everything.rows("entities") if "diplomacy" in row["functions"]
    }
    assert matched(narrow, "entities") == diplomats
    sectors_brought = {row["entity_id"] for row in narrow.rows("entity_sectors")} - diplomats
    assert not sectors_brought, "a sector that was not asked for its function brought bodies"


@pytest.mark.parametrize("text", ["nco", "NCO", "ＮＣＯ", "国家サイバー統括室"])
def test_text_ignores_case_and_width(atlas: Atlas, text: str) -> None:
    narrow = apply(atlas, Filters(text=text), TODAY)
    assert "jp-nco" in matched(narrow, "entities")
    for key in matched(narrow, "entities"):
        hay = folded(" ".join(str(cell) for cell in row_of(narrow, "entities", key).values()))
        assert folded(text) in hay, key


def test_text_finds_a_body_by_a_former_name(atlas: Atlas) -> None:
    narrow = apply(atlas, Filters(text="内閣サイバーセキュリティセンター"), TODAY)
    assert "jp-nco" in matched(narrow, "entities")


def test_every_word_of_a_text_must_occur(atlas: Atlas) -> None:
    one = matched(apply(atlas, Filters(text="cyber"), TODAY), "channels")
    two = matched(apply(atlas, Filters(text="cyber storm"), TODAY), "channels")
    assert "ch-cyber-storm" in two and two < one
    assert matched(apply(atlas, Filters(text="cyber zzzz"), TODAY), "channels") == set()
    blank = apply(atlas, Filters(text=" \u3000 "), TODAY)
    assert all_keys(blank) == all_keys(apply(atlas, Filters(), TODAY))


def test_sector_pairs_hold_every_sector_once(atlas: Atlas) -> None:
    narrow = apply(atlas, Filters(on=TODAY), TODAY)
    groups = sector_pairs(narrow)
    held = [key for group in groups for key in (*group.left, *group.right)]
    assert sorted(held) == sorted(narrow.keys("sectors"))
    finance = next(group for group in groups if "jp-sector-finance" in group.left)
    assert finance.right == ("us-sector-financial-services",)
    assert "jp-sector-credit-card" in finance.left
    assert ("jp-sector-finance", "us-sector-financial-services", "closeMatch") in finance.matches
    assert {match for group in groups for _, _, match in group.matches} <= set(CORRESPONDING)
    for group in groups:
        lone = not group.left or not group.right
        assert bool(group.matches) != lone, group


def test_the_documentation_names_every_filter_and_its_tables(atlas: Atlas) -> None:
    page = acts_on_markdown()
    for name, tables in ACTS_ON.items():
        assert f"| `{name}` | {', '.join(tables)} |" in page
        assert set(tables) <= set(TABLES)
    assert set(ACTS_ON) == {*CHOICES, "text", "on"}
    changed = {
        table
        for table in TABLES
        if apply(atlas, Filters(on="1950-01-01"), TODAY).keys(table) != atlas.keys(table)
    }
    follow = {"places", "sector_crosswalk", "instrument_crosswalk"}  # they lose their ends
    assert changed <= {*ACTS_ON["on"], *follow}
