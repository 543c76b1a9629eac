"""A raw manuscript file in, the words that it means to be printed out: of its body, and of each note.

It shares no code with `parse`. It reads lines, not structure: what it must know is only what is *not* printed
(front matter, fences, numbers of lists, link definitions), and which lines stand in a note.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from stonehand.proof.certificate.grids import unfold_grids
from stonehand.proof.certificate.markup import credit_of, hide, hide_literals, strip_markup

_NOTE = re.compile(r"^ {0,3}\[\^([^\]]+)\]:[ \t]*")
_FENCE = re.compile(r"^[ \t>]*(?:(?:[-*+:]|\d{1,9}[.)])[ \t]+)*(`{3,}(?=[^`]*$)|~{3,})")
_DIVISION = re.compile(r"^[ \t>]*:{3,}[^\n]*$")
_DEFINITION = re.compile(
    r"^[ \t>]*\[(?!\^)([^\[\]]+)\]:[ \t]*\n?[ \t]*(?:<[^<>\n]*>|[^\s<]\S*)"
    r"(?:(?:[ \t]+|[ \t]*\n[ \t]*)(?:\"[^\"]*\"|'[^']*'|\([^()]*\)))?[ \t]*$",
    re.MULTILINE,
)
_MARKERS = re.compile(r"^[ \t>]*(?:(?:[-*+:~]|\d{1,9}[.)])(?:[ \t]+|$))+")
_NUMBER = re.compile(r"\d+")
_CAPTION_AFTER = re.compile(r"(\|[^\n]*\n(?:[ \t>]*\n)?[ \t>]*)Table:(?=\s)")
_CAPTION_BEFORE = re.compile(
    r"^([ \t>]*)Table:(?=\s(?:[^\n]*\S[^\n]*\n)+?(?:[ \t>]*\n)?[^\n]*\|)", re.MULTILINE
)
_APART = re.compile(r"^[ \t>]*(?:#{1,6}\s|:{3,}|$)")
"""A line after which a paragraph begins."""


@dataclass(slots=True)
class SourceWords:
    """The words of one file: those of the body, and those of each note by label (inline ones by number).

    `called` are the labels that the body calls.
    """

    body: str = ""
    notes: dict[str, str] = field(default_factory=dict)
    inline_notes: list[str] = field(default_factory=list)
    called: frozenset[str] = frozenset()


def read_source(text: str, body_line: int) -> SourceWords:
    """Return what the copy of a file says, from its first line after the front matter (from 1)."""
    copy = "\n".join(unfold_grids(list(_hide_fences(text.split("\n")[body_line - 1 :]))))
    copy, labels = _cut_definitions(hide_literals(copy))
    copy = _CAPTION_BEFORE.sub(r"\1", _CAPTION_AFTER.sub(r"\1", copy))
    streams: dict[str, list[str]] = {"": []}
    for label, line in _lines(copy):
        streams.setdefault(label, []).append(line)
    found = SourceWords()
    for label, lines in streams.items():
        words = strip_markup("\n".join(lines), labels)
        found.inline_notes.extend(words.inline_notes)
        if label:
            found.notes[label] = words.text
        else:
            found.body, found.called = words.text, words.called
    return found


def read_line(text: str) -> str:
    """Return what a line of copy says that stands in front matter: a title, a subtitle."""
    return strip_markup(hide_literals(text), frozenset()).text


def _hide_fences(lines: list[str]) -> Iterator[str]:
    """Yield the lines of a file without fences of code, code hidden."""
    fence = ""
    for line in lines:
        opening = _FENCE.match(line)
        if fence:
            closed = line.strip(" \t>")
            if len(closed) >= len(fence) and not closed.strip(fence[0]):
                fence = ""
                yield ""
            else:
                yield hide(line)
        elif opening:
            fence = opening[1]
            yield line[: opening.start(1)]
        else:
            yield line


def _cut_definitions(copy: str) -> tuple[str, frozenset[str]]:
    """Cut definitions of links out of a text; return it with their labels, folded."""
    labels: set[str] = set()
    ends: set[int] = {-1}

    def cut(found: re.Match[str]) -> str:
        end = found.start() - 1
        before = copy[copy.rfind("\n", 0, max(end, 0)) + 1 : max(end, 0)]
        if end not in ends and not _APART.match(before):
            return found[0]
        labels.add(" ".join(found[1].casefold().split()))
        ends.add(found.end())
        return ""

    return _DEFINITION.sub(cut, copy), frozenset(labels)


def _lines(copy: str) -> Iterator[tuple[str, str]]:
    """Yield each printed line with the label of the note that it belongs to, empty for the body."""
    label, before, item = "", "", 0
    for line in copy.split("\n"):
        label, line = _note_of(label, line, before)
        markers = _MARKERS.match(line)
        printed = line
        if markers and _begins_item(line, markers, before, item):
            item, printed = markers.end(), line[markers.end() :]
        elif not line.strip():
            item = 0
        before = line
        if not _DIVISION.match(line):
            yield label, printed
        elif credit := credit_of(line):
            yield from ((label, credit), (label, ""))


def _begins_item(line: str, markers: re.Match[str], before: str, item: int) -> bool:
    """Tell whether a list begins, which inside a paragraph only 1 does (CommonMark 0.31.2, section 5.3).

    `item` is the column at which the text of the item above begins, 0 if there is none.
    """
    number = _NUMBER.search(markers[0])
    is_next = len(line) - len(line.lstrip(" \t>")) < item
    is_first = number is None or (int(number[0]) == 1 and markers.end() < len(line))
    return is_next or is_first or bool(_APART.match(before))


def _note_of(label: str, line: str, before: str) -> tuple[str, str]:
    """Tell which note a line belongs to: one that it begins, the one that it continues, or none."""
    begun = _NOTE.match(line)
    if begun:
        return begun[1], line[begun.end() :]
    if not label or not line.strip() or line.startswith(("    ", "\t")):
        return label, line
    lazy = bool(before.strip())
    return (label if lazy else ""), line
