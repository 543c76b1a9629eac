"""Two sequences of words compared: where they part, with the place in the manuscript."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from stonehand.proof.certificate.stream import Piece, joined
from stonehand.proof.certificate.words import letters_of, words_of
from stonehand.source import Span

MOST = 5
"""Differences reported for one stream; the rest follow from the same fault as a rule."""

WINDOW = 2000
"""Words compared around the first difference: whole chapters would take minutes."""


@dataclass(frozen=True, slots=True)
class Difference:
    """Words expected and words found instead, with the place of the first one expected."""

    expected: str
    found: str
    place: Span | None

    def __str__(self) -> str:
        if not self.found:
            return f"“{self.expected}” is missing"
        return (
            f"“{self.expected}” reads “{self.found}”" if self.expected else f"“{self.found}” is one too many"
        )


def differences(expected: Sequence[Piece], found: str) -> tuple[Difference, ...]:
    """Compare the letters of pieces with those of a text; return the first few differences, none if equal."""
    if letters_of(joined(expected)) == letters_of(found):
        return ()
    words = [(word, piece.span) for piece in expected for word in words_of(piece.text)]
    return tuple(_differences(words, words_of(found)))[:MOST]


def _differences(expected: list[tuple[str, Span]], found: list[str]) -> Iterator[Difference]:
    old, new = [letters_of(word) for word, _ in expected], [letters_of(word) for word in found]
    start = next(
        (i for i, pair in enumerate(zip(old, new, strict=False)) if pair[0] != pair[1]),
        min(len(old), len(new)),
    )
    matcher = SequenceMatcher(None, old[start : start + WINDOW], new[start : start + WINDOW], autojunk=False)
    for kind, i1, i2, j1, j2 in matcher.get_opcodes():
        if kind == "equal":
            continue
        lost, place = expected[start + i1 : start + i2], min(start + i1, len(expected) - 1)
        yield Difference(
            " ".join(word for word, _ in lost),
            " ".join(found[start + j1 : start + j2]),
            expected[place][1] if expected else None,
        )
