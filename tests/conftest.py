"""What every test may ask for: the real tables, and a small invented world to break."""

from pathlib import Path

import pytest
from small_tables import write_small_tables

from dashboard.tables.atlas import Atlas
from dashboard.tables.read import load_atlas

DATA = Path(__file__).parent.parent / "data"

pytest_plugins = ["browser"]


@pytest.fixture(scope="session")
def data_folder() -> Path:
    """The folder of the real tables."""
    return DATA


@pytest.fixture(scope="session")
def atlas(tmp_path_factory: pytest.TempPathFactory) -> Atlas:
    """The real atlas, whole."""
    return load_atlas(DATA, cache=tmp_path_factory.mktemp("snapshots"))


@pytest.fixture
def small_folder(tmp_path: Path) -> Path:
    """A folder of small tables that a test may break."""
    return write_small_tables(tmp_path / "tables")
