"""Addresses kept in tables: each must ask only for what the atlas has."""

from collections.abc import Collection, Iterator, Mapping

from dashboard.filters.address import read_address
from dashboard.tables.atlas import Atlas
from dashboard.tables.problem import Problem

SLIDES = "tour"
KEPT = (SLIDES, "questions")
FIRST_LINE = 2


def kept_problems(
    atlas: Atlas, tables: Mapping[str, Collection[str]], pieces: Mapping[str, Collection[str]]
) -> Iterator[Problem]:
    """Every part of a kept address that could not be used, and slides that do not follow each other.

    Takes the whole atlas, and for every view its tables and the pieces that can be presented alone.
    """
    for name in KEPT:
        for at, row in enumerate(atlas.rows(name)):
            path, _, query = row["address"].partition("?")
            _, dropped = read_address(f"/en{path}", query, atlas, tables, tables, pieces)
            for part, value in dropped:
                facts = {"part": f"{part}={value}"}
                yield Problem(
                    f"{name}.csv", at + FIRST_LINE, "address", row["address"], "kept", facts
                )
    yield from out_of_step(atlas, SLIDES)


def out_of_step(atlas: Atlas, table: str) -> Iterator[Problem]:
    """Slides of a table whose position is not the next one of their tour."""
    counted: dict[str, int] = {}
    rows = list(enumerate(atlas.rows(table)))
    for at, row in sorted(rows, key=lambda item: (item[1]["tour"], item[1]["position"])):
        counted[row["tour"]] = counted.get(row["tour"], 0) + 1
        if row["position"] != counted[row["tour"]]:
            facts = {"expected": str(counted[row["tour"]])}
            value = str(row["position"])
            yield Problem(f"{table}.csv", at + FIRST_LINE, "position", value, "position", facts)
