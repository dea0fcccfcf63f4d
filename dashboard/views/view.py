"""A view is a page: a name for the address, and what stands on it."""

from collections.abc import Callable
from dataclasses import dataclass

from dash.development.base_component import Component

from dashboard.parts.seen import Seen


@dataclass(frozen=True)
class View:
    """A page.

    name  its name in the address; its texts are view.NAME (menu) and view.NAME.title (headline)
    body  what stands below the headline, already drawn
    """

    name: str
    body: Callable[[Seen], list[Component]]
