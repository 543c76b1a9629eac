"""Words and letters: what the certificate compares."""

import re
import unicodedata

_WORD = re.compile(r"[^\W_]+")


def words_of(text: str) -> list[str]:
    """Return the runs of letters and digits of a text, composed (NFC); punctuation is not compared."""
    return _WORD.findall(unicodedata.normalize("NFC", text).replace("\u00ad", ""))


def letters_of(text: str) -> str:
    """Return the letters and digits of a text so that ligatures, small capitals and word breaks do not matter (NFKC, folded)."""
    return "".join(_WORD.findall(unicodedata.normalize("NFKC", text).casefold()))
