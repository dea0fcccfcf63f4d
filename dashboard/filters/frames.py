"""The rows of a narrowed atlas as frames, each made when it is first asked for."""

from collections.abc import Iterator, Mapping

import pandas as pd

from dashboard.filters.present import Rows, every_row
from dashboard.tables.atlas import Atlas
from dashboard.tables.schema import TABLES


class Frames(Mapping[str, pd.DataFrame]):
    """Table -> frame, for rows chosen from a whole atlas, with its columns and types."""

    def __init__(self, whole: Atlas, rows: Rows) -> None:
        self.whole, self.rows = whole, rows
        self.made: dict[str, pd.DataFrame] = {}

    def __getitem__(self, table: str) -> pd.DataFrame:
        if table not in self.made:
            self.made[table] = self.frame(table)
        return self.made[table]

    def __iter__(self) -> Iterator[str]:
        return iter(self.rows)

    def __len__(self) -> int:
        return len(self.rows)

    def frame(self, table: str) -> pd.DataFrame:
        """The rows of one table; links that may have been left empty come from the rows."""
        rows, every = self.rows[table], every_row(self.whole)[table]
        if rows.keys() == every.keys() and all(rows[key] is every[key] for key in rows):
            return self.whole[table]
        at = {key: number for number, key in enumerate(every)}
        taken = self.whole[table].iloc[[at[key] for key in rows]].reset_index(drop=True)
        loose = [column.name for column in TABLES[table].links() if column.lost == "blank"]
        cells = {
            name: pd.Series([row[name] for row in rows.values()], dtype=taken[name].dtype)
            for name in loose
        }
        return taken.assign(**cells)
