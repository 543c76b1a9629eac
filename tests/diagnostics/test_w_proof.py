"""The code of a proof that is compared with one of another book."""

from pathlib import Path

import pytest

from samples.book_folder import WORDS, write_book
from stonehand.diagnostics import Code, Report
from stonehand.model.progress import Silence
from stonehand.pipeline import ProofWish, build_proof

MATTER = 'body = ["one.md"]'
OTHER = "# Two\n\nQuite other words stand here.\n"
MORE = f"# One\n\n{WORDS}\n\nAnd more.\n"


POSITIVE = ((Code.W005, OTHER),)
NEGATIVE = ((Code.W005, MORE),)


def found(text: str, tmp_path: Path) -> list[Code]:
    """Return what is reported of a proof that is compared with one of another text."""
    first, second = tmp_path / "first", tmp_path / "second"
    made = build_proof(
        write_book(first, MATTER, {"one.md": f"# One\n\n{WORDS}\n"}), ProofWish(), Report(), Silence()
    )
    report = Report()
    wish = ProofWish(against=made[-1].path)
    build_proof(write_book(second, MATTER, {"one.md": text}), wish, report, Silence())
    return [item.code for item in report]


@pytest.mark.parametrize("code, text", POSITIVE)
def test_what_is_reported(code: Code, text: str, tmp_path: Path) -> None:
    assert code in found(text, tmp_path)


@pytest.mark.parametrize("code, text", NEGATIVE)
def test_what_is_not_reported(code: Code, text: str, tmp_path: Path) -> None:
    assert code not in found(text, tmp_path)
