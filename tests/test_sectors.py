"""The page of sectors against facts counted by hand in the tables."""

from datetime import date

import pytest

from dashboard.answers.coverage import (
    channels_on,
    general,
    named_by,
    of_governments,
    sector_lines,
    sectoral,
)
from dashboard.answers.sector_roles import LEADS, REGULATES, everywhere, parts_in
from dashboard.callbacks.see import see
from dashboard.charts import sector_bodies, sector_channels, sector_coverage, sector_crosswalk
from dashboard.charts.chart import Row
from dashboard.filters.apply import apply
from dashboard.filters.filters import NOT_RECORDED, Filters
from dashboard.parts.sectors_roles import mirror
from dashboard.parts.seen import Seen
from dashboard.tables.atlas import Atlas
from dashboard.tables.column import LANGUAGES

TODAY = "2026-11-25"
THEN = "2022-09-08"
TRANSPORT = {"jp-sector-airport", "jp-sector-aviation", "jp-sector-port", "jp-sector-railway"}
FINANCE = {
    "ch-adv-tradertraitor", "ch-cri", "ch-cyber-storm", "ch-fbi-npa", "ch-g7-ceg",
    "ch-g7-ceg-quantum", "ch-g7-principles-2016", "ch-isac-finance", "ch-kr-camp-david",
    "ch-kr-crypto-statement", "ch-kr-dprk-cyber-wg", "ch-kr-high-level", "ch-kr-itworker-statement",
}  # fmt: skip


def asked(atlas: Atlas, query: str = "", language: str = "en") -> Seen:
    """What the page sees."""
    return see(atlas, lambda: date.fromisoformat(TODAY), f"/{language}/sectors", query)


def on_line(rows: list[Row], sector: str) -> dict[str, Row]:
    """The cells of the line of a sector, by level."""
    return {row["level"]: row for row in rows if sector in (row["left_id"], row["right_id"])}


def test_the_whole_table_holds_56_general_channels_and_83_that_name_a_sector(atlas: Atlas) -> None:
    assert (len(general(atlas)), len(sectoral(atlas))) == (56, 83)


def test_no_channel_is_counted_both_as_general_and_as_a_sector_s_own(atlas: Atlas) -> None:
    narrowed = apply(atlas, Filters(), TODAY)
    own = {row["id"] for line in sector_lines(narrowed) for row in channels_on(narrowed, line)}
    assert own == {row["id"] for row in sectoral(narrowed)}
    assert own.isdisjoint(row["id"] for row in general(narrowed))
    assert len(own) + len(general(narrowed)) == len(narrowed.rows("channels"))


def test_finance_has_thirteen_channels_at_four_levels(atlas: Atlas) -> None:
    rows = sector_channels.CHART.rows(asked(atlas, "?sector=jp-sector-finance"))
    assert {row["id"] for row in rows} == FINANCE
    assert [row["level"] for row in rows if row["id"] == "ch-isac-finance"] == ["Industry"]
    found = on_line(sector_coverage.CHART.rows(asked(atlas)), "jp-sector-finance")
    counts = {
        level: tuple(row[form] for form in ("mechanism", "document", "moment"))
        for level, row in found.items()
    }
    assert counts == {
        "Leaders": (0, 2, 0),
        "Ministers": (0, 0, 0),
        "Senior officials": (4, 3, 0),
        "Working level": (0, 0, 0),
        "Operational": (2, 1, 0),
        "Industry": (1, 0, 0),
    }


def test_the_last_dates_are_those_of_the_tables_or_unknown(atlas: Atlas) -> None:
    rows = {row["id"]: row for row in sector_channels.CHART.rows(asked(atlas))}
    assert rows["ch-g7-ceg"]["held"] == "2025-12-03"
    assert rows["ch-isac-finance"]["held"] == ""
    assert rows["ch-isac-finance"]["state"] == "cannot be judged"
    assert rows["ch-dde"]["state"] == "no recent meeting found"
    assert {key for key, row in rows.items() if row["quiet"]} == {
        "ch-apcert-drill", "ch-dde", "ch-g7-ceg", "ch-kr-high-level", "ch-private-digital-wg",
    }  # fmt: skip


def test_airports_aviation_ports_and_railways_have_no_channel_of_their_own(atlas: Atlas) -> None:
    rows = sector_coverage.CHART.rows(asked(atlas))
    for sector in TRANSPORT:
        cells = on_line(rows, sector).values()
        assert {row["channels"] for row in cells} == {"no sectoral channel at this level found"}
        assert all(row["nothing"] for row in cells)
    assert sum(row["document"] for row in rows if row["left_id"] == "jp-sector-logistics") == 1


def test_a_gap_is_only_called_one_where_nothing_else_was_filtered_away(atlas: Atlas) -> None:
    rows = sector_coverage.CHART.rows(asked(atlas, "?framework=fw-quad"))
    said = {row["channels"] for row in rows if not row["keys"]}
    assert said == {"none in this selection"}


def test_governments_without_industry_and_never_the_reverse(atlas: Atlas) -> None:
    rows = sector_coverage.CHART.rows(asked(atlas))
    kinds: dict[str, set[str]] = {}
    for row in rows:
        if row["sets"] != NOT_RECORDED:
            kinds.setdefault(row["kinds"], set()).add(row["left_id"] or row["right_id"])
    alone = {row["right_id"] for row in rows if row["kinds"] == "government" and not row["left_id"]}
    assert alone - {""} == {"us-sector-critical-manufacturing", "us-sector-defense-industrial-base"}
    lines = {(row["line"], row["kinds"]) for row in rows if row["sets"] != NOT_RECORDED}
    counts = [kind for _, kind in lines]
    assert counts.count("government") == 8
    assert counts.count("both") == 5
    assert counts.count("none") == 10
    assert "industry" not in counts
    assert {"jp-sector-finance", "jp-sector-electric-power", "jp-sector-medical"} <= kinds["both"]


def test_a_government_channel_seats_public_bodies_of_both_sides(atlas: Atlas) -> None:
    public = of_governments(atlas)
    assert "ch-g7-ceg" in public
    assert not {"ch-cve", "ch-isac-finance", "ch-apcert-drill"} & public


def test_general_channels_stand_in_a_line_of_their_own(atlas: Atlas) -> None:
    rows = sector_coverage.CHART.rows(asked(atlas))
    apart = [row for row in rows if row["sets"] == NOT_RECORDED]
    assert [row["line"] for row in apart] == [max(row["line"] for row in rows)] * 6
    assert sum(len(row["keys"]) for row in apart) == 50
    assert not any(named_by(atlas, {"id": key}) for row in apart for key in row["keys"])


@pytest.mark.parametrize("query", ["", f"?on={THEN}", "?sector=us-sector-energy", "?country=JP"])
def test_numbers_equal_the_rows_they_count(atlas: Atlas, query: str) -> None:
    seen = asked(atlas, query)
    for row in sector_coverage.CHART.rows(seen):
        assert row["mechanism"] + row["document"] + row["moment"] == len(row["keys"])
    channels = sector_channels.CHART.rows(seen)
    assert str(len(channels)) in sector_channels.CHART.finding(channels, seen.words).split()[0]
    cells = [key for row in sector_coverage.CHART.rows(seen) for key in row["keys"]]
    assert {row["id"] for row in channels} <= set(cells)


def test_who_answers_to_whom_today_and_at_the_roundtable(atlas: Atlas) -> None:
    seen = asked(atlas)
    said = sector_crosswalk.CHART.finding(sector_crosswalk.CHART.rows(seen), seen.words)
    assert said == (
        "Japan: 15 of 15 sectors have a counterpart. US: 8 of 16 sectors have a counterpart; "
        "2 are only related to one; 6 have none. "
        "Transportation systems (US) answers to 5 sectors across."
    )
    then = asked(atlas, f"?on={THEN}")
    said = sector_crosswalk.CHART.finding(sector_crosswalk.CHART.rows(then), then.words)
    assert said.startswith("Japan: 14 of 14")
    assert said.endswith("answers to 4 sectors across.")


def test_who_leads_water_depends_on_the_day(atlas: Atlas) -> None:
    for day, lead in ((THEN, "jp-mhlw"), (TODAY, "jp-mlit")):
        narrowed = apply(atlas, Filters(), day)
        rows = parts_in(narrowed, "jp-sector-water", LEADS)
        assert [row["entity_id"] for row in rows] == [lead]
        assert parts_in(narrowed, "jp-sector-water", REGULATES) == []
    row = next(
        row for row in sector_bodies.CHART.rows(asked(atlas)) if row["id"] == "jp-sector-water"
    )
    assert row["regulates"] == "Not recorded"


def test_every_lead_a_sector_names_is_recorded_as_its_lead(atlas: Atlas) -> None:
    for sector in atlas.rows("sectors"):
        told = {row["entity_id"] for row in parts_in(atlas, sector["id"], LEADS)}
        assert set(sector["lead_entity_ids"]) <= told, sector["id"]


def test_what_serves_every_sector_is_said_once(atlas: Atlas) -> None:
    assert everywhere(apply(atlas, Filters(), TODAY)) == {"jp-jpcert-cc": ("JP", "cert")}
    assert everywhere(asked(atlas, "?sector=jp-sector-finance").atlas) == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_mirror_names_every_sector_once(atlas: Atlas, language: str) -> None:
    seen = asked(atlas, language=language)
    _, table = mirror(seen)
    names = [
        cell.children
        for body in table.children[1:]
        for line in body.children
        for cell in line.children
        if "sector" in cell.className.split()
    ]
    cards = [name.href.split("card=")[1] for name in names]
    assert sorted(cards) == sorted(atlas.keys("sectors"))
    none = seen.words.label("match", "noMatch")
    lonely = [
        cell
        for body in table.children[1:]
        for line in body.children
        for cell in line.children
        if cell.children == none
    ]
    assert len(lonely) == 8


def test_nothing_chosen_away_leaves_an_empty_picture(atlas: Atlas) -> None:
    seen = asked(atlas, "?sector=us-sector-dams")
    assert sector_channels.CHART.rows(seen) == []
    said = sector_coverage.CHART.finding(sector_coverage.CHART.rows(seen), seen.words)
    assert said.endswith("No channel of its own was found at any level.")
