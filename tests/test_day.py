"""Whether something was in force on a day: coarse dates are never made finer than they are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.filters.day import doubt_on, in_force, instrument_life, instrument_status
from dashboard.tables.dates import first_day, last_day

days = st.dates().map(lambda day: day.isoformat())
coarse = st.one_of(st.just(""), days, days.map(lambda day: day[:7]), days.map(lambda day: day[:4]))


@pytest.mark.parametrize(
    ("start", "end", "day", "there", "doubt"),
    [
        ("2020-01-01", "", "2019-12-31", False, None),
        ("2020-01-01", "", "2020-01-01", True, None),
        ("2020-01-01", "2021-03-31", "2021-03-31", True, None),
        ("2020-01-01", "2021-03-31", "2021-04-01", False, None),
        ("2020", "", "2019-12-31", False, None),
        ("2020", "", "2020-01-01", True, "possibly"),
        ("2020", "", "2020-12-30", True, "possibly"),
        ("2020", "", "2020-12-31", True, None),
        ("2020-02", "", "2020-02-28", True, "possibly"),
        ("2020-02", "", "2020-02-29", True, None),
        ("2010", "2020-02", "2020-01-31", True, None),
        ("2010", "2020-02", "2020-02-01", True, None),
        ("2010", "2020-02", "2020-02-02", True, "possibly"),
        ("2010", "2020-02", "2020-02-29", True, "possibly"),
        ("2010", "2020-02", "2020-03-01", False, None),
        ("", "", "1900-01-01", True, "unknown-start"),
        ("", "2020", "2019-06-01", True, "unknown-start"),
        ("", "2020", "2020-06-01", True, "possibly"),
        ("", "2020", "2021-01-01", False, None),
    ],
)
def test_lives(start: str, end: str, day: str, there: bool, doubt: str | None) -> None:
    assert in_force(start, end, day) is there
    if there:
        assert doubt_on(start, end, day) == doubt


@given(start=coarse, end=coarse, day=days)
def test_no_doubt_means_every_reading_of_the_dates_agrees(start: str, end: str, day: str) -> None:
    readings = {
        begun <= day <= ended
        for begun in (first_day(start), last_day(start) if start else "9999-12-31")
        for ended in ((first_day(end), last_day(end)) if end else ("9999-12-31",))
    }
    if not in_force(start, end, day):
        assert readings == {False}
    else:
        assert (doubt_on(start, end, day) is None) == (readings == {True})


@pytest.mark.parametrize(
    ("enacted", "effect", "ended", "day", "status", "life"),
    [
        ("2025-05-16", "2026-10-01", "", "2025-05-15", "coming", "2025-05-16"),
        ("2025-05-16", "2026-10-01", "", "2026-09-30", "coming", "2025-05-16"),
        ("2025-05-16", "2026-10-01", "", "2026-10-01", "in-force", "2026-10-01"),
        ("2018-09", "", "2023-03", "2023-03-31", "in-force", "2018-09"),
        ("2018-09", "", "2023-03", "2023-04-01", "ended", "2018-09"),
        ("", "2020", "", "2019-12-31", "coming", "2020"),
        ("", "2020", "", "2020-01-01", "in-force", "2020"),
        ("", "", "", "2020-01-01", "unknown", ""),
        ("", "", "2019", "2020-01-01", "ended", ""),
    ],
)
def test_instruments(
    enacted: str, effect: str, ended: str, day: str, status: str, life: str
) -> None:
    row = {"enacted": enacted, "in_force": effect, "repealed": ended}
    assert instrument_status(row, day) == status
    assert instrument_life(row, day) == (life, ended)
