"""The staircase holds: what stands left never imports what stands right; facts stay in data."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from dashboard.tables.atlas import Atlas

ROOT = Path(__file__).parent.parent
STAIRS = (
    ("tables",),
    ("filters",),
    ("answers",),
    ("language",),
    ("search",),
    ("network",),
    ("charts",),
    ("exports",),
    ("server", "fonts"),
    ("parts",),
    ("views",),
    ("callbacks",),
    ("application",),
    ("command",),
)
BESIDE = {"ids", "clock", "palette", "shipped", "settings"}
HEIGHT = {name: height for height, step in enumerate(STAIRS) for name in step}
WEB = ("dash", "dash_mantine_components", "dash_cytoscape", "flask", "werkzeug")
READS = {
    "open", "read_text", "read_bytes", "read_csv", "read_parquet", "today", "now", "utcnow", "time",
    "getenv", "iterdir", "glob", "rglob",
}  # fmt: skip
FILES = sorted((ROOT / "dashboard").rglob("*.py"))


def name_of(file: Path) -> str:
    """The dotted name of a module below the package: charts.theme, ids."""
    return ".".join(file.relative_to(ROOT / "dashboard").with_suffix("").parts)


def imports(tree: ast.AST) -> Iterator[str]:
    """Every module a file imports, wherever in it."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert not node.level, "imports are absolute"
            yield node.module or ""
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def broken_rules(name: str, source: str) -> list[str]:
    """What a module does that its place on the stairs forbids."""
    tree = ast.parse(source)
    step = name.split(".")[0]
    found = list(wrong_imports(step, set(imports(tree))))
    found += [f"reads {read} at import" for read in reads_at_import(tree)]
    found += [] if ast.get_docstring(tree) or name.endswith("server.__init__") else ["says nothing"]
    return found


def wrong_imports(step: str, named: set[str]) -> Iterator[str]:
    """Imports from the right, and libraries out of their place."""
    ours = {name.split(".")[1] for name in named if name.startswith("dashboard.")}
    others = {name.split(".")[0] for name in named if not name.startswith("dashboard")}
    height = HEIGHT.get(step, -1)
    for other in sorted(ours - {"__init__"}):
        beside = other in BESIDE
        assert beside or other in HEIGHT, f"{other} has no place on the stairs"
        if not beside and HEIGHT[other] > height:
            yield f"imports {other}, which stands right of {step}"
        if not beside and HEIGHT[other] == height and other != step:
            yield f"imports {other}, which stands beside {step}"
    if "pandas" in others and height > HEIGHT["exports"]:
        yield "imports pandas"
    if "plotly" in others and step != "charts":
        yield "imports plotly"
    for library in sorted(others & set(WEB)):
        if height < HEIGHT["server"] or (step == "fonts"):
            yield f"imports {library}"
    if others & {"dash_mantine_components", "dash_cytoscape"} and height < HEIGHT["parts"]:
        yield "imports components"


def reads_at_import(tree: ast.Module) -> Iterator[str]:
    """Calls that read a file, the clock or the environment, outside any function."""
    waiting: list[ast.AST] = list(tree.body)
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
            continue
        if isinstance(node, ast.If) and "__main__" in ast.unparse(node.test):
            continue
        if isinstance(node, ast.Attribute) and node.attr == "environ":
            yield "environ"
        if isinstance(node, ast.Call):
            called = (
                node.func.attr if isinstance(node.func, ast.Attribute) else ast.unparse(node.func)
            )
            if called in READS:
                yield called
        waiting += list(ast.iter_child_nodes(node))


@pytest.mark.parametrize("file", FILES, ids=name_of)
def test_a_module_keeps_to_its_step(file: Path) -> None:
    assert not broken_rules(name_of(file), file.read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("name", "source", "rule"),
    [
        ("charts.any", '"""Any."""\nfrom dashboard.views.view import View', "right of"),
        ("tables.any", '"""Any."""\nimport dashboard.filters.day', "right of"),
        ("server.any", '"""Any."""\nfrom dashboard.fonts import build', "beside"),
        ("ids", '"""Any."""\nfrom dashboard.tables.atlas import Atlas', "right of"),
        ("parts.any", '"""Any."""\nimport pandas as pd', "pandas"),
        ("network.any", '"""Any."""\nfrom dash import html', "dash"),
        ("server.any", '"""Any."""\nimport dash_cytoscape', "components"),
        ("callbacks.any", '"""Any."""\nfrom plotly.utils import x', "plotly"),
        ("filters.any", '"""Any."""\nfrom datetime import date\nDAY = date.today()', "today"),
        ("filters.any", '"""Any."""\nimport os\nHOST = os.environ["HOST"]', "environ"),
        ("filters.any", '"""Any."""\nclass A:\n    text = open("a").read()', "open"),
        ("filters.any", "import os", "says nothing"),
    ],
)
def test_a_broken_rule_is_seen(name: str, source: str, rule: str) -> None:
    assert any(rule in said for said in broken_rules(name, source))


def test_every_package_has_a_place() -> None:
    there = {name_of(file).split(".")[0] for file in FILES} - {"__init__"}
    assert there == set(HEIGHT) | BESIDE


def countries_named(source: str, sides: list[str]) -> list[str]:
    """Literals that are the code of a side, or the key of one of its rows."""
    literal = "|".join(rf"{code}|{code.lower()}-[\w-]*" for code in sides)
    return [found[0] for found in re.finditer(rf"([\"'`])({literal})\1", source)]


def test_no_code_names_a_country(atlas: Atlas) -> None:
    sides = [row["code"] for row in atlas.rows("countries") if row["side"] != "none"]
    assert countries_named("x == 'JP' or y['us-cisa']", sides) == ["'JP'", "'us-cisa'"]
    files = [
        *FILES,
        ROOT / "app.py",
        *(ROOT / "assets").glob("*.js"),
        *(ROOT / "assets").glob("*.css"),
    ]
    for file in files:
        said = countries_named(file.read_text(encoding="utf-8"), sides)
        assert not said, f"{file.name} names {said}"
