"""What channels are about: when the two sides last dealt with a topic, and in which company."""

from dataclasses import dataclass

from dashboard.answers.joint import channels_to_date, is_alone, is_joint
from dashboard.answers.life import last_held
from dashboard.filters.filters import Filters
from dashboard.filters.present import ancestry
from dashboard.tables.atlas import Atlas, Row
from dashboard.tables.dates import first_day

SMALL_GROUP = "minilateral"


@dataclass(frozen=True)
class Dealt:
    """When the two sides last dealt with a topic.

    date     the coarse date; "" where no dated one is known for the day
    channel  the channel that shows it; None where no date is known
    every    all channels on the topic with their dates, past ones too, the last dated first
    """

    date: str
    channel: Row | None
    every: tuple[tuple[str, Row], ...]


def last_dealt(atlas: Atlas, filters: Filters) -> dict[str, Dealt]:
    """For each topic of the joint channels up to the day, the last dated one."""
    dated: dict[str, list[tuple[str, Row]]] = {}
    for channel in channels_to_date(atlas, filters):
        if is_joint(atlas, channel):
            date = date_of(atlas, channel)
            for topic in channel["topics"]:
                dated.setdefault(topic, []).append((date, channel))
    return {topic: latest(found) for topic, found in dated.items()}


def date_of(atlas: Atlas, channel: Row) -> str:
    """When a channel was last held; of a paper, when it was signed, if nothing later is known."""
    held = last_held(atlas, channel, atlas.day)
    if held:
        return held[0]
    signed = str(channel["valid_from"]) if channel["form"] != "mechanism" else ""
    return signed if signed and first_day(signed) <= atlas.day else ""


def latest(found: list[tuple[str, Row]]) -> Dealt:
    """The last of dated channels; of two on one day the one dated more closely."""
    ordered = sorted(found, key=lambda each: recency(each[0]), reverse=True)
    date, channel = ordered[0]
    return Dealt(date, channel if date else None, tuple(ordered))


def recency(date: str) -> tuple[str, int]:
    """What dates are compared by: the first day they can mean, then how finely they are known."""
    return (first_day(date), len(date)) if date else ("", 0)


@dataclass(frozen=True)
class Shared:
    """The channels on one topic: of the two sides alone, and of the small group they belong to."""

    alone: tuple[Row, ...]
    group: tuple[Row, ...]


def shared_topics(atlas: Atlas) -> dict[str, Shared]:
    """For each topic of either, the channels of the two alone and those of the small group."""
    kinds = {row["id"]: row["kind"] for row in atlas.whole.rows("frameworks")}
    alone: dict[str, list[Row]] = {}
    group: dict[str, list[Row]] = {}
    for channel in atlas.rows("channels"):
        small = kinds[channel["framework_id"]] == SMALL_GROUP
        for topic in channel["topics"]:
            if small and is_joint(atlas, channel):
                group.setdefault(topic, []).append(channel)
            elif is_alone(atlas, channel):
                alone.setdefault(topic, []).append(channel)
    topics = dict.fromkeys((*alone, *group))
    return {
        topic: Shared(tuple(alone.get(topic, ())), tuple(group.get(topic, ()))) for topic in topics
    }


def small_groups(whole: Atlas) -> list[Row]:
    """The frameworks of small groups that belong to no other."""
    rows = whole.rows("frameworks")
    parents = {row["id"]: row["parent_id"] for row in rows}
    tops = {ancestry(row["id"], parents)[-1] for row in rows if row["kind"] == SMALL_GROUP}
    return [row for row in rows if row["id"] in tops]
