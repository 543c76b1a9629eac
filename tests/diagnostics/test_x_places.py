"""The code of the letter X that only a book as set can have: places that never settle."""

from collections.abc import Callable
from dataclasses import replace
from itertools import count
from unittest.mock import patch

import pytest

from samples.damaged_book import Build, Workshop
from stonehand.diagnostics import Code
from stonehand.model.book import Draft, Section
from stonehand.model.inline import Text
from stonehand.pipeline.resolver import Asked
from stonehand.source import Span


def flickering() -> Callable[[Draft], Draft]:
    """Return an edit that gives chapter 1 another title every time that the book is resolved."""
    turns = count(1)

    def edit(draft: Draft) -> Draft:
        title = (Text(f"Turn {next(turns)}", Span.point("manuscript/one.md")),)
        entries = (
            replace(item, title=title) if isinstance(item, Section) and item.anchor == "one" else item
            for item in draft.entries
        )
        return replace(draft, entries=tuple(entries))

    return edit


def moving(shop: Workshop) -> Build:
    with patch.object(Asked, "agrees", return_value=False):
        return shop.pdf(draft=flickering())


POSITIVE = [(Code.X005, moving, "None", "after 4 settings page numbers in the text still move")]
NEGATIVE = [(Code.X005, Workshop.pdf)]


@pytest.mark.parametrize("code, build, place, message", POSITIVE)
def test_what_is_reported(
    code: Code, build: Callable[[Workshop], Build], place: str, message: str, shop: Workshop
) -> None:
    assert (place, message) in build(shop).said(code.value)


@pytest.mark.parametrize("code, build", NEGATIVE)
def test_what_is_not_reported(code: Code, build: Callable[[Workshop], Build], shop: Workshop) -> None:
    assert build(shop).said(code.value) == []
