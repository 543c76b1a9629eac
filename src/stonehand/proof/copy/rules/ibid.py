"""H201: ibid. and its like typed by hand in a book whose works are cited by keys."""

import re
from collections.abc import Iterator

from stonehand.diagnostics import Code
from stonehand.model.copy_style import CopyStyle
from stonehand.proof.copy.finding import Finding
from stonehand.proof.copy.read import BookCopy

_TYPED = re.compile(r"\b(?:ibid(?:em)?|op\. ?cit|loc\. ?cit|ebd|a\. ?a\. ?O)\b\.?|\bТам же\b", re.IGNORECASE)


def ibid_by_hand(copy: BookCopy, style: CopyStyle) -> Iterator[Finding]:
    """Find words that mean the work before, which go wrong when a note is added between."""
    if not copy.has_keys:
        return
    for passage in copy.passages:
        if passage.kind != "note":
            continue
        for found in _TYPED.finditer(passage.letters):
            if not passage.has("fixed", *found.span()) and not passage.has("quoted", *found.span()):
                message = f"“{found[0]}” is typed by hand, and does not follow when notes move"
                hint = "cite the work by its key; the processor words “ibid.” where it is right"
                yield Finding(Code.H201, passage, *found.span(), message, hint)
