"""`alliance-atlas check`: what is wrong in a folder of tables."""

import argparse
from pathlib import Path

from dashboard.settings import Settings

HELP = "check a folder of tables; exit 1 if one is wrong"


def options(parser: argparse.ArgumentParser, defaults: Settings) -> None:
    """What the command takes."""
    parser.add_argument("folder")


def answer(asked: argparse.Namespace, defaults: Settings) -> int:
    """Say every problem of a folder of tables; 0 if there is none, else 1."""
    from dashboard.filters.kept import kept_problems
    from dashboard.tables.check import check_folder
    from dashboard.tables.read import load_atlas
    from dashboard.views import PIECES, TABLES

    folder = Path(asked.folder)
    found = check_folder(folder)
    if all(problem.is_form for problem in found):
        atlas = load_atlas(folder, remember=False, say=lambda line: None)
        found += kept_problems(atlas, TABLES, PIECES)
    for problem in found:
        print(problem.sentence(asked.language))
    if not found:
        print({"en": "No problems found.", "ja": "問題は見つかりませんでした。"}[asked.language])
    return 1 if found else 0
