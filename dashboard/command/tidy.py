"""`alliance-atlas tidy`: the tables of a folder in canonical form."""

import argparse
from pathlib import Path

from dashboard.command.said import say_problems
from dashboard.settings import Settings
from dashboard.tables.problem import BadTables

HELP = "rewrite a folder of tables in canonical form"


def options(parser: argparse.ArgumentParser, defaults: Settings) -> None:
    """What the command takes."""
    parser.add_argument("folder")


def answer(asked: argparse.Namespace, defaults: Settings) -> int:
    """Rewrite the tables of a folder in canonical form."""
    from dashboard.tables.write import tidy

    try:
        changed = tidy(Path(asked.folder))
    except BadTables as bad:
        return say_problems(bad, asked.language)
    for name in changed:
        print(name)
    return 0
