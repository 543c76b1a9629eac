"""The code of the letter L for running heads: one that does not fit on its line."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from samples.damaged_book import Build, Workshop
from stonehand.diagnostics import Code
from stonehand.model.book import Draft
from stonehand.model.metadata import Contributor


def written_by(name: str) -> Callable[[Workshop], Build]:
    """Return a build with an author of chapter 1, whose name stands at the head of its verso."""

    def edit(draft: Draft) -> Draft:
        author = (Contributor(name),)
        entries = (
            replace(item, contributors=author) if getattr(item, "anchor", "") == "one" else item
            for item in draft.entries
        )
        return replace(draft, entries=tuple(entries))

    return lambda shop: shop.pdf(draft=edit)


POSITIVE = [
    (Code.L016, written_by("wider than the measure " * 3), "manuscript/one.md:1:1"),
    (Code.L016, written_by("Maria Amalia Evgenia von Hohenstein und Wildeck"), "manuscript/one.md:1:1"),
]
NEGATIVE = [(Code.L016, written_by("Maria Amalia von Hohenstein"))]


@pytest.mark.parametrize("code, build, place", POSITIVE)
def test_what_is_reported_once(
    code: Code, build: Callable[[Workshop], Build], place: str, shop: Workshop
) -> None:
    ((at, message),) = build(shop).said(code.value)
    assert (at, message.endswith("is too wide for the page")) == (place, True)


@pytest.mark.parametrize("code, build", NEGATIVE)
def test_what_is_not_reported(code: Code, build: Callable[[Workshop], Build], shop: Workshop) -> None:
    assert build(shop).said(code.value) == []
