"""Squares of a grid that count channels by form: filled for mechanisms, outlined for papers."""

from collections import Counter
from collections.abc import Iterable
from typing import Any

from dashboard.charts.chart import Row
from dashboard.charts.theme import HOVER, label, safe
from dashboard.language.words import Words

MECHANISM = "mechanism"
LEAST, STEP, MOST = 22, 9, 58  # per cent of colour: for none, for each more, for many


def by_form(channels: Iterable[Row]) -> Row:
    """How many of some channels (rows of channels) are mechanisms, documents, moments."""
    forms = Counter(channel["form"] for channel in channels)
    return {
        "mechanisms": forms["mechanism"],
        "documents": forms["document"],
        "moments": forms["moment"],
    }


def squares(
    rows: list[Row], xs: list[float], ys: list[float], said: list[str], keys: list[str], size: int
) -> dict[str, Any]:
    """A square for each row with the counts of `by_form`.

    The number is that of the mechanisms, and where there are none that of the documents and
    moments; an outline says that there are any of these.
    """
    papers = [row["documents"] + row["moments"] for row in rows]
    return {
        "type": "scatter", "mode": "markers+text", "x": xs, "y": ys,
        "text": [str(row["mechanisms"] or count) for row, count in zip(rows, papers, strict=True)],
        "textfont": {
            "size": 11, "color": ["@dim-ink" if row["context"] else "@ink" for row in rows],
        },
        "marker": {
            "symbol": "square", "size": size, "opacity": 1,
            "color": [shade(row) for row in rows],
            "line": {
                "width": [1.25 if count else 0 for count in papers],
                "color": ["@dim" if row["context"] else "@ink" for row in rows],
            },
        },
        "hovertext": said, "customdata": keys, **HOVER,
    }  # fmt: skip


def shade(row: Row) -> str:
    """The more mechanisms, the deeper."""
    if not row["mechanisms"]:
        return "@paper"
    return f"@{'dim' if row['context'] else 'accent'}/{min(LEAST + STEP * row['mechanisms'], MOST)}"


def counted(row: Row, words: Words) -> str:
    """The counts of a row in words, forms apart."""
    numbers = {form: row[f"{form}s"] for form in (MECHANISM, "document", "moment")}
    return words.listed(
        [
            words.text(f"sentence.{form}{'-one' if count == 1 else ''}", count=count)
            for form, count in numbers.items()
            if count
        ]
    )


def key(words: Words, left: int, top: int) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """What the squares mean, in the corner above the names: its shapes and its annotations.

    left, top  how far the corner lies from that of the picture's field, in pixels
    """
    looks = (
        ("mechanisms", "@accent/40", 0),
        ("both", "@accent/40", 1.25),
        ("papers", "@paper", 1.25),
    )
    shapes, said = [], []
    for at, (name, fill, width) in enumerate(looks):
        down = top - 18 * at
        shapes.append(
            {"type": "rect", "xref": "paper", "yref": "paper", "xsizemode": "pixel",
             "ysizemode": "pixel", "xanchor": 0, "yanchor": 1, "x0": -left, "x1": -left + 12,
             "y0": down - 6, "y1": down + 6, "fillcolor": fill,
             "line": {"color": "@ink", "width": width}}
        )  # fmt: skip
        said.append(
            label(0, 1, safe(words.text(f"squares.{name}")), xref="paper", yref="paper",
                  xanchor="left", yanchor="middle", xshift=-left + 17, yshift=down,
                  font={"size": 11, "color": "@muted"})
        )  # fmt: skip
    return shapes, said
