"""When a channel was last seen at work, and whether it has gone quiet, no stronger than known."""

from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from typing import Literal

from dashboard.tables.atlas import Atlas, Row
from dashboard.tables.dates import FOREVER, first_day, last_day

Basis = Literal["event", "recorded"]
Quiet = Literal["recent", "quiet", "cannot-be-judged"]

MONTHS = {"quarterly": 3, "twice-yearly": 6, "annual": 12, "biennial": 24}
"""How many months lie between two meetings. Other cadences promise no next meeting."""

MEETINGS = frozenset({"meeting", "summit", "visit", "exercise"})
PAPERS = frozenset({"statement", "advisory", "legislation", "strategy"})
SUMMIT_LEVEL = "leader"
RANK = {"leader": 0, "ministerial": 1, "senior-official": 2, "working": 3}
"""Who outranks whom at one meeting; operational and industry channels stand beside the ranks."""


def last_held(atlas: Atlas, channel: Row, day: str) -> tuple[str, Basis] | None:
    """When a channel was last held, as known for a day: the coarse date and what it rests on.

    atlas    any atlas; events are read from the whole one behind it
    channel  a row of channels
    day      YYYY-MM-DD; "" asks for all that is recorded

    It is the later of the last dated event that shows the channel at work within its life, and the
    recorded `last_held`, as far as they surely lie not after the day. None: not known for this day.
    Of a standing mechanism only meetings count, of papers and moments what was issued as well.
    """
    return max(known(atlas.whole, channel, day), key=when, default=None)


def meetings_known(atlas: Atlas, channel: Row, day: str) -> tuple[str, ...]:
    """The coarse dates on which a channel is known to have been held up to a day, the first first.

    They are dated as `last_held` dates the last one. A date that may be another one, known more
    closely, is counted once: these are the least that took place.
    """
    dates = {text for text, _ in known(atlas.whole, channel, day)}
    apart = [
        text
        for text in dates
        if not any(other != text and other.startswith(text) for other in dates)
    ]
    return tuple(sorted(apart, key=first_day))


def known(whole: Atlas, channel: Row, day: str) -> list[tuple[str, Basis]]:
    """The dates on which a channel was at work, as far as they surely lie not after a day."""
    day = day or FOREVER
    settled = day >= latest_check(whole)
    return [
        (text, basis)
        for text, basis in recorded(whole, channel)
        if (settled or last_day(text) <= day) and first_day(text) <= day
    ]


def when(found: tuple[str, Basis]) -> tuple[str, int]:
    """What dates are compared by: the first day they can mean, then how finely they are known."""
    return first_day(found[0]), len(found[0])


def quiet(atlas: Atlas, channel: Row, day: str) -> Quiet:
    """Whether no meeting of a mechanism is found for more than twice its cadence.

    "quiet" means no more than "no recent meeting found". The time is counted from the last day the
    last meeting can have been held on, up to the day, or to the end of the month until which the
    rows of every side that takes part were checked, if that is earlier: what happened later nobody
    has looked up, and not having looked is not quiet. Documents, moments, channels that meet
    irregularly or all the time, and those with no dated meeting cannot be judged.
    """
    months = MONTHS.get(channel["cadence"], 0) if channel["form"] == "mechanism" else 0
    held = last_held(atlas, channel, day) if months else None
    if held is None:
        return "cannot-be-judged"
    known = min(day or FOREVER, first_check(atlas.whole, channel))
    return "quiet" if known > months_later(last_day(held[0]), 2 * months) else "recent"


def recorded(whole: Atlas, channel: Row) -> Iterator[tuple[str, Basis]]:
    """All dates on which the tables show a channel at work within its life."""
    life = first_day(channel["valid_from"]), last_day(channel["valid_to"])
    for event in events_by_channel(whole).get(channel["id"], ()):
        text = date_held(event, channel)
        alive = life[0] <= last_day(text) and first_day(text) <= life[1]
        if alive and shows(whole, event, channel):
            yield text, "event"
    if channel["last_held"]:
        yield channel["last_held"], "recorded"


def date_held(event: Row, channel: Row) -> str:
    """The last day of an event; the day recorded for the channel where that is one of its days."""
    end = str(event["end_date"] or event["date"])
    within = event["date"] <= channel["last_held"] <= end
    return str(channel["last_held"]) if within else end


def shows(whole: Atlas, event: Row, channel: Row) -> bool:
    """Whether an event shows that a channel was at work, and not only that it was spoken of.

    One meeting may name several channels: those it decided on beside the one that met. It counts
    for the highest in rank it names, a summit for channels of leaders.
    """
    if channel["form"] != "mechanism":
        return event["kind"] in MEETINGS | PAPERS
    if event["kind"] not in MEETINGS or channel["level"] not in RANK:
        return event["kind"] in MEETINGS
    if event["kind"] == "summit":
        return bool(channel["level"] == SUMMIT_LEVEL)
    named = (whole.row("channels", key) for key in event["channel_ids"])
    ranks = [RANK[row["level"]] for row in named if row and is_ranked(row)]
    return RANK[channel["level"]] == min(ranks)


def is_ranked(channel: Row) -> bool:
    """Whether a channel is a mechanism of officials of some rank."""
    return channel["form"] == "mechanism" and channel["level"] in RANK


@lru_cache(maxsize=4)
def events_by_channel(whole: Atlas) -> dict[str, tuple[Row, ...]]:
    """For each channel, the events that name it."""
    found: dict[str, list[Row]] = {}
    for event in whole.rows("events"):
        for channel in event["channel_ids"]:
            found.setdefault(channel, []).append(event)
    return {channel: tuple(events) for channel, events in found.items()}


def latest_check(whole: Atlas) -> str:
    """The day by which all rows were written: what is recorded had happened then."""
    return max(last_day(row["checked_until"]) for row in whole.rows("countries"))


def first_check(whole: Atlas, channel: Row) -> str:
    """The day until which the rows of every side that takes part in a channel were checked."""
    rows = [row for row in whole.rows("countries") if row["code"] in channel["countries"]]
    sides = [row for row in rows if row["side"] != "none"] or rows
    return min((last_day(row["checked_until"]) for row in sides), default=FOREVER)


def months_later(day: str, months: int) -> str:
    """The same day some months later, or the last of that month where it has no such day."""
    year, month = divmod(int(day[:4]) * 12 + int(day[5:7]) - 1 + months, 12)
    if year > date.max.year:
        return FOREVER
    return min(f"{year:04}-{month + 1:02}-{day[8:]}", last_day(f"{year:04}-{month + 1:02}"))
