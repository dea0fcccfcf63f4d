"""A small invented world in the shape of the real tables: it keeps every rule."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path

import pandas as pd

from dashboard.tables.column import Column
from dashboard.tables.frames import in_order
from dashboard.tables.schema import TABLES
from dashboard.tables.write import written

FIRMS = 200  # enough bodies for the least number of rows
CODES = {
    "side": ("left", "right", "none"),
    "colour": ("madder", "indigo", "bronze"),
    "evidence": ("read", "recalled"),
    "relation_kind": ("oversees", "shares-information"),
    "visibility": ("public", "partly", "not-visible"),
}
Cells = Mapping[str, str]


def small_tables() -> dict[str, pd.DataFrame]:
    """Raw frames that pass the check; a new dictionary each time, of the same frames."""
    return dict(made_tables())


@cache
def made_tables() -> dict[str, pd.DataFrame]:
    rows = {**sources_and_countries(), **bodies(), **sectors(), **cooperation(), **rules()}
    rows |= {**voices(), "vocabulary": vocabulary(), **screen()}
    frames = {
        name: pd.DataFrame([filled(name, row) for row in rows[name]], dtype="str")
        for name in TABLES
    }
    return {name: in_order(TABLES[name], frame) for name, frame in frames.items()}


def write_small_tables(folder: Path) -> Path:
    """The small tables as files in canonical form. Returns the folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, data in made_files().items():
        (folder / f"{name}.csv").write_bytes(data)
    return folder


@cache
def made_files() -> dict[str, bytes]:
    return {name: written(TABLES[name], frame) for name, frame in made_tables().items()}


def filled(name: str, cells: Cells) -> dict[str, str]:
    """A row of the table with what its columns require filled in."""
    unknown = set(cells) - set(TABLES[name].column_names())
    assert not unknown, f"{name}: {unknown}"
    return {column.name: cells.get(column.name, usual(column)) for column in TABLES[name].columns}


def usual(column: Column) -> str:
    """What a cell of the column holds where the row does not say."""
    if not column.required:
        return ""
    if column.kind == "code":
        return codes(column.vocabulary)[0]
    if column.kind == "link":
        return {"sources": "src-a", "countries": "AA"}.get(column.links_to, "")
    return {"date": "2020", "number": "1", "address": "https://example.org/"}.get(
        column.kind, {"en": "Some words", "ja": "ことば"}.get(column.language, "words")
    )


def codes(name: str) -> tuple[str, ...]:
    """The codes of a list."""
    return CODES.get(name, (f"{name.replace('_', '-')}-a", f"{name.replace('_', '-')}-b"))


def vocabulary() -> list[Cells]:
    lists = {column.vocabulary for table in TABLES.values() for column in table.columns} - {""}
    return [{"list": name, "code": code} for name in lists for code in codes(name)]


def sources_and_countries() -> dict[str, list[Cells]]:
    return {
        "sources": [
            {"id": "src-a", "url": "https://example.org/a", "published": "2022-09"},
            {"id": "src-b", "url": "http://example.org/b"},
        ],
        "countries": [
            {"code": "AA", "side": "left", "colour": "madder"},
            {"code": "BB", "side": "right", "colour": "indigo"},
            {"code": "CC", "side": "none", "colour": "bronze"},
        ],
    }


def bodies() -> dict[str, list[Cells]]:
    firms = [f"firm-{number:03}" for number in range(FIRMS)]
    return {
        "lanes": [{"id": "lane-a", "position": "1"}, {"id": "lane-b", "position": "2"}],
        "entities": [
            {"id": "aa-agency", "parent_id": "aa-council", "valid_from": "2025-07-01"},
            {"id": "aa-council", "aliases": "Old Council;旧会議", "valid_from": "2014"},
            {"id": "aa-old", "valid_to": "2025-06", "successor_id": "aa-agency"},
            {"id": "bb-command", "country": "BB", "url": "https://example.org/command"},
            {"id": "bb-office", "country": "BB", "parent_id": "bb-command"},
            {"id": "cc-centre", "country": "CC"},
            *({"id": firm, "country": "BB"} for firm in firms),
        ],
        "families": [{"id": "fam-firms", "country": "BB", "lane_id": "lane-b", "slot": "3"}],
        "places": [
            {"entity_id": "aa-agency", "lane_id": "lane-a", "slot": "1"},
            {"entity_id": "aa-council", "lane_id": "lane-a", "slot": "2"},
            {"entity_id": "aa-old", "lane_id": "lane-a", "slot": "1"},
            {"entity_id": "bb-command", "lane_id": "lane-a", "slot": "1"},
            {"entity_id": "bb-office", "lane_id": "lane-a", "folds_into": "bb-command"},
            *({"entity_id": f, "lane_id": "lane-b", "folds_into": "fam-firms"} for f in firms),
        ],
        "relations": [
            {"from_id": "aa-council", "to_id": "aa-agency", "kind": "oversees"},
            {
                "from_id": "aa-old",
                "to_id": "bb-office",
                "kind": "shares-information",
                "valid_from": "2020",
                "valid_to": "2025-06",
                "visibility": "partly",
                "visibility_sources": "src-a;src-b",
            },
        ],
        "counterparts": [{"from_id": "aa-agency", "to_id": "bb-command"}],
    }


def sectors() -> dict[str, list[Cells]]:
    left = [{"id": f"aa-sector-{number:02}", "country": "AA"} for number in range(15)]
    right = [{"id": f"bb-sector-{number:02}", "country": "BB"} for number in range(16)]
    left[0] |= {"lead_entity_ids": "aa-agency;aa-council"}
    return {
        "sectors": [*left, *right],
        "entity_sectors": [{"entity_id": "bb-office", "sector_id": "bb-sector-00"}],
        "sector_crosswalk": [
            {"from_id": "", "to_id": "bb-sector-01"},
            {"from_id": "aa-sector-00", "to_id": "bb-sector-00"},
        ],
    }


def cooperation() -> dict[str, list[Cells]]:
    return {
        "frameworks": [
            {"id": "fw-alliance", "countries": "AA;BB"},
            {"id": "fw-talks", "countries": "AA;BB", "parent_id": "fw-alliance"},
        ],
        "channels": [
            {
                "id": "ch-talks",
                "framework_id": "fw-talks",
                "countries": "AA;BB",
                "topics": "topic-a;topic-b",
                "last_held": "2022-09-08",
            }
        ],
        "channel_participants": [{"channel_id": "ch-talks", "entity_id": "aa-agency"}],
        "events": [
            {"id": "ev-table", "date": "2022-09-08", "countries": "AA;BB"},
            {"id": "ev-talks", "date": "2022-09", "end_date": "2022-10", "countries": "AA"},
        ],
    }


def rules() -> dict[str, list[Cells]]:
    return {
        "instruments": [
            {"id": "aa-law-1", "enacted": "2010", "repealed": "2020", "successor_id": "aa-law-2"},
            {"id": "aa-law-2", "enacted": "2020-04", "in_force": "2021"},
            {"id": "bb-law", "country": "BB"},
        ],
        "instrument_crosswalk": [{"from_id": "aa-law-2", "to_id": "bb-law"}],
        "reporting_duties": [
            {"id": "rd-a", "to_id": "aa-agency", "instrument_id": "aa-law-2"}
            | {"deadline_hours": "72"},
        ],
        "escalation": [{"id": "esc-a", "lead_id": "aa-council"}],
    }


def voices() -> dict[str, list[Cells]]:
    return {
        "observations": [
            {"id": "obs-a", "event_id": "ev-table", "words_en": "so", "words_ja": "そう"}
        ],
        "observation_outcomes": [{"id": "out-a", "observation_id": "obs-a"}],
        "glossary": [{"id": "gl-a"}],
    }


def screen() -> dict[str, list[Cells]]:
    return {
        "texts": [
            {"id": "list.and", "en": ", ", "ja": "、"},
            {"id": "page.count", "en": "{found} of {all} bodies", "ja": "{all}件中{found}件"},
        ],
        "tour": [{"id": "tour-a", "address": "/network"}],
        "questions": [{"id": "question-a", "address": "/network"}],
    }
