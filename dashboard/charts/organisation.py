"""How does each country organise its cyber defence? The bodies of both sides, branch by branch."""

from collections import Counter

from dashboard.answers.organisation import SIDES, Branch, Group, organisation
from dashboard.charts.chart import Asked, Chart, Column, Row
from dashboard.language.words import Words

RECALLED = "recalled"  # the grade of a row that was not seen in a source


def rows(asked: Asked) -> list[Row]:
    """Every body of the two sides, in the order of the chart."""
    return [
        row_of(asked, group, side, body)
        for group in organisation(asked.atlas)
        for side in SIDES
        for branch in group.on(side)
        for body in branch.bodies
    ]


def row_of(asked: Asked, group: Group, side: str, key: str) -> Row:
    """One body in words."""
    words, body = asked.words, asked.on_the_day.row("entities", key)
    lane = asked.whole.row("lanes", group.lane)
    assert body is not None and lane is not None
    above = asked.on_the_day.row("entities", body["parent_id"])
    return {
        "key": key,
        "name": words.name(body),
        "side": side,
        "country": words.country(body["country"]),
        "group": words.name(lane),
        "kind": words.label("entity_kind", body["kind"]),
        "above": words.name(above) if above else words.text("chart.organisation.none"),
        "above_key": body["parent_id"] if above else "",
        "start": body["valid_from"],
        "evidence": words.label("evidence", body["evidence"]),
        "recalled": body["evidence"] == RECALLED,
        "sources": body["sources"],
        "context": asked.atlas.is_context("entities", key),
    }


def finding(found: list[Row], words: Words) -> str:
    """Where each side has most of its bodies, and how many are not yet verified."""
    said = []
    for side in SIDES:
        here = [row for row in found if row["side"] == side and not row["context"]]
        if here:
            group, count = Counter(row["group"] for row in here).most_common(1)[0]
            facts = {"country": here[0]["country"], "all": len(here), "group": group}
            said.append(words.text("chart.organisation.most", count=count, **facts))
    if not said:
        return words.text("chart.organisation.only-context")
    recalled = sum(row["recalled"] for row in found if not row["context"])
    return words.text("chart.organisation.finding", sides=words.paused(said), recalled=recalled)


def folded(branch: Branch) -> int:
    """How many bodies are under a body or in a family."""
    return len(branch.bodies) - (not branch.is_family)


CHART = Chart(
    name="organisation",
    rows=rows,
    columns=(
        Column("name", "chart.organisation.name", key="key"),
        Column("country", "chart.organisation.country"),
        Column("group", "chart.organisation.group"),
        Column("kind", "chart.organisation.kind"),
        Column("above", "chart.organisation.above", key="above_key"),
        Column("start", "chart.organisation.start", "date"),
        Column("evidence", "chart.organisation.evidence"),
    ),
    finding=finding,
    folded=True,
)
