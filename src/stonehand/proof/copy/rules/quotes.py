"""H001: straight quotation marks in a book that types its own, or typed ones where the house has straight."""

from collections.abc import Iterator

from stonehand.diagnostics import Code
from stonehand.model.copy_style import CopyStyle
from stonehand.proof.copy.finding import Finding, Use, edit, strays
from stonehand.proof.copy.passage import Passage
from stonehand.proof.copy.read import BookCopy

_STRAIGHT, _TYPED = "\"'", "“”‘’„"


def straight_beside_typed(copy: BookCopy, style: CopyStyle) -> Iterator[Finding]:
    """Find the marks of the kind that the book has less of; edits set straight ones as they are printed."""
    uses = [use for passage in copy.passages for use in _marks(passage)]
    yield from strays(Code.H001, uses, style.quotes)


def _marks(passage: Passage) -> Iterator[Use]:
    for at, letter in enumerate(passage.letters):
        if passage.has("fixed", at, at + 1):
            continue
        if letter in _STRAIGHT:
            printed = passage.printed[at]
            edits = edit(passage, at, at + 1, printed) if printed != letter else ()
            yield Use("straight", passage, at, at + 1, edits)
        elif letter in _TYPED:
            yield Use("typed", passage, at, at + 1)
