"""The path and the query of an address taken apart, however strange they are."""

from urllib.parse import parse_qsl

from dashboard.tables.problem import invisible

LONGEST_TEXT = 80  # characters
LONGEST_QUERY = 40_000  # characters; every item of the atlas unfolded takes about 15,000

Given = dict[str, list[str]]  # name -> the values said, in order


def read_query(query: str) -> Given:
    """The parts of a query with all their values; what lies beyond LONGEST_QUERY is not read."""
    given: Given = {}
    for name, value in parse_qsl((query or "")[:LONGEST_QUERY].lstrip("?")):
        given.setdefault(name, []).append(value)
    return given


def path_parts(path: str) -> list[str]:
    """The language, the view and the rest of a path, "" where there is none."""
    return [*(path or "").strip("/").split("/", 2), "", ""][:3]


def tidy(text: str) -> str:
    """A text as it is asked: no invisible characters, single spaces, at most LONGEST_TEXT."""
    plain = "".join(" " if invisible(mark) else mark for mark in text[: LONGEST_TEXT * 4])
    return " ".join(plain.split())[:LONGEST_TEXT].strip()
