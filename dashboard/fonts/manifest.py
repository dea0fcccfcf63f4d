"""What a finished set of fonts was made from, and whether it still serves."""

import json
from collections.abc import Set
from dataclasses import asdict, dataclass
from hashlib import sha256
from pathlib import Path

BUILD_VERSION = 2
NAME = "manifest.json"


@dataclass(frozen=True)
class Manifest:
    """The inputs of a set of fonts and the sha256 sum of each of its files."""

    build_version: int
    packages: dict[str, str]
    characters: str
    missing: str
    files: dict[str, str]

    @classmethod
    def of(
        cls, folder: Path, packages: dict[str, str], characters: Set[str], missing: Set[str]
    ) -> "Manifest":
        """Describe the files now in a folder; `missing` is what no face can draw."""
        files = {path.name: sum_of(path) for path in sorted(folder.iterdir())}
        texts = "".join(sorted(characters)), "".join(sorted(missing))
        return cls(BUILD_VERSION, packages, *texts, files)

    @classmethod
    def read(cls, folder: Path) -> "Manifest | None":
        """Read the manifest of a set; None when there is none or it cannot be understood."""
        try:
            return cls(**json.loads((folder / NAME).read_text(encoding="utf-8")))
        except (OSError, ValueError, TypeError):
            return None

    def save(self, folder: Path) -> None:
        """Write the manifest into the folder it describes."""
        text = json.dumps(asdict(self), ensure_ascii=False, indent=1)
        (folder / NAME).write_text(text, encoding="utf-8")

    def serves(self, folder: Path, packages: dict[str, str], asked: str) -> bool:
        """Say whether the set in a folder is whole, current and has every character asked for."""
        return (
            self.build_version == BUILD_VERSION
            and self.packages == packages
            and set(asked) <= set(self.characters) | set(self.missing)
            and all(sum_of(folder / name) == wanted for name, wanted in self.files.items())
        )


def sum_of(path: Path) -> str:
    """Give the sha256 sum of a file; an empty text when it cannot be read."""
    try:
        return sha256(path.read_bytes()).hexdigest()
    except OSError:
        return ""
