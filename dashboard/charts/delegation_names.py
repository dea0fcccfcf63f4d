"""Who sits in a channel, in words: each delegation by its head, with its members in brackets."""

from dashboard.answers.delegations import Delegation, delegations
from dashboard.answers.ties import side_of
from dashboard.language.words import Words
from dashboard.tables.atlas import Atlas


def by_side(atlas: Atlas, channel: str, words: Words) -> dict[str, str]:
    """The delegations in a channel by the side of the map; a side without one is not in it.

    Takes an atlas whose seats are read and the key of the channel.
    """
    found: dict[str, list[str]] = {}
    for one in delegations(atlas, channel):
        found.setdefault(side_of(atlas, one.country), []).append(named(atlas, one, words))
    return {side: words.listed(names) for side, names in found.items()}


def named(atlas: Atlas, one: Delegation, words: Words) -> str:
    """A delegation: its head, and who sits there as part of it."""
    head, *parts = [
        words.short(row) for key in one.members if (row := atlas.whole.row("entities", key))
    ]
    if not parts:
        return head
    return words.text("delegation.with", head=head, members=words.listed(parts))
