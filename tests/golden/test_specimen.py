"""The text of every page of the specimen, line by line, as it was last accepted.

The golden belongs to a toolchain: with other libraries or fonts lines break elsewhere, and it is skipped.
`make goldens` writes it anew; its difference is to be read before it is committed.
"""

import os
from pathlib import Path

import pytest

from golden.pages import golden_text, read_golden, toolchain
from stonehand.diagnostics import Report
from stonehand.model.layout import LayoutMap
from stonehand.model.progress import Silence
from stonehand.pipeline.copy import read_copy
from stonehand.pipeline.faces import font_set
from stonehand.pipeline.typeset import set_book

ROOT = Path(__file__).resolve().parents[2]
GOLDEN = Path(__file__).with_name("specimen.txt")


@pytest.fixture(scope="module")
def layout() -> LayoutMap:
    """Set the specimen and return its map; write the golden where that is asked for."""
    report = Report()
    copy = read_copy(ROOT, report, Silence())
    assert copy is not None
    fonts = font_set(copy.manuscript.design, ROOT, report, Silence())
    made = set_book(copy, fonts, report, Silence()).layout
    if os.environ.get("STONEHAND_GOLDENS"):
        GOLDEN.write_text(golden_text(made), encoding="utf-8")
    return made


def test_the_pages_read_as_accepted(layout: LayoutMap) -> None:
    made_with, accepted = read_golden(GOLDEN.read_text(encoding="utf-8"))
    here = toolchain(layout.fingerprint)
    others = [
        f"{name} {here.get(name)}, not {made_with.get(name)}"
        for name in {**made_with, **here}
        if here.get(name) != made_with.get(name)
    ]
    if others:
        pytest.skip(f"the golden was made with another toolchain: {'; '.join(others)}")
    _, found = read_golden(golden_text(layout))
    assert list(found) == list(accepted)
    changed = [head for head in found if found[head] != accepted[head]]
    assert {head: found[head] for head in changed} == {head: accepted[head] for head in changed}


def test_a_golden_is_read_as_it_was_written(layout: LayoutMap) -> None:
    made_with, pages = read_golden(golden_text(layout))
    assert made_with == toolchain(layout.fingerprint)
    assert [len(lines) for lines in pages.values()] == [len(page.lines) for page in layout.pages]
