"""The exercises both sides join, past ones too, with the bodies that take part."""

from dashboard.answers.joint import channels_to_date, is_joint
from dashboard.answers.life import last_held
from dashboard.answers.topics import recency
from dashboard.charts.chart import Asked, Chart, Column, Row
from dashboard.charts.delegation_names import by_side
from dashboard.language.words import Words
from dashboard.tables.atlas import Row as Cells

NAME = "joint-exercises"
KIND = "exercise"


def rows(asked: Asked) -> list[Row]:
    """One row for each exercise, that held last first; those without a date come last."""
    found = [
        row_of(asked, channel)
        for channel in channels_to_date(asked.atlas, asked.address.filters)
        if channel["kind"] == KIND and is_joint(asked.atlas, channel)
    ]
    return sorted(found, key=lambda row: recency(row["held"]), reverse=True)


def row_of(asked: Asked, channel: Cells) -> Row:
    """One exercise; those who sat in one that has ended are read from all days."""
    words = asked.words
    there = asked.atlas.row("channels", channel["id"])
    sitting = by_side(asked.on_the_day if there else asked.whole, channel["id"], words)
    framework = asked.whole.row("frameworks", channel["framework_id"])
    assert framework is not None
    held = last_held(asked.atlas, channel, asked.day)
    nobody = words.text("chart.joint-exercises.nobody")
    return {
        "name": words.name(channel),
        "key": channel["id"],
        "framework": words.short(framework),
        "framework_id": framework["id"],
        "cadence": words.label("cadence", channel["cadence"], short=True),
        "form": channel["form"],
        "held": held[0] if held else "",
        "standing": words.text(f"chart.{NAME}.{'running' if there else 'ended'}"),
        "there": bool(there),
        "left": sitting.get("left", nobody),
        "right": sitting.get("right", nobody),
        "countries": words.listed([words.country(code) for code in channel["countries"]]),
        "evidence": words.label("evidence", channel["evidence"]),
        "sources": channel["sources"],
        "context": bool(there) and asked.atlas.is_context("channels", channel["id"]),
    }


def finding(found: list[Row], words: Words) -> str:
    """How many repeat, how many took place once or have ended."""
    repeated = sum(row["there"] and row["form"] == "mechanism" for row in found)
    return words.text(f"chart.{NAME}.finding", repeated=repeated, past=len(found) - repeated)


CHART = Chart(
    name=NAME,
    rows=rows,
    folded=True,
    columns=(
        Column("name", f"chart.{NAME}.name", key="key"),
        Column("held", f"chart.{NAME}.held", "date"),
        Column("left", f"chart.{NAME}.left"),
        Column("right", f"chart.{NAME}.right"),
        Column("countries", f"chart.{NAME}.countries"),
        Column("cadence", f"chart.{NAME}.cadence"),
        Column("framework", f"chart.{NAME}.framework", key="framework_id"),
        Column("standing", f"chart.{NAME}.standing"),
        Column("evidence", f"chart.{NAME}.evidence"),
    ),
    finding=finding,
)
