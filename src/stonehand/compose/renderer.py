"""Sections of set copy in, their markup for one medium out: each node through the macro of its type."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup, escape

from stonehand.compose.attributes import Attributes, Medium
from stonehand.compose.beginnings import Content, beginning_of, begun
from stonehand.compose.environment import environment
from stonehand.compose.house import book_folders
from stonehand.compose.spans import as_spans
from stonehand.compose.tables import column_count, laid_rows
from stonehand.compose.ties import Tie, tied
from stonehand.compose.unlinked import calls_within, unlinked
from stonehand.compose.words import words_of
from stonehand.model.beginning import PLAIN, Beginning
from stonehand.model.block import Block, Division, Epigraph, Heading, Paragraph, Quotation, Verse
from stonehand.model.book import Book, Note, NotePlacement, Section
from stonehand.model.inline import NoteReference, SetInline, Text
from stonehand.model.kind import KINDS
from stonehand.model.makeup import Amendment
from stonehand.model.notes import gathered
from stonehand.model.ranks import head_ranks

PARTS = (
    "inlines.html",
    "blocks.html",
    "table.html",
    "figure.html",
    "closer.html",
    "contents.html",
    "note.html",
    "opening.html",
)
"""The templates that hold the macros. A book's own file of the name may define some of them anew."""

INVALID = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""What XML 1.0 (2.2) forbids: earlier stages report it, here it only must not break the document."""

RUN_IN = (Paragraph, Quotation, Verse, Epigraph, Division)
"""Blocks whose first paragraph takes the marker of the note; before others the marker stands alone."""

FIRST_PARAGRAPH = re.compile("<p[^>]*>")

_WORD_START = re.compile(r"(?<!^)(?=[A-Z])")


@dataclass(slots=True)
class Renderer:
    """Render the sections of one book for one medium. `notes` are all notes of the book by anchor."""

    medium: Medium
    placement: NotePlacement
    language: str
    attributes: Attributes
    notes: Mapping[str, Note[SetInline]]
    environment: ImmutableSandboxedEnvironment
    beginning: Beginning = PLAIN
    text_family: str = ""
    macros: dict[str, Any] = field(default_factory=dict)
    called: list[str] = field(default_factory=list)
    ranks: Mapping[str, int] = field(default_factory=dict)
    first: Paragraph[SetInline] | None = None
    _by_type: dict[type, Any] = field(default_factory=dict)

    def blocks(self, blocks: Iterable[Block[SetInline]]) -> Markup:
        """Render blocks, each on a line of its own."""
        return Markup("\n".join(self._node(block) for block in blocks))

    def begun(self, node: Paragraph[SetInline]) -> Content:
        """Return the content of a paragraph, as the house begins its section if it is the first."""
        return begun(node.content, self.beginning) if node is self.first else node.content

    def has_first_line(self, node: Paragraph[SetInline]) -> bool:
        """Tell whether the whole first line of a paragraph is to be in small capitals."""
        return node is self.first and self.beginning.small_caps == "line"

    def rank(self, node: Heading[SetInline]) -> int:
        """Return the rank of a head in the outline of its section."""
        return self.ranks.get(node.anchor, node.level)

    def inlines(self, content: Iterable[Any]) -> Markup:
        """Render inline nodes; neighbouring texts are escaped as one."""
        out: list[str] = []
        text: list[str] = []
        nodes = tuple(content)
        for node in tied(nodes) if any(type(node) is NoteReference for node in nodes) else nodes:
            if type(node) is Text:
                text.append(node.text)
                continue
            if text:
                out.append(escape("".join(text)))
                text.clear()
            out.append(self._node(node))
        out.append(escape("".join(text)))
        return Markup("".join(out))

    def call(self, node: NoteReference) -> Markup:
        """Render a call alone, and remember the order of the notes."""
        if node.first:
            self.called.append(node.note)
        return Markup(self.macros["note_call"](node))

    def foot(self, node: NoteReference) -> Markup:
        """Render the note of a call where it stands, if its place is the foot of the page."""
        note = self.notes.get(node.note)
        if note is None or not node.first or self.placement != "foot" or note.series == "table":
            return Markup("")
        return Markup(self.macros["foot_note"](note))

    def note_blocks(self, note: Note[SetInline]) -> Markup:
        """Render the blocks of a note, its marker at the head of the first paragraph."""
        marker = str(self.macros["marker"](note))
        blocks = str(self.blocks(note.blocks))
        if note.blocks and isinstance(note.blocks[0], RUN_IN):
            return Markup(FIRST_PARAGRAPH.sub(lambda match: match.group() + marker, blocks, count=1))
        lone = str(self.macros["lone_marker"](note, Markup(marker)))
        return Markup("\n".join(part for part in (lone, blocks) if part))

    def note_spans(self, note: Note[SetInline]) -> Markup:
        """Render the blocks of a note as spans, to stand inside a paragraph."""
        return Markup(as_spans(self.note_blocks(note)))

    def listed(self, anchors: Iterable[str]) -> list[Note[SetInline]]:
        """Return the notes of these anchors that the book has."""
        return [self.notes[anchor] for anchor in anchors if anchor in self.notes]

    def section(self, section: Section[SetInline]) -> Markup:
        """Render a section with what belongs to its end."""
        self.called.clear()
        self.ranks = head_ranks(section)
        self.first = beginning_of(section) if self.beginning != PLAIN else None
        template = self.environment.select_template([f"section-{section.kind}.html", "section.html"])
        html = template.render(self.names(), section=section, kind=KINDS.get(section.kind))
        return Markup(INVALID.sub("\ufffd", html.strip()))

    def notes_at_end(self, section: Section[SetInline]) -> tuple[Note[SetInline], ...]:
        """Return the notes at the end of the section now rendered, each series in the order of its calls."""
        if self.placement != "chapter":
            return ()
        return gathered(self.listed(dict.fromkeys(self.called)))

    def names(self) -> dict[str, Any]:
        """Return what every template may use."""
        attributes = self.attributes
        return {
            "medium": self.medium,
            "blocks": self.blocks,
            "inlines": self.inlines,
            "begun": self.begun,
            "has_first_line": self.has_first_line,
            "rank": self.rank,
            "text_family": self.text_family,
            "unlinked": unlinked,
            "calls_within": calls_within,
            "call": self.call,
            "foot": self.foot,
            "note_blocks": self.note_blocks,
            "note_spans": self.note_spans,
            "listed": self.listed,
            "notes_at_end": self.notes_at_end,
            "at": attributes.at,
            "place": attributes.place,
            "standing": attributes.standing,
            "phrase_attributes": attributes.phrase,
            "runs": attributes.runs,
            "code_runs": attributes.code_runs,
            "picture": attributes.picture,
            "formula_of": attributes.formula,
            "beside": attributes.beside,
            "generated": attributes.generated,
            "href": attributes.href,
            "macros": self.macros,
            "words": words_of(self.language),
            "laid_rows": laid_rows,
            "column_count": column_count,
        }

    def _node(self, node: "Block[SetInline] | SetInline | Tie") -> str:
        kind = type(node)
        macro = self._by_type.get(kind)
        if macro is None:
            macro = self._by_type[kind] = self.macros[macro_name(kind)]
        return str(macro(node))


def macro_name(kind: type) -> str:
    """Return the name of the macro for a type of node: `NoteReference` -> `note_reference`."""
    return _WORD_START.sub("_", kind.__name__).lower()


def renderer(book: Book, medium: Medium, placement: NotePlacement) -> Renderer:
    """Return the renderer of a book, with the house's macros and over them the book's own."""
    own = book_folders(book.root, "templates")
    made = Renderer(
        medium=medium,
        placement=placement,
        language=book.metadata.language,
        attributes=Attributes(medium, _makeup(book) if medium == "print" else {}),
        notes={note.anchor: note for section in book.sections for note in section.notes},
        environment=environment(own),
        beginning=book.design.beginning,
        text_family=book.design.text_family,
    )
    for folders in ((), own) if own else ((),):
        _load(made, environment(folders))
    return made


def _makeup(book: Book) -> dict[str, Amendment]:
    return {amendment.block: amendment for amendment in book.makeup}


def _load(made: Renderer, source: ImmutableSandboxedEnvironment) -> None:
    for part in PARTS:
        module = source.get_template(part).make_module(made.names())
        macros = {name: value for name, value in vars(module).items() if not name.startswith("_")}
        made.macros.update(macros)
