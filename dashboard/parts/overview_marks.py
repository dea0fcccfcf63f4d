"""What befell the bodies of the organisation charts between the roundtable and the day."""

from dashboard.answers.changes import ROUNDTABLE, Change, difference
from dashboard.filters.filters import Filters
from dashboard.parts.seen import Seen


def marks_of(seen: Seen) -> dict[str, tuple[str, Change]]:
    """What befell bodies between the roundtable and the day, or, up to it, until today."""
    if seen.day > ROUNDTABLE:
        found = difference(seen.whole, ROUNDTABLE, seen.day, Filters()).entities
        took = {other: change for change in found.absorbed for other in change.others}
        return {
            **{key: ("overview.took-over", change) for key, change in took.items()},
            **{change.key: ("overview.new", change) for change in found.added},
            **{change.key: ("overview.since", change) for change in found.renamed},
        }
    if seen.day >= seen.today:
        return {}
    found = difference(seen.whole, seen.day, seen.today, Filters()).entities
    later = {key: change for change in found.renamed for key in change.others}
    over = (*found.ended, *found.absorbed)
    return {
        **{change.key: ("overview.until", change) for change in over},
        **{key: ("overview.later", change) for key, change in later.items()},
    }
