"""The text of a request as a value: plain, finite, shallow JSON, or a refusal."""

import json
import re
from typing import Any

DEEPEST = 40
MARK = re.compile(rb'\\.|["\[\]{}]', re.DOTALL)
STRANGE = re.compile("[\0\ud800-\udfff]")


class Refused(ValueError):
    """A body that Dash's browser side would not have sent; says why in one sentence."""


def read_body(raw: bytes) -> Any:
    """The value of a body. Raises Refused where it is not plain, finite, shallow UTF-8 JSON."""
    if too_deep(raw):
        raise Refused(f"The body is nested more than {DEEPEST} levels deep.")
    try:
        text = raw.decode()
        value = json.loads(text, parse_constant=no_number, parse_float=finite)
    except (ValueError, RecursionError):
        raise Refused("The body is not JSON in UTF-8.") from None
    if "\\u" in text and is_strange(value):
        raise Refused("The body holds NUL or half a character.")
    return value


def too_deep(raw: bytes) -> bool:
    """Whether brackets outside strings are nested deeper than any request needs."""
    if raw.count(b"[") + raw.count(b"{") <= DEEPEST:
        return False
    depth, quoted = 0, False
    for mark in MARK.finditer(raw):
        found = mark.group()
        if found == b'"':
            quoted = not quoted
        elif not quoted and found in (b"[", b"{"):
            depth += 1
            if depth > DEEPEST:
                return True
        elif not quoted and found in (b"]", b"}"):
            depth -= 1
    return False


def is_strange(value: object) -> bool:
    """Whether any text in a value holds NUL or half of a surrogate pair."""
    if isinstance(value, dict):
        return any(is_strange(name) or is_strange(part) for name, part in value.items())
    if isinstance(value, list):
        return any(is_strange(part) for part in value)
    return isinstance(value, str) and STRANGE.search(value) is not None


def no_number(word: str) -> float:
    """NaN and Infinity are no JSON."""
    raise ValueError(word)


def finite(word: str) -> float:
    """A number that fits."""
    number = float(word)
    return number if abs(number) != float("inf") else no_number(word)
