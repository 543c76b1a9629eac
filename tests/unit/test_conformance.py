"""What `make conformance` reads in the answers of validators, keeps of them, and ends with."""

import hashlib
import json
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
import validators
from validators import NoVerdict, Validator, Verdict

import conformance
from samples.screen_page import PAGES, screen_page
from stonehand.diagnostics import Report
from stonehand.press.pdf.archive import Archive, archived

ANSWER = """<report><jobs><job><validationReport isCompliant="false">
<details passedRules="105" failedRules="1" passedChecks="90" failedChecks="3">
<rule specification="ISO 14289-1:2014" clause="7.1" testNumber="3" status="failed" failedChecks="3">
<description>Content shall be marked</description></rule>
<rule clause="5" testNumber="1" status="passed" failedChecks="0"/></details>
</validationReport></job></jobs></report>"""
REFUSED = "<report><jobs><job><taskException>not a PDF</taskException></job></jobs></report>"
VIOLATION = {
    "earl:test": {"dct:title": "image-alt"},
    "earl:result": {"dct:description": "Image has\n no alt"},
}


def ace_report(outcome: str, *violations: object) -> dict[str, object]:
    document = {"earl:testSubject": {"url": "text/one.xhtml"}, "assertions": list(violations)}
    return {
        "earl:assertedBy": {"doap:release": {"doap:revision": "1.4.6"}},
        "earl:result": {"earl:outcome": outcome},
        "assertions": [document],
    }


def test_a_rule_that_failed_is_named_with_how_often() -> None:
    found = validators.verapdf_verdict(ANSWER, "PDF/UA-1")
    assert (found.passed, found.checks) == (105, 93)
    assert found.failed == (("7.1-3", 3, "Content shall be marked"),)


@pytest.mark.parametrize("answer, reason", [(REFUSED, "not a PDF"), ("Killed", "Killed")])
def test_a_file_that_was_not_validated_has_no_verdict(answer: str, reason: str) -> None:
    with pytest.raises(NoVerdict, match=reason):
        validators.verapdf_verdict(answer, "PDF/UA-1")


def test_a_violation_is_told_with_its_document() -> None:
    found = validators.ace_verdict(ace_report("fail", VIOLATION, VIOLATION), "EPUB")
    assert found.failed == (("image-alt", 2, "text/one.xhtml: Image has no alt"),)
    assert found.version == "1.4.6"


@pytest.mark.parametrize("outcome, failed", [("pass", ()), ("fail", (("outcome", 1, "fail"),))])
def test_the_outcome_counts_even_without_a_violation(outcome: str, failed: tuple[object, ...]) -> None:
    assert validators.ace_verdict(ace_report(outcome), "EPUB").failed == failed


def test_a_report_of_another_shape_is_no_verdict() -> None:
    with pytest.raises(NoVerdict, match="not a report"):
        validators.ace_verdict({**ace_report("pass"), "assertions": None}, "EPUB")


def test_the_claims_of_a_file_are_what_it_is_held_against(tmp_path: Path) -> None:
    path = tmp_path / "one.archive.pdf"
    path.write_bytes(archived(screen_page(), Archive("PDF/A-2a"), PAGES, Report()))
    found = [(judge.name, standard) for judge, standard in conformance.checks(path)]
    assert found == [("qpdf --check", "PDF"), ("veraPDF", "PDF/A-2a")]


@pytest.mark.skipif(validators.PDF_READ.unavailable() != "", reason="qpdf is not installed")
def test_qpdf_finds_a_damaged_stream(tmp_path: Path) -> None:
    sound, damaged = tmp_path / "sound.pdf", tmp_path / "damaged.pdf"
    data = BytesIO()
    with pikepdf.open(BytesIO(screen_page())) as pdf:
        pdf.save(data, compress_streams=False)
    sound.write_bytes(data.getvalue())
    damaged.write_bytes(data.getvalue()[:-60])
    assert validators.qpdf(sound, "PDF").failed == ()
    assert validators.qpdf(damaged, "PDF").failed != ()


def test_without_java_and_maven_the_reason_is_given(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(validators, "JAR", tmp_path / "none.jar")
    monkeypatch.setenv("PATH", str(tmp_path))
    assert validators.verapdf_unavailable() == "not installed: java, mvn"


def judge(name: str, *failed: tuple[str, int, str], reason: str = "") -> Validator:
    return Validator(name, lambda: reason, lambda path, standard: Verdict(name, "1", standard, failed, 9, 99))


def silent(path: Path, standard: str) -> Verdict:
    raise NoVerdict("no answer")


FAILED = judge("strict", ("7.1", 2, "Be good"))
PASSED = judge("mild")
ABSENT = judge("absent", reason="not installed: java")
SILENT = Validator("silent", lambda: "", silent)


@pytest.mark.parametrize(
    "judges, status",
    [([PASSED], 0), ([PASSED, FAILED], 1), ([ABSENT, FAILED], 1), ([PASSED, ABSENT], 3), ([SILENT], 1)],
)
def test_the_status_says_the_worst(
    judges: list[Validator], status: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = finished(tmp_path)
    monkeypatch.setattr(conformance, "build", lambda book: [file])
    monkeypatch.setattr(conformance, "tell", lambda book: 0)
    monkeypatch.setattr(conformance, "checks", lambda path: ((each, "X") for each in judges))
    assert conformance.main([str(tmp_path)]) == status


def finished(root: Path) -> Path:
    file = root / "build" / "small.screen.pdf"
    file.parent.mkdir()
    file.write_bytes(b"%PDF")
    return file


def test_verdicts_are_kept_with_the_hash_of_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = finished(tmp_path)
    conformance.keep(tmp_path, [conformance.row(file, FAILED, "X"), conformance.row(file, ABSENT, "X")])
    (kept,) = json.loads((tmp_path / "build" / "small.conformance.json").read_text())["verdicts"]
    assert (kept["file"], kept["validator"]) == ("small.screen.pdf", "strict")
    assert kept["failed"] == [["7.1", 2, "Be good"]]
    assert kept["sha256"] == hashlib.sha256(b"%PDF").hexdigest()
