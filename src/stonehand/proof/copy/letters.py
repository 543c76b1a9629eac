"""The inline copy of a leaf block in, its letters as typed with their places out: a `Passage`."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from stonehand.model.habits import primary
from stonehand.model.inline import (
    CitationCluster,
    CitedWords,
    CrossReference,
    Emphasis,
    Formula,
    Image,
    LineBreak,
    Link,
    NoteCall,
    Phrase,
    Superscript,
    Text,
)
from stonehand.model.inline import Code as CodeWords
from stonehand.proof.copy.passage import CALL, OPAQUE, Dress, Kind, Passage, Run, Stretch
from stonehand.proof.copy.quoted import quoted
from stonehand.source import Span

_ADDRESS = re.compile(
    r"(?:https?://|www\.|doi:|10\.\d{4,}/)\S+|[\w.+-]+@[\w-]+\.\S+|\b(?:[\w-]+\.)+(?:com|org|net|ru)\b"
)


_SET = re.compile(r"\.{3}|-{2,3}|[\"'«»:;!?%–—\s]{1,3}")
"""What typography changes into another number of letters."""


@dataclass(frozen=True, slots=True)
class Lines:
    """The lines of a file, so that what was typed at a span can be read."""

    file: str
    lines: tuple[str, ...]

    @classmethod
    def of(cls, file: str, text: str) -> "Lines":
        """Return the lines of a text."""
        return cls(file, tuple(text.split("\n")))

    def typed(self, span: Span) -> str | None:
        """Return what stands at a span; None if it goes over the end of a line."""
        if span.line != span.end_line:
            return None
        return self.lines[span.line - 1][span.column - 1 : span.end_column - 1]


@dataclass(slots=True)
class Letters:
    """Gather the letters of one block."""

    lines: Lines
    language: str
    typed: list[str] = field(default_factory=list)
    printed: list[str] = field(default_factory=list)
    runs: list[Run] = field(default_factory=list)
    stretches: list[Stretch] = field(default_factory=list)
    length: int = 0
    last: Span | None = None

    def read(self, content: Iterable[object]) -> None:
        """Add the letters of inline nodes."""
        for node in content:
            self._node(node)

    def _node(self, node: object) -> None:
        match node:
            case Text():
                self._text(node)
            case NoteCall():
                self._stand_in(CALL, node.span)
            case LineBreak():
                self._stand_in(" ", node.span)
            case CodeWords() | Formula() | Image() | CitationCluster() | CrossReference():
                self._stand_in(OPAQUE, node.span)
            case Emphasis() | Phrase() | Superscript() | CitedWords() | Link():
                start = self.length
                self.read(node.content)
                for dress in _dresses(node, self.language):
                    self.stretches.append(Stretch(dress, start, self.length, _language(node, dress)))
            case _:
                self.read(getattr(node, "content", ()))

    def _text(self, node: Text) -> None:
        typed = self.lines.typed(node.span)
        if typed is None or node.span.line < 1:
            self._line_end(node)
            return
        self._fill_gap(node.span)
        if _is_letter_for_letter(typed, node.text):
            self._add(typed, node.span, printed=node.text)
        elif _is_set_otherwise(typed):
            self._add(typed, node.span)
        else:
            self._add(node.text, node.span, fixed=True)

    def _line_end(self, node: Text) -> None:
        start = self.length
        if node.text.isspace():
            self._add(" ", node.span)
            self.stretches.append(Stretch("break", start, self.length))
        else:
            self._add(node.text, node.span, fixed=True)

    def _fill_gap(self, span: Span) -> None:
        """Add spaces that typography took away between the last letters and these."""
        if self.last is None or (self.last.end_line, self.last.file) != (span.line, span.file):
            return
        gap = Span(span.file, span.line, self.last.end_column, span.line, span.column)
        typed = self.lines.typed(gap) or ""
        if typed and typed.isspace():
            self._add(typed, gap)

    def _stand_in(self, letter: str, span: Span) -> None:
        self._add(letter, span, fixed=True)

    def _add(self, typed: str, span: Span, *, printed: str = "", fixed: bool = False) -> None:
        self.runs.append(Run(self.length, span.line, span.column))
        self.typed.append(typed)
        self.printed.append(printed or typed)
        if fixed:
            self.stretches.append(Stretch("fixed", self.length, self.length + len(typed)))
        self.length += len(typed)
        self.last = span

    def passage(self, kind: Kind, unit: Span, level: int) -> Passage | None:
        """Return the passage; None if there is no letter."""
        letters, printed = "".join(self.typed), "".join(self.printed)
        if not letters.strip(f" {OPAQUE}{CALL}"):
            return None
        addresses = (Stretch("fixed", *found.span()) for found in _ADDRESS.finditer(letters))
        words = (Stretch("quoted", start, end) for start, end in quoted(printed))
        return Passage(
            file=self.lines.file,
            kind=kind,
            language=self.language,
            letters=letters,
            printed=printed,
            runs=tuple(self.runs),
            stretches=(*self.stretches, *addresses, *words),
            unit=(unit.line, unit.end_line),
            level=level,
        )


def _is_letter_for_letter(typed: str, printed: str) -> bool:
    """Tell whether letters stand in the file as they are printed, but for marks and spaces."""
    same = len(typed) == len(printed)
    return same and all(a == b or a in "\"'\u2019 " for a, b in zip(typed, printed, strict=True))


def _is_set_otherwise(typed: str) -> bool:
    """Tell whether typography has made fewer or more letters of what was typed: dots, hyphens, marks."""
    return bool(_SET.fullmatch(typed))


def _dresses(node: object, language: str) -> Iterator[Dress]:
    match node:
        case Emphasis():
            yield "italic"
        case Superscript():
            yield "raised"
        case CitedWords():
            yield "cited"
        case Phrase() if node.language and primary(node.language) != language:
            yield "foreign"


def _language(node: object, dress: Dress) -> str:
    return primary(node.language or "") if dress == "foreign" and isinstance(node, Phrase) else ""


def passage_of(
    content: Iterable[object],
    kind: Kind,
    unit: Span,
    language: str,
    files: Mapping[str, Lines],
    level: int = 0,
) -> Passage | None:
    """Return the passage that inline nodes make."""
    letters = Letters(files[unit.file], primary(language))
    letters.read(content)
    return letters.passage(kind, unit, level)
