"""Coarse dates: 2022, 2022-05 and 2022-05-13 are all good dates, and none is made finer."""

import re
from calendar import monthrange
from datetime import date

COARSE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
ALWAYS, FOREVER = "0001-01-01", "9999-12-31"


def is_date(text: str) -> bool:
    """Whether the text is a coarse date that exists in the calendar."""
    found = COARSE.fullmatch(text)
    if not found or not text.isascii():
        return False
    year, month, day = (int(part) if part else 1 for part in found.groups())
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def is_day(text: str) -> bool:
    """Whether the text is a full day, YYYY-MM-DD."""
    return len(text) == 10 and is_date(text)


def first_day(text: str) -> str:
    """The earliest day (YYYY-MM-DD) a coarse date can mean; "" gives ALWAYS."""
    return text + "-01-01"[len(text) - 4 :] if text else ALWAYS


def last_day(text: str) -> str:
    """The latest day (YYYY-MM-DD) a coarse date can mean; "" gives FOREVER."""
    if not text:
        return FOREVER
    if len(text) == 10:
        return text
    year, month = int(text[:4]), int(text[5:7] or 12)
    return f"{text[:4]}-{month:02}-{monthrange(year, month)[1]:02}"
