"""A Draft and the text of its files in, the passages of the book out, in reading order."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from stonehand.model.block import (
    Block,
    Closer,
    DefinitionList,
    Division,
    Epigraph,
    Figure,
    Heading,
    ListBlock,
    Paragraph,
    Quotation,
    Table,
    Verse,
)
from stonehand.model.book import Draft, Section
from stonehand.model.element import walk
from stonehand.model.habits import primary
from stonehand.model.inline import CitationCluster, CitedWords, DraftInline
from stonehand.proof.copy.letters import Lines, passage_of
from stonehand.proof.copy.passage import Kind, Passage
from stonehand.source import SourceFile, Span


@dataclass(frozen=True, slots=True)
class BookCopy:
    """The passages of a book. `has_keys`: works are cited by their keys."""

    passages: tuple[Passage, ...]
    language: str
    french_spaces: bool = False
    has_keys: bool = False


def book_copy(draft: Draft, sources: Iterable[SourceFile]) -> BookCopy:
    """Return the passages of all sections as written."""
    files = {source.file: Lines.of(source.file, source.text) for source in sources}
    sections = [entry for entry in draft.entries if isinstance(entry, Section)]
    language = draft.metadata.language
    passages = tuple(passage for section in sections for passage in _section(section, language, files))
    has_keys = any(
        isinstance(node, CitationCluster | CitedWords) for section in sections for node in walk(section)
    )
    return BookCopy(passages, primary(language), draft.typography.french_spaces, has_keys)


def _section(section: Section[DraftInline], language: str, files: Mapping[str, Lines]) -> Iterator[Passage]:
    reader = _Reader(files, section.language or language, section.span, "text")
    yield from reader.passage(section.title, "title", 1)
    yield from reader.passage(section.subtitle, "title", 2)
    for block in section.blocks:
        yield from reader.within(block.span).blocks((block,))
    for note in section.notes:
        yield from _Reader(files, reader.language, note.span, "note").blocks(note.blocks)


@dataclass(frozen=True, slots=True)
class _Reader:
    """Read blocks in a language, as parts of a unit; `kind` is what a paragraph is here."""

    files: Mapping[str, Lines]
    language: str
    unit: Span
    kind: Kind

    def within(self, unit: Span) -> "_Reader":
        return _Reader(self.files, self.language, unit, self.kind)

    def kept(self, language: str | None, kind: Kind | None = None) -> "_Reader":
        return _Reader(self.files, language or self.language, self.unit, kind or self.kind)

    def passage(
        self, content: tuple[DraftInline, ...], kind: Kind | None = None, level: int = 0
    ) -> Iterator[Passage]:
        made = passage_of(content, kind or self.kind, self.unit, self.language, self.files, level)
        if made is not None:
            yield made

    def blocks(self, blocks: "Iterable[Block[DraftInline]]") -> Iterator[Passage]:
        for block in blocks:
            yield from self.kept(block.language)._block(block)

    def _block(self, block: "Block[DraftInline]") -> Iterator[Passage]:
        match block:
            case Paragraph():
                yield from self.passage(block.content)
            case Heading():
                yield from self.passage(block.content, "heading", block.level)
            case Quotation() | Epigraph():
                yield from self.kept(None, "extract").blocks(block.blocks)
            case Division():
                yield from self.blocks(block.blocks)
            case Verse():
                for stanza in block.stanzas:
                    for line in stanza:
                        yield from self.passage(line.content, "verse")
            case ListBlock():
                for item in block.items:
                    yield from self.blocks(item.blocks)
            case DefinitionList():
                yield from self._definitions(block)
            case Figure():
                yield from self.passage(block.caption, "caption")
                yield from self.passage(block.credit, "caption")
            case Table():
                yield from self._table(block)
            case Closer():
                for part in (block.name, block.affiliation, block.place):
                    yield from self.passage(part, "cell")
            case _:
                return

    def _definitions(self, block: DefinitionList[DraftInline]) -> Iterator[Passage]:
        for item in block.items:
            yield from self.passage(item.term, "cell")
            for definition in item.definitions:
                yield from self.blocks(definition)

    def _table(self, block: Table[DraftInline]) -> Iterator[Passage]:
        yield from self.passage(block.caption, "caption")
        for row in (*block.head, *block.body, *block.foot):
            for cell in row.cells:
                yield from self.passage(cell.content, "cell")
                yield from self.kept(None, "cell").blocks(cell.blocks)
        yield from self.passage(block.source, "caption")
        yield from self.passage(block.credit, "caption")
