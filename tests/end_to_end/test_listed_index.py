"""An indexer's list comes in: set again it prints what the list says; other pages, the folios of those."""

import json
import re
import sys
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner

from samples.book_folder import WORDS, build, write_book
from stonehand.cli.main import main
from stonehand.diagnostics import Report
from stonehand.model.progress import Silence
from stonehand.pipeline import import_index

FILLING = f"{WORDS * 25}\n\n"
COPY = (
    f"# One\n\n{FILLING}The Giotto craft.[^n]\n\n{FILLING}{FILLING}Of Vega and *Vega* again.\n\n{FILLING}"
    "And of Venus.\n\n[^n]: Of wasps.\n"
)
MATTER = 'body = ["one.md"]\nback = ["index"]'


def index_of(root: Path) -> list[str]:
    """Return the paragraphs of the printed index."""
    pages = json.loads(next((root / "build").glob("*.map.json")).read_text())["pages"]
    lines = (line for page in pages if page["section"] == "index" for line in page["lines"])
    return [line["text"] for line in lines if re.fullmatch(r"index-\d+", line["block"])]


def folios(root: Path) -> dict[str, str]:
    """Return the folio of the page that has each word in the copy."""
    pages = json.loads(next((root / "build").glob("*.map.json")).read_text())["pages"]
    return {
        word: page["folio"]
        for page in pages
        if page["section"] == "one"
        for line in page["lines"]
        for word in re.findall("Giotto|wasps|Vega|Venus", line["text"])
    }


def expected(at: dict[str, str]) -> list[str]:
    return [
        f"craft, {at['Giotto']}",
        f"insects, {at['wasps']}n1",
        f"probes, {at['Giotto']}–{at['Venus']}. See also craft",
        f"Vega, {at['Vega']}",
    ]


def test_it_prints_the_same_and_after_a_reflow_the_right_ones(tmp_path: Path) -> None:
    root = write_book(tmp_path / "book", MATTER, {"one.md": COPY})
    build(root)
    at = folios(root)
    written = tmp_path / "list.txt"
    written.write_text("\n".join(expected(at)))
    report = Report()
    placed = import_index(root, written, None, "", report, Silence())
    assert (placed.entries, placed.places) == (4, 5)
    assert [item for item in report if item.code.value[0] == "I"] == []
    build(root)
    assert index_of(root) == expected(at)
    toml = root / "manuscript" / "book.toml"
    toml.write_text(toml.read_text().replace("120mm x 180mm", "100mm x 150mm"))
    build(root)
    assert folios(root)["Vega"] != at["Vega"]
    craft, insects, _, vega = index_of(root)
    assert [craft, insects, vega] == [each for n, each in enumerate(expected(folios(root))) if n != 2]
    with zipfile.ZipFile(next((root / "build").glob("*.epub"))) as epub:
        copy = {name.rsplit("/")[-1]: epub.read(name).decode() for name in epub.namelist() if "xhtml" in name}
    links = re.findall(r'href="([^"#]*)#(il[^"]+)"', copy["index.xhtml"])
    assert len(links) == 4
    assert all(f'id="{anchor}"' in copy[file] for file, anchor in links)


def test_a_list_in_rtf_comes_in(tmp_path: Path) -> None:
    pytest.importorskip("pypandoc")
    root = write_book(tmp_path / "book", MATTER, {"one.md": COPY})
    build(root)
    written = tmp_path / "list.rtf"
    written.write_text(rf"{{\rtf1\ansi Vega, {{\b {folios(root)['Vega']}}}\par}}")
    assert import_index(root, written, None, "names", Report(), Silence()).places == 1
    assert "principal = true" in (root / "manuscript" / "index-places-names.toml").read_text()


def stonehand(root: Path, *arguments: str) -> tuple[int, str]:
    result = CliRunner().invoke(main, ["-C", str(root), *arguments])
    return result.exit_code, result.stderr


def test_a_list_without_a_map_ends_with_status_3(tmp_path: Path) -> None:
    root = write_book(tmp_path / "book", MATTER, {"one.md": "# One\n\nA."})
    written = tmp_path / "list.txt"
    written.write_text("Vega, 1")
    status, said = stonehand(root, "index", str(written))
    assert (status, "run `stonehand pdf` first" in said) == (3, True)


def test_an_index_sorted_by_icu_without_icu_ends_with_status_3(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "icu", None)
    matter = f'{MATTER}\n[[index]]\ncollation = "icu"'
    root = write_book(tmp_path / "book", matter, {"one.md": "# One\n\n[Vega]{.index}"})
    status, said = stonehand(root, "index")
    assert (status, "needs PyICU" in said) == (3, True)
