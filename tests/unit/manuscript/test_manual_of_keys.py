"""The manual names every key, kind, size and style that the program knows, and its example is a book."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from stonehand.diagnostics import Report
from stonehand.manuscript import front_matter
from stonehand.manuscript.keys import BOOK_TOML, FORMATS, SCHEMES
from stonehand.manuscript.lengths import SIZES
from stonehand.manuscript.section_keys import SECTION, read_metadata
from stonehand.manuscript.shape import Either, Listing, Shape, Table
from stonehand.model.habits import QUOTES
from stonehand.model.kind import KINDS
from stonehand.source import SourceFile

MANUAL = Path(__file__).parents[3] / "docs" / "manual"
BOOK = (MANUAL / "book-toml.md").read_text(encoding="utf-8")
SECTIONS = (MANUAL / "sections.md").read_text(encoding="utf-8")


def keys(shape: Shape) -> Iterator[str]:
    match shape:
        case Table():
            for name, key in shape.keys.items():
                yield name
                yield from keys(key.shape)
        case Listing():
            yield from keys(shape.item)
        case Either():
            for one in shape.shapes:
                yield from keys(one)


def named(word: str, text: str) -> bool:
    return re.search(rf"[`\[.]{word}[`\].]|\b{word} = ", text) is not None


@pytest.mark.parametrize("word", sorted({*keys(BOOK_TOML), *SCHEMES, *FORMATS, *QUOTES, *SIZES} - {""}))
def test_book_toml_is_told_in_full(word: str) -> None:
    assert named(word, BOOK)


@pytest.mark.parametrize("word", sorted({*keys(SECTION), *KINDS} - {"literal", "part"}))
def test_sections_are_told_in_full(word: str) -> None:
    assert named(word, SECTIONS)


def test_the_example_of_front_matter_is_right() -> None:
    (example,) = re.findall(r"```yaml\n(.*?)```", SECTIONS, re.DOTALL)
    report = Report()
    document, _ = front_matter.parse(SourceFile("a.md", example), report)
    metadata, kind = read_metadata(document, report)
    assert list(report) == []
    assert (kind, metadata.title, metadata.number) == ("chapter", "The Comet: A Biography", "")
