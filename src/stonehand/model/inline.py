"""Inline nodes: leaves and containers common to all copy, those of draft copy, and those of set copy."""

from dataclasses import dataclass
from typing import Generic, Literal, TypeAlias

from stonehand.model.element import I_co
from stonehand.source import Span

# Leaves and containers of all copy


@dataclass(frozen=True, slots=True)
class Text:
    """Hold characters as they will be printed.

    Either as long as its span (each character at its own place) or atomic: changed by one typographic rule.
    Never holds a newline; a line end of the manuscript is a space.
    """

    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class LineBreak:
    """Force a new line."""

    span: Span


@dataclass(frozen=True, slots=True)
class Code:
    """Hold characters to be printed as typed, in the monospaced face."""

    text: str
    span: Span


@dataclass(frozen=True, slots=True)
class Formula:
    """A formula in TeX's notation. `typed` is the manuscript's own wording, dollars and all."""

    tex: str
    typed: str
    span: Span
    is_display: bool = False


@dataclass(frozen=True, slots=True)
class Emphasis(Generic[I_co]):
    """Italic, or roman inside italic."""

    content: tuple[I_co, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Strong(Generic[I_co]):
    """Bold."""

    content: tuple[I_co, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Strikeout(Generic[I_co]):
    """Struck through."""

    content: tuple[I_co, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Superscript(Generic[I_co]):
    """Superior characters."""

    content: tuple[I_co, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Subscript(Generic[I_co]):
    """Inferior characters."""

    content: tuple[I_co, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Phrase(Generic[I_co]):
    """A bracketed span `[x]{#anchor .class lang=fr key=value}`; small caps have the class `smallcaps`."""

    content: tuple[I_co, ...]
    span: Span
    anchor: str | None = None
    classes: tuple[str, ...] = ()
    language: str | None = None
    values: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Link(Generic[I_co]):
    """A link to an absolute URL (http, https, mailto) or, with `#`, to an anchor of the book."""

    content: tuple[I_co, ...]
    target: str
    span: Span


@dataclass(frozen=True, slots=True)
class Image:
    """An image. `source` is relative to the book's folder; an empty `alt` says that it is decorative."""

    source: str
    alt: str
    span: Span
    width: str | None = None
    classes: tuple[str, ...] = ()


# Draft copy: what the author typed and what `resolve` has still to settle


@dataclass(frozen=True, slots=True)
class NoteCall:
    """Call a note by its label (unique in the section; inline notes have a label made from their place)."""

    label: str
    span: Span


@dataclass(frozen=True, slots=True)
class CitationItem(Generic[I_co]):
    """One work of a cluster, with what stands around its key. `span` is the place of `@key`."""

    key: str
    span: Span
    prefix: tuple[I_co, ...] = ()
    locator: str = ""
    suffix: tuple[I_co, ...] = ()
    suppress_author: bool = False


@dataclass(frozen=True, slots=True)
class CitationCluster(Generic[I_co]):
    """Works cited in one place: `[see @a, 12; @b]`, `@a [p. 3]`. `typed` is the manuscript's own wording."""

    items: tuple[CitationItem[I_co], ...]
    typed: str
    span: Span
    in_text: bool = False


ReferenceKind = Literal["name", "page", "note"]


@dataclass(frozen=True, slots=True)
class CitedWords(Generic[I_co]):
    """Words that cite works and are printed as the author wrote them: `[Halley, 12]{.cite key=halley}`."""

    content: tuple[I_co, ...]
    items: tuple[CitationItem[I_co], ...]
    span: Span


@dataclass(frozen=True, slots=True)
class CrossReference:
    """Refer to an anchor of the book: `@fig:orbit`, `[p. @page:orbit]`, `-@fig:orbit`.

    `typed` is the manuscript's own wording. `kind` says what is printed: the name of the target, its folio,
    or the number of a note. `prefix` takes the place of a label such as “Figure”; `is_bare`: there is none.
    """

    target: str
    typed: str
    span: Span
    kind: ReferenceKind = "name"
    prefix: str = ""
    suffix: str = ""
    is_bare: bool = False


@dataclass(frozen=True, slots=True)
class IndexMark(Generic[I_co]):
    """Mark words, or a point when empty, for the index. `entry` is `head!subhead`; other keys in `values`."""

    content: tuple[I_co, ...]
    entry: str
    span: Span
    values: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Query(Generic[I_co]):
    """An author query: words, and a question about them that only proofs print; open until answered."""

    content: tuple[I_co, ...]
    question: str
    identity: str
    addressee: str
    span: Span
    answer: str = ""


# Set copy: what `resolve` puts in the place of the draft nodes


@dataclass(frozen=True, slots=True)
class NoteReference:
    """Print the call of a note. `first` is False for a second call of a note already printed."""

    anchor: str
    note: str
    mark: str
    span: Span
    first: bool = True


@dataclass(frozen=True, slots=True)
class Citation(Generic[I_co]):
    """Print a citation, and say which works it cites."""

    content: tuple[I_co, ...]
    works: tuple[str, ...]
    anchor: str
    span: Span


@dataclass(frozen=True, slots=True)
class Reference(Generic[I_co]):
    """Print a reference to an anchor of the book as literal text."""

    content: tuple[I_co, ...]
    target: str
    span: Span


@dataclass(frozen=True, slots=True)
class IndexAnchor(Generic[I_co]):
    """Print the words of an index mark (or nothing) with an anchor for its locator.

    `entry` and `values` are those of the mark.
    """

    content: tuple[I_co, ...]
    anchor: str
    span: Span
    entry: str = ""
    values: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class TermLink(Generic[I_co]):
    """Print words that lead to the entry of the glossary which explains them."""

    content: tuple[I_co, ...]
    target: str
    span: Span


@dataclass(frozen=True, slots=True)
class Abbreviation(Generic[I_co]):
    """Print an abbreviation, and say what it stands for: `title`."""

    content: tuple[I_co, ...]
    title: str
    span: Span


@dataclass(frozen=True, slots=True)
class SpelledOut(Generic[I_co]):
    """Print the full name before an abbreviation, which the manuscript does not have there."""

    content: tuple[I_co, ...]
    span: Span


DraftInline: TypeAlias = (
    "Text | LineBreak | Code | Image | Formula"
    " | Emphasis[DraftInline] | Strong[DraftInline] | Strikeout[DraftInline]"
    " | Superscript[DraftInline] | Subscript[DraftInline] | Phrase[DraftInline] | Link[DraftInline]"
    " | NoteCall | CitationCluster[DraftInline] | CitedWords[DraftInline] | CrossReference"
    " | IndexMark[DraftInline] | Query[DraftInline]"
)
SetInline: TypeAlias = (
    "Text | LineBreak | Code | Image | Formula"
    " | Emphasis[SetInline] | Strong[SetInline] | Strikeout[SetInline]"
    " | Superscript[SetInline] | Subscript[SetInline] | Phrase[SetInline] | Link[SetInline]"
    " | NoteReference | Citation[SetInline] | Reference[SetInline] | IndexAnchor[SetInline]"
    " | TermLink[SetInline] | Abbreviation[SetInline] | SpelledOut[SetInline]"
)
