"""Words in, keys by the Unicode Collation Algorithm out; lines of its table are read as words need them."""

import re
import unicodedata
from collections import defaultdict
from pathlib import Path

from pyuca import Collator
from pyuca.collator import COLL_ELEMENT_PATTERN

HEX = re.compile(r"[0-9A-F]+")
IMPLICIT = "@implicitweights"
"""What stands before the weights of a range of characters that have no lines of their own."""


class CollatorAtNeed(Collator):  # type: ignore[misc]
    """The collator of pyuca; a line of its table is read with the first word that may need it."""

    def load(self, filename: str) -> None:
        """Keep the lines of a table by the character that they begin with."""
        self._lines: dict[str, list[str]] = defaultdict(list)
        for line in Path(filename).read_text("utf-8").split("\n"):
            self._lines[line.partition(" ")[0]].append(line.partition("#")[0])
        for line in self._lines.pop(IMPLICIT):
            self.implicit_weights.append([int(number, 16) for number in HEX.findall(line[len(IMPLICIT) :])])

    def sort_key(self, string: str) -> tuple[int, ...]:
        """Return the key of a word."""
        for character in unicodedata.normalize("NFD", string):
            for line in self._lines.pop(f"{ord(character):04X}", ()):
                self._add(line)
        key: tuple[int, ...] = super().sort_key(string)
        return key

    def _add(self, line: str) -> None:
        characters, _, elements = line.partition(";")
        weights = [[int(weight, 16) for weight in found] for found in COLL_ELEMENT_PATTERN.findall(elements)]
        self.table.add([int(number, 16) for number in characters.split()], weights)
