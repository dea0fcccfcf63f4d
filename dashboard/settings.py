"""What whoever starts the atlas may choose: host, port, data, cache, debug; by option or environment."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from platformdirs import user_cache_path

from dashboard.shipped import shipped

PREFIX = "ALLIANCE_ATLAS_"


@dataclass(frozen=True)
class Settings:
    """The choices, with what holds where nothing is said."""

    host: str = "127.0.0.1"
    port: int = 8050
    data: Path = Path()
    cache: Path = Path()
    debug: bool = False


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
    )
