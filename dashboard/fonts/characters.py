"""Which characters a page may need: those of the data, and those a reader may type."""

from collections import Counter
from collections.abc import Iterable
from pathlib import Path

LATIN_RANGES = (
    (0x0020, 0x007E),
    (0x00A0, 0x017F),
    (0x0218, 0x021B),
    (0x02BB, 0x02BC),
    (0x02C6, 0x02DD),
    (0x0300, 0x030C),
    (0x0323, 0x0331),
    (0x1E80, 0x1E85),
    (0x1EF2, 0x1EF3),
    (0x2010, 0x2027),
    (0x202F, 0x203A),
    (0x2044, 0x2044),
    (0x2070, 0x208E),
    (0x20AC, 0x20AC),
    (0x2116, 0x2122),
    (0x2190, 0x2193),
    (0x2212, 0x2215),
    (0x2248, 0x2265),
    (0x25A0, 0x25CF),
    (0x2713, 0x2717),
)
BASIC_LATIN = frozenset(map(chr, [*range(0x20, 0x7F), *range(0xA0, 0x100)])) | set("‐–—‘’“”•…€→←")
TWO_BYTE_CODECS = ("euc_jp", "shift_jis", "cp932")
PRIVATE_USE = range(0xE000, 0xF900)
HALF_WIDTH_KATAKANA = range(0xFF61, 0xFFA0)


def characters_in(folder: Path) -> Counter[str]:
    """Count the visible characters of every CSV file in a folder.

    Takes the folder of tables; gives each character with the number of times it occurs.
    """
    counts: Counter[str] = Counter()
    for path in sorted(folder.glob("*.csv")):
        counts.update(path.read_text(encoding="utf-8", errors="ignore"))
    return visible(counts)


def visible(counts: Counter[str]) -> Counter[str]:
    """Drop what leaves no mark on the page: controls, line ends, unassigned code points."""
    return Counter({one: times for one, times in counts.items() if one.isprintable()})


def by_frequency(characters: Iterable[str]) -> str:
    """Put characters in order, the most frequent first; a plain set goes by code point."""
    counts = visible(Counter(characters))
    return "".join(sorted(counts, key=lambda one: (-counts[one], one)))


def latin() -> frozenset[str]:
    """Give the Latin letters and signs every page may use."""
    return frozenset(chr(code) for low, high in LATIN_RANGES for code in range(low, high + 1))


def japanese() -> frozenset[str]:
    """Give JIS X 0208 as the standard and as Windows write it, from Python's own codecs."""
    found = {one for codec in TWO_BYTE_CODECS for one in two_byte_characters(codec)}
    unwanted = {chr(code) for code in (*PRIVATE_USE, *HALF_WIDTH_KATAKANA)}
    return frozenset(found - unwanted)


def two_byte_characters(codec: str) -> set[str]:
    """Give every character a codec writes in exactly two bytes."""
    pairs = (bytes([lead, trail]) for lead in range(0x81, 0xFF) for trail in range(0x40, 0xFF))
    decoded = (pair.decode(codec, errors="ignore") for pair in pairs)
    return {text for text in decoded if len(text) == 1 and len(text.encode(codec)) == 2}
