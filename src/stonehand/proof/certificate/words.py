"""Words and letters: what the certificate compares."""

import re
import unicodedata
from functools import lru_cache

_WORD = re.compile(r"[^\W_]+")


def words_of(text: str) -> list[str]:
    """Return the runs of letters and digits of a text, composed (NFC); punctuation is not compared."""
    return _WORD.findall(unicodedata.normalize("NFC", text).replace("\u00ad", ""))


@lru_cache(maxsize=2048)
def letters_of(text: str) -> str:
    """Return the letters and digits of a text in one run, in compatibility form (NFKC), case folded.

    So ligatures, capitals made by a stylesheet and breaks of lines do not matter. Two sides of a comparison
    are the same text as a rule.
    """
    return "".join(_WORD.findall(unicodedata.normalize("NFKC", text).casefold()))
