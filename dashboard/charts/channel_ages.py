"""The standing mechanisms of both sides by age: how long, how often seen to meet, still meeting?"""

from dashboard.answers.ages import OLD, Age, ages
from dashboard.charts.chart import Asked, Chart, Column, Row
from dashboard.language.words import Words

NAME = "channel-ages"


def rows(asked: Asked) -> list[Row]:
    """One row for each mechanism, the oldest first; those without a recorded start last."""
    return [row_of(asked, age) for age in ages(asked.atlas)]


def row_of(asked: Asked, age: Age) -> Row:
    """One mechanism."""
    words, channel = asked.words, age.channel
    framework = asked.whole.row("frameworks", channel["framework_id"])
    assert framework is not None
    state = "channel.quiet" if age.state == "quiet" else f"chart.channel-lives.state.{age.state}"
    return {
        "key": channel["id"],
        "name": words.name(channel),
        "short": words.short(channel),
        "framework": words.short(framework),
        "framework_id": framework["id"],
        "since": channel["valid_from"],
        "full": -1 if age.years is None else age.years,
        "years": said_years(age, words),
        "class": age.sort,
        "meetings": len(age.meetings),
        "first": age.meetings[0] if age.meetings else "",
        "last": age.meetings[-1] if age.meetings else "",
        "state_code": age.state,
        "state": words.text(state),
        "recalled": channel["evidence"] == "recalled",
        "evidence": words.label("evidence", channel["evidence"]),
        "sources": channel["sources"],
    }


def said_years(age: Age, words: Words) -> str:
    """The full years that have passed, in words."""
    if age.years is None:
        return words.text("date.unknown")
    one = "-one" if age.years == 1 else ""
    return words.text(f"chart.channel-lives.years{one}", count=age.years)


def finding(found: list[Row], words: Words) -> str:
    """How many are old, and of how many of these a recent meeting was found."""
    old = [row for row in found if row["full"] >= OLD]
    states = [row["state_code"] for row in old]
    said = [
        words.text(
            f"chart.{NAME}.finding",
            all=len(found),
            old=len(old),
            years=OLD,
            recent=states.count("recent"),
            quiet=states.count("quiet"),
            open=states.count("cannot-be-judged"),
        )
    ]
    if unknown := sum(row["class"] == "unknown" for row in found):
        said.append(words.text(f"chart.{NAME}.finding-unknown", count=unknown))
    return {"en": " ", "ja": ""}[words.language].join(said)


CHART = Chart(
    name=NAME,
    rows=rows,
    folded=True,
    columns=(
        Column("name", f"chart.{NAME}.name", key="key"),
        Column("framework", f"chart.{NAME}.framework", key="framework_id"),
        Column("since", f"chart.{NAME}.since", "date"),
        Column("years", f"chart.{NAME}.years"),
        Column("meetings", f"chart.{NAME}.meetings", "number"),
        Column("first", f"chart.{NAME}.first", "date"),
        Column("last", f"chart.{NAME}.last", "date"),
        Column("state", f"chart.{NAME}.state"),
        Column("evidence", f"chart.{NAME}.evidence"),
    ),
    finding=finding,
)
