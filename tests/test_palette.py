"""The colours: sheet and canvas agree, words can be read, categories stay apart for every eye."""

import re
from itertools import combinations
from math import atan2, cos, degrees, exp, hypot, radians, sin, sqrt
from pathlib import Path

import pytest

from dashboard.palette import (
    DARK,
    LEAST_DIFFERENCE,
    LIGHT,
    MARK_CONTRAST,
    PAIRS,
    SHOWN_TOGETHER,
    TEXT_CONTRAST,
    THEMES,
    TYPEFACES,
)

ASSETS = Path(__file__).parents[1] / "assets"
TOKENS = (ASSETS / "10-tokens.css").read_text(encoding="utf-8")
STYLES = "".join(path.read_text(encoding="utf-8") for path in sorted(ASSETS.glob("*.css")))

# Machado, Oliveira and Fernandes, "A Physiologically-based Model for Simulation of Color Vision
# Deficiency" (2009): linear RGB as seen with full protanopia, deuteranopia, tritanopia.
EYES = {
    "usual": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}
TO_XYZ = (
    (0.4124564, 0.3575761, 0.1804375),
    (0.2126729, 0.7151522, 0.0721750),
    (0.0193339, 0.1191920, 0.9503041),
)
WHITE = (0.95047, 1.0, 1.08883)

Triple = tuple[float, float, float]


def linear(hue: str) -> Triple:
    """Linear RGB, 0 to 1, of a hue written #rrggbb."""
    red, green, blue = (int(hue[at : at + 2], 16) / 255 for at in (1, 3, 5))
    return straight(red), straight(green), straight(blue)


def straight(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4


def contrast(one: str, other: str) -> float:
    """The contrast ratio of WCAG 2, 1 to 21."""
    low, high = sorted(
        sum(share * part for share, part in zip((0.2126, 0.7152, 0.0722), linear(hue), strict=True))
        for hue in (one, other)
    )
    return (high + 0.05) / (low + 0.05)


def times(matrix: tuple[Triple, ...], vector: Triple) -> Triple:
    first, second, third = (
        sum(factor * part for factor, part in zip(row, vector, strict=True)) for row in matrix
    )
    return first, second, third


def seen(hue: str, eye: str) -> Triple:
    """CIE L*a*b* of a hue as an eye sees it."""
    red, green, blue = (min(1.0, max(0.0, part)) for part in times(EYES[eye], linear(hue)))
    x, y, z = (
        root(part / white)
        for part, white in zip(times(TO_XYZ, (red, green, blue)), WHITE, strict=True)
    )
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def root(part: float) -> float:
    return part ** (1 / 3) if part > 216 / 24389 else (24389 / 27 * part + 16) / 116


def difference(one: Triple, other: Triple) -> float:
    """CIEDE2000 between two colours in L*a*b*."""
    mean_chroma = (hypot(*one[1:]) + hypot(*other[1:])) / 2
    stretch = 1.5 - 0.5 * sqrt(mean_chroma**7 / (mean_chroma**7 + 25**7))
    chroma, angle = zip(*(polar(colour, stretch) for colour in (one, other)), strict=True)
    turn = (angle[1] - angle[0] + 180) % 360 - 180
    if not chroma[0] * chroma[1]:
        turn = 0.0
    lightness, middle = (one[0] + other[0]) / 2, sum(chroma) / 2
    hue = (angle[0] + turn / 2) % 360
    shift = 2 * sqrt(chroma[0] * chroma[1]) * sin(radians(turn / 2))
    away = (lightness - 50) ** 2
    light = (other[0] - one[0]) / (1 + 0.015 * away / sqrt(20 + away))
    colour = (chroma[1] - chroma[0]) / (1 + 0.045 * middle)
    shade = shift / (1 + 0.015 * middle * hue_weight(hue))
    rotation = -2 * sqrt(middle**7 / (middle**7 + 25**7))
    rotation *= sin(radians(60 * exp(-(((hue - 275) / 25) ** 2))))
    return sqrt(light**2 + colour**2 + shade**2 + rotation * colour * shade)


def polar(colour: Triple, stretch: float) -> tuple[float, float]:
    return hypot(colour[1] * stretch, colour[2]), degrees(atan2(colour[2], colour[1] * stretch))


def hue_weight(hue: float) -> float:
    terms = ((-0.17, 1, -30), (0.24, 2, 0), (0.32, 3, 6), (-0.20, 4, -63))
    return 1 + sum(share * cos(radians(fold * hue + turn)) for share, fold, turn in terms)


def tokens(selector: str) -> dict[str, str]:
    body = TOKENS.split(selector + " {", 1)[1].split("}", 1)[0]
    return dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6});", body))


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ((50.0, 2.6772, -79.7751), (50.0, 0.0, -82.7485), 2.0425),
        ((50.0, 0.0, 0.0), (50.0, -1.0, 2.0), 2.3669),
        ((50.0, 2.5, 0.0), (73.0, 25.0, -18.0), 27.1492),
        ((2.0776, 0.0795, -1.1350), (0.9033, -0.0636, -0.5514), 0.9082),
    ],
)
def test_the_difference_is_that_of_the_published_examples(
    one: Triple, other: Triple, expected: float
) -> None:
    assert difference(one, other) == pytest.approx(expected, abs=0.0001)


def test_the_contrast_of_black_and_white_is_21() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)


def test_the_style_sheet_repeats_the_palette() -> None:
    assert tokens(":root") == LIGHT
    assert tokens(':root[data-mantine-color-scheme="dark"]') == DARK
    assert LIGHT.keys() == DARK.keys()


def test_the_style_sheet_repeats_the_typefaces() -> None:
    flat = re.sub(r"\s+", " ", TOKENS)
    for language, faces in TYPEFACES.items():
        assert f"--font-{language}: {faces};" in flat


def test_no_colour_is_written_outside_the_tokens() -> None:
    elsewhere = STYLES.replace(TOKENS, "")
    assert re.findall(r"#[0-9a-fA-F]{3,8}\b|\b(?:rgb|hsl|oklch)a?\(", elsewhere) == []


def test_every_variable_used_is_declared() -> None:
    used = set(re.findall(r"var\((--[a-z0-9-]+)", STYLES))
    assert used - set(re.findall(r"(--[a-z0-9-]+)\s*:", STYLES)) == set()


def test_every_colour_of_words_or_marks_is_measured() -> None:
    measured = {front for front, _, _ in PAIRS} | {back for _, back, _ in PAIRS}
    assert set(LIGHT) - measured == {"rule"}


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(("front", "back", "least"), PAIRS)
def test_contrast(theme: str, front: str, back: str, least: float) -> None:
    assert least in (TEXT_CONTRAST, MARK_CONTRAST)
    assert contrast(THEMES[theme][front], THEMES[theme][back]) >= least


@pytest.mark.parametrize("eye", EYES)
@pytest.mark.parametrize("theme", THEMES)
def test_categories_stay_apart(theme: str, eye: str) -> None:
    for one, other in combinations(SHOWN_TOGETHER, 2):
        colours = (seen(THEMES[theme][name], eye) for name in (one, other))
        assert difference(*colours) >= LEAST_DIFFERENCE, (one, other)
