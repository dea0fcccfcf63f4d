"""Under which frameworks, and there at which levels, the two sides meet about a sector."""

from collections import Counter
from collections.abc import Iterator

from dashboard.answers.coverage import SectorLine, channels_on, general, sector_lines, sectoral
from dashboard.charts.chart import Asked, Chart, Column, Row
from dashboard.charts.sector_coverage import named
from dashboard.charts.sector_forms import FORMS, GAPS
from dashboard.charts.sector_frameworks_figure import draw
from dashboard.filters.address import codes
from dashboard.language.words import Words
from dashboard.tables.atlas import Row as Cells

NAME = "chart.sector-frameworks"


def rows(asked: Asked) -> list[Row]:
    """One row for each sector, framework and level with a channel.

    Sectors that most frameworks deal with come first, and within each the widest frameworks.
    """
    counted = {line: channels_on(asked.atlas, line) for line in sector_lines(asked.atlas)}
    spread = Counter(
        framework
        for channels in counted.values()
        for framework in {channel["framework_id"] for channel in channels}
    )
    ordered = sorted(counted, key=lambda line: (-breadth(counted[line]), line.sectors))
    apart = without_sector(asked)
    found = []
    for at, line in enumerate(line for line in ordered if counted[line]):
        own = {**named(asked, line), "line": at, "line_short": label_of(asked, line), **apart}
        cells = list(on_line(asked, own, counted[line]))
        found += sorted(cells, key=lambda row: (-spread[row["framework_id"]], row["framework_id"]))
    return found


def breadth(channels: list[Cells]) -> int:
    """Under how many frameworks channels stand."""
    return len({channel["framework_id"] for channel in channels})


def without_sector(asked: Asked) -> Row:
    """How many frameworks have matching channels, and how many of them none that names a sector."""
    sectors = {channel["framework_id"] for channel in sectoral(asked.atlas)}
    others = {channel["framework_id"] for channel in general(asked.atlas)}
    return {"frameworks": len(sectors | others), "unnamed": len(others - sectors)}


def label_of(asked: Asked, line: SectorLine) -> tuple[str, ...]:
    """The short names of the sectors of a line itself."""
    found = (asked.whole.row("sectors", key) for key in (*line.left[:1], *line.right[:1]))
    return tuple(asked.words.short(row) for row in found if row)


def on_line(asked: Asked, own: Row, channels: list[Cells]) -> Iterator[Row]:
    """The cells of one line, framework by framework and level by level."""
    words, levels = asked.words, codes(asked.whole, "level")
    groups: dict[tuple[str, str], list[Cells]] = {}
    for channel in channels:
        groups.setdefault((channel["framework_id"], channel["level"]), []).append(channel)
    for (key, level), there in sorted(groups.items(), key=lambda each: levels.index(each[0][1])):
        framework = asked.whole.row("frameworks", key)
        assert framework is not None, key
        yield {
            **own,
            "framework": words.name(framework),
            "framework_short": words.short(framework),
            "framework_id": key,
            "level": words.label("level", level),
            "place": levels.index(level),
            **{form: sum(row["form"] == form for row in there) for form in FORMS},
            "channels": words.listed([words.short(row) for row in there]),
            "keys": tuple(row["id"] for row in there),
            "sources": tuple(key for row in there for key in row["sources"]),
        }


def finding(found: list[Row], words: Words) -> str:
    """Where most frameworks meet, which sectors only one reaches, and which frameworks name none."""
    reached: dict[tuple[str, ...], set[str]] = {}
    for row in found:
        reached.setdefault(row["line_short"], set()).add(row["framework_id"])
    most = max(len(frameworks) for frameworks in reached.values())
    widest = [each[0] for each, frameworks in reached.items() if len(frameworks) == most]
    said = [words.text(f"{NAME}.finding", sectors=words.listed(widest), count=most)]
    lonely = [each[0] for each, frameworks in reached.items() if len(frameworks) == 1]
    if lonely and most > 1:
        said.append(words.text(f"{NAME}.finding-one", sectors=words.listed(lonely)))
    every, unnamed = found[0]["frameworks"], found[0]["unnamed"]
    if unnamed:
        said.append(words.text(f"{NAME}.finding-unnamed", count=unnamed, all=every))
    return GAPS[words.language].join(said)


CHART = Chart(
    name="sector-frameworks",
    rows=rows,
    columns=(
        Column("left", f"{NAME}.left", key="left_id"),
        Column("right", f"{NAME}.right", key="right_id"),
        Column("framework", f"{NAME}.framework", key="framework_id"),
        Column("level", f"{NAME}.level"),
        Column("mechanism", f"{NAME}.mechanism", "number"),
        Column("document", f"{NAME}.document", "number"),
        Column("moment", f"{NAME}.moment", "number"),
        Column("channels", f"{NAME}.channels"),
    ),
    finding=finding,
    figure=draw,
)
