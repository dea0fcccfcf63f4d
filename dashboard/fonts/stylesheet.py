"""fonts.css: which file holds which characters of which family."""

from collections.abc import Iterable

from dashboard.fonts.faces import JAPANESE, SANS, SANS_BESIDE_JAPANESE

WEIGHTS = "400 700"
# Kanji fill their square; beside them Latin letters are set a little larger, and the line's middle
# is that of the square.
BESIDE_JAPANESE = ("size-adjust: 108%", "ascent-override: 98%", "descent-override: 32%")


def stylesheet(files: Iterable[tuple[str, str, frozenset[str]]]) -> str:
    """Write the style sheet.

    Takes family, file name and characters of each slice; gives CSS with addresses relative to it.
    """
    rules = []
    for family, file, characters in files:
        rules.append(rule(family, file, characters))
        if family == SANS:
            rules.append(rule(SANS_BESIDE_JAPANESE, file, characters, BESIDE_JAPANESE))
    return "\n".join(sorted(rules, key=lambda text: JAPANESE in text.split(";")[0]))


def rule(family: str, file: str, characters: frozenset[str], more: tuple[str, ...] = ()) -> str:
    """Write the @font-face rule of one file."""
    lines = (
        f'font-family: "{family}"',
        "font-style: normal",
        f"font-weight: {WEIGHTS}",
        "font-display: swap",
        *more,
        f'src: url("{file}") format("woff2")',
        f"unicode-range: {unicode_range(characters)}",
    )
    return "@font-face {\n" + "".join(f"  {line};\n" for line in lines) + "}\n"


def unicode_range(characters: frozenset[str]) -> str:
    """Write characters as CSS ranges: U+20-7E,U+3042."""
    runs: list[list[int]] = []
    for code in sorted(map(ord, characters)):
        if runs and runs[-1][1] == code - 1:
            runs[-1][1] = code
        else:
            runs.append([code, code])
    return ",".join(f"U+{low:X}" if low == high else f"U+{low:X}-{high:X}" for low, high in runs)
