"""The documents: what they name exists, what they say to type works, nothing else slipped in."""

import re
import tomllib
from pathlib import Path

import pytest
from filters_page import PAGE, filters_page

from dashboard.command import parser
from dashboard.settings import PREFIX, read_settings
from dashboard.tables.atlas import Atlas

ROOT = Path(__file__).parent.parent
DOCUMENTS = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").glob("*.md"), ROOT / "data" / "README.md"])
NAMES = [str(path.relative_to(ROOT)) for path in DOCUMENTS]
LINK = re.compile(r"\]\(([^)#\s]*)(?:#([^)\s]*))?\)")
NAMED = re.compile(r"`((?:[\w.-]+/)*[\w.-]+\.(?:py|md|csv|cff|toml|txt|sh|js|css)|(?:[\w-]+/)+)`")
NOT_OF_THE_CHECKOUT = {"look/", ".venv/"}
REQUIRED_CFF = {"cff-version", "message", "title", "authors"}
KNOWN_CFF = REQUIRED_CFF | {
    *("abstract", "type", "version", "license", "keywords", "date-released", "doi", "url"),
    *("repository-code", "contact", "identifiers", "references", "preferred-citation", "commit"),
}
BANNED = {
    "a path of one machine": r"(?<![\w.])/(?:work|tmp|home|root|Users|farm)/",
    "the host of a package registry": r"pythonhosted|pypi\.(?:org|python)|/simple/|index-url",
    "how it was made": r"\b(?:AI|LLM|GPT|Claude|Anthropic|OpenAI|Copilot|chatbot|language model)\b",
    "who was at work": r"\b(?:sub-?agent|coding agent|this session|helper session|prompted)\b",
}


def read(name: str) -> str:
    """A document of the checkout."""
    return (ROOT / name).read_text(encoding="utf-8")


def version() -> str:
    """The version of the project."""
    return str(tomllib.loads(read("pyproject.toml"))["project"]["version"])


def anchors(text: str) -> set[str]:
    """The anchors of the headings of a document."""
    headings = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    plain = (re.sub(r"[^\w\s-]", "", heading.lower()) for heading in headings)
    return {re.sub(r"\s", "-", heading.strip()) for heading in plain}


@pytest.mark.parametrize("name", NAMES)
def test_every_link_leads_somewhere(name: str) -> None:
    for target, anchor in LINK.findall(read(name)):
        if target.startswith("http"):
            continue
        path = (ROOT / name).parent / target if target else ROOT / name
        assert path.exists(), f"{name} links to {target}"
        if anchor:
            assert anchor in anchors(path.read_text(encoding="utf-8")), f"{name}: #{anchor}"


@pytest.mark.parametrize("name", [name for name in NAMES if not name.startswith("data")])
def test_every_file_named_is_there(name: str) -> None:
    named = set(NAMED.findall(read(name))) - NOT_OF_THE_CHECKOUT
    places = (ROOT, ROOT / "dashboard", (ROOT / name).parent)
    missing = [file for file in named if not any((place / file).exists() for place in places)]
    assert missing == []


def commands(name: str) -> list[str]:
    """The lines of a document that are set as commands, and those within sentences."""
    text = read(name)
    inline = re.findall(r"`((?:make|alliance-atlas|python) [^`]+)`", text)
    return [*re.findall(r"^    ((?:make|alliance-atlas) .+)$", text, re.MULTILINE), *inline]


def test_every_make_target_named_is_in_the_makefile() -> None:
    targets = set(re.findall(r"^([\w-]+):", read("Makefile"), re.MULTILINE))
    asked = {
        word
        for name in NAMES
        for command in commands(name)
        if command.startswith("make ")
        for word in command.split()[1:]
    }
    assert {"run", "test"} <= asked
    assert asked <= targets


def test_every_command_named_is_understood(capsys: pytest.CaptureFixture[str]) -> None:
    spoken = parser(read_settings({}))
    said = {c for name in NAMES for c in commands(name) if c.startswith("alliance-atlas ")}
    assert said
    for command in said:
        words = command.split()[1:]
        if "--help" in words:
            with pytest.raises(SystemExit) as left:
                spoken.parse_args(words)
            assert left.value.code == 0
        else:
            assert spoken.parse_args(words).command == words[0]
    assert "--port" in capsys.readouterr().out


def test_every_module_named_can_be_run() -> None:
    said = {c for name in NAMES for c in commands(name) if c.startswith("python -m ")}
    modules = {command.split()[2] for command in said}
    assert modules
    for module in modules:
        path = ROOT / (module.replace(".", "/") + ".py")
        assert '__name__ == "__main__"' in path.read_text(encoding="utf-8"), module


def test_the_readme_names_every_option_and_its_variable(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        parser(read_settings({})).parse_args(["run", "--help"])
    told = capsys.readouterr().out
    options = set(re.findall(r"--[a-z]+", told)) - {"--help"}
    variables = set(re.findall(rf"{PREFIX}[A-Z]+", told))
    assert {option for option in options if f"`{option}`" not in read("README.md")} == set()
    assert {name for name in variables if f"`{name}`" not in read("README.md")} == set()


def test_the_page_of_the_filters_is_what_they_declare(atlas: Atlas) -> None:
    assert PAGE.read_text(encoding="utf-8") == filters_page(atlas), (
        "run: python -m tests.filters_page"
    )


def cff() -> dict[str, str | list[str]]:
    """CITATION.cff, as far as it goes: plain keys with a value or a list."""
    found: dict[str, str | list[str]] = {}
    last = ""
    for number, line in enumerate(read("CITATION.cff").splitlines(), start=1):
        item = re.fullmatch(r"  - (.+)", line)
        pair = re.fullmatch(r"([a-z-]+):(?: (.+))?", line)
        assert item or pair, f"CITATION.cff line {number}"
        if pair:
            last = pair[1]
            assert last not in found, f"CITATION.cff line {number}"
            found[last] = pair[2].strip('"') if pair[2] else []
        elif item:
            values = found[last]
            assert isinstance(values, list), f"CITATION.cff line {number}"
            values.append(item[1].strip('"'))
    return found


def test_the_citation_file_says_what_it_has_to() -> None:
    said = cff()
    assert said.keys() >= REQUIRED_CFF
    assert said.keys() <= KNOWN_CFF
    assert said["cff-version"] == "1.2.0"
    assert said["authors"] == ['name: "Alliance Atlas contributors']
    assert said["version"] == version()
    declared = tomllib.loads(read("pyproject.toml"))["project"]["license"]
    assert said["license"] == declared.split(" AND ")


def test_the_newest_version_of_the_changelog_is_that_of_the_project() -> None:
    headings = re.findall(r"^## \[(.+?)\](?: - (.+))?$", read("CHANGELOG.md"), re.MULTILINE)
    assert headings[0][0] == "Unreleased"
    assert headings[1][0] == version()
    dated = re.compile(r"\d{4}-\d\d-\d\d|Unreleased")
    assert all(dated.fullmatch(date) for _, date in headings[1:])


def test_the_licences_are_there_and_named() -> None:
    project = tomllib.loads(read("pyproject.toml"))["project"]
    assert project["license-files"] == ["LICENSE", "data/LICENSE"]
    assert read("LICENSE").startswith("MIT License")
    assert "CC BY 4.0" in read("data/LICENSE")
    assert "MIT" in read("README.md") and "CC BY 4.0" in read("README.md")


def test_pictures_are_small_enough_to_load() -> None:
    pictures = [*(ROOT / "docs").glob("*.webp")]
    assert len(pictures) >= 3
    heavy = {path.name: path.stat().st_size for path in pictures if path.stat().st_size > 600_000}
    assert heavy == {}


FOLDERS = ("dashboard", "assets", "tests", "docs", "benchmarks", ".ci")


def travelling() -> list[Path]:
    """The text files that travel with the project, but for the facts in data/."""
    within = [path for folder in FOLDERS for path in (ROOT / folder).rglob("*")]
    files = [path for path in (*within, *ROOT.iterdir()) if path.is_file()]
    return [path for path in files if b"\0" not in path.read_bytes()]


@pytest.mark.parametrize("what", BANNED)
def test_no_file_tells_where_or_how_it_was_made(what: str) -> None:
    banned = re.compile(BANNED[what])
    found = [
        f"{path.relative_to(ROOT)}: {match[0]}"
        for path in travelling()
        if path != Path(__file__)
        for match in banned.finditer(path.read_text(encoding="utf-8"))
    ]
    assert found == []
