"""Who connects most: five measures of each body, and what they do and do not mean."""

from dashboard.answers.hubs import Hub, hubs
from dashboard.charts.chart import Asked, Chart, Column, Row
from dashboard.language.words import Words

NAME = "hubs"
SIDES = ("left", "right")
MEASURES = ("neighbours", "between", "frameworks", "across", "point")


def rows(asked: Asked) -> list[Row]:
    """One row for each body of the two sides that fits the filters and has any tie on the day."""
    chosen = asked.atlas.keys("entities")
    return [row_of(asked, hub) for hub in hubs(asked.on_the_day) if hub.body["id"] in chosen]


def row_of(asked: Asked, hub: Hub) -> Row:
    """The measures of a body."""
    words, body = asked.words, hub.body
    country = asked.whole.row("countries", body["country"])
    assert country is not None
    return {
        "body": words.name(body),
        "short": words.short(body),
        "key": body["id"],
        "country": words.country(body["country"]),
        "side": country["side"],
        "colour": country["colour"],
        "neighbours": hub.neighbours,
        "between": round(100 * hub.between, 1),
        "frameworks": hub.frameworks,
        "across": hub.across,
        "point": words.text(f"chart.{NAME}.{'yes' if hub.exchanges else 'no'}"),
        "is_point": bool(hub.exchanges),
        "sources": hub.sources,
        "context": asked.atlas.is_context("entities", body["id"]),
    }


def finding(found: list[Row], words: Words) -> str:
    """On each side, what most runs through, and who sits in most channels across."""
    said = []
    for side in SIDES:
        own = [row for row in found if row["side"] == side and not row["context"]]
        if own:
            most, wide = own[0], max(own, key=lambda row: row["across"])
            facts = {"country": most["country"], "body": most["short"], "share": most["between"]}
            facts |= {"wide": wide["short"], "count": wide["across"]}
            said.append(words.text(f"chart.{NAME}.most", **facts))
    return words.text(f"chart.{NAME}.finding", said=words.paused(said))


CHART = Chart(
    name=NAME,
    rows=rows,
    folded=True,
    columns=(
        Column("body", f"chart.{NAME}.body", key="key"),
        Column("country", f"chart.{NAME}.country"),
        Column("neighbours", f"chart.{NAME}.neighbours", "number"),
        Column("between", f"chart.{NAME}.between", "number"),
        Column("frameworks", f"chart.{NAME}.frameworks", "number"),
        Column("across", f"chart.{NAME}.across", "number"),
        Column("point", f"chart.{NAME}.point"),
    ),
    finding=finding,
)
