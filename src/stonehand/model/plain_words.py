"""A text in, its words out as they are compared: letters alone, case and soft hyphens not regarded."""

import re
import unicodedata

WORD = re.compile(r"[^\W\d_](?:\xad?[^\W\d_])*")
"""A run of letters. Figures are left out: the call of a note stands right after its word."""


def compared(word: str) -> str:
    """Return a word as it is compared with others."""
    return unicodedata.normalize("NFKC", word.replace("\xad", "")).casefold()


def words_of(text: str) -> tuple[str, ...]:
    """Return the words of a text as they are compared."""
    return tuple(compared(found[0]) for found in WORD.finditer(text))
