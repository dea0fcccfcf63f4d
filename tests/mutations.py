"""Callback requests as a browser sends them, and the same bent in every way one might try."""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from copy import deepcopy
from random import Random
from typing import Any

from dash import Dash

Body = dict[str, Any]
Own = Mapping[str, Any]
Place = tuple[Any, Any]
ODD: Sequence[Any] = (
    None, True, False, 0, -1, 1.5, 10**30, 1e308, "", "x", "\0", "\ud800", "日本", "__proto__", "{",
    "..", [], {}, [[]], [None], [{}], {"id": {}}, {"id": "x", "property": "y"}, ["ALL"],
    "a" * 10_000, float("nan"), float("inf"), {"__class__": "x"}, "{\"a\":[\"ALL\"]}.b", "<script>",
)  # fmt: skip
BROKEN: Sequence[bytes] = (
    b"", b" ", b"null", b"[]", b"7", b'"x"', b"{}", b"{", b"\xff\xfe\x00", b"\xef\xbb\xbf{}",
    b"1" * 5000, b"[" * 100_000, b'{"a":' * 5_000 + b"1" + b"}" * 5_000,
    b"NaN", b'{"output": 1e999}', b"\x00",
    b'"\\', b'"' + b'\\"' * 50_000, b"{}{}", "{}".encode("utf-16"), "{}".encode("utf-32"),
)  # fmt: skip


def bodies(app: Dash, on_page: Sequence[Own], values: Mapping[str, Any]) -> list[Body]:
    """One well-formed body for each callback that an app answers on the server.

    Takes the app, the dictionary ids of the components that stand on the page, and for each
    "id.property" or "property" the value a component holds; what is not named is left out, as a
    browser leaves out what is not set. Dash must have answered one request before, to be set up.
    """
    return [
        body_of(name, callback, on_page, values)
        for name, callback in app.callback_map.items()
        if "callback" in callback
    ]


def body_of(
    name: str, callback: Mapping[str, Any], on_page: Sequence[Own], values: Mapping[str, Any]
) -> Body:
    """The body for one callback."""
    registered = callback["output"]
    several = isinstance(registered, (list, tuple))
    outputs = [
        items(one.component_id_str(), one.component_property, on_page, None)
        for one in (registered if several else [registered])
    ]
    inputs = [items(one["id"], one["property"], on_page, values) for one in callback["inputs"]]
    first = next((one[0] if isinstance(one, list) else one for one in inputs), None)
    body = {
        "output": name,
        "outputs": outputs if several else outputs[0],
        "inputs": inputs,
        "changedPropIds": [f"{text_of(first['id'])}.{first['property']}"] if first else [],
        "parsedChangedPropsIds": [first["id"]] if first else [],
    }
    if several and not outputs:
        del body["outputs"]
    if callback["state"]:
        body["state"] = [
            items(one["id"], one["property"], on_page, values) for one in callback["state"]
        ]
    return body


def items(text: str, name: str, on_page: Sequence[Own], values: Mapping[str, Any] | None) -> Any:
    """What a browser sends for one registered id and property: an item, or a list of them."""
    if not text.startswith("{"):
        return item(text, name, values)
    parts = json.loads(text)
    listed = [item(one, name, values) for one in on_page if stands_for(parts, one)]
    many = any(part in (["ALL"], ["ALLSMALLER"]) for part in parts.values())
    return listed if many else listed[0]


def stands_for(parts: Own, own: Own) -> bool:
    """Whether a dictionary id falls under a registered one, whose wildcards are lists."""
    return parts.keys() == own.keys() and all(
        isinstance(part, list) or part == own[key] for key, part in parts.items()
    )


def item(own: Any, name: str, values: Mapping[str, Any] | None) -> Body:
    """One component and property, with its value where values are asked for."""
    found: Body = {"id": own, "property": name}
    if values is None:
        return found
    if name == "id":
        return {**found, "value": own}
    for key in (f"{text_of(own)}.{name}", name):
        if key in values:
            return {**found, "value": values[key]}
    return found


def text_of(own: Any) -> str:
    """An id as the browser writes it into the list of what changed."""
    if isinstance(own, str):
        return own
    return json.dumps(own, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def mutations(sound: Sequence[Body], count: int, seed: int) -> Iterator[bytes]:
    """Bodies bent at random, always the same for a seed: `count` of them, from well-formed ones."""
    chance = Random(seed)
    for _ in range(count):
        if chance.random() < 0.03:
            yield chance.choice(BROKEN)
            continue
        body = deepcopy(chance.choice(sound))
        for _ in range(chance.choice((1, 1, 1, 2, 3))):
            chance.choice(BENDS)(body, sound, chance)
        yield bend_bytes(json.dumps(body).encode(), chance)


def places(value: Any) -> list[Place]:
    """Every container in a value with each of its keys or positions."""
    keys: list[Any] = []
    if isinstance(value, dict):
        keys = list(value)
    elif isinstance(value, list):
        keys = list(range(len(value)))
    return [(value, key) for key in keys] + [spot for key in keys for spot in places(value[key])]


def replace(body: Body, _: Sequence[Body], chance: Random) -> None:
    """Something becomes something odd."""
    if spots := places(body):
        where, key = chance.choice(spots)
        where[key] = deepcopy(chance.choice(ODD))


def delete(body: Body, _: Sequence[Body], chance: Random) -> None:
    """Something is missing."""
    if spots := places(body):
        where, key = chance.choice(spots)
        del where[key]


def repeat(body: Body, _: Sequence[Body], chance: Random) -> None:
    """Something in a list comes twice."""
    if spots := [spot for spot in places(body) if isinstance(spot[0], list)]:
        where, key = chance.choice(spots)
        where.insert(key, deepcopy(where[key]))


def swap(body: Body, _: Sequence[Body], chance: Random) -> None:
    """Two things change places."""
    if spots := places(body):
        (one, first), (other, second) = chance.choice(spots), chance.choice(spots)
        one[first], other[second] = deepcopy(other[second]), deepcopy(one[first])


def borrow(body: Body, sound: Sequence[Body], chance: Random) -> None:
    """A part comes from the request of another callback."""
    other = chance.choice(sound)
    key = chance.choice(list(other))
    body[key] = deepcopy(other[key])


def add(body: Body, _: Sequence[Body], chance: Random) -> None:
    """A key that nobody asked for."""
    found = [body] + [where[key] for where, key in places(body) if isinstance(where[key], dict)]
    chance.choice(found)[chance.choice(("x", "id", "value", "constructor", ""))] = deepcopy(
        chance.choice(ODD)
    )


def deepen(body: Body, _: Sequence[Body], chance: Random) -> None:
    """Something lies in many boxes."""
    if spots := places(body):
        where, key = chance.choice(spots)
        for _turn in range(chance.choice((1, 5, 30, 60))):
            where[key] = [where[key]] if chance.random() < 0.5 else {"id": where[key]}


BENDS: Sequence[Callable[[Body, Sequence[Body], Random], None]] = (
    replace, replace, delete, repeat, swap, borrow, add, deepen,
)  # fmt: skip


def bend_bytes(raw: bytes, chance: Random) -> bytes:
    """Now and then a byte is wrong, missing or too many."""
    if chance.random() > 0.15 or not raw:
        return raw
    at = chance.randrange(len(raw))
    return chance.choice(
        (
            raw[:at],
            raw[:at] + bytes([chance.randrange(256)]) + raw[at + 1 :],
            raw[:at] + raw[at:] + raw[at:],
            raw[:at] + b"\\ud83d" + raw[at:],
            raw[:at] + b"\x00" + raw[at:],
        )
    )
