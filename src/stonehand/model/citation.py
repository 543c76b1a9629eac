"""Citations: what book.toml says of them, and their words once formatted, which have no place yet."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, TypeAlias

from stonehand.source import SourceFile, Span

Reset = Literal["chapter", "part", "book"]

STYLE = "chicago-notes-bibliography"
"""The Chicago Manual of Style, 18th edition: notes and bibliography."""


@dataclass(frozen=True, slots=True)
class CitationSettings:
    """The table `[citations]`.

    `files` hold works, in BibTeX, biblatex or CSL-JSON. `style` is the name of a style; `style_file` holds it
    where it is the book's own. First and short forms begin anew at each `reset`. `uncited` are keys of works
    that lists have all the same; `*` is every work. `span` is the place of the style in book.toml.
    """

    files: tuple[SourceFile, ...] = ()
    style: str = STYLE
    style_file: SourceFile | None = None
    reset: Reset = "chapter"
    uncited: tuple[str, ...] = ()
    span: Span | None = None


NO_CITATIONS = CitationSettings()

Look = Literal[
    "italic",
    "bold",
    "small-caps",
    "superior",
    "inferior",
    "underlined",
    "link",
    "work",
    "language",
    "as-written",
]


@dataclass(frozen=True, slots=True)
class Styled:
    """Words in a look of their own: a face, a link, a language; `as-written` keeps capitals as they are.

    `target` is an address (`link`), the key of a work (`work`) or the tag of a language (`language`).
    """

    look: Look
    content: "tuple[Words, ...]"
    target: str = ""

    def __reduce__(self) -> tuple[Any, ...]:
        """Pickle by fields in order, as lines of the map do: a book has thousands."""
        return Styled, (self.look, self.content, self.target)


Words: TypeAlias = "str | Styled"


@dataclass(frozen=True, slots=True)
class CitedCluster:
    """The words of a cluster where it stands, and those of the note that the style makes of it."""

    words: tuple[Words, ...]
    note: tuple[Words, ...] = ()

    def __reduce__(self) -> tuple[Any, ...]:
        """Pickle by fields in order."""
        return CitedCluster, (self.words, self.note)


@dataclass(frozen=True, slots=True)
class ListedWork:
    """A work as a bibliography prints it.

    `full` are its words where the work before it in the list is by somebody else, as the style may have put a
    dash for the author's name in `words`.
    """

    key: str
    span: Span
    words: tuple[Words, ...]
    full: tuple[Words, ...]
    type: str = ""
    keywords: tuple[str, ...] = ()
    annotation: tuple[Words, ...] = ()


@dataclass(frozen=True, slots=True)
class Cited:
    """All citations of a book, formatted: clusters by section in reading order, works in that of the style.

    `known` are the keys of all works; `in_notes`: the style makes a note of a citation in the text;
    `stops_in_quotes`: a stop or comma after a quotation mark goes before it.
    """

    clusters: Mapping[str, tuple[CitedCluster, ...]] = field(default_factory=dict)
    works: tuple[ListedWork, ...] = ()
    known: frozenset[str] = frozenset()
    in_notes: bool = False
    stops_in_quotes: bool = False


NOTHING_CITED = Cited()


def text_of(words: "tuple[Words, ...]") -> str:
    """Return words without their looks."""
    return "".join(item if isinstance(item, str) else text_of(item.content) for item in words)
