"""The terms of the trade, both languages side by side: a table without a picture."""

from dashboard.charts.chart import Asked, Chart, Column, Row
from dashboard.language.words import Words


def rows(asked: Asked) -> list[Row]:
    """One row for each term that is found, by the term in the language of the page."""
    words, other = asked.words, asked.words.other
    found = [
        {
            "term": words.pick(row, "term"),
            "other_term": other.pick(row, "term"),
            "definition": words.pick(row, "definition"),
            "other_definition": other.pick(row, "definition"),
            "own": words.language,
            "other": other.language,
            "key": row["id"],
            "sources": row["sources"],
            "context": asked.atlas.is_context("glossary", row["id"]),
        }
        for row in asked.atlas.rows("glossary")
    ]
    return sorted(found, key=lambda row: row["term"].casefold())


def finding(found: list[Row], words: Words) -> str:
    """How many terms there are."""
    return words.text("chart.glossary-terms.finding", count=len(found))


CHART = Chart(
    name="glossary-terms",
    rows=rows,
    columns=(
        Column("term", "chart.glossary-terms.term", key="key", lang="own"),
        Column("other_term", "chart.glossary-terms.other-term", lang="other"),
        Column("definition", "chart.glossary-terms.definition", lang="own"),
        Column("other_definition", "chart.glossary-terms.other-definition", lang="other"),
    ),
    finding=finding,
)
