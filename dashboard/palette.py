"""The colours and typefaces of the page by name, for the canvas; assets/10-tokens.css repeats them.

A name says a use. The sides of the map wear madder, indigo and bronze: which country wears which is
said in data/countries.csv. Each has a fill for marks and lines, an ink for words and a soft ground.
"""

LIGHT = {
    "paper": "#fbf8f2",
    "raised": "#fffefb",
    "sunk": "#f4f0e6",
    "band": "#f1ede3",
    "hover": "#ebe5d8",
    "rule": "#ddd6c7",
    "rule-strong": "#857e70",
    "ink": "#1b2026",
    "muted": "#575b61",
    "accent": "#0d5a5c",
    "accent-soft": "#dcebe9",
    "on-accent": "#ffffff",
    "focus": "#00706c",
    "mark": "#fbe8a6",
    "notice": "#6e4300",
    "notice-soft": "#faecd0",
    "madder": "#b3203a",
    "madder-ink": "#9c1a31",
    "madder-soft": "#f7e2e0",
    "indigo": "#1f4e96",
    "indigo-ink": "#1b4687",
    "indigo-soft": "#e0e7f3",
    "bronze": "#9c7118",
    "bronze-ink": "#735108",
    "bronze-soft": "#f2e8d0",
    "grade-exact": "#012518",
    "grade-close": "#257453",
    "grade-broad": "#3f8db7",
    "grade-narrow": "#725270",
    "grade-related": "#727e89",
    "grade-none": "#8c8579",
    "tie": "#6b6f75",
    "broken": "#766c5c",
    "dim": "#8b867b",
    "dim-ink": "#66645e",
}

DARK = {
    "paper": "#15171a",
    "raised": "#1c1f23",
    "sunk": "#1a1d20",
    "band": "#1f2226",
    "hover": "#2a2e33",
    "rule": "#33373c",
    "rule-strong": "#7d8188",
    "ink": "#ece8df",
    "muted": "#aeb0b3",
    "accent": "#7fd0c8",
    "accent-soft": "#1d3b3a",
    "on-accent": "#0c1c1c",
    "focus": "#62d8cf",
    "mark": "#45380c",
    "notice": "#f0c987",
    "notice-soft": "#3a2e18",
    "madder": "#f0787c",
    "madder-ink": "#f59a9b",
    "madder-soft": "#43242a",
    "indigo": "#6f9dee",
    "indigo-ink": "#9bbcf5",
    "indigo-soft": "#22304a",
    "bronze": "#d9ad55",
    "bronze-ink": "#e2bf78",
    "bronze-soft": "#3b301b",
    "grade-exact": "#b3f0db",
    "grade-close": "#45c8a0",
    "grade-broad": "#3085a3",
    "grade-narrow": "#ceb0d5",
    "grade-related": "#8f949a",
    "grade-none": "#726e66",
    "tie": "#8f949b",
    "broken": "#9a9184",
    "dim": "#74777c",
    "dim-ink": "#94979c",
}

THEMES = {"light": LIGHT, "dark": DARK}

GROUNDS = ("paper", "raised", "sunk", "band")
SIDES = ("madder", "indigo", "bronze")
GRADES = (
    "grade-exact",
    "grade-close",
    "grade-broad",
    "grade-narrow",
    "grade-related",
    "grade-none",
)
INKS = ("ink", "muted", "accent", "dim-ink", *(f"{side}-ink" for side in SIDES))
MARKS = ("rule-strong", "focus", "tie", "broken", "dim", *SIDES, *GRADES)

TEXT_CONTRAST, MARK_CONTRAST = 4.5, 3.0

# Every pair the page uses: what stands in front, what lies behind, the least contrast between them.
PAIRS = (
    *((ink, ground, TEXT_CONTRAST) for ink in INKS for ground in GROUNDS),
    *((mark, ground, MARK_CONTRAST) for mark in MARKS for ground in GROUNDS),
    *((f"{side}-ink", f"{side}-soft", TEXT_CONTRAST) for side in SIDES),
    *(("ink", f"{side}-soft", TEXT_CONTRAST) for side in SIDES),
    *((ink, "hover", TEXT_CONTRAST) for ink in ("ink", "muted", "accent")),
    *((ink, "accent-soft", TEXT_CONTRAST) for ink in ("ink", "muted", "accent")),
    *(("paper", ground, TEXT_CONTRAST) for ground in ("ink", "accent")),
    *((side, "hover", MARK_CONTRAST) for side in SIDES),
    ("on-accent", "accent", TEXT_CONTRAST),
    ("ink", "mark", TEXT_CONTRAST),
    ("muted", "mark", TEXT_CONTRAST),
    ("notice", "notice-soft", TEXT_CONTRAST),
    ("focus", "hover", MARK_CONTRAST),
    ("focus", "accent-soft", MARK_CONTRAST),
)

# What may stand side by side as categories, and the least difference (CIEDE2000) between any two.
SHOWN_TOGETHER = (*SIDES, *GRADES)
LEAST_DIFFERENCE = 10.0

TYPEFACES = {
    "en": '"Atlas Sans", "Atlas Sans JP", "Source Sans 3", "Segoe UI", "Helvetica Neue", Arial, '
    '"Hiragino Sans", "Yu Gothic", "Noto Sans CJK JP", sans-serif',
    "ja": '"Atlas Sans JP", "Atlas Sans Beside JP", "Hiragino Sans", "Yu Gothic", '
    '"Noto Sans CJK JP", "Noto Sans JP", sans-serif',
}
