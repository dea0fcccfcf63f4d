"""An address as the browser gives it -> what it asks to see, on this day."""

from dashboard.clock import Clock
from dashboard.filters.address import read_address
from dashboard.parts.seen import Seen
from dashboard.tables.atlas import Atlas
from dashboard.views import PIECES, TABLES, VIEWS


def see(atlas: Atlas, clock: Clock, path: object, query: object) -> Seen:
    """What a path and a query ask for; anything that is not text counts as empty."""
    said = [part if isinstance(part, str) else "" for part in (path, query)]
    address, dropped = read_address(said[0], said[1], atlas, VIEWS, TABLES, PIECES)
    return Seen(atlas, address, dropped, clock().isoformat())
