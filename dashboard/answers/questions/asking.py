"""How a question is put: its own address, with what the reader has chosen in its place."""

from dataclasses import replace
from functools import lru_cache

from dashboard.answers.questions.every import ANSWERS
from dashboard.answers.questions.said import Put, Said
from dashboard.filters.address import Address, read_address
from dashboard.filters.filters import CHOICES, Filters
from dashboard.filters.query import path_parts, read_query
from dashboard.tables.atlas import Atlas, Row

BODY, SECTOR = "body", "sector"


def in_order(whole: Atlas) -> list[Row]:
    """The questions in the order of the page."""
    return sorted(whole.rows("questions"), key=lambda row: row["position"])


def short_list(whole: Atlas) -> list[Row]:
    """The questions of the front page, in their order there."""
    rows = [row for row in whole.rows("questions") if row["shortlist"] is not None]
    return sorted(rows, key=lambda row: row["shortlist"])


@lru_cache(maxsize=64)
def own_address(whole: Atlas, key: str) -> Address:
    """The address a question names, in the first language; KeyError for an unknown question."""
    row = whole.row("questions", key)
    if row is None:
        raise KeyError(key)
    path, _, query = row["address"].partition("?")
    view = path_parts(path)[0]
    tables = {view: read_query(query).get("table", [])}
    return read_address(f"/en/{view}", query, whole, (view,), tables)[0]


def put(whole: Atlas, row: Row, page: Address, today: str) -> Put:
    """A question as a reader puts it.

    whole  the whole atlas
    row    the question
    page   the address of the reader: filters and day come from there; a body in focus or a sector
           replaces the question's own where it may be chosen
    today  YYYY-MM-DD
    """
    own, choices = own_address(whole, row["id"]), row["choices"]
    address = replace(
        own,
        language=page.language,
        filters=asked(own.filters, page.filters, choices),
        then=page.then or own.then,
    )
    focus = tuple(key for key in page.focus if whole.row("entities", key))
    if BODY in choices and focus:
        address = replace(
            address,
            focus=focus,
            gone=own.gone and focus[0],
            card=focus[0] if own.card in own.focus else own.card,
        )
    filters = replace(page.filters, on=address.filters.on)
    if SECTOR in choices:
        filters = replace(filters, sector=address.filters.sector)
    return Put(whole, address, filters, today)


def asked(own: Filters, page: Filters, choices: tuple[str, ...]) -> Filters:
    """The reader's filters, with the question's own where the reader's may not replace them."""
    kept = {
        name: value
        for name in CHOICES
        if (value := getattr(own, name)) and (name not in choices or not getattr(page, name))
    }
    return replace(page, text=page.text or own.text, on=page.on or own.on, **kept)


def answer(whole: Atlas, row: Row, page: Address, today: str) -> tuple[Put, list[Said]]:
    """A question as it is put, and what answers it."""
    question = put(whole, row, page, today)
    return question, ANSWERS[row["id"]](question)
