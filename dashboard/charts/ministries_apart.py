"""Which ministries have a seat opposite the other country, and which have none of their own."""

from collections import Counter

from dashboard.answers.participation import Ministry, ministries
from dashboard.charts.chart import Asked, Chart, Column, Row
from dashboard.language.words import Words

NAME = "ministries-apart"


def rows(asked: Asked) -> list[Row]:
    """One row for each ministry: those without a seat first, left side before right."""
    sides = {row["code"]: row["side"] for row in asked.whole.rows("countries")}
    found = [row_of(asked, each) for each in ministries(asked.atlas, asked.on_the_day)]
    return sorted(
        found, key=lambda row: (row["channels"], row["past"], sides[row["code"]], row["name"])
    )


def row_of(asked: Asked, ministry: Ministry) -> Row:
    """One ministry; it rests on the sources of its channels, or on its own where it has none."""
    words, row = asked.words, ministry.row
    below = [found for key in ministry.through if (found := asked.whole.row("entities", key))]
    sat = ministry.channels + ministry.past
    sources = [key for channel in sat for key in channel["sources"]]
    nobody = words.text(f"chart.{NAME}.nobody")
    return {
        "name": words.name(row),
        "key": row["id"],
        "code": row["country"],
        "country": words.country(row["country"]),
        "channels": len(ministry.channels),
        "past": len(ministry.past),
        "frameworks": len({channel["framework_id"] for channel in ministry.channels}),
        "through": words.listed([words.name(each) for each in below]) or nobody,
        "sources": tuple(dict.fromkeys(sources)) or row["sources"],
    }


def finding(found: list[Row], words: Words) -> str:
    """How many ministries of each country have no seat."""
    every = Counter(row["country"] for row in found)
    without = Counter(row["country"] for row in found if not row["channels"])
    said = [
        words.text(f"chart.{NAME}.of", country=country, count=without[country], all=each)
        for country, each in sorted(every.items(), key=lambda pair: -without[pair[0]])
    ]
    return words.text(f"chart.{NAME}.finding", said=words.paused(said))


CHART = Chart(
    name=NAME,
    rows=rows,
    folded=True,
    columns=(
        Column("name", f"chart.{NAME}.name", key="key"),
        Column("country", f"chart.{NAME}.country"),
        Column("channels", f"chart.{NAME}.channels", "number"),
        Column("frameworks", f"chart.{NAME}.frameworks", "number"),
        Column("past", f"chart.{NAME}.past", "number"),
        Column("through", f"chart.{NAME}.through"),
    ),
    finding=finding,
)
