"""H104: one compound hyphenated and closed, or hyphenated and open after a prefix."""

import re
from collections import Counter
from collections.abc import Iterator

from stonehand.diagnostics import Code
from stonehand.model.copy_style import CopyStyle
from stonehand.proof.copy.finding import Finding, Use, strays
from stonehand.proof.copy.passage import Passage
from stonehand.proof.copy.read import BookCopy

_HYPHENATED = re.compile(r"(?<![\w’'-])([^\W\d_][a-zà-ÿ]+)-([a-zà-ÿ]{2,})(?![\w’'-])")
_WORD = re.compile(r"(?<![\w’'-])[^\W\d_][a-zà-ÿ]{4,}(?![\w’'-])")
_OPEN = re.compile(
    r"(?<![\w’'-])((?i:anti|co|counter|extra|hyper|inter|macro|micro|mid|multi|neo|non|post|pre|pro|proto|pseudo|quasi|re"
    r"|semi|socio|sub|super|trans|ultra|under)) ([a-z]{3,})(?![\w’'-])"
)
_BEGINS = re.compile(r"(?:^|[.?!:…]|[.?!:…][”’»)\]]+|—)[\s“‘«\"'(\[]*\Z")
"""What stands before the first word of a sentence."""
_SENSES = """
re-form reform re-cover recover re-create recreate re-creation recreation re-sign resign re-lease release
re-count recount re-sent resent re-mark remark re-serve reserve re-present represent re-dress redress re-
pose repose re-store restore re-strain restrain re-treat retreat co-op coop un-ionised unionised every-
day everyday any-one anyone some-one someone
"""
_DIFFERENT = frozenset(_SENSES.split())
"""What means one thing with a hyphen and another without."""


def compound_in_two_forms(copy: BookCopy, style: CopyStyle) -> Iterator[Finding]:
    """Find compounds in the rarer form: co-operation, cooperation, co operation."""
    own = [passage for passage in copy.passages if passage.kind in ("text", "note", "caption", "heading")]
    hyphenated: dict[str, list[Use]] = {}
    for passage in own:
        for found in _HYPHENATED.finditer(passage.letters):
            if found[0].lower() not in _DIFFERENT and _counts(passage, *found.span()):
                use = Use("hyphenated", passage, *found.span())
                hyphenated.setdefault(_key(found[1] + found[2]), []).append(use)
    others = Counter[str]()
    for passage in own:
        for word, use in _other_forms(passage):
            if word in hyphenated:
                hyphenated[word].append(use)
                others[word] += 1
    for word in others:
        uses = sorted(hyphenated[word], key=lambda use: (use.passage.file, use.passage.at(use.start)))
        yield from strays(Code.H104, uses, _settled(word, style))


def _other_forms(passage: Passage) -> Iterator[tuple[str, Use]]:
    for found in _WORD.finditer(passage.letters):
        if _counts(passage, *found.span()):
            yield _key(found[0]), Use("closed", passage, *found.span())
    for found in _OPEN.finditer(passage.letters):
        if _counts(passage, *found.span()):
            yield _key(found[1] + found[2]), Use("open", passage, *found.span())


def _key(word: str) -> str:
    """Return what the forms of a compound have in common: their letters, without case."""
    return word.lower()


def _counts(passage: Passage, start: int, end: int) -> bool:
    """Tell whether a word is to be compared; a capital within a sentence makes a name of it: Mr Goodman."""
    is_plain = passage.letters[start].islower() or bool(_BEGINS.search(passage.letters[:start]))
    return is_plain and passage.is_own(start, end) and not passage.has("italic", start, end)


def _settled(word: str, style: CopyStyle) -> str:
    """Return the form that the house prefers of a compound, if it names it."""
    for written in style.words:
        if _key(written.replace("-", "").replace(" ", "")) == word:
            return "hyphenated" if "-" in written else "open" if " " in written else "closed"
    return ""
