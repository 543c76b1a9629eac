"""H101: the same word twice in a row, over emphasis, index marks and line ends too."""

import re
from collections.abc import Iterator

from stonehand.diagnostics import Code
from stonehand.model.copy_style import CopyStyle
from stonehand.proof.copy.finding import Finding
from stonehand.proof.copy.passage import CALL, Passage
from stonehand.proof.copy.read import BookCopy

_TWICE = re.compile(rf"(?<![\w’'.-])([^\W\d_]+){CALL}?\s+(\1)(?![\w’'-])", re.IGNORECASE)
_TEXT = {
    "en": "had that very so no yes ha hear bye tut knock far many long never again her is more there who now"
    " well what do please good on in",
    "fr": "nous vous",
    "de": "die das der den sie",
    "ru": "чуть еле едва да",
}
_RIGHT = {language: frozenset(words.split()) for language, words in _TEXT.items()}
"""Words that may follow themselves in good prose: she had had; that that is; what went on on Sunday."""


def doubled_word(copy: BookCopy, style: CopyStyle) -> Iterator[Finding]:
    """Find doubled words; not copied ones, names (Duran Duran, the *The Times*), nor what is allowed."""
    allowed = {word.casefold() for word in style.repeated}
    for passage in copy.passages:
        if passage.kind == "cell":
            continue
        right = _RIGHT.get(passage.language, frozenset()) | allowed
        for found in _TWICE.finditer(passage.letters):
            first, second = found[1], found[2]
            is_name = second[0].isupper()
            is_letter = len(first) == 1 and first.casefold() not in ("a", "i")
            if first.casefold() in right or is_name or is_letter or _is_off(passage, *found.span()):
                continue
            yield Finding(Code.H101, passage, *found.span(), f"“{first}” stands here twice")


def _is_off(passage: Passage, start: int, end: int) -> bool:
    is_fixed = passage.has("fixed", start, end) and CALL not in passage.letters[start:end]
    return is_fixed or passage.is_copied(start, end)
