"""The data dictionary is the one that the declarations give."""

from pathlib import Path

from dashboard.tables.atlas import Atlas
from dashboard.tables.dictionary import dictionary, main
from dashboard.tables.schema import TABLES


def test_the_dictionary_is_up_to_date(atlas: Atlas, data_folder: Path) -> None:
    assert (data_folder / "README.md").read_text("utf-8") == dictionary(atlas["vocabulary"]), (
        "run: python -m dashboard.tables.dictionary data"
    )


def test_it_names_every_table_column_and_code(atlas: Atlas) -> None:
    text = dictionary(atlas["vocabulary"])
    for table in TABLES.values():
        section = text.split(f"\n## `{table.name}`\n")[1].split("\n## ")[0]
        assert f"{table.meaning}." in section
        for column in table.columns:
            line = next(line for line in section.splitlines() if f"| `{column.name}` |" in line)
            assert column.meaning in line and column.links_to in line and column.vocabulary in line
    for row in atlas.rows("vocabulary"):
        section = text.split(f"\n### {row['list']} codes\n")[1].split("\n### ")[0]
        assert f"| `{row['code']}` | {row['label_en']} | {row['label_ja']} |" in section


def test_its_links_lead_somewhere(atlas: Atlas) -> None:
    text = dictionary(atlas["vocabulary"])
    headings = {
        line.lstrip("# ").replace("`", "").lower().replace(" ", "-")
        for line in text.splitlines()
        if line.startswith("#")
    }
    targets = {part.split(")")[0] for part in text.split("](#")[1:]}
    assert targets and targets <= headings


def test_it_says_the_licence(atlas: Atlas) -> None:
    assert "CC BY 4.0" in dictionary(atlas["vocabulary"])


def test_running_it_writes_the_file(small_folder: Path) -> None:
    main(small_folder)
    text = (small_folder / "README.md").read_text("utf-8")
    assert "| `visibility-a` |" not in text and "| `not-visible` | Some words | ことば |" in text
