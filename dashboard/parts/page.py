"""A whole page: masthead, filters, headline, the view, and the small print."""

from collections.abc import Callable

from dash import html
from dash.development.base_component import Component

from dashboard.parts.attributes import attributes
from dashboard.parts.filter_bar import filter_bar
from dashboard.parts.footer import footer
from dashboard.parts.header import header
from dashboard.parts.headline import headline
from dashboard.parts.seen import Seen


def page(
    seen: Seen, views: list[str], title: Callable[[Seen], str], body: list[Component]
) -> list[Component]:
    """The page of a view, in the language of the address.

    Takes what is seen, the names of all views, the headline of this one and what stands below it.
    """
    words = seen.words
    tab = f"{words.text(f'view.{seen.address.view}')} – {words.text('app.title')}"
    return [
        html.Div(
            [
                html.A(
                    words.text("app.skip"),
                    href="#content",
                    className="skip",
                    **attributes({"data-plain": "yes"}),
                ),
                header(seen, views),
                html.Main(
                    [
                        filter_bar(seen),
                        headline(seen, title),
                        html.Div(body, className=f"workspace view-{seen.address.view}"),
                    ],
                    id="content",
                    tabIndex=-1,
                ),
                footer(seen),
            ],
            className="page",
            lang=seen.address.language,
            **attributes(
                {
                    "data-page-language": seen.address.language,
                    "data-view": seen.address.view,
                    "data-title": tab,
                }
            ),
        )
    ]
