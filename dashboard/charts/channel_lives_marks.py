"""The marks in the picture of the lives of channels: bars, signatures, meetings, and words."""

from typing import Any

from dashboard.charts.channel_lives_places import ENDED, Lines, Size
from dashboard.charts.chart import Row
from dashboard.charts.coarse import later, length, middle, reaches
from dashboard.charts.theme import HOVER, STILL, hover, safe
from dashboard.language.words import Words
from dashboard.tables.dates import first_day, last_day

NAME = "channel-lives"
FIRM, PALE = 26, 12  # per cent of colour: a bar, and its beginning while the start is coarse
FADE = 8  # steps in which a bar with an unknown start comes in
FADE_SHARE = 0.3  # how much of the time shown it takes to come in
PERIOD, FILLED = 0.035, 0.6  # a broken bar: a part and its gap, of the time shown; the part of both
SYMBOLS = {"document": "square", "moment": "diamond"}
OUTLINED = {"document": True, "moment": False}


def traces(lines: Lines, first: str, words: Words, size: Size) -> list[dict[str, Any]]:
    """All marks, those that lie below first."""
    day = lines[0][0]["day"]
    return [
        bars(lines, first, words, size),
        fading(lines, first, size),
        papers(lines, first, size),
        reaches(coarse(lines, first), first, day, "@ink"),
        *(signs(lines, first, form, words) for form in SYMBOLS),
        held(lines, first, words),
        names(lines, first, words, size),
        older(lines, first, words),
        dates(lines, day, words, size),
        silences(lines, day, size),
    ]


def names(lines: Lines, first: str, words: Words, size: Size) -> dict[str, Any]:
    """The short names; a click on one opens its card."""
    said = [safe(row["short"]) + (" *" if row["recalled"] else "") for row, _, _ in lines]
    return {
        "type": "scatter", "mode": "markers+text", "x": [first] * len(lines),
        "y": [at for _, at, _ in lines], "text": said, "cliponaxis": False,
        "textposition": "middle right" if size.slim else "middle left",
        "textfont": {"size": 12, "color": [ink(row) for row, _, _ in lines]},
        "marker": {"size": 8, "opacity": 0, "color": "@ink"}, **pointed(lines, words),
    }  # fmt: skip


def pointed(lines: Lines, words: Words) -> dict[str, Any]:
    """What marks say when pointed at, and the card a click on them opens."""
    rows = [row for row, _, _ in lines]
    return {
        "hovertext": [about(row, words) for row in rows],
        "customdata": [row["key"] for row in rows],
        **HOVER,
    }


def about(row: Row, words: Words) -> str:
    """Everything the picture knows of a row."""
    met = words.text(f"chart.{NAME}.last", day=words.date(row["held"])) if row["held"] else ""
    said = [
        words.listed([row["form"], row["level"], row["cadence"]]),
        row["life"], row["doubt"], met,
        row["state"] if row["form_code"] == "mechanism" or row["group"] == ENDED else "",
        row["countries"],
        row["visibility"] if row["hidden"] else "",
        row["evidence"] if row["recalled"] else "",
    ]  # fmt: skip
    return hover(row["name"], [each for each in said if each], words)


def ink(row: Row) -> str:
    """The colour of the words about a row."""
    return "@dim-ink" if row["context"] or row["group"] == ENDED else "@ink"


def colour(row: Row, share: int = 100) -> str:
    """The colour of the marks of a row, or some of it."""
    name = "notice" if row["state_code"] == "quiet" else "accent"
    name = "dim" if row["context"] or row["group"] == ENDED else name
    return f"@{name}" if share == 100 else f"@{name}/{share}"


def start(row: Row, first: str) -> str:
    """The first day of a row that the picture can show."""
    return max(first_day(row["since"]), first) if row["since"] else first


def end(row: Row) -> str:
    """The last day of a row that the picture can show."""
    return min(last_day(row["until"]), row["day"])


def known(row: Row, first: str) -> str:
    """Where the firm part of a bar begins: after the days its start can mean.

    One that starts before the picture is firm at once; one with no recorded start fades in.
    """
    if not row["since"]:
        return later(first, FADE_SHARE * length(first, end(row)))
    if first_day(row["since"]) < first:
        return first
    return min(last_day(row["since"]), end(row))


def standing(lines: Lines) -> Lines:
    """The lines of standing mechanisms."""
    return [each for each in lines if each[0]["form_code"] == "mechanism"]


def bars(lines: Lines, first: str, words: Words, size: Size) -> dict[str, Any]:
    """A bar for each standing mechanism; one that cannot be seen from outside is broken."""
    own = [
        (each, piece)
        for each in standing(lines)
        for piece in pieces(each[0], first, length(first, each[0]["day"]), size.words)
    ]
    rows = [row for (row, _, _), _ in own]
    return {
        "type": "bar", "orientation": "h", "base": [begun for _, (begun, _) in own],
        "x": [long for _, (_, long) in own], "y": [at for (_, _, at), _ in own],
        "width": [size.bar] * len(own),
        "marker": {
            "color": [colour(row, FIRM) for row in rows],
            "line": {
                "width": 1, "color": [colour(row, 100 if row["since"] else 45) for row in rows],
            },
        },
        **pointed([each for each, _ in own], words),
    }  # fmt: skip


def pieces(row: Row, first: str, shown: int, words: float) -> list[tuple[str, int]]:
    """The parts of a bar, as (first day, length): one, or several where it is broken.

    shown  the time the picture shows; `words` is the share of it that a year takes when written
    """
    begun = known(row, first)
    long = length(begun, end(row))
    if not row["hidden"]:
        return [(begun, long)]
    number = max(round(long / (shown * PERIOD)), 2)
    if row["since"] and first_day(row["since"]) < first:
        begun = later(first, words * shown)  # the words stand where it would begin
    step = length(begun, end(row)) / number
    return [(later(begun, step * at), int(step * FILLED)) for at in range(number)]


def fading(lines: Lines, first: str, size: Size) -> dict[str, Any]:
    """How bars come in: in steps where no start is recorded, pale while a coarse one can lie."""
    steps: list[tuple[Row, float, str, float, int]] = []
    for row, _, at in standing(lines):
        begun, number = start(row, first), 1 if row["since"] else FADE
        firm = known(row, first)
        long = length(begun, firm) / number if begun < firm else 0
        for step in range(number if long else 0):
            share = PALE if row["since"] else FIRM * (step + 1) // (FADE + 1)
            steps.append((row, at, later(begun, long * step), long, share))
    return {
        "type": "bar", "orientation": "h", "width": [size.bar] * len(steps),
        "base": [begun for _, _, begun, _, _ in steps],
        "x": [long for _, _, _, long, _ in steps], "y": [at for _, at, _, _, _ in steps],
        "marker": {
            "color": [colour(row, share) for row, _, _, _, share in steps], "line": {"width": 0},
        },
        **STILL,
    }  # fmt: skip


def papers(lines: Lines, first: str, size: Size) -> dict[str, Any]:
    """A thin line for each document, from its signature on."""
    xs: list[str | None] = []
    ys: list[float | None] = []
    for row, _, at in lines:
        if row["form_code"] == "document":
            begun = first_day(row["since"]) if row["since"] else ""
            room = size.words * length(first, end(row)) if begun < first else 0
            xs += [later(max(begun, first), room), end(row), None]
            ys += [at, at, None]
    return {
        "type": "scatter", "mode": "lines", "x": xs, "y": ys,
        "line": {"color": "@tie", "width": 1}, **STILL,
    }  # fmt: skip


def signs(lines: Lines, first: str, form: str, words: Words) -> dict[str, Any]:
    """A sign where a document was signed or a moment took place."""
    own = [each for each in lines if each[0]["form_code"] == form and each[0]["since"] >= first[:4]]
    shades = [colour(row) for row, _, _ in own]
    places = [middle(row["since"], first, row["day"]) for row, _, _ in own]
    return {
        "type": "scatter", "mode": "markers", "x": places,
        "y": [at for _, _, at in own], "cliponaxis": False,
        "marker": {
            "symbol": SYMBOLS[form], "size": 9,
            "color": ["@paper"] * len(own) if OUTLINED[form] else shades,
            "line": {"width": 1.5, "color": shades},
        },
        **pointed(own, words),
    }  # fmt: skip


def held(lines: Lines, first: str, words: Words) -> dict[str, Any]:
    """A dot where a channel was last held, with a line as long as its date is coarse."""
    own = [each for each in lines if each[0]["held"] >= first and apart(each[0])]
    places = [middle(row["held"], first, row["day"]) for row, _, _ in own]
    return {
        "type": "scatter", "mode": "markers", "x": places,
        "y": [at for _, _, at in own],
        "marker": {
            "symbol": "circle", "size": 8,
            "color": ["@dim" if ink(row) == "@dim-ink" else "@ink" for row, _, _ in own],
        },
        "cliponaxis": False, **pointed(own, words),
    }  # fmt: skip


def coarse(lines: Lines, first: str) -> list[tuple[str, float]]:
    """The dates that have a sign of their own, with the places of their bars."""
    told = [(row["held"], at) for row, _, at in lines if row["held"] >= first and apart(row)]
    signed = [(row["since"], at) for row, _, at in lines if row["form_code"] in SYMBOLS]
    return told + [(start, at) for start, at in signed if start >= first[:4]]


def apart(row: Row) -> bool:
    """Whether the last date of a row says more than the sign at its start does."""
    if row["form_code"] == "mechanism":
        return True
    return not row["until"] and row["held"][:7] != row["since"][:7]


def older(lines: Lines, first: str, words: Words) -> dict[str, Any]:
    """The year of a start that lies before the picture, and that a start is unknown."""
    own = [(row, at) for row, _, at in lines if not row["since"] or first_day(row["since"]) < first]
    unknown = words.text("doubt.unknown-start")
    said = [
        words.life({"valid_from": row["since"][:4], "valid_to": ""}) if row["since"] else unknown
        for row, _ in own
    ]
    return beside([first] * len(own), [at for _, at in own], said, "middle right", "@ink")


def dates(lines: Lines, day: str, words: Words, size: Size) -> dict[str, Any]:
    """When each was last held or signed; beside it, where there is room, that it is quiet."""
    said = [dated(row, words) for row, _, _ in lines]
    if not size.slim:
        quiet = words.text(f"chart.{NAME}.dated", day="{day}", state="{state}")
        said = [
            quiet.format(day=each, state=row["state"]) if row["state_code"] == "quiet" else each
            for each, (row, _, _) in zip(said, lines, strict=True)
        ]
    shades = [
        "@notice" if row["state_code"] == "quiet" else "@muted" if row["held"] else "@dim-ink"
        for row, _, _ in lines
    ]
    where = "middle left" if size.slim else "middle right"
    ys = [at for _, at, _ in lines]
    return beside([day] * len(said), ys, said, where, shades, 2 if size.slim else 12)


def dated(row: Row, words: Words) -> str:
    """When a channel was last held or signed; else that it cannot be seen, or is not dated."""
    date_known = row["held"] or (row["since"] if row["form_code"] != "mechanism" else "")
    if date_known:
        return words.date(date_known)
    return str(row["visibility"]) if row["hidden"] else words.text(f"chart.{NAME}.no-date")


def silences(lines: Lines, day: str, size: Size) -> dict[str, Any]:
    """The words below those of which no recent meeting was found, where none fit beside them."""
    own = [each for each in lines if size.slim and each[0]["state_code"] == "quiet"]
    said = [row["state"] for row, _, _ in own]
    return beside([day] * len(own), [at + 13 for _, _, at in own], said, "middle left", "@notice")


def beside(
    xs: list[str],
    ys: list[float],
    said: list[str],
    where: str,
    colours: str | list[str],
    gap: int = 2,
) -> dict[str, Any]:
    """Words beside places of the picture."""
    return {
        "type": "scatter", "mode": "markers+text", "x": xs, "y": ys, "cliponaxis": False,
        "text": [safe(each) for each in said], "textposition": where,
        "textfont": {"size": 11, "color": colours}, "marker": {"size": gap, "opacity": 0}, **STILL,
    }  # fmt: skip
