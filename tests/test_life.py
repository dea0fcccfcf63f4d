"""When channels were last held, what has gone quiet, and who sits together: on the real tables."""

import pytest

from dashboard.answers.delegations import all_delegations, delegations
from dashboard.answers.life import MONTHS, last_held, months_later, quiet
from dashboard.filters.apply import apply
from dashboard.filters.filters import Filters
from dashboard.tables.atlas import Atlas, Row
from dashboard.tables.dates import first_day, last_day

TODAY, ROUNDTABLE = "2026-11-25", "2022-09-08"


def channel(atlas: Atlas, key: str, **changed: object) -> Row:
    """A channel, with some cells exchanged."""
    row = atlas.row("channels", key)
    assert row is not None, key
    return {**row, **changed}


@pytest.mark.parametrize(
    ("key", "day", "expected"),
    [
        ("ch-2plus2", ROUNDTABLE, ("2022-01-07", "event")),
        ("ch-2plus2", TODAY, ("2024-07-28", "event")),
        ("ch-keen-edge", ROUNDTABLE, None),
        ("ch-keen-edge", TODAY, ("2024-02-08", "event")),
        ("ch-jucip", ROUNDTABLE, None),
        ("ch-jucip", "2024-09-01", None),
        ("ch-jucip", "2024-12-31", ("2024", "recorded")),
        ("ch-jucip", TODAY, ("2024", "recorded")),
        ("ch-quad-cyber-ambassadors", TODAY, None),
        ("ch-ph-cyber-digital", TODAY, None),
        ("ch-ais", TODAY, None),
        ("ch-private-digital-wg", TODAY, ("2024-02-06", "event")),
        ("ch-un-global-mechanism", "2026-03-15", None),
    ],
)
def test_last_held(atlas: Atlas, key: str, day: str, expected: tuple[str, str] | None) -> None:
    assert last_held(atlas, channel(atlas, key), day) == expected


@pytest.mark.parametrize("day", ["2013-01-01", "2016-06-30", ROUNDTABLE, "2024-02-05", TODAY])
def test_nothing_is_held_after_the_day(atlas: Atlas, day: str) -> None:
    found = [
        held for row in atlas.rows("channels") if (held := last_held(atlas, row, day)) is not None
    ]
    assert found
    for text, _ in found:
        assert first_day(text) <= day
        assert last_day(text) <= day or day == TODAY


def test_a_recorded_meeting_is_never_forgotten_today(atlas: Atlas) -> None:
    recorded = [row for row in atlas.rows("channels") if row["last_held"]]
    assert recorded
    for row in recorded:
        held = last_held(atlas, row, TODAY)
        assert held is not None and first_day(held[0]) >= first_day(row["last_held"])


def test_the_narrowed_atlas_answers_as_the_whole(atlas: Atlas) -> None:
    narrow = apply(atlas, Filters(country=("AU",), evidence=("recalled",), on=ROUNDTABLE), TODAY)
    for row in narrow.rows("channels"):
        assert last_held(narrow, row, ROUNDTABLE) == last_held(atlas, row, ROUNDTABLE)


def test_only_mechanisms_with_a_cadence_can_be_quiet(atlas: Atlas) -> None:
    judged = {
        row["id"]: quiet(atlas, row, TODAY)
        for row in atlas.rows("channels")
        if quiet(atlas, row, TODAY) != "cannot-be-judged"
    }
    assert set(judged.values()) == {"recent", "quiet"}
    for key in judged:
        row = channel(atlas, key)
        assert row["form"] == "mechanism" and row["cadence"] in MONTHS
        assert last_held(atlas, row, TODAY) is not None
    quiet_one = channel(atlas, "ch-yama-sakura")
    assert judged["ch-yama-sakura"] == "quiet"
    for changed in (
        {"form": "document"},
        {"form": "moment"},
        {"cadence": "irregular"},
        {"cadence": "continuous"},
        {"cadence": "one-off"},
    ):
        assert quiet(atlas, {**quiet_one, **changed}, TODAY) == "cannot-be-judged"
    undated = channel(atlas, "ch-arf-ict")
    assert not undated["last_held"] and undated["cadence"] == "annual"
    assert quiet(atlas, undated, TODAY) == "cannot-be-judged"


@pytest.mark.parametrize(
    ("held", "cadence", "day", "expected"),
    [
        ("2020-03-10", "annual", "2022-03-10", "recent"),
        ("2020-03-10", "annual", "2022-03-11", "quiet"),
        ("2020-03", "annual", "2022-03-31", "recent"),
        ("2020-03", "annual", "2022-04-01", "quiet"),
        ("2020", "annual", "2022-12-31", "recent"),
        ("2020", "annual", "2023-01-01", "quiet"),
        ("2020-03-10", "quarterly", "2020-09-10", "recent"),
        ("2020-03-10", "quarterly", "2020-09-11", "quiet"),
        ("2020-03-10", "twice-yearly", "2021-03-11", "quiet"),
        ("2020-03-10", "biennial", "2024-03-10", "recent"),
        ("2020-03-10", "biennial", "2024-03-11", "quiet"),
    ],
)
def test_quiet_after_more_than_twice_the_cadence(
    atlas: Atlas, held: str, cadence: str, day: str, expected: str
) -> None:
    row = channel(atlas, "ch-arf-ict", last_held=held, cadence=cadence)
    assert quiet(atlas, row, day) == expected


def test_what_nobody_has_looked_up_is_not_quiet(atlas: Atlas) -> None:
    """Rows of one side were checked until July, of the other until October: July counts."""
    row = channel(atlas, "ch-arf-ict", last_held="2024-08-15", cadence="annual")
    assert {"JP", "US"} <= set(row["countries"])
    assert quiet(atlas, row, "2031-01-01") == "recent"
    assert quiet(atlas, {**row, "last_held": "2024-07-30"}, "2031-01-01") == "quiet"
    assert quiet(atlas, {**row, "countries": ("JP",)}, "2031-01-01") == "quiet"
    assert quiet(atlas, {**row, "countries": ("JP",)}, "2026-08-15") == "recent"


def test_months_later_keeps_to_the_calendar() -> None:
    assert months_later("2023-11-30", 3) == "2024-02-29"
    assert months_later("2024-02-29", 12) == "2025-02-28"
    assert months_later("2024-01-31", 24) == "2026-01-31"
    assert months_later("9999-12-31", 6) == "9999-12-31"


def test_parent_and_child_are_one_delegation(atlas: Atlas) -> None:
    narrow = apply(atlas, Filters(on=TODAY), TODAY)
    parents = {row["id"]: row["parent_id"] for row in atlas.rows("entities")}
    folded = 0
    for key, groups in all_delegations(narrow).items():
        seated = {
            row["entity_id"]
            for row in narrow.rows("channel_participants")
            if row["channel_id"] == key
        }
        members = [member for group in groups for member in group.members]
        assert sorted(members) == sorted(seated), key
        heads = {group.head for group in groups}
        for group in groups:
            assert group.members[0] == group.head
            folded += len(group.members) - 1
            above = parents[group.head]
            while above:
                assert above not in seated, f"{group.head} should fold into {above}"
                above = parents[above]
            for member in group.members[1:]:
                assert member not in heads
    assert folded > 0


def test_a_channel_without_seats_has_no_delegation(atlas: Atlas) -> None:
    assert delegations(atlas, "no-such-channel") == ()


def test_delegations_carry_the_country_of_their_head(atlas: Atlas) -> None:
    narrow = apply(atlas, Filters(on=TODAY), TODAY)
    for group in delegations(narrow, "ch-2plus2"):
        head = narrow.row("entities", group.head)
        assert head is not None and head["country"] == group.country
    assert {group.country for group in delegations(narrow, "ch-2plus2")} == {"JP", "US"}
