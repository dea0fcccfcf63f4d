"""Coarse dates: which texts are dates, and which days each can mean."""

from calendar import monthrange
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.tables.dates import ALWAYS, FOREVER, first_day, is_date, is_day, last_day


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("", ALWAYS, FOREVER),
        ("2022", "2022-01-01", "2022-12-31"),
        ("2022-09", "2022-09-01", "2022-09-30"),
        ("2022-12", "2022-12-01", "2022-12-31"),
        ("2022-09-08", "2022-09-08", "2022-09-08"),
        ("2020-02", "2020-02-01", "2020-02-29"),
        ("2022-02", "2022-02-01", "2022-02-28"),
        ("1900-02", "1900-02-01", "1900-02-28"),
        ("0001", "0001-01-01", "0001-12-31"),
    ],
)
def test_first_and_last_day(text: str, first: str, last: str) -> None:
    assert (first_day(text), last_day(text)) == (first, last)


@pytest.mark.parametrize("text", ["2022", "2022-09", "2022-09-08", "2020-02-29", "0001", "9999"])
def test_dates(text: str) -> None:
    assert is_date(text)


@pytest.mark.parametrize(
    "text",
    [
        *("", "0000", "22", "20220", "2022-13", "2022-00", "2022-9", "2022-02-29", "2022-09-31"),
        *("2022-09-00", "2022/09/08", "20220908", "2022-09-08T00:00", " 2022", "2022\n", "-2022"),
        *("２０２２", "2022-٠٩", "Sept 2022", "2022-09-", "c. 2022", "2022-", "令和4年"),
    ],
)
def test_not_dates(text: str) -> None:
    assert not is_date(text)
    assert not is_day(text)


def test_only_full_days_are_days() -> None:
    assert is_day("2022-09-08")
    assert not is_day("2022-09") and not is_day("2022") and not is_day("2022-09-31")


@given(st.dates(max_value=date(9999, 12, 30)))
def test_a_coarse_date_holds_the_days_it_names_and_no_other(day: date) -> None:
    exact, month, year = day.isoformat(), day.isoformat()[:7], day.isoformat()[:4]
    for text in (exact, month, year):
        assert is_date(text)
        assert first_day(text) <= exact <= last_day(text)
        assert is_day(first_day(text)) and is_day(last_day(text))
    assert int(last_day(month)[8:]) == monthrange(day.year, day.month)[1]
    after = date.fromisoformat(last_day(month))
    if after < date.max:
        assert (after + timedelta(days=1)).day == 1


@given(st.text(max_size=12))
def test_no_text_is_too_strange(text: str) -> None:
    assert is_date(text) in (True, False)
    if is_date(text):
        assert first_day(text) <= last_day(text)
