"""A piece of a paragraph in, its words that may be broken out, and what spares each of them."""

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
SOFT_HYPHEN = "\u00ad"
SENTENCE_ENDS = ".?!…"
OPENING = " \u00a0“‘«‹(["

Broken = Literal["none", "words", "compounds", "all"]
"""What a line may break: no word, words but names and parts of compounds, all but names, or all."""


class Word(NamedTuple):
    """A word, and where it begins in its paragraph."""

    text: str
    start: int
    paragraph: str

    def joins(self, marks: str) -> bool:
        """Tell whether the word is joined to another letter or to one of some marks."""
        end = self.start + len(self.text)
        around = self.paragraph[max(self.start - 1, 0) : self.start] + self.paragraph[end : end + 1]
        return any(character.isalnum() or character in marks for character in around)

    def is_spared(self, is_name: bool, broken: Broken) -> bool:
        """Tell whether the word is a name or a part of a compound, which are broken only in need."""
        if broken == "all":
            return False
        return is_name or (broken == "words" and self.joins("-‐"))

    def opens_sentence(self) -> bool:
        """Tell whether the word begins a sentence, where any word has a capital."""
        before = self.paragraph[: self.start].rstrip(OPENING)
        return not before or before[-1] in SENTENCE_ENDS or (before[-1] in "”’" and before[-2:-1] in ".?!")


def words_of(paragraph: str, start: int, piece: str, shortest: int) -> Iterator[Word]:
    """Yield the words of a piece that begins at `start`, of `shortest` letters or more, joined to nothing."""
    for match in WORD.finditer(piece):
        word = Word(match[0], start + match.start(), paragraph)
        if len(word.text) >= shortest and not word.joins("_@" + SOFT_HYPHEN):
            yield word
