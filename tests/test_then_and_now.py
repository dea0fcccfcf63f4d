"""Two days compared: facts read off the tables by hand, followed names, and what no count shows."""

from collections import Counter
from datetime import date

import pytest

from dashboard.answers.changes import difference
from dashboard.answers.hidden_changes import Hidden, hidden_changes
from dashboard.answers.then_and_now import measures, years_before
from dashboard.answers.tie_lives import TieLife, tie_lives
from dashboard.callbacks.redraw import control_value, follows
from dashboard.callbacks.see import see
from dashboard.charts import then_now_counts, then_now_map, then_now_ties
from dashboard.charts.changes import LAWS
from dashboard.charts.then_days import days
from dashboard.charts.then_now_map_figure import draw
from dashboard.charts.then_said import sentences
from dashboard.filters.apply import apply
from dashboard.filters.filters import Filters
from dashboard.parts.seen import Seen
from dashboard.tables.atlas import Atlas

TODAY = date(2026, 11, 25)
FIRST, LAST = "2022-09-08", "2026-11-25"


def seen_at(atlas: Atlas, query: str = "", language: str = "en") -> Seen:
    """What a request of the page sees."""
    seen = see(atlas, lambda: TODAY, f"/{language}/then-and-now", query)
    assert not seen.dropped
    return seen


def ties(atlas: Atlas, first: str = FIRST, last: str = LAST, **asked: object) -> list[TieLife]:
    """The ties that changed."""
    return list(tie_lives(atlas, first, last, Filters(**asked)))  # type: ignore[arg-type]


def hidden(atlas: Atlas, first: str = FIRST, last: str = LAST, **asked: object) -> list[Hidden]:
    """The differences no count shows."""
    return list(hidden_changes(atlas, first, last, Filters(**asked)))  # type: ignore[arg-type]


def of(found: list[Hidden], table: str, field: str) -> list[tuple[tuple[str, ...], ...]]:
    """The values before and after in one column."""
    return [(it.before, it.after) for it in found if (it.table, it.field) == (table, field)]


def test_the_days_are_the_roundtable_and_today_unless_asked_otherwise(atlas: Atlas) -> None:
    assert days(seen_at(atlas)) == (FIRST, LAST)
    assert days(seen_at(atlas, "?then=2027-01-01&on=2024-05-05")) == ("2024-05-05", "2027-01-01")
    assert days(seen_at(atlas, "?on=2015-01-01")) == ("2015-01-01", FIRST)
    assert days(seen_at(atlas, "?on=2022-09-08")) == (FIRST, FIRST)


def test_the_control_holds_the_day_of_the_address(atlas: Atlas) -> None:
    assert control_value(seen_at(atlas, "?then=2024-01-31"), "then") == "2024-01-31"
    assert control_value(seen_at(atlas), "then") == ""


def test_one_day_is_not_compared(atlas: Atlas) -> None:
    seen = seen_at(atlas, "?on=2022-09-08")
    shown = follows(seen).shown
    assert sentences(seen) == []
    assert shown["title"] == "What changed since 8 September 2022?"
    assert shown["then-lists"] == [] and shown["then-now-map-empty"]
    with pytest.raises(ValueError):
        tie_lives(atlas, LAST, FIRST, Filters())


def test_who_stood_opposite_cisa_then_and_now(atlas: Atlas) -> None:
    """NISC stood opposite CISA by statement; the NCO does as our own pairing, on the same grade."""
    pair = next(life for life in ties(atlas) if any("jp-nisc|us-cisa" in key for key in life.keys))
    assert (pair.fate, pair.before, pair.after) == (
        "carried",
        ("jp-nisc|us-cisa|stated|2018-11-16",),
        ("jp-nco|us-cisa|same-function|2025-07-01",),
    )
    assert (("stated",), ("same-function",)) in of(hidden(atlas), "counterparts", "basis")
    assert of(hidden(atlas), "counterparts", "match") == [(("relatedMatch",), ("closeMatch",))]


def test_ties_of_a_renamed_body_are_carried_over(atlas: Atlas) -> None:
    """NISC reported to the Cabinet Secretariat, and so does the NCO: nothing is added or ended."""
    about = [life for life in ties(atlas) if "jp-nco|jp-cabinet-secretariat|reports-to" in
             str(life.after)]  # fmt: skip
    assert [(life.fate, life.before) for life in about] == [
        ("carried", ("jp-nisc|jp-cabinet-secretariat|reports-to|2015-01-09",))
    ]


def test_ties_end_with_a_body_or_without_one(atlas: Atlas) -> None:
    """CISA stopped funding MS-ISAC, which is still there; the pairing with CIPAC ended with it."""
    ended = {key: life for life in ties(atlas) if life.fate == "ended" for key in life.keys}
    assert ended["us-cisa|us-ms-isac|funds|2018-11-16"].ends == "between"
    assert ended["jp-ceptoar-council|us-cipac|same-function|2009-02-26"].ends == "with"
    seat = next(life for key, life in ended.items() if "ch-quad-cyber-partnership" in key)
    assert seat.ends == "renamed"


def test_the_ties_are_as_many_as_the_difference_says(atlas: Atlas) -> None:
    said = difference(atlas, FIRST, LAST)
    for table, numbers in (("relations", said.ties), ("channel_participants", said.seats)):
        fates = Counter(life.fate for life in ties(atlas) if life.table == table)
        assert (fates["added"], fates["ended"], fates["carried"]) == (
            numbers.added,
            numbers.ended,
            numbers.carried,
        )


def test_leads_grades_and_legal_bases_that_counts_hide(atlas: Atlas) -> None:
    found = hidden(atlas)
    assert (("jp-nsc",), ("jp-npa", "jp-prime-minister")) in of(found, "escalation", "lead_id")
    assert (("oversees",), ("supports",)) in of(found, "relations", "kind")
    assert (("operates",), ("coordinates",)) in of(found, "relations", "kind")
    assert (("partly-clear",), ("clear",)) in of(found, "escalation", "clarity")
    assert (("clear",), ("partly-clear",)) in of(found, "escalation", "clarity")
    assert of(found, "reporting_duties", "to_id") == [(("jp-mhlw",), ("jp-mlit",))]
    assert (("voluntary",), ("mandatory", "voluntary")) in of(
        found, "reporting_duties", "obligation"
    )
    coast_guard = [it for it in found if "us-uscg|us-sector-transportation" in str(it.rows)]
    assert [(it.before, it.after) for it in coast_guard] == [
        (("sector-lead",), ("regulator", "sector-lead"))
    ]


def test_the_lead_that_only_took_a_new_name_is_no_change(atlas: Atlas) -> None:
    """NISC led in an incident and the NCO leads now: the same lead, on another legal basis."""
    rungs = [it for it in hidden(atlas) if "esc-jp-incident-civil-nisc" in it.rows[0]]
    assert [it.field for it in rungs] == ["instrument_ids"]
    assert "jp-law-acd-act-2025" in rungs[0].after


def test_no_seat_changed_its_role_since_the_roundtable(atlas: Atlas) -> None:
    assert of(hidden(atlas), "channel_participants", "role") == []


def test_numbers_stay_while_bodies_change(atlas: Atlas) -> None:
    """The United States has 137 bodies on either day, and yet some came and some went."""
    found = {(it.panel, it.side): it for it in measures(atlas, FIRST, LAST, Filters(), LAWS)}
    right = found[("bodies", "right")]
    assert right.before.matched == right.after.matched == 137
    assert right.sources
    ports = found[("sectors", "left")]
    assert (ports.before.matched, ports.after.matched) == (14, 15)
    assert found[("supports", "")].after.matched < found[("supports", "")].before.matched


def test_the_counts_equal_the_rows(atlas: Atlas) -> None:
    days_of = [apply(atlas, Filters(on=day), day) for day in (FIRST, LAST)]
    for it in measures(atlas, FIRST, LAST, Filters(), LAWS):
        if it.panel in ("mechanism", "document", "moment"):
            rows = [[r for r in day.rows("channels") if r["form"] == it.panel] for day in days_of]
            assert [len(each) for each in rows] == [it.before.matched, it.after.matched]


def test_nothing_changed_is_said(atlas: Atlas) -> None:
    seen = seen_at(atlas, "?then=2021-03-03&on=2021-03-04&country=NZ")
    assert sentences(seen) == [seen.words.text("chart.then-said.nothing")]
    assert hidden(atlas, "2021-03-03", "2021-03-04") == []


def test_the_map_marks_each_change_at_its_place(atlas: Atlas) -> None:
    rows = {row["key"]: row for row in then_now_map.rows(seen_at(atlas))}
    assert rows["jp-nco"]["kind"] == "renamed" and rows["jp-nco"]["was"] == ["NISC"]
    assert rows["us-csrb"]["kind"] == "ended" and rows["us-csrb"]["place"] == "us-dhs"
    assert rows["us-ctiic"]["kind"] == "absorbed"
    assert rows["us-csc-2"]["possibly"]
    figure = then_now_map.CHART.figure
    assert figure
    drawn = figure(list(rows.values()), seen_at(atlas).words)
    keys = [key for trace in drawn["data"][2:] for key in trace["customdata"]]
    assert sorted(keys) == sorted(rows)


@pytest.mark.parametrize("language", ["en", "ja"])
@pytest.mark.parametrize("query", ["", "?then=1950-01-01", "?then=2020-01-01&country=US"])
def test_names_on_the_map_do_not_touch(atlas: Atlas, language: str, query: str) -> None:
    seen = seen_at(atlas, query, language)
    figure = draw(then_now_map.rows(seen), seen.words)
    narrow = figure["layout"]["meta"]["narrow"]
    for at in (2, 3):
        trace = figure["data"][at]
        for ys, texts, height in (
            (trace["y"], trace["text"], figure["layout"]["height"]),
            (
                narrow.get(f"data.{at}.y", trace["y"]),
                narrow.get(f"data.{at}.text", trace["text"]),
                narrow.get("layout.height", figure["layout"]["height"]),
            ),
        ):
            tall = [15 * (text.count("<br>") + 1) for text in texts]
            places = list(zip(ys, tall, strict=True))
            for (y, one), (below, other) in zip(places, places[1:], strict=False):
                assert below - y >= (one + other) / 2
            assert all(y - one / 2 >= 0 and y + one / 2 <= height for y, one in places)


def test_the_sentence_and_the_tables_count_alike(atlas: Atlas) -> None:
    seen = seen_at(atlas)
    rows = then_now_ties.rows(seen)
    new = sum(row["table"] == "relations" and row["fate"] == "added" for row in rows)
    assert f"Domestic ties: {new} new" in " ".join(sentences(seen))
    assert all(row["before"] + row["change"] == row["after"] for row in then_now_counts.rows(seen))


def test_years_before() -> None:
    assert years_before("2026-11-25", 1) == "2025-11-25"
    assert years_before("2024-02-29", 1) == "2023-02-28"
