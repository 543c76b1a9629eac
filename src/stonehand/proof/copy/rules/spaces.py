"""H004, H005, H006: spaces beside marks by the habits of the language, and two spaces in a row."""

import re
from collections.abc import Iterator

from stonehand.diagnostics import Code
from stonehand.model.copy_style import CopyStyle
from stonehand.model.habits import known_habits
from stonehand.proof.copy.finding import Finding, edit
from stonehand.proof.copy.passage import CALL, OPAQUE, Passage, Stretch
from stonehand.proof.copy.read import BookCopy

FRENCH = "fr"
_BEFORE = re.compile(rf"(?<=[^\s{OPAQUE}])([ \u00a0\u202f]+)([,.;:!?)\]]+)(?=[\s{CALL}”’\"']|$)")
_AFTER = re.compile(r"(?<![^\s(\[])[(\[]([ \u00a0]+)(?=\w)")
_HIGH = ";:!?"
_BARE_HIGH = re.compile(r"(?<=[\w)\]”’…])([;!?]|:(?=\s|$))(?=[\s”’»]|$)|«(?=\S)|(?<=\S)»")
_TWO = re.compile(r"(?<=\S)([ \u00a0\u202f]{2,})(?=\S)")


def space_before_mark(copy: BookCopy, style: CopyStyle) -> Iterator[Finding]:
    """Find a space before a comma, a stop, a closing bracket and, but in French, high punctuation."""
    for passage in copy.passages:
        for found in _BEFORE.finditer(passage.letters):
            mark = found[2][0]
            is_french = passage.language == FRENCH or passage.has("foreign", *found.span())
            if _is_ellipsis(passage, found) or (mark in _HIGH and is_french):
                continue
            message = f"there is a space before “{mark}”"
            if mark in _HIGH:  # it may be French that nobody marked, so nothing is mended
                hint = "take it away, or mark what is in French: lang=fr"
                yield Finding(Code.H004, passage, *found.span(1), message, hint)
            else:
                yield _space(Code.H004, passage, *found.span(1), message, "")
        for found in _AFTER.finditer(passage.letters):
            yield _space(Code.H004, passage, *found.span(1), f"there is a space after “{found[0][0]}”", "")


def _is_ellipsis(passage: Passage, found: re.Match[str]) -> bool:
    """Tell whether dots are no stop: several in a row, or spaced ones (. . .). H008 to H010 see to them."""
    at = found.start(2)
    around = passage.letters[max(0, at - 2) : at + 3].replace("\u00a0", " ")
    is_spaced = found[2][0] == "." and (". ." in around or "[" in around[:2])
    return found[2].startswith("..") or is_spaced


def bare_high_punctuation(copy: BookCopy, style: CopyStyle) -> Iterator[Finding]:
    """Find high punctuation and guillemets without their space in French that typography does not space."""
    for passage in copy.passages:
        for start, end in _unspaced_french(copy, passage):
            # `$` is the end of the phrase here: what follows it is in another language
            for found in _BARE_HIGH.finditer(passage.letters, start, end):
                if not passage.has("fixed", *found.span()):
                    yield _bare(passage, found)


def _unspaced_french(copy: BookCopy, passage: Passage) -> Iterator[tuple[int, int]]:
    """Yield start and end of what is in French and has only the spaces that are typed.

    A block in a language has the typography of that language; a phrase has that of its block.
    """
    if _has_french_spaces(copy, passage.language):
        return
    if passage.language == FRENCH:
        yield from _between(passage, [each for each in passage.stretches if each.dress == "foreign"])
        return
    for each in passage.stretches:
        if each.dress == "foreign" and each.language == FRENCH:
            yield each.start, each.end


def _has_french_spaces(copy: BookCopy, language: str) -> bool:
    """Tell whether typography adds French spaces to a block in a language."""
    habits = known_habits(language)
    if habits is None or language == copy.language:
        return copy.french_spaces
    return habits.spaces == "french"


def _between(passage: Passage, stretches: list[Stretch]) -> Iterator[tuple[int, int]]:
    """Yield start and end of the letters before, between and after stretches."""
    done = 0
    for each in sorted(stretches, key=lambda stretch: stretch.start):
        yield done, max(done, each.start)
        done = max(done, each.end)
    yield done, len(passage.letters)


def _bare(passage: Passage, found: re.Match[str]) -> Finding:
    mark = found[0]
    space = "\u00a0" if mark == ":" else "\u202f"
    side, mended = ("after", f"{mark}{space}") if mark == "«" else ("before", f"{space}{mark}")
    message = f"in French there is a space {side} “{mark}”"
    return Finding(Code.H005, passage, *found.span(), message, "", edit(passage, *found.span(), mended))


def two_spaces(copy: BookCopy, style: CopyStyle) -> Iterator[Finding]:
    """Find two or more spaces in a row on a line."""
    for passage in copy.passages:
        for found in _TWO.finditer(passage.letters):
            place = passage.span(*found.span(1))
            is_typed = (place.end_line, place.end_column) == (place.line, place.column + len(found[1]))
            if is_typed:  # and not on the two sides of a comment
                kept = next((space for space in found[1] if space != " "), " ")
                yield _space(Code.H006, passage, *found.span(1), f"there are {len(found[1])} spaces", kept)


def _space(code: Code, passage: Passage, start: int, end: int, message: str, kept: str) -> Finding:
    hint = "one is enough" if kept else "take it away"
    return Finding(code, passage, start, end, message, hint, edit(passage, start, end, kept))
