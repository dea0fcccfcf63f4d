"""The shipped tables described as a Frictionless Data Package, from the declarations of their columns."""

import json
from collections.abc import Mapping
from typing import Any

from dashboard.exports.frame import LICENCE_PAGE
from dashboard.tables.atlas import Atlas
from dashboard.tables.column import MANY, Column, Table
from dashboard.tables.schema import TABLES

COARSE_DATE = r"^\d{4}(-\d{2}(-\d{2})?)?$"
KINDS = {"number": "integer"}


def datapackage(atlas: Atlas, files: Mapping[str, bytes]) -> bytes:
    """The descriptor, as UTF-8.

    Takes the whole atlas and the bytes of each table's file, by its path in the package.
    """
    content = {
        "profile": "tabular-data-package",
        "name": "alliance-atlas",
        "title": "Alliance Atlas",
        "description": "How two allies organise to defend cyberspace, and how they cooperate.",
        "version": atlas.version,
        "licenses": [
            {
                "name": "CC-BY-4.0",
                "path": LICENCE_PAGE,
                "title": "Creative Commons Attribution 4.0 International",
            }
        ],
        "resources": [
            resource(atlas, table, path, files[path])
            for table in TABLES.values()
            if (path := path_of(table.name))
        ],
    }
    return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode()


def path_of(table: str) -> str:
    """Where the file of a table stands in the package."""
    return f"data/{table}.csv"


def resource(atlas: Atlas, table: Table, path: str, data: bytes) -> dict[str, Any]:
    """A table as a resource with its schema."""
    return {
        "profile": "tabular-data-resource",
        "name": table.name.replace("_", "-"),
        "path": path,
        "title": table.name,
        "description": table.meaning,
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "bytes": len(data),
        "schema": schema(atlas, table),
    }


def schema(atlas: Atlas, table: Table) -> dict[str, Any]:
    """The columns of a table, its key, and which columns name rows of other tables."""
    foreign = [foreign_key(table, it) for it in table.links() if not it.many]
    return {
        "fields": [field(atlas, table, column) for column in table.columns],
        "primaryKey": list(table.key),
        **({"foreignKeys": foreign} if foreign else {}),
        "missingValues": [""],
    }


def field(atlas: Atlas, table: Table, column: Column) -> dict[str, Any]:
    """A column as a field: dates are text, for many are coarse."""
    limits = constraints(atlas, table, column)
    return {
        "name": column.name,
        "type": KINDS.get(column.kind, "string"),
        **({"format": "uri"} if column.kind == "address" else {}),
        "description": meaning(column),
        **({"constraints": limits} if limits else {}),
    }


def constraints(atlas: Atlas, table: Table, column: Column) -> dict[str, Any]:
    """What every cell of a column keeps to."""
    found: dict[str, Any] = {}
    if column.required:
        found["required"] = True
    if table.key == (column.name,):
        found["unique"] = True
    if column.kind == "date":
        found["pattern"] = COARSE_DATE
    if column.kind == "code" and not column.many:
        rows = atlas.whole.rows("vocabulary")
        found["enum"] = [row["code"] for row in rows if row["list"] == column.vocabulary]
    return found


def meaning(column: Column) -> str:
    """What a column says, and what no constraint can say of it."""
    said = [column.meaning]
    if column.kind == "date":
        said.append("as precise as known: YYYY, YYYY-MM or YYYY-MM-DD")
    if column.many:
        said.append(f'several values split by "{MANY}"')
    if column.many and column.links_to:
        said.append(f"each the key of a row of {column.links_to}")
    if column.vocabulary:
        said.append(f'codes of the list "{column.vocabulary}" of vocabulary')
    if column.only_when:
        other, code = column.only_when
        said.append(f"filled only where {other} is {code}")
    return "; ".join(filter(None, said))


def foreign_key(table: Table, column: Column) -> dict[str, Any]:
    """A column that names rows of a table, perhaps its own ("")."""
    there = TABLES[column.links_to]
    name = "" if there is table else there.name.replace("_", "-")
    return {"fields": column.name, "reference": {"resource": name, "fields": there.key[0]}}
