"""H207: heads of one level in sentence case and in headline case."""

import re
from collections.abc import Iterator

from stonehand.diagnostics import Code
from stonehand.model.copy_style import CopyStyle
from stonehand.proof.copy.finding import Finding, Use, strays
from stonehand.proof.copy.passage import Passage
from stonehand.proof.copy.read import BookCopy

_WORD = re.compile(r"[^\W\d_][\w’'-]*")
_AFTER_STOP = re.compile(r"[:.?!–—]\s*[“‘\"']?\Z")
_SMALL_WORDS = """
about above after against along among around before behind below between beyond during from into near
over since than that their through under until upon when where which while with within without your
"""
_SMALL = frozenset(_SMALL_WORDS.split())
_LEAST = {"sentence": 1, "headline": 3}
"""How many words beside its first and small ones tell the style of a head: two capitals may be a name."""

_FEW = 2


def heads_in_two_styles(copy: BookCopy, style: CopyStyle) -> Iterator[Finding]:
    """Find heads in headline case where most of their level are in sentence case, or the other way."""
    levels: dict[tuple[str, int], list[Use]] = {}
    for passage in copy.passages:
        if passage.kind in ("heading", "title") and passage.language == "en" and (form := _form(passage)):
            use = Use(form, passage, 0, len(passage.letters))
            levels.setdefault((passage.kind, passage.level), []).append(use)
    for uses in levels.values():
        if style.heads or (len({use.form for use in uses}) > 1 and len(uses) > _FEW):
            yield from strays(Code.H207, uses, style.heads)


def _form(passage: Passage) -> str:
    """Return the style of a head; empty where it has too few words to tell, or is all in capitals."""
    words = [found[0] for found in _WORD.finditer(passage.letters) if _tells(passage, found)]
    form = "headline" if all(word[0].isupper() for word in words) else "sentence"
    return "" if len(words) < _LEAST[form] or passage.letters.isupper() else form


def _tells(passage: Passage, found: re.Match[str]) -> bool:
    before = passage.letters[: found.start()]
    begins = not before.strip(" “‘\"'") or bool(_AFTER_STOP.search(before))
    is_small = len(found[0]) < 4 or found[0].casefold() in _SMALL
    is_own = passage.is_own(*found.span()) and not passage.has("italic", *found.span())
    return not begins and not is_small and is_own
