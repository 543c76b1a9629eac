"""Words in, keys by the Unicode Collation Algorithm out; lines of its table are read as words need them."""

import os
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path

import pyuca
from pyuca.collator import COLL_ELEMENT_PATTERN

HEX = re.compile(r"[0-9A-F]+")
IMPLICIT = "@implicitweights"
"""What stands before the weights of a range of characters that have no lines of their own."""


class CollatorAtNeed:
    """A collator of pyuca; a line of its table of 35,000 is read with the first word that may need it."""

    def __init__(self) -> None:
        """Keep the lines of the table by the character that they begin with."""
        self._collator = pyuca.Collator(os.devnull)
        self._lines: dict[str, list[str]] = defaultdict(list)
        table = Path(pyuca.__file__).with_name(f"allkeys-{self._collator.UCA_VERSION}.txt")
        for line in table.read_text("utf-8").split("\n"):
            self._lines[line.partition(" ")[0]].append(line.partition("#")[0])
        for line in self._lines.pop(IMPLICIT, ()):
            numbers = HEX.findall(line.removeprefix(IMPLICIT))
            self._collator.implicit_weights.append([int(number, 16) for number in numbers])

    def sort_key(self, word: str) -> tuple[int, ...]:
        """Return the key of a word."""
        for character in unicodedata.normalize("NFD", word):
            self._add(self._lines.pop(f"{ord(character):04X}", ()))
        key: tuple[int, ...] = self._collator.sort_key(word)
        return key

    def _add(self, lines: Iterable[str]) -> None:
        for line in lines:
            characters, _, elements = line.partition(";")
            found = COLL_ELEMENT_PATTERN.findall(elements)
            weights = [[int(weight, 16) for weight in element] for element in found]
            self._collator.table.add([int(number, 16) for number in characters.split()], weights)
