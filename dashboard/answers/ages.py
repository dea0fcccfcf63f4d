"""How long each standing mechanism of the two has lasted, and how much of its work is known."""

from dataclasses import dataclass
from typing import Literal

from dashboard.answers.coverage import matching
from dashboard.answers.joint import is_joint, years_passed
from dashboard.answers.life import Quiet, meetings_known, quiet
from dashboard.tables.atlas import Atlas, Row
from dashboard.tables.dates import FOREVER, first_day

AgeClass = Literal["oldest", "old", "grown", "young", "unknown"]

CLASSES: dict[AgeClass, int] = {"oldest": 20, "old": 10, "grown": 5, "young": 0}
"""The full years from which a mechanism belongs to each class."""

OLD = 10  # full years from which one is called old
STATES: tuple[Quiet, ...] = ("recent", "cannot-be-judged", "quiet")


@dataclass(frozen=True)
class Age:
    """What is known of the life of a mechanism on a day.

    channel   its row
    years     the full years that have surely passed since its start; None where that is unknown
    meetings  the coarse dates on which it is known to have met
    state     whether a recent meeting was found
    """

    channel: Row
    years: int | None
    meetings: tuple[str, ...]
    state: Quiet

    @property
    def sort(self) -> AgeClass:
        """The class of its age."""
        if self.years is None:
            return "unknown"
        years = self.years
        return next(name for name, least in CLASSES.items() if years >= least)


def ages(atlas: Atlas) -> list[Age]:
    """The matching mechanisms of both sides, the oldest first, those without a start last."""
    found = [
        Age(
            row,
            years_passed(row["valid_from"], atlas.day),
            meetings_known(atlas, row, atlas.day),
            quiet(atlas, row, atlas.day),
        )
        for row in matching(atlas)
        if row["form"] == "mechanism" and is_joint(atlas, row)
    ]
    return sorted(found, key=started)


def started(age: Age) -> tuple[str, int, str]:
    """What they are sorted by: the start, then the meetings known."""
    start = age.channel["valid_from"]
    return first_day(start) if start else FOREVER, -len(age.meetings), str(age.channel["id"])
