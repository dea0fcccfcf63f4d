"""Every source with what rests on it; the picture shows those that carry most."""

from collections.abc import Mapping
from urllib.parse import urlsplit

from dashboard.answers.carriers import carriers
from dashboard.charts.chart import Asked, Chart, Column, Figure, Row
from dashboard.charts.theme import (
    HOVER,
    SMALL_SIZE,
    STILL,
    figure,
    hover,
    layout,
    no_axis,
    safe,
)
from dashboard.language.phrases import width_of
from dashboard.language.words import Words

SHOWN = 12  # sources in the picture
SLOT = 40  # pixels: the line of a title and its bar
TITLE, SHORT_TITLE = 42, 25  # full-width characters of a title that are shown
FIELD = 0.82  # the share of the picture the longest bar takes


def rows(asked: Asked) -> list[Row]:
    """One row for each source of what is asked, those that carry most first."""
    found = carriers(asked.atlas, asked.address.filters)
    return [source_row(asked, row, numbers) for row, numbers in found]


def source_row(asked: Asked, row: Row, numbers: Mapping[str, int]) -> Row:
    """One source in words."""
    words = asked.words
    said = [
        words.text("card.rests-table", table=words.text(f"table-name.{table}"), count=number)
        for table, number in sorted(numbers.items(), key=lambda pair: -pair[1])
    ]
    return {
        "title": row["title"],
        "title_language": row["language"] or written_in(row["title"]),
        "key": row["id"],
        "count": sum(numbers.values()),
        "tables": words.listed(said) or words.text("chart.source-list.nothing"),
        "publisher": row["publisher"],
        "publisher_language": written_in(row["publisher"]),
        "published": row["published"],
        "kind": words.label("source_kind", row["kind"])
        if row["kind"]
        else words.text("filter.not-recorded"),
        "language": words.label("language", row["language"])
        if row["language"]
        else words.text("filter.not-recorded"),
        "evidence": words.label("evidence", row["evidence"], short=True),
        "seen": row["evidence"] == "read",
        "place": site(row["url"]) or words.text("card.no-address"),
        "url": row["url"],
        "sources": (row["id"],),
    }


def site(url: str) -> str:
    """The name of the site an address leads to."""
    return urlsplit(url).netloc.removeprefix("www.")


def written_in(text: str) -> str:
    """The language a name is written in, told by its signs."""
    return "ja" if any("\u3040" <= sign <= "\u9fff" for sign in text) else "en"


def finding(found: list[Row], words: Words) -> str:
    """How many sources there are, and how much rests on the one that carries most."""
    uses = sum(row["count"] for row in found)
    idle = sum(not row["count"] for row in found)
    said = words.text(
        "chart.source-list.finding", count=len(found), uses=uses, most=found[0]["count"],
        half=half(found),
    )  # fmt: skip
    if not uses:
        return words.text("chart.source-list.only-called", count=len(found))
    return said + (words.text("chart.source-list.idle", count=idle) if idle else "")


def half(found: list[Row]) -> int:
    """How few sources carry half of all uses."""
    uses, carried = sum(row["count"] for row in found), 0
    for at, row in enumerate(found, start=1):
        carried += row["count"]
        if 2 * carried >= uses:
            return at
    return len(found)


def draw(found: list[Row], words: Words) -> Figure:
    """A line and a bar for each of the sources that carry most."""
    shown = found[:SHOWN]
    most = max(max(row["count"] for row in shown), 1)
    ends = [row["count"] for row in shown]
    places = [at * SLOT + 26 for at in range(len(shown))]
    titles = [cut(row["title"], TITLE) for row in shown]
    height = SLOT * len(shown) + 6
    return figure(
        [
            {
                "type": "bar", "orientation": "h", "x": ends, "y": places, "width": 11,
                "marker": {"color": ["@accent" if row["seen"] else "@notice" for row in shown]},
                "customdata": [row["key"] for row in shown],
                "hovertext": [said(row, words) for row in shown], **HOVER,
            },
            {
                "type": "scatter", "mode": "text", "x": ends, "y": places, "cliponaxis": False,
                "text": [f" {number}" for number in ends], "textposition": "middle right",
                "textfont": {"size": SMALL_SIZE}, **STILL,
            },
            {
                "type": "scatter", "mode": "text", "x": [0] * len(shown),
                "y": [place - 16 for place in places], "cliponaxis": False,
                "text": titles, "textposition": "middle right", "textfont": {"size": SMALL_SIZE},
                "customdata": [row["key"] for row in shown],
                "hovertext": [said(row, words) for row in shown], **HOVER,
            },
        ],
        layout(
            words,
            height=height,
            margin={"l": 4, "r": 4, "t": 2, "b": 2, "pad": 0},
            xaxis=no_axis(0, most / FIELD),
            yaxis=no_axis(height - 4, 0),
        ),
        narrow={"data.2.text": [cut(row["title"], SHORT_TITLE) for row in shown]},
    )  # fmt: skip


def cut(title: str, width: float) -> str:
    """A title no wider than so many full-width characters; the card has all of it."""
    if width_of(title) <= width:
        return safe(title)
    while width_of(title) > width - 1:
        title = title[:-1]
    return safe(title.rstrip() + "…")


def said(row: Row, words: Words) -> str:
    """What a bar says when pointed at."""
    lines = [row["publisher"], words.date(row["published"]), row["tables"], row["evidence"]]
    return hover(row["title"], lines, words)


CHART = Chart(
    name="source-list",
    rows=rows,
    columns=(
        Column("title", "chart.source-list.source", key="key", lang="title_language"),
        Column("count", "chart.source-list.count", "number"),
        Column("tables", "chart.source-list.tables"),
        Column("place", "card.address", url="url"),
        Column("publisher", "card.publisher", lang="publisher_language"),
        Column("published", "card.published", "date"),
        Column("kind", "chart.source-list.kind"),
        Column("language", "card.language"),
        Column("evidence", "card.evidence"),
    ),
    finding=finding,
    figure=draw,
)
