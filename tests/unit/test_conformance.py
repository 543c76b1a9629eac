"""What `make conformance` reads in an answer of veraPDF."""

import importlib.util
from pathlib import Path
from types import ModuleType
from xml.etree.ElementTree import ParseError

import pytest

SCRIPT = Path(__file__).resolve().parents[2] / "scripts" / "conformance.py"
ANSWER = """<report><jobs><job><validationReport isCompliant="false">
<details passedRules="105" failedRules="1" passedChecks="90" failedChecks="3">
<rule specification="ISO 14289-1:2014" clause="7.1" testNumber="3" status="failed" failedChecks="3">
<description>Content shall be marked</description></rule>
<rule clause="5" testNumber="1" status="passed" failedChecks="0"/></details>
</validationReport></job></jobs></report>"""
REFUSED = "<report><jobs><job><taskException>not a PDF</taskException></job></jobs></report>"


@pytest.fixture
def conformance() -> ModuleType:
    spec = importlib.util.spec_from_file_location("conformance_script", SCRIPT)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_a_rule_that_failed_is_named_with_how_often(conformance: ModuleType) -> None:
    found = conformance.verdict(ANSWER)
    assert (found.passed, found.checks) == (105, 93)
    assert found.failed == (("7.1-3", 3, "Content shall be marked"),)


def test_a_file_that_was_not_validated_has_no_verdict(conformance: ModuleType) -> None:
    with pytest.raises(ParseError, match="not a PDF"):
        conformance.verdict(REFUSED)


def test_without_java_and_maven_the_reason_is_given(
    conformance: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(conformance, "JAR", tmp_path / "none.jar")
    monkeypatch.setenv("PATH", str(tmp_path))
    assert conformance.unavailable() == "not installed: java, mvn"
