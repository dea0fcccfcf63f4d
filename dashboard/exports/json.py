"""Tables with everything that describes them as JSON, for programs."""

import json
from typing import Any

from dashboard.exports.frame import LICENCE, LICENCE_PAGE, Frame
from dashboard.exports.sheet import Export, Field, Record, Sheet

SOURCE = ("id", "title", "publisher", "published", "url", "language", "kind", "evidence")


def tables_json(export: Export) -> bytes:
    """The tables as UTF-8: the frame, columns with their names in both languages, rows, sources.

    Dates are text, no finer than known; numbers are numbers. The same export gives the same bytes.
    """
    content = {
        **described(export.frame),
        "tables": [table(sheet) for sheet in export.sheets],
        "sources": [{name: row[name] for name in SOURCE} for row in export.frame.sources],
    }
    return (json.dumps(content, ensure_ascii=False, indent=1) + "\n").encode()


def described(frame: Frame) -> dict[str, Any]:
    """The frame for programs."""
    return {
        "name": frame.name,
        "title": frame.title,
        "finding": frame.finding,
        "reading": frame.reading,
        "sentence": frame.sentence,
        "filters": [{"name": name, "value": value} for name, value in frame.asked],
        "day": frame.day,
        "language": frame.language,
        "address": frame.address,
        "data_version": frame.version,
        "checked_until": [{"name": name, "day": day} for name, day in frame.checked],
        "licence": {"name": LICENCE, "url": LICENCE_PAGE, "text": frame.licence},
    }


def table(sheet: Sheet) -> dict[str, Any]:
    """A table for programs."""
    return {
        "name": sheet.name,
        "title": sheet.title,
        "columns": [column(field) for field in sheet.fields],
        "rows": [row(sheet, record) for record in sheet.records],
    }


def column(field: Field) -> dict[str, Any]:
    """A column for programs."""
    return {
        "name": field.name,
        "kind": field.kind,
        "heading": dict(field.heading),
        "meaning": dict(field.meaning),
    }


def row(sheet: Sheet, record: Record) -> dict[str, Any]:
    """A row for programs: its cells, the keys of what they name, the keys of its sources."""
    names = [field.name for field in sheet.fields]
    return {
        "cells": dict(zip(names, record.cells, strict=True)),
        "keys": dict(record.keys),
        "sources": list(record.sources),
    }
