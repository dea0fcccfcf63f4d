"""What whoever starts the atlas may choose: host, port, data, cache, debug; by option or environment."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from platformdirs import user_cache_path

from dashboard.shipped import shipped

PREFIX = "ALLIANCE_ATLAS_"
FRAMES = PREFIX + "FRAME_ANCESTORS"
LABEL = "[a-z0-9]([a-z0-9-]*[a-z0-9])?"
ORIGIN = re.compile(rf"https?://(\*\.)?{LABEL}(\.{LABEL})*(:\d{{1,5}})?")
ANYBODY, SELF = "*", "'self'"


@dataclass(frozen=True)
class Settings:
    """The choices, with what holds where nothing is said.

    frame_ancestors  the sites that may show a chart or the map in a frame: origins such as
                     https://example.org or https://*.example.org, "'self'", or "*" for any site
    """

    host: str = "127.0.0.1"
    port: int = 8050
    data: Path = Path()
    cache: Path = Path()
    debug: bool = False
    frame_ancestors: tuple[str, ...] = ()


def read_settings(environment: Mapping[str, str]) -> Settings:
    """The settings of an environment such as os.environ.

    Raises ValueError with a sentence where a value cannot be used.
    """
    port = environment.get(PREFIX + "PORT", "8050")
    if not port.isdecimal() or not 0 < int(port) < 65536:
        raise ValueError(f'{PREFIX}PORT: "{port}" is not a port number between 1 and 65535')
    return Settings(
        host=environment.get(PREFIX + "HOST", "127.0.0.1"),
        port=int(port),
        data=Path(environment.get(PREFIX + "DATA") or shipped("data")),
        cache=Path(environment.get(PREFIX + "CACHE") or user_cache_path("alliance-atlas")),
        debug=environment.get(PREFIX + "DEBUG", "") not in ("", "0"),
        frame_ancestors=read_origins(environment.get(FRAMES, "")),
    )


def read_origins(text: str) -> tuple[str, ...]:
    """The sites named in a setting, separated by spaces, once each.

    Raises ValueError with a sentence that names the first one that is no origin.
    """
    origins = tuple(dict.fromkeys(text.lower().split()))
    for origin in origins:
        if origin not in (ANYBODY, SELF) and not ORIGIN.fullmatch(origin):
            raise ValueError(
                f'{FRAMES}: "{origin}" is no site such as https://example.org,'
                f" https://*.example.org, {SELF} or {ANYBODY}"
            )
    return origins
