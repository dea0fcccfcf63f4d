"""Tours: slides in order, each an address with what is said there."""

from dataclasses import dataclass
from functools import lru_cache

from dashboard.filters.address import MAIN, Address, codes, read_address
from dashboard.filters.query import path_parts, read_query
from dashboard.tables.atlas import Atlas, Row


@dataclass(frozen=True)
class Slide:
    """A slide: its row of tour.csv and the address it shows, in the first language."""

    row: Row
    address: Address

    def shown(self, language: str) -> Address:
        """The address that presents the slide, with its place in the tour."""
        return self.address.replacing(
            language=language,
            present=self.address.present or MAIN,
            tour=self.row["tour"],
            step=self.row["position"],
        )


@lru_cache(maxsize=4)
def tours(whole: Atlas) -> dict[str, tuple[Slide, ...]]:
    """The slides of every tour in order, by the tour's code; takes the whole atlas."""
    rows = sorted(whole.rows("tour"), key=lambda row: row["position"])
    return {
        code: tuple(Slide(row, own_address(whole, row)) for row in rows if row["tour"] == code)
        for code in codes(whole, "tour")
    }


def own_address(whole: Atlas, row: Row) -> Address:
    """What the address of a row asks for; of its path and pieces the row is believed."""
    path, _, query = row["address"].partition("?")
    view = path_parts(path)[0]
    given = read_query(query)
    tables, pieces = ({view: given.get(name, [])} for name in ("table", "present"))
    return read_address(f"/en/{view}", query, whole, (view,), tables, pieces)[0]
