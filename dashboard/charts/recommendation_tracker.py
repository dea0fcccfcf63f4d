"""What became of what was said at the roundtable: one line each, with what shows it, by date."""

from dashboard.answers.recommendations import UNSAID, Followed, Mark, followed, unfollowed
from dashboard.charts.chart import Asked, Chart, Column, Row
from dashboard.charts.recommendation_figure import draw
from dashboard.language.words import Words
from dashboard.tables.atlas import Row as Cells

NAME = "chart.recommendation-tracker"


def rows(asked: Asked) -> list[Row]:
    """One row for each statement and outcome, those that were done first."""
    return [row_of(asked, each) for each in followed(asked.atlas, asked.address.focus)]


def row_of(asked: Asked, each: Followed) -> Row:
    """One statement in words, with what the picture needs."""
    words, row = asked.words, each.row
    event = asked.whole.row("events", row["event_id"])
    assert event is not None
    outcome = each.outcome
    checked = outcome["checked"] if outcome else ""
    return {
        "key": event["id"],
        "said": words.pick(row, "summary"),
        "speaker": str(row.get(f"speaker_{words.language}") or row["speaker"]),
        "kind": words.label("observation_kind", row["kind"]),
        "asked": row["kind"] == "recommendation",
        "topics": listed(words, row),
        "status": status(words, each.status),
        "code": each.status,
        "outcome": became(words, outcome),
        "shown": words.listed([shown(words, mark) for mark in each.marks])
        or words.text(f"{NAME}.nothing-shows"),
        "checked": words.date(checked) if checked else words.text(f"{NAME}.not-looked-up"),
        "evidence": words.label("evidence", (outcome or row)["evidence"]),
        "sources": tuple(dict.fromkeys((*row["sources"], *(outcome["sources"] if outcome else ())))),
        "date": event["date"],
        "title": words.name(event),
        "marks": [mark_of(words, mark) for mark in each.marks],
        "day": asked.day,
        "left_out": len(unfollowed(asked.atlas, asked.address.focus)),
    }  # fmt: skip


def status(words: Words, code: str) -> str:
    """What became of a statement, in a word or two."""
    if code == UNSAID:
        return words.text(f"{NAME}.unsaid")
    return words.label("outcome_status", code)


def became(words: Words, outcome: Cells | None) -> str:
    """The outcome in words; that none is recorded by the day where there is none."""
    return words.pick(outcome, "outcome") if outcome else words.text(f"{NAME}.no-outcome")


def listed(words: Words, row: Cells) -> str:
    """The topics of a statement."""
    topics = [words.label("topic", code, short=True) for code in row["topics"]]
    return words.listed(topics) or words.text(f"{NAME}.no-topic")


def shown(words: Words, mark: Mark) -> str:
    """One thing that shows an outcome, with its date."""
    date = words.date(mark.date)
    return words.text(f"{NAME}.dated", name=words.short(mark.row), date=date)


def mark_of(words: Words, mark: Mark) -> Row:
    """What the picture needs of one thing that shows an outcome."""
    return {
        "key": mark.row["id"],
        "table": mark.table,
        "date": mark.date,
        "name": words.name(mark.row),
        "when": words.date(mark.date),
    }


def finding(found: list[Row], words: Words) -> str:
    """How many recommendations were done, done in part, not found or not looked up; the others."""
    asked = [row for row in found if row["asked"]]
    counts = {
        code: sum(row["code"] == code for row in asked)
        for code in dict.fromkeys(row["code"] for row in found)
    }
    parts = [
        words.text(f"{NAME}.part", status=status(words, code), count=count)
        for code, count in counts.items()
        if count
    ]
    facts = {"count": len(asked), "parts": words.listed(parts), "others": len(found) - len(asked)}
    said = words.text(f"{NAME}.finding" if asked else f"{NAME}.finding-others", **facts)
    left_out = found[0]["left_out"]
    more = words.text(f"{NAME}.left-out", count=left_out) if left_out else ""
    return said + more


CHART = Chart(
    name="recommendation-tracker",
    rows=rows,
    columns=(
        Column("said", f"{NAME}.said", key="key"),
        Column("speaker", f"{NAME}.speaker"),
        Column("kind", f"{NAME}.kind"),
        Column("topics", f"{NAME}.topics"),
        Column("status", f"{NAME}.status"),
        Column("outcome", f"{NAME}.outcome"),
        Column("shown", f"{NAME}.shown"),
        Column("checked", f"{NAME}.checked"),
        Column("evidence", f"{NAME}.evidence"),
    ),
    finding=finding,
    figure=draw,
    empty="roundtable.nothing-yet",
)
