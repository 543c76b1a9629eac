"""Blocks of copy, generic over the inline nodes that they hold."""

from dataclasses import dataclass
from typing import Generic, Literal, TypeAlias

from stonehand.model.display import Display
from stonehand.model.element import Element, I_co
from stonehand.model.inline import Formula, Image
from stonehand.source import Span

Alignment = Literal["left", "right", "center", "default"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph(Element, Generic[I_co]):
    """A paragraph. `flush`: no first-line indent, for it goes on after an extract, list or display."""

    content: tuple[I_co, ...]
    flush: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading(Element, Generic[I_co]):
    """A subhead inside a section: level 2 to 6 (level 1 is the section's title)."""

    level: int
    content: tuple[I_co, ...]
    number: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation(Element, Generic[I_co]):
    """An extract set off from the text."""

    blocks: "tuple[Block[I_co], ...]"


@dataclass(frozen=True, slots=True, kw_only=True)
class Epigraph(Element, Generic[I_co]):
    """A quotation at the head of a section, with its source if it has one."""

    blocks: "tuple[Block[I_co], ...]"
    source: tuple[I_co, ...] = ()


@dataclass(frozen=True, slots=True)
class VerseLine(Generic[I_co]):
    """A line of verse; `indent` counts the ems that the author indented it."""

    content: tuple[I_co, ...]
    indent: int
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Verse(Element, Generic[I_co]):
    """Verse: stanzas of lines that keep their breaks. A line block of pandoc is one too."""

    stanzas: tuple[tuple[VerseLine[I_co], ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ListItem(Element, Generic[I_co]):
    """An item of a list."""

    blocks: "tuple[Block[I_co], ...]"


@dataclass(frozen=True, slots=True, kw_only=True)
class ListBlock(Element, Generic[I_co]):
    """A list. `tight`: its items have no space between them. `style` is CSS's name of the numbering."""

    ordered: bool
    items: tuple[ListItem[I_co], ...]
    start: int = 1
    style: str = "decimal"
    tight: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Definition(Element, Generic[I_co]):
    """A term with its definitions."""

    term: tuple[I_co, ...]
    definitions: "tuple[tuple[Block[I_co], ...], ...]"


@dataclass(frozen=True, slots=True, kw_only=True)
class DefinitionList(Element, Generic[I_co]):
    """A list of terms with definitions: a glossary, abbreviations."""

    items: tuple[Definition[I_co], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure(Display, Generic[I_co]):
    """An image with caption and credit. `number` ("Figure 2") comes from `resolve`; empty when unnumbered.

    `short` is the caption that a list prints.
    """

    image: Image
    caption: tuple[I_co, ...] = ()
    short: tuple[I_co, ...] = ()
    credit: tuple[I_co, ...] = ()
    number: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell(Element, Generic[I_co]):
    """A cell of a table; `alignment` comes from the delimiter row.

    It holds a line of words, `content`, or `blocks`; `rows` and `columns` are how many of each it spans.
    """

    content: tuple[I_co, ...]
    alignment: Alignment = "default"
    numeric: bool = False
    blocks: "tuple[Block[I_co], ...]" = ()
    rows: int = 1
    columns: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Row(Element, Generic[I_co]):
    """A row of a table."""

    cells: tuple[Cell[I_co], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Table(Display, Generic[I_co]):
    """A table as read: caption, rows of head, body and foot, where its data come from, who owns it.

    `short` is the caption that a list prints.
    """

    caption: tuple[I_co, ...] = ()
    short: tuple[I_co, ...] = ()
    head: tuple[Row[I_co], ...]
    body: tuple[Row[I_co], ...]
    foot: tuple[Row[I_co], ...] = ()
    source: tuple[I_co, ...] = ()
    credit: tuple[I_co, ...] = ()
    number: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CodeBlock(Element):
    """Lines to be printed as typed, in the monospaced face."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Equation(Element):
    """A formula on a line of its own. `number` ("(3)") comes from `resolve`; only a labelled one has it."""

    formula: Formula
    number: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ornament(Element):
    """A break in the text (`***`): blank line or ornament, as the house style has it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Closer(Element, Generic[I_co]):
    """The signed end of a foreword or preface."""

    name: tuple[I_co, ...] = ()
    affiliation: tuple[I_co, ...] = ()
    place: tuple[I_co, ...] = ()
    date: tuple[I_co, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Division(Element, Generic[I_co]):
    """A fenced div whose class has no meaning of its own; its classes reach the stylesheet."""

    blocks: "tuple[Block[I_co], ...]"


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexEntry(Element, Generic[I_co]):
    """An entry of an index with those below it; `heading` is said again where it goes on overleaf."""

    heading: tuple[I_co, ...]
    blocks: "tuple[Block[I_co], ...]"


@dataclass(frozen=True, slots=True, kw_only=True)
class ContentsEntry(Element, Generic[I_co]):
    """A line of the contents or of a list: number, title, names, and the folio of its target.

    `kind` is the kind of the thing meant: part, chapter, foreword, heading, figure, table ...
    """

    level: int
    kind: str
    title: tuple[I_co, ...]
    target: str
    number: str = ""
    contributors: str = ""
    folio: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ContentsList(Element, Generic[I_co]):
    """The contents, or a list of figures or tables, as literal text."""

    entries: tuple[ContentsEntry[I_co], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteGroup(Element, Generic[I_co]):
    """Notes set together away from their calls: at the end of a section or of the book.

    `notes` are anchors of notes; `section` is the anchor of the section whose notes they are.
    """

    notes: tuple[str, ...]
    section: str
    title: tuple[I_co, ...] = ()


Block: TypeAlias = (
    Paragraph[I_co]
    | Heading[I_co]
    | Quotation[I_co]
    | Epigraph[I_co]
    | Verse[I_co]
    | Equation
    | ListBlock[I_co]
    | DefinitionList[I_co]
    | Figure[I_co]
    | Table[I_co]
    | CodeBlock
    | Ornament
    | Closer[I_co]
    | Division[I_co]
    | IndexEntry[I_co]
    | ContentsList[I_co]
    | NoteGroup[I_co]
)
