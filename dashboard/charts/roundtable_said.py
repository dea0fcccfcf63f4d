"""What was said at the roundtables: each statement by who made it and what kind it is."""

from collections import Counter
from typing import Any

from dashboard.answers.recommendations import statements
from dashboard.charts.chart import Asked, Chart, Column, Figure, Row
from dashboard.charts.phone import narrowed, with_phone
from dashboard.charts.theme import HOVER, figure, hover, label, layout, no_axis, wrapped
from dashboard.filters.address import codes
from dashboard.language.phrases import width_of
from dashboard.language.words import Words
from dashboard.tables.atlas import Row as Cells

NAME = "chart.roundtable-said"
MANY, NOBODY = "@ink", "@dim"  # colours of speakers of both countries, and of those of none named
LEVEL = 4.6  # full-width characters of a kind up to which all stand level on a phone
DOT = 17  # pixels between two statements
LEAST, HEAD, UPRIGHT = 34, 30, 104  # pixels: a line at least, the names of kinds, upright ones


def rows(asked: Asked) -> list[Row]:
    """One row for each statement, speaker after speaker, the one who said most first."""
    found = statements(asked.atlas, asked.address.focus)
    count = Counter(row["speaker"] for row in found)
    kinds = codes(asked.whole, "observation_kind")
    found.sort(key=lambda row: (-count[row["speaker"]], row["speaker"], kinds.index(row["kind"])))
    return [row_of(asked, row, kinds) for row in found]


def row_of(asked: Asked, row: Cells, kinds: list[str]) -> Row:
    """One statement in words."""
    words = asked.words
    event = asked.whole.row("events", row["event_id"])
    assert event is not None
    return {
        "key": event["id"],
        "speaker": str(row.get(f"speaker_{words.language}") or row["speaker"]),
        "kind": words.label("observation_kind", row["kind"]),
        "place": kinds.index(row["kind"]),
        "kinds": [words.label("observation_kind", kind) for kind in kinds],
        "said": words.pick(row, "summary"),
        "quoted": words.pick(row, "words") or words.text(f"{NAME}.no-words"),
        "note": words.pick(row, "note") or words.text(f"{NAME}.no-note"),
        "noted": bool(words.pick(row, "note")),
        "about": about(asked, row) or words.text(f"{NAME}.nobody"),
        "where": words.name(event),
        "date": event["date"],
        "colour": colour(asked, row["speaker_country"]),
        "evidence": words.label("evidence", row["evidence"]),
        "sources": row["sources"],
    }


def about(asked: Asked, row: Cells) -> str:
    """The bodies, sectors and frameworks a statement is about."""
    columns = {"entities": "entity_ids", "sectors": "sector_ids", "frameworks": "framework_ids"}
    named = [
        each
        for table, column in columns.items()
        for key in row[column]
        if (each := asked.whole.row(table, key))
    ]
    return asked.words.listed([asked.words.short(each) for each in named])


def colour(asked: Asked, countries: tuple[str, ...]) -> str:
    """The colour of the country of a speaker."""
    named = [row for code in countries if (row := asked.whole.row("countries", code))]
    if len(named) > 1:
        return MANY
    return f"@{named[0]['colour']}" if named else NOBODY


def finding(found: list[Row], words: Words) -> str:
    """How many statements by how many speakers, how many with an editor's note."""
    speakers = {row["speaker"] for row in found}
    noted = sum(row["noted"] for row in found)
    return words.text(f"{NAME}.finding", count=len(found), speakers=len(speakers), noted=noted)


def draw(found: list[Row], words: Words) -> Figure:
    """A dot for each statement, in the line of its speaker and the column of its kind."""
    return with_phone(drawn(found, words, 5, False), drawn(found, words, 3, True))


def drawn(found: list[Row], words: Words, abreast: int, slim: bool) -> Figure:
    """The picture with so many dots side by side; on a phone the speaker stands above the line."""
    speakers = list(dict.fromkeys(row["speaker"] for row in found))
    cells = Counter((row["speaker"], row["place"]) for row in found)
    above = 24 if slim else 0
    tops, depth = {}, 0
    for speaker in speakers:
        most = max(count for (who, _), count in cells.items() if who == speaker)
        tops[speaker] = depth + above
        depth += above + max(LEAST, -(-most // abreast) * DOT + 12)
    kinds = found[0]["kinds"]
    upright = slim and max(map(width_of, kinds)) > LEVEL
    head = UPRIGHT if upright else HEAD
    data = [dots(found, words, tops, abreast)]
    names = [name(speaker, tops[speaker], slim, words) for speaker in speakers]
    lines = [rule(tops[speaker] - above) for speaker in speakers]
    return figure(
        data,
        layout(
            words,
            height=head + depth + 8,
            margin={"l": 4 if slim else 210, "r": 4, "t": head, "b": 8},
            xaxis=no_axis(-0.05, len(kinds)),
            yaxis=no_axis(depth, 0),
            shapes=lines,
            annotations=[*names, *heads(kinds, upright, words)],
        ),
    )


def dots(found: list[Row], words: Words, tops: dict[str, int], abreast: int) -> dict[str, Any]:
    """The statements; a ring shows that the editor has a note."""
    seen: Counter[tuple[str, int]] = Counter()
    x, y = [], []
    for row in found:
        at = seen[(row["speaker"], row["place"])]
        seen[(row["speaker"], row["place"])] += 1
        x.append(round(row["place"] + 0.12 + (at % abreast) * 0.82 / abreast, 3))
        y.append(tops[row["speaker"]] + 14 + at // abreast * DOT)
    return {
        "type": "scatter",
        "mode": "markers",
        "x": x,
        "y": y,
        "marker": {
            "size": 11,
            "color": [row["colour"] for row in found],
            "symbol": ["circle-dot" if row["noted"] else "circle" for row in found],
            "line": {"width": [2 if row["noted"] else 0 for row in found], "color": "@ink"},
        },
        "customdata": [row["key"] for row in found],
        "hovertext": [
            hover(row["said"], [row["speaker"], row["note"] if row["noted"] else ""], words)
            for row in found
        ],
        "cliponaxis": False,
        **HOVER,
    }


def name(speaker: str, top: int, slim: bool, words: Words) -> dict[str, Any]:
    """A speaker, exactly as the summary shows them."""
    if slim:
        return label(
            0, top - 10, wrapped(speaker, 24, words), xref="paper", xanchor="left",
            yanchor="middle", font={"size": 12, "weight": 600, "color": "@ink"},
        )  # fmt: skip
    return label(
        0, top + 14, narrowed(speaker, 15, words), xref="paper", xanchor="left", yanchor="middle",
        xshift=-206, align="left", font={"size": 13, "color": "@ink"},
    )  # fmt: skip


def heads(kinds: list[str], upright: bool, words: Words) -> list[dict[str, Any]]:
    """The kinds above their columns, upright where there is no room for them otherwise."""
    turned = {"textangle": -90} if upright else {}
    return [
        label(
            at + 0.08, 1, wrapped(kind, 12, words), yref="paper", xanchor="left",
            yanchor="bottom", align="left", font={"size": 12, "color": "@muted"}, **turned,
        )
        for at, kind in enumerate(kinds)
    ]  # fmt: skip


def rule(top: int) -> dict[str, Any]:
    """A hairline above a speaker."""
    return {
        "type": "line", "xref": "paper", "x0": 0, "x1": 1, "y0": top, "y1": top,
        "line": {"color": "@rule", "width": 1}, "layer": "below",
    }  # fmt: skip


CHART = Chart(
    name="roundtable-said",
    rows=rows,
    columns=(
        Column("speaker", f"{NAME}.speaker"),
        Column("kind", f"{NAME}.kind"),
        Column("said", f"{NAME}.said"),
        Column("quoted", f"{NAME}.quoted"),
        Column("note", f"{NAME}.note"),
        Column("about", f"{NAME}.about"),
        Column("where", f"{NAME}.where", key="key"),
        Column("date", f"{NAME}.date", "date"),
        Column("evidence", f"{NAME}.evidence"),
    ),
    finding=finding,
    figure=draw,
    empty="roundtable.nothing-yet",
)
