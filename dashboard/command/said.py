"""What the command says to whoever called it."""

import sys
from pathlib import Path

from dashboard.tables.problem import BadTables


def say_problems(bad: BadTables, language: str) -> int:
    """Every problem of the tables in a line of its own; gives the exit status."""
    print("\n".join(wrong.sentence(language) for wrong in bad.problems), file=sys.stderr)
    return 1


def say_unwritten(file: Path, error: OSError) -> int:
    """Which file could not be written, and why; gives the exit status."""
    print(f"{file}: {error.strerror or type(error).__name__}", file=sys.stderr)
    return 1
