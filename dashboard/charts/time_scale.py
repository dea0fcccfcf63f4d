"""A scale of years: the last ones have most room, the decade before less, all else one place."""

from dataclasses import dataclass
from datetime import date

RECENT, EARLIER = 7, 10  # years at full width, and years before them at a share of it
SHARE, BLOCK = 0.33, 0.9  # the width of an earlier year, and of the place of all that was before


@dataclass(frozen=True)
class Slot:
    """A place of the scale: a year, or several years drawn as one.

    first, last  the years it holds; `first` is 0 for all that was before
    start, end   where it stands, in widths of a recent year
    """

    first: int
    last: int
    start: float
    end: float


@dataclass(frozen=True)
class Scale:
    """The scale that ends with the year of a day; `oldest` is the first year there is."""

    last: int
    oldest: int

    @property
    def recent(self) -> int:
        """The first year at full width."""
        return self.last - RECENT + 1

    @property
    def earlier(self) -> int:
        """The first year that has a place of its own."""
        return self.recent - EARLIER

    @property
    def width(self) -> float:
        """The length of the scale, in widths of a recent year."""
        return BLOCK + EARLIER * SHARE + RECENT

    def at(self, day: str) -> float:
        """Where a day (YYYY-MM-DD) stands, from 0 to `width`."""
        year = int(day[:4])
        share = (date.fromisoformat(day).timetuple().tm_yday - 0.5) / 366
        if year < self.earlier:
            years = max(self.earlier - self.oldest, 1)
            return max(0.0, BLOCK * (year + share - self.oldest) / years)
        if year < self.recent:
            return BLOCK + (year - self.earlier + share) * SHARE
        return min(self.width, BLOCK + EARLIER * SHARE + (year - self.recent + share))

    def years(self) -> list[Slot]:
        """A slot for all that was before, and one for each year since."""
        slots = [Slot(0, self.earlier - 1, 0.0, BLOCK)]
        for year in range(self.earlier, self.last + 1):
            width = 1.0 if year >= self.recent else SHARE
            slots.append(Slot(year, year, slots[-1].end, slots[-1].end + width))
        return slots

    def labelled(self) -> list[Slot]:
        """The slots that have words: all before, the earlier years as one, each recent year."""
        before, *years = self.years()
        earlier, recent = years[:EARLIER], years[EARLIER:]
        together = Slot(earlier[0].first, earlier[-1].last, earlier[0].start, earlier[-1].end)
        return [before, together, *recent]
