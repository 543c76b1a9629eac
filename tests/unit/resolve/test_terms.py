"""The words that Stonehand itself puts into a book."""

import pytest

from stonehand.model.metadata import Contributor
from stonehand.resolve.terms import terms_of


@pytest.mark.parametrize(
    ("language", "names", "printed"),
    [
        ("en-GB", "ABC", "A, B and C"),
        ("en-US", "ABC", "A, B, and C"),
        ("en-US", "AB", "A and B"),
        ("de", "AB", "A und B"),
        ("en", "A", "A"),
        ("en", "", ""),
    ],
)
def test_names_are_joined_as_the_language_has_it(language: str, names: str, printed: str) -> None:
    assert terms_of(language).names([Contributor(name) for name in names]) == printed
