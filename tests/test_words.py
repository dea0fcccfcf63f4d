"""The words: none missing, none unused, in both languages; and Japanese as officials write it."""

import ast
import csv
import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import product
from pathlib import Path
from string import Formatter

import pytest

from dashboard.charts.hubs import MEASURES
from dashboard.exports.picture_sizes import GROUNDS, SIZES
from dashboard.filters.address import BY, MODES
from dashboard.filters.filters import CHOICES
from dashboard.language.phrases import pieces
from dashboard.tables.column import LANGUAGES
from dashboard.tables.schema import TABLES
from dashboard.views import VIEWS

ROOT = Path(__file__).parent.parent
DATA = ROOT / "data"
KEY = re.compile(r"[a-z]+(-[a-z]+)*(\.[a-z0-9]+(-[a-z0-9]+)*)+")
GAP = "{}"


def table(name: str) -> list[dict[str, str]]:
    """The rows of a table as they are written."""
    with (DATA / f"{name}.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


TEXTS = {row["id"]: row for row in table("texts")}
HEADS = {key.split(".")[0] for key in TEXTS}


def codes(vocabulary: str) -> list[str]:
    """The codes of one list."""
    return [row["code"] for row in table("vocabulary") if row["list"] == vocabulary]


CHARTS = [chart for view in VIEWS.values() for chart in view.charts]
FORMS = codes("form")
FAMILIES: dict[str, list[str]] = {
    "answer.changed.{}.{}": [
        *("channels.added", "channels.ended", "entities.absorbed", "entities.added"),
        *("entities.ended", "entities.renamed", "instruments.added", "instruments.coming"),
        "sectors.added",
    ],
    "answer.firm.coming-{}": ["later", "no-rule"],
    "answer.law.{}": ["coming", "duty", "founding", "lead", "support"],
    "answer.opposite.{}": ["own", "stated"],
    "answer.phase.none-{}": ["after", "before", "both"],
    "answer.phase.{}": ["after", "before", "both"],
    "answer.points.{}": ["none", "one", "several"],
    "answer.roles.none-{}": ["leads", "regulates", "shares"],
    "answer.roles.{}": ["leads", "regulates", "shares"],
    "answer.sided.no-{}": ["government", "industry", "none"],
    "answer.sided.{}": ["government", "industry", "none"],
    "answer.then.{}": ["own", "stated"],
    "card.channels.{}": FORMS,
    "card.concerned.{}": ["channels", "entities", "frameworks", "instruments", "sectors"],
    "card.duty.{}": [
        *("coming", "contractual", "exchange", "mandatory", "past", "voluntary"),
    ],
    "card.held.{}": ["mechanism", "moment"],
    "card.law.{}": ["duty", "escalation", "issuer"],
    "card.rung.{}": ["lead", "led", "partner", "support"],
    "card.side.{}": ["bodies", "delegations"],
    "card.standing.{}": ["coming", "event", "past"],
    "card.status.{}": ["adopted", "coming", "ended", "in-force", "unknown"],
    "card.tie.{}": codes("relation_kind"),
    "chart.{}.{}": [f"{chart.name}.{piece}" for chart in CHARTS for piece in ("title", "reading")],
    "doubt.{}": ["possibly", "unknown-start"],
    "filter.{}": [*CHOICES, "text", "on"],
    "gone.{}": [
        *("addressed", "alone", "cut", "paired", "parts", "seats", "ties", "told", "unpaired"),
    ],
    "hubs.means.{}": [*MEASURES],
    "hubs.not.{}": [*MEASURES],
    "hubs.points-{}": ["none", "one", "several"],
    "legend.reading-{}": [*MODES],
    "picture.on-{}": [*GROUNDS],
    "picture.size-{}": [*SIZES],
    "picture.{}": ["background", "languages", "size"],
    "roundtable.{}": ["entities", "frameworks", "sectors"],
    "route.absent-{}": ["body", "group"],
    "route.by.{}": [*BY],
    "rules.force.{}": ["asked", "coming", "must"],
    "rules.ground.{}": ["coming", "duty", "founding", "lead", "support"],
    "rules.none-{}": ["asked", "coming", "must"],
    "rules.reach.{}": ["bilateral", "classified", "wider"],
    "rules.role.{}": ["leads", "regulates", "shares"],
    "rules.standing.{}": ["coming", "ended", "in-force", "undated", "unknown", "waiting"],
    "search.table.{}": ["channels", "events", "frameworks", "glossary", "sectors"],
    "search.why.{}": [
        *("abbreviation", "alias", "former", "name", "name-other", "own", "prose", "short"),
    ],
    "sectors.{}": ["leads", "regulates", "sector", "shares"],
    "sentence.{}": ["abroad", "context", "possibly", "unknown-start", *FORMS],
    "sentence.{}-one": FORMS,
    "squares.{}": ["both", "mechanisms", "papers"],
    "table-name.{}": [
        *(name for name, it in TABLES.items() if "sources" in (c.links_to for c in it.columns)),
        "sources",
    ],
    "tree.{}": FORMS,
    "tree.{}-one": FORMS,
    "view.network.{}": [*MODES],
    "view.{}": [*VIEWS],
    "view.{}.title": [name for name in VIEWS if name != "network"],
}
"""A key that is put together as it is asked for -> everything that may stand in its gap."""
OPEN = ("chart.", "column.", "overview.")
"""Keys put together within one chart or page: whatever fits them is in use."""


def expected(family: str) -> set[str]:
    """The keys of a family."""
    return {family.replace("{}.{}", GAP).replace(GAP, member) for member in FAMILIES[family]}


def modules() -> Iterator[tuple[str, ast.Module]]:
    """Every module of the code with its place."""
    for path in sorted((ROOT / "dashboard").rglob("*.py")):
        yield str(path.relative_to(ROOT)), ast.parse(path.read_text(encoding="utf-8"))


Known = dict[str, list[str]]


def settings(module: ast.Module) -> Iterator[tuple[ast.Assign, str, ast.expr]]:
    """Each name that is set in a module, with what it is set to."""
    for node in ast.walk(module):
        if isinstance(node, ast.Assign):
            target, value = node.targets[0], node.value
            several = isinstance(target, ast.Tuple) and isinstance(value, ast.Tuple)
            pairs = zip(target.elts, value.elts, strict=True) if several else [(target, value)]
            for name, said in pairs:
                if isinstance(name, ast.Name):
                    yield node, name.id, said


def constants(module: ast.Module) -> Known:
    """What each name of a module that is set to a text can stand for, such as NAME."""
    known: Known = {}
    for node, name, value in settings(module):
        said = [text for text in alternatives(value, known) if GAP not in text]
        if said:  # a name of one function may be another's argument
            elsewhere = [] if node in module.body else [GAP]
            known[name] = [*known.get(name, ()), *said, *elsewhere]
    return known


def alternatives(node: ast.AST, known: Known) -> list[str]:
    """What a text put together in the code can be; {} for what only running it would tell."""
    if isinstance(node, ast.Constant):
        return [str(node.value)]
    if isinstance(node, ast.FormattedValue):
        return alternatives(node.value, known)
    if isinstance(node, ast.Name):
        return known.get(node.id, [GAP])
    if isinstance(node, ast.IfExp):
        return [*alternatives(node.body, known), *alternatives(node.orelse, known)]
    if isinstance(node, ast.JoinedStr):
        return ["".join(it) for it in product(*(alternatives(n, known) for n in node.values))]
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
        ends = (alternatives(node.left, known), alternatives(node.right, known))
        return ["".join(it) for it in product(*ends)]
    return [GAP]


@lru_cache(maxsize=1)
def asked() -> dict[str, str]:
    """Every key the code asks for -> where; what only running it would tell stands as {}."""
    found: dict[str, str] = {}
    for name, module in modules():
        known = constants(module)
        for node in ast.walk(module):
            if isinstance(node, ast.Constant | ast.JoinedStr | ast.BinOp):
                for key in alternatives(node, known):
                    if key.split(".")[0] in HEADS and KEY.fullmatch(key.replace(GAP, "x")):
                        found[key] = f"{name}:{node.lineno}"
    stems = {key for key in found if any(text.startswith(key + ".") for text in TEXTS)}
    return {key: place for key, place in found.items() if key in TEXTS or key not in stems}


def literal_keys() -> dict[str, str]:
    """Every key that can be read off the code -> where."""
    return {key: place for key, place in asked().items() if GAP not in key}


def assembled_keys() -> dict[str, str]:
    """Every key of which a part is known only as it is asked for -> where."""
    return {key: place for key, place in asked().items() if GAP in key}


def fitting(family: str) -> set[str]:
    """The texts that an assembled key can be."""
    pattern = re.escape(family).replace(re.escape(GAP), "[a-z0-9-]+")
    return {key for key in TEXTS if re.fullmatch(pattern, key)}


def gaps(text: str) -> set[str]:
    """The names of the placeholders of a text."""
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def test_every_key_in_the_code_has_a_text() -> None:
    missing = {key: place for key, place in literal_keys().items() if key not in TEXTS}
    assert missing == {}


def test_every_family_of_keys_is_known_and_complete() -> None:
    unknown = {key: place for key, place in assembled_keys().items() if key not in FAMILIES}
    assert {key: place for key, place in unknown.items() if not key.startswith(OPEN)} == {}
    assert {key: place for key, place in unknown.items() if not fitting(key)} == {}
    assert [family for family in FAMILIES if family not in assembled_keys()] == []
    missing = {family: sorted(expected(family) - TEXTS.keys()) for family in FAMILIES}
    assert {family: keys for family, keys in missing.items() if keys} == {}


def test_no_text_is_unused() -> None:
    loose = [family for family in assembled_keys() if family not in FAMILIES]
    used = set(literal_keys()).union(*map(expected, FAMILIES), *map(fitting, loose))
    scripts = "".join(path.read_text("utf-8") for path in (ROOT / "assets").glob("*.js"))
    assert [key for key in TEXTS if key not in used and f'"{key}"' not in scripts] == []


def test_both_languages_have_the_same_gaps() -> None:
    differing = {
        key: (row["en"], row["ja"])
        for key, row in TEXTS.items()
        if gaps(row["en"]) != gaps(row["ja"])
    }
    assert differing == {}


def test_the_code_fills_every_gap_it_speaks_of() -> None:
    wrong = {}
    calls = ((name, node) for name, module in modules() for node in ast.walk(module))
    for place, node in calls:
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)):
            continue
        whole = node.args and isinstance(node.args[0], ast.Constant) and node.keywords
        if node.func.attr == "text" and whole and all(it.arg for it in node.keywords):
            key = ast.literal_eval(node.args[0])
            given = {str(it.arg) for it in node.keywords}
            if missing := gaps(TEXTS[key]["en"]) - given:
                wrong[f"{place}:{node.lineno}"] = (key, missing)
    assert wrong == {}


def coded() -> list[tuple[str, str, str]]:
    """Table, column and vocabulary of every column that holds codes."""
    return [
        (name, column.name, column.vocabulary)
        for name, declared in TABLES.items()
        for column in declared.columns
        if column.vocabulary
    ]


@pytest.mark.parametrize(("name", "column", "vocabulary"), coded())
def test_every_code_in_the_tables_has_its_labels(name: str, column: str, vocabulary: str) -> None:
    labels = {row["code"]: row for row in table("vocabulary") if row["list"] == vocabulary}
    used = {code for row in table(name) for code in row[column].split(";") if code}
    assert used <= labels.keys()
    stems = [f"{stem}_{language}" for stem in ("label", "short") for language in LANGUAGES]
    assert [(code, stem) for code in used for stem in stems if not labels[code][stem]] == []


# --- Japanese -----------------------------------------------------------------------------------

JAPANESE = "ぁ-んァ-ヶー一-龠々〆"
OFFICIAL = {"name_ja", "title_ja"}  # names and titles keep the spelling of those who gave them
SLIPS = {
    "half-width sign beside Japanese": rf"[{JAPANESE}][,.:;!?()]|[,.:;!?()][{JAPANESE}]",
    "sign that is not used": r"[\u3000！【】〜…‥]|・・|“|”|&",
    "space beside Japanese": rf"[{JAPANESE}）」、。] | [{JAPANESE}（「]",
    "full-width letter or digit": r"[Ａ-Ｚａ-ｚ０-９％]",
}
SPELLING = {
    "サーバー": r"サーバ(?!ー)",
    "ルーター": r"ルータ(?!ー)",
    "メーカー": r"メーカ(?!ー)",
    "コンピュータ": "コンピューター",
    "セキュリティ": "セキュリティー",
    "サプライヤー": r"サプライヤ(?!ー)",
    "強靱": "強靭",
    "取組": "取り組み",
    "取決め": "取り決め|取決(?!め)",
    "とともに": "と共に",
    "の下で": "のもとで",
    "に当たる": "にあたる|に当る",
    "位置付け": "位置づけ|位置付(?!け)",
    "呼び掛け": "呼びかけ|呼掛け",
    "漏えい": "漏洩|漏えぃ",
    "枠組み": r"枠組(?!み)|わく組み",
    "例えば": "たとえば",
    "または、および": "又は|及び|並びに|若しくは",
    "コンマではなく読点": "，|．",
    "チャネルではなく経路": "チャネル|チャンネル",
}
SPEAKING = ("action.copied", "action.cited", "chart.drawing", "empty.", "footer.")
SPEAKING += ("map.keys", "list.reading", "map.summary", "map.unfold-hint", "notice.", "search.none")
SPEAKING += ("filter.nothing", "map.said-", "stage.", "tour.reading", "tour.own-reading")
LATIN_TEXTS = {
    *("MIT", "CC", "BY", "CSV", "PNG", "Enter", "Escape", "Shift", "ISAC", "CEPTOAR", "SCC"),
    *("XLSX", "JSON", "ZIP", "SVG", "PDF"),
    *("CSIRT", "CERT", "GCC"),
    *("Esc", "Page", "Up", "Down", "Home", "End"),  # keys
    *("Alliance", "Atlas"),  # named as source
    *("UTF", "kB", "address", "position"),  # of a file of slides
}


def japanese(tables: tuple[str, ...], official: bool) -> list[tuple[str, str]]:
    """Every Japanese cell of some tables with its place; names and titles only where asked for."""
    return [
        (f"{name}.{column}: {next(iter(row.values()))}", cell)
        for name in tables
        for row in table(name)
        for column, cell in row.items()
        if is_japanese(column) and (official or column not in OFFICIAL)
    ]


def is_japanese(column: str) -> bool:
    """Whether a column holds Japanese."""
    return column == "ja" or column.endswith("_ja")


PROSE = tuple(name for name, it in TABLES.items() if any(map(is_japanese, it.column_names())))


def bare(text: str) -> str:
    """A text with a 0 for each placeholder and web address."""
    return re.sub(r"\{[^}]*\}|https?://\S+", "0", text)


@pytest.mark.parametrize("slip", SLIPS)
def test_signs_are_those_of_japanese(slip: str) -> None:
    cells = japanese(PROSE, official=True)
    assert [(place, cell) for place, cell in cells if re.search(SLIPS[slip], bare(cell))] == []


@pytest.mark.parametrize("right", SPELLING)
def test_spelling_is_the_one_of_the_house(right: str) -> None:
    cells = japanese(PROSE, official=False)
    assert [(place, cell) for place, cell in cells if re.search(SPELLING[right], cell)] == []


def test_a_sector_is_called_bunya_on_the_screen() -> None:
    """The borrowed word stands only in the names of three American institutions."""
    cells = japanese(("texts", "vocabulary"), official=True)
    borrowed = re.compile(r"(?<!サブ)セクター(?!リスク管理機関|調整評議会)")
    assert [(place, cell) for place, cell in cells if borrowed.search(cell)] == []


def test_only_help_and_empty_states_speak_to_the_reader() -> None:
    polite = re.compile(r"(です|ます|ません|ました|ください)(。|$|、|）)")
    said = [key for key, row in TEXTS.items() if polite.search(row["ja"])]
    assert [key for key in said if not key.startswith(SPEAKING)] == []
    assert [cell for _, cell in japanese(("vocabulary",), True) if polite.search(cell)] == []


def test_no_english_word_on_the_japanese_screen() -> None:
    abbreviations = {row["abbreviation"] for row in table("entities")}
    known = LATIN_TEXTS | abbreviations
    strange = {
        key: sorted(words)
        for key, row in TEXTS.items()
        if (words := set(re.findall(r"[A-Za-z]{2,}", bare(row["ja"]))) - known)
    }
    assert strange == {}


def test_no_text_has_spaces_that_are_not_seen() -> None:
    """An English text may begin with one, to follow another; no text has two in a row."""
    ends = {"en": str.rstrip, "ja": str.strip}
    tidy = {
        key: [ends[language](row[language]).replace("  ", " ") for language in LANGUAGES]
        for key, row in TEXTS.items()
    }
    assert [key for key, row in TEXTS.items() if tidy[key] != [row[it] for it in LANGUAGES]] == []


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("2022年9月8日から2026年11月25日までに何が変わったか", ("2022年9月8日", "2026年11月25日")),
        ("2025年7月1日、国家サイバー統括室が発足した", ("2025年7月1日",)),
        ("施行は2026年10月5日時点で公布されていない", ("2026年10月5日",)),
    ],
)
def test_no_line_breaks_within_a_date(text: str, whole: tuple[str, ...]) -> None:
    found = pieces(text, "ja")
    assert "".join(found) == text and len(found) > 2
    for each in whole:
        assert any(each in piece for piece in found)
