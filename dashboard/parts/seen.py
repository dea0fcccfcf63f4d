"""What one request sees: the address, the atlas it narrows to, its words, the day."""

from dataclasses import dataclass
from functools import cached_property

from dashboard.answers.counts import Counts, counts
from dashboard.charts.chart import Chart, Row
from dashboard.filters.address import Address, Dropped
from dashboard.filters.apply import apply
from dashboard.filters.filters import Filters
from dashboard.language.words import Words, words_of
from dashboard.tables.atlas import Atlas


@dataclass(frozen=True, eq=False)
class Seen:
    """Everything a page is drawn from. Made once for each request.

    whole    the atlas as it was read
    address  what is asked for, in canonical form
    dropped  parts of the address that could not be used
    today    the day of the request, YYYY-MM-DD
    """

    whole: Atlas
    address: Address
    dropped: tuple[Dropped, ...]
    today: str

    @cached_property
    def atlas(self) -> Atlas:
        """The atlas narrowed to what is asked for."""
        return apply(self.whole, self.address.filters, self.today)

    @cached_property
    def on_the_day(self) -> Atlas:
        """The atlas narrowed to the day only, as cards show it."""
        return apply(self.whole, Filters(on=self.address.filters.on), self.today)

    @cached_property
    def counts(self) -> Counts:
        """How many of what are seen."""
        return counts(self.atlas)

    def rows_of(self, chart: Chart) -> list[Row]:
        """The table behind a chart, made once."""
        if chart.name not in self._rows:
            self._rows[chart.name] = chart.rows(self)
        return self._rows[chart.name]

    @cached_property
    def _rows(self) -> dict[str, list[Row]]:
        return {}

    @property
    def words(self) -> Words:
        """The words of the language of the address."""
        return words_of(self.address.language, self.whole)

    @property
    def day(self) -> str:
        """The day that is shown, YYYY-MM-DD."""
        return self.address.filters.on or self.today
