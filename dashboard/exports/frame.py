"""What goes with everything taken home: what it is of, on which day, from which sources, under which licence."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from dashboard.answers.counts import counts
from dashboard.charts.chart import Asked
from dashboard.filters.filters import CHOICES
from dashboard.language.sentence import known_until, sentence, value_name
from dashboard.language.words import Words
from dashboard.tables.atlas import Atlas, Row
from dashboard.tables.dates import first_day

LICENCE = "CC BY 4.0"
LICENCE_PAGE = "https://creativecommons.org/licenses/by/4.0/"

Facts = tuple[tuple[str, str], ...]


@dataclass(frozen=True, eq=False)
class Frame:
    """The description of an export, the same for every format: table, picture, slide.

    name      letters and hyphens, for the file's name
    title     the question or finding it answers
    finding   one sentence of what it shows; "" where there is nothing to show
    reading   how it is read
    sentence  what the view shows, in one sentence
    asked     what narrows it, as pairs of heading and value in words; empty where nothing does
    day       the day that is shown, YYYY-MM-DD
    words     the words of its language
    sources   the rows of the sources it rests on, those named most often first
    checked   each side with the day up to which it was checked, as pairs of country and day
    address   where it can be seen again, with the day written out
    """

    name: str
    title: str
    finding: str
    reading: str
    sentence: str
    asked: Facts
    day: str
    words: Words
    sources: tuple[Row, ...]
    checked: Facts
    address: str

    @property
    def language(self) -> str:
        """The code of its language."""
        return self.words.language

    @property
    def version(self) -> str:
        """The version of the data."""
        return self.words.atlas.whole.version

    @property
    def made(self) -> str:
        """The day from which the data are, YYYY-MM-DD: the date that its file bears."""
        return data_day(self.words.atlas.whole)

    @property
    def known(self) -> str:
        """How far the data were checked and their version, in one line."""
        return known_until(self.words.atlas.whole, self.words)

    @property
    def licence(self) -> str:
        """Under which licence the data are, in one sentence."""
        return self.words.text("save.licence", name=LICENCE, page=LICENCE_PAGE)

    @property
    def alternative(self) -> str:
        """What stands for a picture of it where it cannot be seen."""
        return " ".join(part for part in (self.title, self.finding) if part)

    def facts(self) -> Facts:
        """Everything that narrows, dates and places it, as pairs of heading and value in words."""
        text = self.words.text
        asked = self.asked or ((text("filter.heading"), text("save.all")),)
        checked = [(text("save.checked", country=side), day) for side, day in self.checked]
        pairs = [
            (text("save.title"), self.title),
            (text("save.finding"), self.finding),
            (text("save.reading"), self.reading),
            (text("save.sentence"), self.sentence),
            (text("filter.on"), self.day),
            *asked,
            *checked,
            (text("save.version"), self.version),
            (text("save.licence-name"), self.licence),
            (text("save.address"), self.address),
        ]
        return tuple((heading, value) for heading, value in pairs if value)

    def file_name(self, ending: str, size: str = "") -> str:
        """What its file is called."""
        return file_name(self.name, self.day, self.language, ending, size)


def data_day(whole: Atlas) -> str:
    """The day from which the data are, YYYY-MM-DD: the first of the latest time a side was checked."""
    times = [row["checked_until"] for row in whole.rows("countries") if row["side"] != "none"]
    return first_day(max(times))


def file_name(name: str, day: str, language: str, ending: str, size: str = "") -> str:
    """What a file is called: what it is of, day, language and size, in ASCII; "" leaves one out."""
    return "_".join(filter(None, ("alliance-atlas", name, day, language, size))) + f".{ending}"


def described(
    asked: Asked, name: str, said: tuple[str, str, str], sources: Iterable[str], place: str
) -> Frame:
    """The frame of something that is seen.

    Takes what is asked, its name, its title, finding and reading, the keys of its sources, and the
    whole address that leads back to it.
    """
    words, whole = asked.words, asked.whole
    sides = [row for row in whole.rows("countries") if row["side"] != "none"]
    return Frame(
        name=name,
        title=said[0],
        finding=said[1],
        reading=said[2],
        sentence=sentence(counts(asked.atlas), asked.address, words, asked.day),
        asked=tuple(narrowing(asked)),
        day=asked.day,
        words=words,
        sources=tuple(row for key in sources if (row := whole.row("sources", key))),
        checked=tuple((words.short(row), row["checked_until"]) for row in sides),
        address=place,
    )


def narrowing(asked: Asked) -> Iterator[tuple[str, str]]:
    """Each part of the address that narrows or turns what is shown, in words."""
    words, address = asked.words, asked.address
    for field in CHOICES:
        if values := getattr(address.filters, field):
            names = [value_name(field, value, words) for value in values]
            yield words.text(f"filter.{field}"), words.listed(names)
    if address.filters.text:
        yield words.text("filter.text"), address.filters.text
    if address.then:
        yield words.text("save.then"), address.then
    if address.event:
        yield words.text("pathway.event"), words.label("incident_kind", address.event)
    if address.against:
        yield words.text("save.against"), named(words, address.against)
    if address.gone:
        yield words.text("gone.title"), named(words, address.gone)
    if address.beside:
        yield words.text("map.abroad"), words.listed([named(words, key) for key in address.beside])


NAMED = ("entities", "sectors", "countries", "frameworks", "families", "channels")


def named(words: Words, key: str) -> str:
    """What the row with that key is called, whichever table holds it."""
    found = (words.atlas.whole.row(table, key) for table in NAMED)
    return next((words.short(row) for row in found if row), key)


def link(asked: Asked, origin: str, table: str = "") -> str:
    """The address that shows the same on any later day, with a table open; cards and stage aside.

    `origin` is what stands before the path, such as https://example.org; "" where it is not known.
    """
    aside = {"card": "", "embed": "", "present": "", "tour": "", "step": 0}
    here = asked.address.replacing(on=asked.day, table=table, **aside)
    return origin + here.href()
