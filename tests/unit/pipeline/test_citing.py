"""Citations from the shelf: an edit of prose asks no processor."""

from pathlib import Path

import pytest

from samples.cited_copy import draft, needs_processor
from stonehand.store.shelf import Shelf

pytestmark = needs_processor

COPY = "# One\n\nWord[^1] word[^2].\n\n[^1]: [@halley, 12]\n\n[^2]: [@halley, 13]\n"


def refuse(*_: object) -> None:
    raise AssertionError("the processor was asked")


def test_an_edit_of_prose_asks_no_processor(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shelf = Shelf(tmp_path, b"secret")
    before, _ = draft(COPY, shelf=shelf)
    monkeypatch.setattr("stonehand.bibliography.processor.run_pandoc", refuse)
    after, _ = draft(COPY.replace("Word", "Many new words, on\nseveral lines"), shelf=shelf)
    assert after.cited == before.cited


def test_an_edit_of_a_locator_asks_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shelf = Shelf(tmp_path, b"secret")
    draft(COPY, shelf=shelf)
    monkeypatch.setattr("stonehand.bibliography.processor.run_pandoc", refuse)
    with pytest.raises(AssertionError, match="was asked"):
        draft(COPY.replace("13", "14"), shelf=shelf)
