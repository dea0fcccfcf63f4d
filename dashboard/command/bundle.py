"""`alliance-atlas bundle`: a tour or some pages in one file that opens without a server."""

from __future__ import annotations

import argparse
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from dashboard.clock import today
from dashboard.command.said import say_problems, say_unwritten
from dashboard.settings import Settings
from dashboard.tables.column import LANGUAGES
from dashboard.tables.problem import BadTables

if TYPE_CHECKING:
    from dashboard.tables.atlas import Atlas
    from dashboard.views.bundled import Chosen

HELP = "write a tour or chosen pages into one file that opens without a server"
PLOTLY = "package_data/plotly.min.js"
NOT_INLINED = ("45-mantine", "40-controls", "41-pills", "70-present", "73-embed", "95-refusal")
SAID = {
    "which": {
        "en": "Say which tour (--tour) or which pages (--page) the file is to hold.",
        "ja": "ツアー（--tour）かページ（--page）を指定してください。",
    },
    "tour": {
        "en": "There is no tour “{name}”. Tours: {names}.",
        "ja": "ツアー「{name}」はありません。ツアー：{names}。",
    },
    "page": {
        "en": "The address “{name}” asks for something the atlas does not have: {part}.",
        "ja": "アドレス「{name}」に、この地図にない項目があります：{part}。",
    },
    "fonts": {
        "en": "{reason} The typefaces of the reader's machine are used instead.",
        "ja": "{reason} 読む人の機器の書体を使います。",
    },
}


def options(parser: argparse.ArgumentParser, defaults: Settings) -> None:
    """What the command takes."""
    option = parser.add_argument
    option("file", metavar="OUT.html")
    option("--tour", default="", help="the code of a tour")
    option("--page", action="append", default=[], metavar="ADDRESS", help="/network?on=2022-09-08")
    option("--lang", choices=(*LANGUAGES, "both"), default="both", help="language of the file")
    option("--data", default=defaults.data, help="folder of the tables")
    option("--cache", default=defaults.cache, help="folder for fonts and snapshots")


def answer(asked: argparse.Namespace, defaults: Settings) -> int:
    """Write the file; 1 with a sentence if what is asked for does not exist or cannot be written."""
    from dashboard.tables.read import load_atlas
    from dashboard.tables.write import replace_file

    file = Path(asked.file)
    try:
        atlas = load_atlas(Path(asked.data), Path(asked.cache) / "snapshots", lambda line: None)
        made = written(atlas, asked)
        replace_file(file, made.encode("utf-8"))
    except BadTables as bad:
        return say_problems(bad, asked.language)
    except LookupError as wrong:
        print(wrong.args[0], file=sys.stderr)
        return 1
    except OSError as error:
        return say_unwritten(file, error)
    print(file)
    return 0


def written(atlas: Atlas, asked: argparse.Namespace) -> str:
    """The file as text. Raises LookupError with a sentence where something asked for is not there."""
    from dashboard.exports.bundle import Trimmings, bundle
    from dashboard.views import VIEWS
    from dashboard.views.bundled import edition

    chosen, day = steps(atlas, asked), today().isoformat()
    languages = LANGUAGES if asked.lang == "both" else (asked.lang,)
    editions = tuple(
        edition(atlas, VIEWS, chosen, language, day, asked.tour) for language in languages
    )
    has_charts = any(step.figures for each in editions for step in each.steps)
    plain = bundle(editions, Trimmings(look()))
    dress = Trimmings(
        look(),
        faces(asked, plain),
        library() if has_charts else "",
        known_styles() if has_charts else (),
    )
    return bundle(editions, dress)


def steps(atlas: Atlas, asked: argparse.Namespace) -> tuple[Chosen, ...]:
    """The steps asked for."""
    from dashboard.answers.tours import tours
    from dashboard.views.bundled import tour_steps

    if bool(asked.tour) == bool(asked.page):
        raise LookupError(SAID["which"][asked.language])
    if asked.tour:
        found = tour_steps(atlas, asked.tour)
        if not found:
            names = ", ".join(code for code, slides in tours(atlas).items() if slides)
            raise LookupError(SAID["tour"][asked.language].format(name=asked.tour, names=names))
        return found
    return tuple(page(atlas, address, asked.language) for address in asked.page)


def page(atlas: Atlas, said: str, language: str) -> Chosen:
    """A page by its address, with or without the language it begins with."""
    from urllib.parse import urlsplit

    from dashboard.filters.address import read_address
    from dashboard.views import PIECES, TABLES, VIEWS
    from dashboard.views.bundled import Chosen

    parts = urlsplit(said)
    path = "/" + parts.path.strip("/")
    whole = path if path.split("/")[1] in LANGUAGES else f"/{LANGUAGES[0]}{path}"
    address, dropped = read_address(whole, parts.query, atlas, VIEWS, TABLES, PIECES)
    if dropped:
        part = f"{dropped[0].name}={dropped[0].value}"
        raise LookupError(SAID["page"][language].format(name=said, part=part))
    return Chosen(address.replacing(card="", table="", tour="", step=0))


def look() -> str:
    """The style sheets of the atlas, without those of controls the file does not have."""
    from dashboard.shipped import shipped

    sheets = sorted(shipped("assets").glob("*.css"))
    return "\n".join(
        sheet.read_text(encoding="utf-8") for sheet in sheets if sheet.stem not in NOT_INLINED
    )


def faces(asked: argparse.Namespace, text: str) -> str:
    """The faces that a text needs, as a style sheet; "" with a sentence where they cannot be had."""
    from dashboard.fonts.build import build_fonts
    from dashboard.fonts.characters import characters_in
    from dashboard.fonts.embedded import embedded_fonts
    from dashboard.fonts.faces import FontsUnavailable

    try:
        folder = build_fonts(Path(asked.cache) / "fonts", characters_in(Path(asked.data)))
        return embedded_fonts(folder, {*text, *map(chr, range(0x20, 0x7F))})
    except FontsUnavailable as reason:
        print(SAID["fonts"][asked.language].format(reason=reason), file=sys.stderr)
        return ""


def library() -> str:
    """The script that draws charts, from its installed package."""
    found = find_spec("plotly")
    assert found and found.submodule_search_locations
    file = Path(found.submodule_search_locations[0]) / PLOTLY
    return file.read_text(encoding="utf-8").replace("</script", "<\\/script")


def known_styles() -> tuple[str, ...]:
    """The hashes of the styles that the charts' library writes into the page."""
    from importlib.resources import files

    noted = files("dashboard.server").joinpath("style_hashes.txt").read_text("utf-8").splitlines()
    return tuple(
        style
        for said, style in zip(noted, noted[1:], strict=False)
        if said.startswith(("# plotly", "# any")) and not style.startswith("#")
    )
