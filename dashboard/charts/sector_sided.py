"""Which sectors have a channel of governments but none of industries, or the reverse."""

from dashboard.answers.coverage import (
    INDUSTRY,
    channels_on,
    of_governments,
    one_sided,
    sector_lines,
)
from dashboard.charts.chart import Asked, Chart, Column, Row
from dashboard.charts.sector_coverage import named
from dashboard.language.words import Words
from dashboard.tables.atlas import Row as Cells

NAME = "chart.sector-sided"
KINDS = ("government", "industry", "both", "other", "none")


def rows(asked: Asked) -> list[Row]:
    """One row for each sector (matching ones together), the one-sided ones first."""
    found = []
    for line in sector_lines(asked.atlas):
        channels = channels_on(asked.atlas, line)
        kind = one_sided(asked.whole, channels)
        public = [row for row in channels if row["id"] in of_governments(asked.whole)]
        private = [row for row in channels if row["level"] == INDUSTRY]
        others = [row for row in channels if row not in public and row not in private]
        found.append(
            {
                **named(asked, line),
                "kind": kind,
                "verdict": asked.words.text(f"{NAME}.{kind}"),
                "government": said(public, asked),
                "industry": said(private, asked),
                "others": said(others, asked),
                "sources": tuple(key for row in channels for key in row["sources"]),
            }
        )
    return sorted(found, key=lambda row: KINDS.index(row["kind"]))


def said(channels: list[Cells], asked: Asked) -> str:
    """Channels by their short names."""
    words, filters = asked.words, asked.address.filters
    alone = not filters.text and set(filters.chosen()) <= {"sector"}
    nothing = words.text(f"chart.sector-coverage.{'empty' if alone else 'empty-chosen'}")
    return words.listed([words.short(row) for row in channels]) or nothing


def finding(found: list[Row], words: Words) -> str:
    """Which sectors have only the one, and which only the other."""
    phrases = []
    for kind in KINDS[:2]:
        sectors = [sector(row, words) for row in found if row["kind"] == kind]
        text = f"{NAME}.finding-{kind}" if sectors else f"{NAME}.finding-no-{kind}"
        phrases.append(words.text(text, sectors=words.listed(sectors), count=len(sectors)))
    return words.paused(phrases)


def sector(row: Row, words: Words) -> str:
    """What a line is called in a sentence: by its left side, or by its right where it has none."""
    own = words.atlas.whole.row("sectors", row["sets"])
    return words.short(own) if own else str(row["left"])


CHART = Chart(
    name="sector-sided",
    rows=rows,
    folded=True,
    columns=(
        Column("left", f"{NAME}.left", key="left_id"),
        Column("right", f"{NAME}.right", key="right_id"),
        Column("verdict", f"{NAME}.verdict"),
        Column("government", f"{NAME}.government-channels"),
        Column("industry", f"{NAME}.industry-channels"),
        Column("others", f"{NAME}.other-channels"),
    ),
    finding=finding,
)
