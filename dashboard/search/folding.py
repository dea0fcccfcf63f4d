"""What two spellings share: width, case, accents, kana and joining signs no longer matter."""

import re
from functools import lru_cache
from unicodedata import normalize

ACCENT = re.compile("[\u0300-\u036f]")
SAME_SIGN = str.maketrans({"靭": "靱", "ー": "", "ｰ": ""})
TO_KATAKANA = {number: number + 0x60 for number in range(0x3041, 0x3097)}
JOINING = re.compile(r"[-‐‑‒–—―−_・･·/／.'’&＆,]")  # what may be written or left out inside a word
PARTING = re.compile(r"[\W_]+")  # what parts words
FULL_SIGN = re.compile("[\u3005-\u30ff\u3400-\u9fff\uf900-\ufaff]")  # written without spaces


def folded(text: str) -> str:
    """A text as it is compared: words of plain signs, parted by one space."""
    plain = JOINING.sub("", normalize("NFKC", text))
    plain = ACCENT.sub("", normalize("NFD", plain.casefold()))
    plain = normalize("NFC", plain).translate(SAME_SIGN).translate(TO_KATAKANA)
    return PARTING.sub(" ", plain).strip()


def compact(text: str) -> str:
    """A folded text without its spaces."""
    return text.replace(" ", "")


@lru_cache(maxsize=1024)
def edges(text: str) -> frozenset[int]:
    """The places in the compact form of a folded text where a word may begin or end."""
    found, place, before = {0}, 0, ""
    for sign in text:
        if sign == " ":
            found.add(place)
        else:
            if before and (FULL_SIGN.match(sign) or FULL_SIGN.match(before)):
                found.add(place)
            place += 1
        before = sign
    return frozenset(found | {place})


def position(sought: str, text: str) -> int:
    """Where a folded text holds what is sought, counted in its compact form; -1 if it does not.

    What is sought may stand inside one word, or run over several if it begins and ends where words
    do (so that "openran" finds "open ran" and "isac" does not find "this act").
    """
    at = text.find(sought)
    if at >= 0:
        return at - text.count(" ", 0, at)
    short, whole = compact(sought), compact(text)
    at = whole.find(short)
    while at >= 0:
        if {at, at + len(short)} <= edges(text):
            return at
        at = whole.find(short, at + 1)
    return -1


def begins_word(sought: str, text: str) -> bool:
    """Whether what a folded text holds begins where a word of it may begin."""
    at = text.find(sought)
    if at <= 0 or f" {sought}" in text:
        return True
    return bool(FULL_SIGN.match(text[at]) or FULL_SIGN.match(text[at - 1]))


def whereabouts(sought: str, original: str) -> tuple[int, int]:
    """Where what is sought stands in a text as written: first place and the place after it.

    (0, 0) if it cannot be told.
    """
    signs = [(compact(folded(sign)), place) for place, sign in enumerate(original)]
    spelled = "".join(sign for sign, _ in signs)
    places = [place for sign, place in signs for _ in sign]
    at = spelled.find(compact(sought))
    if at < 0 or not sought:
        return 0, 0
    return places[at], places[at + len(compact(sought)) - 1] + 1
