"""A dictionary of hyphenation patterns in, the same, each pattern read when a word has its letters, out."""

import re
from pathlib import Path
from typing import Any

import pyphen

DIGITS = re.compile(r"[0-9]")
WEIGHT = re.compile(r"[1-9]")
PARTS = re.compile(r"(\d?)(\D?)")
"""What a pattern is made of: a weight, which may be left out, and a letter."""

OTHER_LINES = ("%", "#", "LEFTHYPHENMIN", "RIGHTHYPHENMIN", "COMPOUNDLEFTHYPHENMIN", "COMPOUNDRIGHTHYPHENMIN")
"""How lines begin that hold no pattern."""

SPELLING = "="
"""What stands in a pattern whose break changes the spelling."""

CODE = "^^"
"""What stands before a letter that is written by its number."""

Weights = tuple[int, tuple[int, ...]]


class Patterns(dict[str, str]):
    """Patterns as written, by their letters; what is got of one is its weights and where they begin."""

    def get(self, letters: str, default: Any = None) -> Any:
        """Return the weights of a pattern, without the noughts around them."""
        written = super().get(letters)
        return default if written is None else _weights(written)


class PatternsAtNeed(pyphen.HyphDict):
    """A dictionary of pyphen, with patterns of which each is read when a word has its letters."""

    def __init__(self, lines: list[str]) -> None:
        """Keep lines of patterns by their letters."""
        self.patterns = Patterns(zip(DIGITS.sub("", "\n".join(lines)).split("\n"), lines, strict=True))
        self.cache: dict[str, Any] = {}
        self.maxlen = max(map(len, self.patterns))


def read_at_need(language: str) -> None:
    """Have pyphen take the patterns of a language from here, where none of them needs more than weights."""
    path = pyphen.LANGUAGES[pyphen.language_fallback(language)]
    if path not in pyphen.hdcache:
        lines = _lines(_text(path))
        is_plain = not any(SPELLING in line or CODE in line for line in lines)
        pyphen.hdcache[path] = PatternsAtNeed(lines) if is_plain else pyphen.HyphDict(path)


def _text(path: Path) -> str:
    """Return what a file of patterns has after its first line, which names the encoding."""
    encoding, _, rest = path.read_bytes().partition(b"\n")
    name = encoding.decode().strip()
    return rest.decode("cp1251" if name.lower() == "microsoft-cp1251" else name)


def _lines(text: str) -> list[str]:
    stripped = map(str.strip, text.split("\n"))
    return [line for line in stripped if WEIGHT.search(line) and not line.startswith(OTHER_LINES)]


def _weights(pattern: str) -> Weights:
    weights = [int(weight or 0) for weight, _ in PARTS.findall(pattern)]
    weighty = [place for place, weight in enumerate(weights) if weight]
    return weighty[0], tuple(weights[weighty[0] : weighty[-1] + 1])
