"""`alliance-atlas evaluate-counterparts`: how well suggestions find the pairings on record."""

import argparse
from pathlib import Path

from dashboard.command.said import say_problems
from dashboard.settings import Settings
from dashboard.tables.problem import BadTables

HELP = "say how well suggested counterparts find those on record"


def options(parser: argparse.ArgumentParser, defaults: Settings) -> None:
    """What the command takes."""
    parser.add_argument("--data", default=defaults.data, help="folder of the tables")


def answer(asked: argparse.Namespace, defaults: Settings) -> int:
    """Say how well suggested counterparts find the pairings of a folder of tables."""
    from dashboard.language.recovery_report import report
    from dashboard.language.words import words_of
    from dashboard.tables.read import load_atlas

    try:
        atlas = load_atlas(Path(asked.data), remember=False, say=lambda line: None)
    except BadTables as bad:
        return say_problems(bad, asked.language)
    print("\n".join(report(words_of(asked.language, atlas))))
    return 0
