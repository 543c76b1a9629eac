"""The accessibility dossier of a built book: what it says was checked, and what it takes from validators."""

import json
from pathlib import Path

import pytest

from samples.book_folder import WORDS, build, write_book
from stonehand.diagnostics import Code, Report
from stonehand.errors import MissingFile
from stonehand.pipeline import dossier
from stonehand.pipeline.access_report import verified_of
from stonehand.store.files import sha256

ONE = f"# One\n\n{WORDS}[^a] So $a^2$.\n\n![A caption](dot.svg){{alt='A dot on white'}}\n\n[^a]: A remark.\n"
DOT = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>'
OWN = ["reading order", "headings", "notes", "alternative texts"]


@pytest.fixture
def book(tmp_path: Path) -> Path:
    files = {"one.md": ONE, "dot.svg": DOT}
    root = write_book(tmp_path, 'body = ["one.md"]', files)
    build(root)
    return root


def told(book: Path) -> tuple[Report, dict[str, dict[str, list[str] | None]]]:
    """Return what was reported, and of each file the checks with what failed."""
    report = Report()
    dossier(book, report)
    table = json.loads((book / "build" / "small.accessibility.json").read_text())
    checks = {
        file["name"]: {each["what"]: each["failed"] for each in file["examinations"]}
        for file in table["files"]
    }
    return report, checks


def found(report: Report) -> list[Code]:
    """Return what was found in the files; what is found in the copy is told too."""
    return [each.code for each in report if each.code.value[0] in "AS"]


def judged(book: Path, digest: str, *failed: list[object]) -> None:
    """Write what a validator says of the screen PDF."""
    verdict = {
        "validator": "veraPDF",
        "version": "9",
        "standard": "PDF/UA-1",
        "failed": failed,
        "passed": 105,
    }
    verdicts = [{**verdict, "file": "small.screen.pdf", "sha256": digest}]
    (book / "build" / "small.conformance.json").write_text(json.dumps({"verdicts": verdicts}))


def test_own_checks_are_always_made_of_both_formats(book: Path) -> None:
    report, checks = told(book)
    assert found(report) == []
    assert list(checks) == ["small.screen.pdf", "small.epub"]
    for made in checks.values():
        assert made == {what: [] for what in (*OWN, "certificate: words", "certificate: notes")}


def test_a_validator_is_told_of_the_file_that_it_validated(book: Path) -> None:
    screen = book / "build" / "small.screen.pdf"
    judged(book, sha256(screen.read_bytes()), ["7.1", 2, "Be good"])
    assert told(book)[1]["small.screen.pdf"]["PDF/UA-1"] == ["7.1, 2 times: Be good"]
    page = (book / "build" / "small.accessibility.html").read_text()
    assert "<li>7.1, 2 times: Be good</li>" in page
    assert "PDF/UA-1" not in verified_of(screen)


def test_a_verdict_on_another_file_is_left_out(book: Path) -> None:
    judged(book, "0" * 64)
    assert "PDF/UA-1" not in told(book)[1]["small.screen.pdf"]


def test_what_was_verified_is_known_to_the_trade(book: Path) -> None:
    screen = book / "build" / "small.screen.pdf"
    assert verified_of(screen) == ()
    judged(book, sha256(screen.read_bytes()))
    told(book)
    assert {"reading order", "headings", "alternative texts", "PDF/UA-1"} <= set(verified_of(screen))


def test_an_altered_file_has_no_dossier(book: Path) -> None:
    with (book / "build" / "small.epub").open("ab") as epub:
        epub.write(b"x")
    report = Report()
    assert dossier(book, report) == ()
    assert found(report) == [Code.S101]


def test_a_book_that_was_not_built_has_none(tmp_path: Path) -> None:
    with pytest.raises(MissingFile, match="stonehand pdf"):
        dossier(write_book(tmp_path, 'body = ["one.md"]', {"one.md": "# One\n"}), Report())
