"""A whole page: masthead, filters, headline, the view, and the small print."""

from dash import html
from dash.development.base_component import Component

from dashboard.parts.attributes import attributes
from dashboard.parts.filter_bar import filter_bar
from dashboard.parts.footer import footer
from dashboard.parts.header import header
from dashboard.parts.headline import headline
from dashboard.parts.seen import Seen


def page(seen: Seen, views: list[str], body: list[Component]) -> list[Component]:
    """The page of a view, in the language of the address."""
    words = seen.words
    title = f"{words.text(f'view.{seen.address.view}')} – {words.text('app.title')}"
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
                        headline(seen),
                        html.Div(body, className=f"workspace view-{seen.address.view}"),
                    ],
                    id="content",
                    tabIndex=-1,
                ),
                footer(seen),
            ],
            className="page",
            lang=seen.address.language,
            **attributes({"data-page-language": seen.address.language, "data-title": title}),
        )
    ]
