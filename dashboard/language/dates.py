"""Coarse dates as each language writes them: 8 September 2022, 2022年9月8日, and no finer than known."""

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)


def say_date(coarse: str, language: str) -> str:
    """A coarse date in words.

    Takes YYYY, YYYY-MM or YYYY-MM-DD and a language code; returns for instance "September 2022".
    """
    parts = [int(part) for part in coarse.split("-")]
    if language == "ja":
        return "".join(f"{part}{unit}" for part, unit in zip(parts, "年月日", strict=False))
    words = [str(parts[0])]
    if len(parts) > 1:
        words.insert(0, MONTHS[parts[1] - 1])
    if len(parts) > 2:
        words.insert(0, str(parts[2]))
    return " ".join(words)
