"""The timeline shows every event once, where and as it was, and nothing lies on anything else."""

import csv
from collections import Counter
from datetime import date
from io import StringIO
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.answers.happenings import party_of, roundtable
from dashboard.callbacks.see import see
from dashboard.charts import event_lanes, event_sectors
from dashboard.charts.event_plan import LABEL_SIZE, ORDER, PHONE, WIDE, Paper, Plan, papers, plan
from dashboard.charts.stacking import levels
from dashboard.charts.time_scale import Scale
from dashboard.language.phrases import width_of
from dashboard.parts.seen import Seen
from dashboard.tables.atlas import Atlas
from dashboard.tables.column import LANGUAGES

TODAY = date(2026, 11, 25)


def seen_at(atlas: Atlas, query: str = "", language: str = "en") -> Seen:
    """What a request sees."""
    seen = see(atlas, lambda: TODAY, f"/{language}/timeline", query)
    assert not seen.dropped
    return seen


@pytest.fixture(scope="module")
def raw() -> list[dict[str, str]]:
    """The events as they are written."""
    path = Path(__file__).parent.parent / "data" / "events.csv"
    return list(csv.DictReader(StringIO(path.read_text(encoding="utf-8"), newline="")))


def row_of(rows: list[dict[str, Any]], key: str) -> dict[str, Any]:
    """The row with a key."""
    return next(row for row in rows if row["key"] == key)


def test_every_event_of_today_is_there_once(atlas: Atlas, raw: list[dict[str, str]]) -> None:
    rows = event_lanes.CHART.rows(seen_at(atlas))
    assert len(rows) == len(raw) == 336
    assert {row["key"] for row in rows} == {line["id"] for line in raw}
    assert Counter(row["code"] for row in rows) == Counter(line["kind"] for line in raw)
    assert [row["days"][0] for row in rows] == sorted(
        (row["days"][0] for row in rows), reverse=True
    )


def test_whose_event_it_was(atlas: Atlas, raw: list[dict[str, str]]) -> None:
    rows = event_lanes.CHART.rows(seen_at(atlas))
    named = [set(line["countries"].split(";")) for line in raw]
    numbers = Counter(row["party"] for row in rows)
    assert numbers["both"] == sum({"JP", "US"} <= each for each in named) == 151
    assert numbers["left"] == sum("JP" in each and "US" not in each for each in named) == 83
    assert numbers["right"] == sum("US" in each and "JP" not in each for each in named) == 100
    assert numbers["others"] == 2
    event = atlas.row("events", "ev-2001-09-11-attacks")
    assert event and party_of(atlas, event) == "right"


def test_since_the_roundtable(atlas: Atlas, raw: list[dict[str, str]]) -> None:
    told = roundtable(atlas)
    assert told and (told["id"], told["date"]) == ("ev-roundtable-2022-09-08", "2022-09-08")
    rows = event_lanes.CHART.rows(seen_at(atlas))
    later = [line for line in raw if (line["date"] + "-01-01")[:10] > "2022-09-08"]
    assert sum(row["later"] for row in rows) == len(later) == 220
    assert not row_of(rows, "ev-roundtable-2022-09-08")["later"]
    said = event_lanes.CHART.finding(rows, seen_at(atlas).words)
    assert "336" in said and "220" in said and "35" in said


def test_the_day_hides_what_had_not_happened(atlas: Atlas) -> None:
    rows = event_lanes.CHART.rows(seen_at(atlas, "?on=2022-09-08"))
    assert rows[0]["first"] <= "2022-09-08" and not any(row["later"] for row in rows)
    assert "circle" in str(event_lanes.CHART.figure(rows, seen_at(atlas).words))  # type: ignore[misc]
    said = event_lanes.CHART.finding(rows, seen_at(atlas).words)
    assert "After the roundtable" not in said


def test_coarse_dates_are_spans_and_stay_coarse(atlas: Atlas) -> None:
    rows = event_lanes.CHART.rows(seen_at(atlas))
    year = row_of(rows, "ev-2025-ics")
    assert (year["first"], year["last"]) == ("2025", "2025") and year["coarse"]
    assert year["days"] == ("2025-01-01", "2025-12-31")
    day = row_of(rows, "ev-2001-09-11-attacks")
    assert not day["coarse"] and day["days"] == ("2001-09-11", "2001-09-11")
    meeting = row_of(rows, "ev-2011-06-ied-2")
    assert (meeting["first"], meeting["last"]) == ("2011-06-09", "2011-06-10")
    assert sum(row["coarse"] for row in rows) == sum(
        len(row["first"]) < 10 or len(row["last"]) < 10 for row in rows
    )


def test_what_names_nothing_says_so(atlas: Atlas) -> None:
    for language, said in (("en", "none named"), ("ja", "特定の対象なし")):
        rows = event_lanes.CHART.rows(seen_at(atlas, language=language))
        row = row_of(rows, "ev-2001-09-11-attacks")
        assert (row["sectors"], row["laws"]) == (said, said)


def test_the_bars_of_the_years_count_every_event(atlas: Atlas) -> None:
    rows = event_lanes.CHART.rows(seen_at(atlas))
    scale = Scale(2026, 2001)
    counted = event_lanes.per_year(rows, scale)
    assert sum(counted) == 336
    assert counted[0] == 5  # 2001, 2005, 2006, 2007 and 2009
    assert counted[-7:] == [7, 30, 42, 41, 54, 71, 44]


def test_the_scale_goes_forward_and_ends_with_the_year(atlas: Atlas) -> None:
    scale = Scale(2026, 2001)
    days = [f"{year}-{month:02}-15" for year in range(2001, 2027) for month in (1, 6, 12)]
    places = [scale.at(day) for day in days]
    assert places == sorted(places) and places[0] >= 0 and places[-1] <= scale.width
    assert scale.at("2026-12-31") <= scale.width
    slots = scale.years()
    assert (slots[0].last, slots[1].first, slots[-1].first) == (2009, 2010, 2026)
    assert all(one.end == next_.start for one, next_ in zip(slots, slots[1:], strict=False))


def plans(atlas: Atlas, query: str, language: str) -> list[tuple[Paper, Scale, Plan, list[Any]]]:
    """The picture on both sizes of paper."""
    seen = seen_at(atlas, query, language)
    rows = event_lanes.CHART.rows(seen)
    scale = event_lanes.scale_of(rows, seen.words)
    days = [day for day, *_ in event_lanes.told_days(rows, seen.words)]
    return [
        (paper, scale, plan(rows, scale, days, paper, language), rows) for paper in papers(rows)
    ]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("query", ["", "?sector=jp-sector-finance", "?on=2022-09-08"])
def test_no_mark_lies_on_another(atlas: Atlas, query: str, language: str) -> None:
    for paper, scale, where, _ in plans(atlas, query, language):
        pixels = paper.width / scale.width
        for lane in where.lanes:
            for one, other in combinations(lane.items, 2):
                apart = abs(where.middle[one] - where.middle[other]) * pixels
                assert where.y[one] != where.y[other] or apart >= paper.step - 0.01
            assert all(lane.marks <= where.y[at] < lane.bottom for at in lane.items)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("query", ["", "?sector=jp-sector-finance", "?on=2022-09-08"])
def test_no_label_lies_on_another_or_leaves_the_picture(
    atlas: Atlas, query: str, language: str
) -> None:
    for paper, scale, where, _ in plans(atlas, query, language):
        pixels, named = paper.width / scale.width, 0
        for lane in where.lanes:
            boxes = []
            for sign in lane.signs:
                wide = max(width_of(line) for line in sign.lines) * LABEL_SIZE
                x = where.middle[sign.item] * pixels
                left = x - wide if sign.right else x
                assert left >= -1 and left + wide <= paper.width + 1
                boxes.append((left, left + wide, -sign.up, len(sign.lines) - sign.up))
                named += 1
            for one, other in combinations(boxes, 2):
                beside = one[1] <= other[0] or other[1] <= one[0]
                assert beside or one[3] <= other[2] or other[3] <= one[2]
        assert named >= len(where.lanes) / 3


def test_the_labels_follow_the_rule(atlas: Atlas) -> None:
    (_, _, where, rows), _ = plans(atlas, "", "en")
    for lane in where.lanes:
        weights = [rows[sign.item]["weight"] for sign in lane.signs]
        assert weights and max(weights) >= max(rows[at]["weight"] for at in lane.items) / 3
    named = {rows[sign.item]["key"] for lane in where.lanes for sign in lane.signs}
    assert {"ev-2023-01-dhs-meti", "ev-jp-2022-06-17-plan5"} <= named
    assert [lane.kind for lane in where.lanes] == [kind for kind in ORDER]


def test_the_same_question_gives_the_same_picture(atlas: Atlas) -> None:
    for size in (0, 1):
        one, other = (plans(atlas, "", "ja")[size][2] for _ in range(2))
        assert one == other
    assert (WIDE.heading, PHONE.heading) == (0, 20)


@given(
    starts=st.lists(st.floats(0, 100), min_size=1, max_size=30),
    length=st.floats(0, 20),
    gap=st.floats(0, 5),
)
def test_levels_keep_stretches_apart(starts: list[float], length: float, gap: float) -> None:
    stretches = [(start, start + length) for start in starts]
    found = levels(stretches, range(len(stretches)), gap)
    for one, other in combinations(range(len(stretches)), 2):
        first, second = sorted((stretches[one], stretches[other]))
        assert found[one] != found[other] or first[1] <= second[0] + 1e-9 - gap + 1e-6
    assert set(found) == set(range(max(found) + 1))


def test_sectors_count_the_events_that_name_them(atlas: Atlas, raw: list[dict[str, str]]) -> None:
    rows = event_sectors.CHART.rows(seen_at(atlas))
    assert len(rows) == 31
    for row in rows:
        own = [line for line in raw if row["key"] in line["sector_ids"].split(";")]
        assert row["all"] == len(own) == row["incidents"] + row["rules"] + row["rest"]
        assert row["incidents"] == sum(line["kind"] in ("incident", "advisory") for line in own)
        assert row["latest"] == max((line["date"] for line in own), default="")
    assert row_of(rows, "jp-sector-finance")["all"] == 21
    assert row_of(rows, "us-sector-nuclear")["all"] == 0
    said = event_sectors.CHART.finding(rows, seen_at(atlas).words)
    assert "Nuclear" in said and "Telecommunications" in said


def test_ports_are_no_sector_before_2024(atlas: Atlas) -> None:
    rows = event_sectors.CHART.rows(seen_at(atlas, "?on=2022-09-08"))
    assert "jp-sector-port" not in {row["key"] for row in rows}


def test_nothing_fits_nothing_is_drawn(atlas: Atlas) -> None:
    for chart in (event_lanes.CHART, event_sectors.CHART):
        assert chart.rows(seen_at(atlas, "?text=zzzz")) == []
