"""At which levels the two sides meet about a sector, and where there is nothing."""

from collections.abc import Iterator

from dashboard.answers.coverage import (
    INDUSTRY,
    SectorLine,
    channels_on,
    general,
    one_sided,
    sector_lines,
)
from dashboard.charts.chart import Asked, Chart, Column, Row
from dashboard.charts.sector_forms import FORMS, GAPS
from dashboard.charts.sector_grid import draw, lines
from dashboard.filters.address import codes
from dashboard.filters.filters import NOT_RECORDED
from dashboard.language.words import Words

NAME = "chart.sector-coverage"


def rows(asked: Asked) -> list[Row]:
    """One row for each sector and level; the last ones are channels that name no sector."""
    atlas, lines = asked.atlas, sector_lines(asked.atlas)
    counted = {line: channels_on(atlas, line) for line in lines}
    found: list[Row] = []
    for at, line in enumerate(in_order(counted)):
        found += on_line(asked, at, named(asked, line), counted[line])
    if others := general(atlas):
        text = asked.words.text(f"{NAME}.general")
        nobody = {"left": text, "right": text, "left_id": "", "right_id": "", "context": False}
        shorts = {"left_short": text, "right_short": "", "sets": NOT_RECORDED, "shared": ""}
        found += on_line(asked, len(lines), nobody | shorts, others)
    return found


def in_order(counted: dict[SectorLine, list[Row]]) -> list[SectorLine]:
    """Lines with most channels first; those beside one broader sector stay together."""
    fullest: dict[tuple[str, ...], int] = {}
    for line, channels in counted.items():
        family = line.beside or line.without or line.sectors
        fullest[family] = max(fullest.get(family, 0), len(channels))

    def rank(line: SectorLine) -> tuple[int, bool, tuple[str, ...], int]:
        family = line.beside or line.without or line.sectors
        return -fullest[family], not line.left, family, -len(counted[line])

    return sorted(counted, key=rank)


def named(asked: Asked, line: SectorLine) -> Row:
    """What a line is called on both sides, and the filter that a click on it sets."""
    row: Row = {"sets": line.sectors[0], "shared": "|".join(line.beside)}
    for side in ("left", "right"):
        own = getattr(line, side) or (line.beside if line.without == () else ())
        sectors = [found for key in own if (found := asked.atlas.row("sectors", key))]
        nothing = asked.words.label("match", "noMatch")
        row[side] = asked.words.listed([asked.words.name(each) for each in sectors]) or nothing
        row[f"{side}_short"] = asked.words.listed([asked.words.short(each) for each in sectors])
        row[f"{side}_id"] = own[0] if sectors else ""
    row["context"] = all(
        asked.atlas.is_context("sectors", key) for key in (*line.sectors, *line.beside)
    )
    return row


def on_line(asked: Asked, at: int, name: Row, channels: list[Row]) -> Iterator[Row]:
    """The cells of one line, level after level."""
    words, filters = asked.words, asked.address.filters
    alone = not filters.text and set(filters.chosen()) <= {"sector"}
    kinds = one_sided(asked.whole, channels)
    for place, level in enumerate(codes(asked.whole, "level")):
        there = [row for row in channels if row["level"] == level]
        gap = words.text(f"{NAME}.gap" if alone else f"{NAME}.gap-chosen")
        yield {
            **name,
            "line": at,
            "place": place,
            "level": words.label("level", level),
            "level_short": words.label("level", level, short=True),
            **{form: sum(row["form"] == form for row in there) for form in FORMS},
            "channels": words.listed([words.short(row) for row in there]) or gap,
            "nothing": ""
            if channels
            else words.text(f"{NAME}.{'none' if alone else 'none-chosen'}"),
            "empty": words.text(f"{NAME}.{'empty' if alone else 'empty-chosen'}"),
            "industry": level == INDUSTRY,
            "kinds": kinds,
            "keys": tuple(row["id"] for row in there),
            "sources": tuple(key for row in there for key in row["sources"]),
        }


def finding(found: list[Row], words: Words) -> str:
    """How many sectors have what sort of channels, and how many channels are no sector's own."""
    named = [cells for cells in lines(found) if cells[0]["sets"] != NOT_RECORDED]
    kinds = [cells[0]["kinds"] for cells in named]
    total = len({key for cells in named for row in cells for key in row["keys"]})
    others = sum(len(row["keys"]) for row in found if row["sets"] == NOT_RECORDED)
    said = [words.text(f"{NAME}.finding", channels=total)] if named else []
    if len(named) == 1:
        said.append(words.text(f"{NAME}.one-{kinds[0]}"))
    elif named:
        said.append(
            words.text(f"{NAME}.finding-lines", lines=len(named), said=shares(kinds, words))
        )
    if others:
        said.append(words.text(f"{NAME}.finding-general", count=others))
    return GAPS[words.language].join(said)


def shares(kinds: list[str], words: Words) -> str:
    """Of how many sectors what is missing, as one phrase."""
    numbers = {kind: kinds.count(kind) for kind in ("none", "government", INDUSTRY)}
    said = [
        words.text(f"{NAME}.finding-{kind}", count=count)
        for kind, count in numbers.items()
        if count
    ]
    if numbers["government"] and not numbers[INDUSTRY]:
        said.append(words.text(f"{NAME}.finding-no-reverse"))
    return words.paused(said) or words.text(f"{NAME}.finding-all")


CHART = Chart(
    name="sector-coverage",
    rows=rows,
    columns=(
        Column("left", f"{NAME}.left", key="left_id"),
        Column("right", f"{NAME}.right", key="right_id"),
        Column("level", f"{NAME}.level"),
        Column("mechanism", f"{NAME}.mechanism", "number"),
        Column("document", f"{NAME}.document", "number"),
        Column("moment", f"{NAME}.moment", "number"),
        Column("channels", f"{NAME}.channels"),
    ),
    finding=finding,
    figure=draw,
    sets="sector",
)
