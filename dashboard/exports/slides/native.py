"""Which chart becomes what on a slide: bars that can be edited, a picture, or a table alone."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from dashboard.charts.chart import Chart, Row
from dashboard.exports.slides.deck import Bars, Series
from dashboard.language.words import Words

MOST_BARS, FEWER_BARS = 10, 7  # categories of one slide, of one whose names have two lines
CHOSEN = 10  # bars of a chart that shows only the strongest
FEW_KINDS = ("accent", "indigo", "madder", "bronze", "grade-close", "dim", "notice", "grade-narrow")

Measured = Callable[[list[Row], Words], tuple[tuple[str, ...], tuple[Series, ...]]]


@dataclass(frozen=True)
class Native:
    """How the rows of a chart become bars.

    stacking  how the bars of one category stand
    measure   rows -> categories, and a series of numbers for each part of the bars
    split     the field by which rows are told apart, each value on a slide of its own; "" for none
    strongest how many of the categories are shown; 0 for all
    """

    stacking: Literal["clustered", "stacked", "hundred"]
    measure: Measured
    split: str = ""
    strongest: int = 0


def columns(category: str, parts: Mapping[str, str], texts: Mapping[str, str]) -> Measured:
    """Bars read straight off columns: each part is a field with its colour and the key of its name."""

    def measure(rows: list[Row], words: Words) -> tuple[tuple[str, ...], tuple[Series, ...]]:
        series = tuple(
            Series(words.text(texts[field]), tuple(row[field] for row in rows), colour)
            for field, colour in parts.items()
        )
        return tuple(str(row[category]) for row in rows), series

    return measure


def standing(rows: list[Row], words: Words) -> tuple[tuple[str, ...], tuple[Series, ...]]:
    """For each branch of work how many bodies have several opposite numbers, one, none."""
    names = {
        "several": words.text("slides.several"),
        "one": words.text("slides.one"),
        "none": words.text("slides.none"),
    }
    colours = {"several": "accent", "one": "grade-broad", "none": "rule-strong"}
    lanes = tuple(dict.fromkeys(str(row["lane"]) for row in rows))
    count = Counter((row["lane"], row["state"]) for row in rows)
    return lanes, tuple(
        Series(name, tuple(count[(lane, state)] for lane in lanes), colours[state])
        for state, name in names.items()
    )


def statements(rows: list[Row], words: Words) -> tuple[tuple[str, ...], tuple[Series, ...]]:
    """For each speaker how many statements of each kind."""
    speakers = tuple(dict.fromkeys(str(row["speaker"]) for row in rows))
    kinds = [kind for kind in rows[0]["kinds"] if any(row["kind"] == kind for row in rows)]
    count = Counter((row["speaker"], row["kind"]) for row in rows)
    return speakers, tuple(
        Series(kind, tuple(count[(who, kind)] for who in speakers), colour)
        for kind, colour in zip(kinds, FEW_KINDS * 2, strict=False)
    )


def counted(rows: list[Row], words: Words) -> tuple[tuple[str, ...], tuple[Series, ...]]:
    """Each count on both days, with the side it is of where it is of one."""
    names = tuple(
        words.listed([row["what"], row["side"]]) if row["sided"] else str(row["what"])
        for row in rows
    )
    days = [words.date(day) for day in rows[0]["days"]]
    parts = zip(days, ("before", "after"), ("dim", "accent"), strict=True)
    return names, tuple(
        Series(day, tuple(row[field] for row in rows), colour) for day, field, colour in parts
    )


NATIVE: Mapping[str, Native] = {
    "counterpart-standing": Native("stacked", standing, split="country"),
    "event-sectors": Native(
        "stacked",
        columns(
            "short",
            {"incidents": "madder", "rules": "accent", "rest": "rule-strong"},
            {
                "incidents": "chart.event-sectors.incidents",
                "rules": "chart.event-sectors.rules",
                "rest": "chart.event-sectors.rest",
            },
        ),
        split="country",
    ),
    "evidence-grades": Native(
        "hundred",
        columns(
            "table",
            {"recalled": "notice", "read": "accent"},
            {
                "recalled": "chart.evidence-grades.recalled",
                "read": "chart.evidence-grades.read",
            },
        ),
    ),
    "roundtable-said": Native("stacked", statements),
    "small-group-topics": Native(
        "stacked",
        columns(
            "topic_short",
            {
                "alone_mechanisms": "accent",
                "alone_papers": "grade-broad",
                "group_mechanisms": "bronze",
                "group_papers": "rule-strong",
            },
            {
                "alone_mechanisms": "chart.small-group-topics.alone-mechanisms",
                "alone_papers": "chart.small-group-topics.alone-papers",
                "group_mechanisms": "chart.small-group-topics.group-mechanisms",
                "group_papers": "chart.small-group-topics.group-papers",
            },
        ),
    ),
    "source-list": Native(
        "clustered",
        columns("title", {"count": "accent"}, {"count": "chart.source-list.count"}),
        strongest=CHOSEN,
    ),
    "then-now-counts": Native("clustered", counted),
}
"""The charts whose figure is bars, or counts that bars say as well."""

PICTURES = frozenset(
    {
        "body-frameworks",
        "channel-lives",
        "counterparts",
        "event-lanes",
        "framework-topics",
        "instrument-crosswalk",
        "pathway",
        "pathway-beside",
        "recommendation-tracker",
        "reporting-clocks",
        "sector-channels",
        "sector-coverage",
        "sector-crosswalk",
        "sector-frameworks",
        "then-now-map",
        "third-countries",
        "topics-last-dealt",
    }
)
"""The charts whose figure PowerPoint has no type for: a sharp picture, then the table."""

TABLES = frozenset(
    {
        "changes",
        "channel-ages",
        "channel-overlaps",
        "counterpart-changes",
        "counterpart-suggestions",
        "escalation-ladder",
        "glossary-terms",
        "hubs",
        "instruments-uncompared",
        "joint-exercises",
        "legal-bases",
        "ministries-apart",
        "organisation",
        "sector-bodies",
        "sector-sided",
        "sharing-agreements",
        "then-now-changes",
        "then-now-hidden",
        "then-now-ties",
        "unknown-address",
        "unknown-in-force",
        "unknown-meeting",
        "unknown-not-found",
        "unknown-outcome",
        "unknown-pairing",
        "unknown-question",
        "unknown-recalled",
        "unknown-sector-count",
        "unknown-start",
        "unknown-step",
        "unknown-visibility",
    }
)
"""The charts that are a table on the page too."""

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "changes": ("when", "what", "name", "others", "country"),
    "channel-ages": ("name", "framework", "since", "years", "meetings", "last"),
    "channel-lives": ("name", "framework", "level", "since", "held", "state"),
    "channel-overlaps": ("one", "other", "topics", "bodies"),
    "counterparts": ("left", "match", "right", "basis"),
    "counterpart-changes": ("change", "when", "left", "match", "right"),
    "counterpart-suggestions": ("body", "country", "suggested", "score", "why"),
    "escalation-ladder": ("step", "country", "lead", "partner", "clarity"),
    "event-lanes": ("title", "first", "kind", "countries", "sectors"),
    "framework-topics": ("framework", "topic", "mechanisms", "documents", "moments"),
    "hubs": ("body", "country", "neighbours", "between", "frameworks", "across"),
    "instrument-crosswalk": ("left", "relation", "match", "right"),
    "joint-exercises": ("name", "held", "left", "right", "cadence"),
    "legal-bases": ("body", "country", "law", "kind", "since"),
    "organisation": ("name", "country", "kind", "above", "start"),
    "pathway": ("who", "whom", "obligation", "clock", "trigger"),
    "pathway-beside": ("who", "whom", "obligation", "clock", "trigger"),
    "recommendation-tracker": ("said", "speaker", "status", "outcome"),
    "reporting-clocks": ("whom", "country", "clock", "obligation", "basis"),
    "sector-bodies": ("sector", "country", "leads", "regulates", "isac"),
    "sector-channels": ("channel", "level", "form", "held", "sectors"),
    "sector-coverage": ("left", "right", "level", "mechanism", "document", "moment"),
    "sector-crosswalk": ("left", "match", "right", "note"),
    "sector-frameworks": ("left", "right", "framework", "level", "mechanism", "document"),
    "sector-sided": ("left", "right", "verdict", "government", "industry"),
    "then-now-changes": ("when", "what", "name", "others", "country"),
    "then-now-hidden": ("about", "what", "before", "after", "since"),
    "then-now-map": ("name", "what", "when", "others", "country"),
    "then-now-ties": ("one", "other", "sort", "what", "when"),
    "third-countries": ("country", "framework", "mechanisms", "documents", "moments"),
    "body-frameworks": ("body", "country", "framework", "mechanisms", "documents"),
    "topics-last-dealt": ("topic", "date", "channel", "framework"),
    "network-bodies": ("name", "kind", "country", "group", "opposite"),
    "network-ties": ("from", "to", "tie", "how"),
}
"""The columns that have room on a slide, where the table has more than a few."""


def bars_of(chart: Chart, rows: list[Row], words: Words, most: int = MOST_BARS) -> tuple[Bars, ...]:
    """The bars of a chart, a few categories on each slide; () where it becomes none.

    Takes its rows, of which those that only stand beside a match count as on the page, and how many
    categories a slide may have.
    """
    native = NATIVE.get(chart.name)
    if native is None or not rows:
        return ()
    shown = rows[: native.strongest] if native.strongest else rows
    groups = {row[native.split]: None for row in shown} if native.split else {"": None}
    found: list[Bars] = []
    for group in groups:
        own = [row for row in shown if not native.split or row[native.split] == group]
        categories, series = native.measure(own, words)
        found += cut(native, str(group), categories, series, most)
    return tuple(replace(it, longest=max(map(longest, found))) for it in found)


def longest(bars: Bars) -> float:
    """The length of the longest bar."""
    numbers = zip(*(it.values for it in bars.series), strict=True)
    return max(max(it) if bars.stacking == "clustered" else sum(it) for it in numbers)


def cut(
    native: Native,
    group: str,
    categories: Sequence[str],
    series: Sequence[Series],
    most: int,
) -> list[Bars]:
    """The bars of one group in pages of about the same number of categories."""
    pages = max(-(-len(categories) // most), 1)
    each = -(-len(categories) // pages)
    return [
        Bars(
            native.stacking,
            tuple(categories[at : at + each]),
            tuple(Series(it.name, it.values[at : at + each], it.colour) for it in series),
            group=group,
        )
        for at in range(0, len(categories), each)
    ]
