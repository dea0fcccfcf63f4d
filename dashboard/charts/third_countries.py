"""Where third countries join the two sides: a grid of countries and frameworks."""

from collections import Counter
from typing import Any

from dashboard.answers.asked import is_asked
from dashboard.answers.company import Guest, company, outside
from dashboard.charts.chart import Asked, Chart, Column, Figure, Row
from dashboard.charts.framework_columns import framework_heads, sum_bars, sum_head
from dashboard.charts.phone import narrowed, with_phone
from dashboard.charts.squares import by_form, counted, key, squares
from dashboard.charts.theme import (
    STILL,
    figure,
    hover,
    layout,
    no_axis,
)
from dashboard.filters.present import ancestry
from dashboard.language.words import Words

NAME = "third-countries"
LINE, HEAD, LEFT = 24, 182, 150  # pixels: a country, what is above, the room for names
SLIM_LEFT = 118
FOREMOST = 4  # countries that the finding names
BARS, FEWEST = 6, 24  # columns: the sums; the least the picture has room for


def rows(asked: Asked) -> list[Row]:
    """One row for each country and framework, countries with most channels first.

    Where nothing but the day is asked, the countries that join in nowhere come last.
    """
    guests = company(asked.atlas)
    breadth: Counter[str] = Counter()
    spread: Counter[str] = Counter()
    for guest in guests:
        breadth[guest.country] += len(guest.channels)
        spread[guest.framework] += len(guest.channels)
    guests.sort(
        key=lambda guest: (
            -breadth[guest.country], guest.country, -spread[guest.framework], guest.framework,
        )
    )  # fmt: skip
    apart = [] if is_asked(asked.address.filters) else outside(asked.atlas)
    return [row_of(asked, guest) for guest in guests] + [
        row_of(asked, Guest(row["code"], "")) for row in apart
    ]


def row_of(asked: Asked, guest: Guest) -> Row:
    """Where one country joins in under one framework."""
    words, whole = asked.words, asked.whole
    framework = whole.row("frameworks", guest.framework)
    bodies = [row for body in guest.bodies if (row := whole.row("entities", body))]
    none = words.text(f"chart.{NAME}.nowhere")
    keys = [channel["id"] for channel in guest.channels]
    country = whole.row("countries", guest.country)
    assert country is not None
    return {
        "country": words.name(country),
        "short": words.short(country),
        "code": guest.country,
        "framework": words.name(framework) if framework else none,
        "framework_short": words.short(framework) if framework else none,
        "framework_id": guest.framework,
        "family": family(asked, guest.framework) if framework else "",
        **by_form(guest.channels),
        "channels": words.listed([words.short(channel) for channel in guest.channels]) or none,
        "bodies": words.listed([words.short(row) for row in bodies])
        or words.text(f"chart.{NAME}.nobody"),
        "keys": tuple(keys),
        "sources": tuple(dict.fromkeys(key for row in guest.channels for key in row["sources"])),
        "context": False,
    }


def family(asked: Asked, framework: str) -> str:
    """The framework that one belongs to in the end."""
    parents = {row["id"]: row["parent_id"] for row in asked.whole.rows("frameworks")}
    return ancestry(framework, parents)[-1]


def finding(found: list[Row], words: Words) -> str:
    """In how many channels with both sides each of the foremost joins, and who joins in nowhere."""
    counts: Counter[str] = Counter()
    for row in found:
        counts[row["short"]] += len(row["keys"])
    most = [each for each in counts.most_common(FOREMOST) if each[1]]
    said = [words.text(f"chart.{NAME}.of", country=name, count=count) for name, count in most]
    nowhere = [name for name, count in counts.items() if not count]
    text = f"chart.{NAME}.finding" if most else f"chart.{NAME}.finding-none"
    phrases = [words.text(text, said=words.listed(said))]
    if nowhere:
        phrases.append(words.text(f"chart.{NAME}.finding-nowhere", names=words.listed(nowhere)))
    return {"en": " ", "ja": ""}[words.language].join(phrases)


def draw(found: list[Row], words: Words) -> Figure:
    """The grid; on a phone only in how many channels each country joins."""
    there = [row for row in found if row["keys"]]
    return with_phone(arranged(there, words, False), arranged(there, words, True))


def arranged(found: list[Row], words: Words, slim: bool) -> Figure:
    """The picture in one size."""
    frameworks = columns(found)
    places = {
        code: at * LINE + LINE / 2 for at, code in enumerate({row["code"]: 0 for row in found})
    }
    left, head = (SLIM_LEFT, 8) if slim else (LEFT, HEAD)
    last, height = len(frameworks), LINE * len(places)
    grid = squares(
        found, [frameworks.index(row["framework_id"]) for row in found],
        [places[row["code"]] for row in found], [said(row, words) for row in found],
        [row["framework_id"] for row in found], 18,
    )  # fmt: skip
    shapes, keys = key(words, left, head - 12)
    sums_head = sum_head(words.text(f"chart.{NAME}.sums"), last, 8, words)
    return figure(
        [grid, *sums(found, places, last, words), names(found, places, words, slim)],
        layout(
            words,
            height=head + height + 12,
            margin={"l": left, "r": 8, "t": head, "b": 12},
            xaxis=no_axis(last, last + BARS) if slim else no_axis(-0.7, max(last + BARS, FEWEST)),
            yaxis=no_axis(height, 0),
            shapes=[] if slim else [*hairlines(places, last), *shapes],
            annotations=[] if slim else [*framework_heads(found, frameworks), *keys, sums_head],
        ),
    )  # fmt: skip


def columns(found: list[Row]) -> list[str]:
    """The frameworks; those of one family side by side, those with most countries first."""
    guests: dict[str, set[str]] = {}
    family_of = {row["framework_id"]: row["family"] for row in found}
    for row in found:
        for name in (row["framework_id"], row["family"]):
            guests.setdefault(name, set()).add(row["code"])
    return sorted(
        family_of,
        key=lambda each: (-len(guests[family_of[each]]), family_of[each], -len(guests[each]), each),
    )


def said(row: Row, words: Words) -> str:
    """What a square says when pointed at."""
    title = words.text(f"chart.{NAME}.cell", country=row["short"], framework=row["framework_short"])
    seated = words.text(f"chart.{NAME}.seated", bodies=row["bodies"])
    return hover(title, [counted(row, words), row["channels"], seated], words)


def sums(
    found: list[Row], places: dict[str, float], last: int, words: Words
) -> list[dict[str, Any]]:
    """In how many channels each country joins: a bar and its number."""
    counts: Counter[str] = Counter()
    for row in found:
        counts[row["code"]] += len(row["keys"])
    own = {row["code"]: row["short"] for row in found}
    more = {
        "marker": {"color": "@bronze", "line": {"width": 0}},
        "hovertext": [
            hover(own[code], [words.text(f"chart.{NAME}.sum", count=counts[code])], words)
            for code in places
        ],
        "customdata": [""] * len(places),
    }
    each = [counts[code] for code in places]
    return sum_bars(each, list(places.values()), last, BARS - 2, more)


def names(found: list[Row], places: dict[str, float], words: Words, slim: bool) -> dict[str, Any]:
    """The names of the countries beside the grid."""
    own = {row["code"]: row["short"] for row in found}
    return {
        "type": "scatter", "mode": "text", "y": list(places.values()),
        "x": [len(columns(found)) if slim else -0.7] * len(places),
        "text": [narrowed(own[code], 10, words) for code in places],
        "textposition": "middle left", "textfont": {"size": 11 if slim else 12},
        "cliponaxis": False, **STILL,
    }  # fmt: skip


def hairlines(places: dict[str, float], last: int) -> list[dict[str, Any]]:
    """Faint lines to read along."""
    look = {"type": "line", "layer": "below", "line": {"color": "@rule", "width": 1}}
    along = [{**look, "x0": -0.7, "x1": last - 0.3, "y0": at, "y1": at} for at in places.values()]
    upright = [
        {**look, "x0": at, "x1": at, "yref": "paper", "y0": 0, "y1": 1} for at in range(last)
    ]
    return along + upright


CHART = Chart(
    name=NAME,
    rows=rows,
    columns=(
        Column("country", f"chart.{NAME}.country"),
        Column("framework", f"chart.{NAME}.framework", key="framework_id"),
        Column("mechanisms", f"chart.{NAME}.mechanisms", "number"),
        Column("documents", f"chart.{NAME}.documents", "number"),
        Column("moments", f"chart.{NAME}.moments", "number"),
        Column("channels", f"chart.{NAME}.channels"),
        Column("bodies", f"chart.{NAME}.bodies"),
    ),
    finding=finding,
    figure=draw,
)
