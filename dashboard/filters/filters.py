"""What may be asked of the atlas: a choice for each filter, a text, and a day."""

from dataclasses import dataclass, fields

NOT_RECORDED = "none"  # the choice that keeps rows with nothing recorded in a column


@dataclass(frozen=True)
class Filters:
    """One choice. An empty tuple or text asks for everything; `on` is a day, "" means today.

    Values are codes (country, function, level, evidence), keys (sector, framework) or NOT_RECORDED.
    """

    country: tuple[str, ...] = ()
    sector: tuple[str, ...] = ()
    framework: tuple[str, ...] = ()
    function: tuple[str, ...] = ()
    level: tuple[str, ...] = ()
    evidence: tuple[str, ...] = ()
    text: str = ""
    on: str = ""

    def chosen(self) -> dict[str, tuple[str, ...]]:
        """The filters that ask for something, by name; `text` and `on` are not among them."""
        choices = {field: getattr(self, field) for field in CHOICES}
        return {field: values for field, values in choices.items() if values}


CHOICES = tuple(field.name for field in fields(Filters) if field.name not in ("text", "on"))
