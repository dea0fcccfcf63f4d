"""The one clock: what "today" is. Every test sets its own."""

from collections.abc import Callable
from datetime import date

Clock = Callable[[], date]


def today() -> date:
    """The day on the machine's calendar."""
    return date.today()
