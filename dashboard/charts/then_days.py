"""The two days that are compared, and what lies between them."""

from dashboard.answers.changes import ROUNDTABLE, Difference, difference
from dashboard.charts.changes import Section, sections
from dashboard.charts.chart import Asked


def days(asked: Asked) -> tuple[str, str]:
    """The earlier and the later of the two days, YYYY-MM-DD; the same twice if there is only one.

    One is the day that is shown, the other that of the address, or else the roundtable's.
    """
    first, last = sorted((asked.address.then or ROUNDTABLE, asked.day))
    return first, last


def apart(asked: Asked) -> bool:
    """Whether there are two days to compare."""
    first, last = days(asked)
    return first < last


def found(asked: Asked) -> Difference | None:
    """What changed between the two days; None where they are one."""
    if not apart(asked):
        return None
    return difference(asked.whole, *days(asked), asked.address.filters)


def changed(asked: Asked) -> list[Section]:
    """The changes of bodies, sectors, channels, laws and papers by sort; [] on one day."""
    between = found(asked)
    return sections(between, asked) if between else []
