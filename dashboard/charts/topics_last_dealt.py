"""When the two sides last dealt with each topic, as far as dated meetings and papers show it."""

from dashboard.answers.topics import Dealt, last_dealt, recency
from dashboard.charts.chart import Asked, Chart, Column, Row
from dashboard.charts.topics_last_dealt_figure import draw
from dashboard.language.words import Words
from dashboard.tables.atlas import Row as Cells

NAME = "topics-last-dealt"


def rows(asked: Asked) -> list[Row]:
    """One row for each topic, that dealt with last first; those without a date come last."""
    found = last_dealt(asked.atlas, asked.address.filters)
    made = [row_of(asked, topic, dealt) for topic, dealt in found.items()]
    return sorted(made, key=lambda row: recency(row["date"]), reverse=True)


def row_of(asked: Asked, topic: str, dealt: Dealt) -> Row:
    """The last dealing with one topic."""
    words, channel = asked.words, dealt.channel
    framework = asked.whole.row("frameworks", channel["framework_id"]) if channel else None
    unknown = words.text("date.unknown")
    standing = [row for _, row in dealt.every if asked.atlas.row("channels", row["id"])]
    return {
        "topic": words.label("topic", topic),
        "topic_short": words.label("topic", topic, short=True),
        "date": dealt.date,
        "channel": words.name(channel) if channel else unknown,
        "channel_short": words.short(channel) if channel else unknown,
        "key": channel["id"] if channel else "",
        "framework": words.short(framework) if framework else unknown,
        "framework_id": framework["id"] if framework else "",
        "form": words.label("form", channel["form"], short=True) if channel else unknown,
        "mechanisms": sum(row["form"] == "mechanism" for row in standing),
        "papers": sum(row["form"] != "mechanism" for row in standing),
        "units": [unit(words, date, row) for date, row in dealt.every if date],
        "sources": channel["sources"] if channel else (),
        "day": asked.day,
    }


def unit(words: Words, date: str, channel: Cells) -> Row:
    """One dated channel of a topic."""
    return {
        "key": channel["id"],
        "name": words.name(channel),
        "form": words.label("form", channel["form"], short=True),
        "mechanism": channel["form"] == "mechanism",
        "date": date,
    }


def finding(found: list[Row], words: Words) -> str:
    """The topics dealt with last, and the one longest ago."""
    dated = [row for row in found if row["date"]]
    if not dated:
        return words.text(f"chart.{NAME}.finding-none")
    return words.text(
        f"chart.{NAME}.finding", topic=dated[0]["topic"], day=words.date(dated[0]["date"]),
        last=dated[-1]["topic"], then=words.date(dated[-1]["date"]), count=len(found),
    )  # fmt: skip


CHART = Chart(
    name=NAME,
    rows=rows,
    columns=(
        Column("topic", f"chart.{NAME}.topic"),
        Column("date", f"chart.{NAME}.date", "date"),
        Column("channel", f"chart.{NAME}.channel", key="key"),
        Column("framework", f"chart.{NAME}.framework", key="framework_id"),
        Column("form", f"chart.{NAME}.form"),
        Column("mechanisms", f"chart.{NAME}.mechanisms", "number"),
        Column("papers", f"chart.{NAME}.papers", "number"),
    ),
    finding=finding,
    figure=draw,
)
