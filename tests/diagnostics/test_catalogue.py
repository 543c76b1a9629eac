"""The catalogue is whole: every code has its paragraph, and cases that do and do not report it."""

import ast
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

import stonehand.diagnostics
from stonehand.diagnostics import Code
from stonehand.diagnostics.explain import explain

HERE = Path(__file__).parent
EXPLANATIONS = Path(stonehand.diagnostics.__file__).parent / "explanations"
CODES = [code.value for code in Code]


def named_in_tables(letter: str, table: str) -> set[str]:
    """Return the codes that stand in tables of that name in `test_<letter>.py` and `test_<letter>_*.py`."""
    files = [path for path in HERE.glob("test_*.py") if path.stem.split("_")[1] == letter.lower()]
    return {
        name
        for file in files
        for statement in ast.parse(file.read_text(encoding="utf-8")).body
        if table in targets(statement)
        for node in ast.walk(statement)
        for name in (getattr(node, "attr", None), getattr(node, "value", None))
        if isinstance(name, str)
    }


def targets(statement: ast.stmt) -> Iterator[str]:
    """Yield the names that a statement assigns to."""
    names = statement.targets if isinstance(statement, ast.Assign) else [getattr(statement, "target", None)]
    return (name.id for name in names if isinstance(name, ast.Name))


@pytest.mark.parametrize("code", CODES)
def test_a_code_is_explained_in_whole_sentences(code: str) -> None:
    paragraph = explain(Code(code))
    assert len(paragraph.split()) >= 10
    assert paragraph.endswith((".", ")", "`"))


@pytest.mark.parametrize("table", ["POSITIVE", "NEGATIVE"])
@pytest.mark.parametrize("code", CODES)
def test_a_code_has_cases(code: str, table: str) -> None:
    assert code in named_in_tables(code[0], table)


@pytest.mark.parametrize("file", sorted(EXPLANATIONS.glob("*.toml")), ids=lambda file: file.stem)
def test_no_explanation_without_its_code(file: Path) -> None:
    explained = tomllib.loads(file.read_text(encoding="utf-8"))
    assert set(explained) == {code for code in CODES if code[0].lower() == file.stem}


def test_no_two_codes_have_one_title() -> None:
    titles = [code.title for code in Code]
    assert sorted(set(titles)) == sorted(titles)
