"""Draft blocks become set ones, each with the anchor and span that it had."""

from collections.abc import Iterable
from dataclasses import replace
from typing import TypedDict, assert_never

from stonehand.model.block import (
    Block,
    Cell,
    Closer,
    CodeBlock,
    ContentsEntry,
    ContentsList,
    Definition,
    DefinitionList,
    Division,
    Epigraph,
    Equation,
    Figure,
    Heading,
    IndexEntry,
    ListBlock,
    ListItem,
    NoteGroup,
    Ornament,
    Paragraph,
    Quotation,
    Row,
    Table,
    Verse,
    VerseLine,
)
from stonehand.model.element import Element
from stonehand.model.inline import DraftInline, SetInline
from stonehand.resolve.contents import listed
from stonehand.resolve.displays import standing
from stonehand.resolve.index.patterns import NO_PATTERNS
from stonehand.resolve.inlines import Setting, set_inlines, without_abbreviations
from stonehand.resolve.notes import calls_in
from stonehand.source import Span

DraftBlock = Block[DraftInline]
SetBlock = Block[SetInline]


class Identity(TypedDict):
    """The fields of Element, to hand on."""

    anchor: str
    span: Span
    classes: tuple[str, ...]
    language: str | None
    values: tuple[tuple[str, str], ...]


def identity(block: Element) -> Identity:
    """Return what a block keeps whatever becomes of its content."""
    return {
        "anchor": block.anchor,
        "span": block.span,
        "classes": block.classes,
        "language": block.language,
        "values": block.values,
    }


def set_blocks(blocks: Iterable[DraftBlock], setting: Setting) -> tuple[SetBlock, ...]:
    """Resolve blocks in order."""
    return tuple(_set_block(block, setting) for block in blocks)


def _set_block(block: DraftBlock, setting: Setting) -> SetBlock:
    same = identity(block)
    match block:
        case Paragraph():
            return Paragraph(**same, content=set_inlines(block.content, setting), flush=block.flush)
        case Heading():
            content = set_inlines(block.content, without_abbreviations(setting))
            return Heading(**same, level=block.level, content=content, number=block.number)
        case Quotation():
            return Quotation(**same, blocks=set_blocks(block.blocks, setting))
        case Division():
            blocks = set_blocks(block.blocks, setting) + setting.lists.blocks(block.anchor)
            return Division(**same, blocks=blocks)
        case IndexEntry():
            heading = set_inlines(block.heading, setting)
            return IndexEntry(**same, heading=heading, blocks=set_blocks(block.blocks, setting))
        case Epigraph():
            source = set_inlines(block.source, setting)
            return Epigraph(**same, blocks=set_blocks(block.blocks, setting), source=source)
        case Verse():
            stanzas = tuple(tuple(_verse_line(line, setting) for line in s) for s in block.stanzas)
            return Verse(**same, stanzas=stanzas)
        case ListBlock():
            return _list(block, setting)
        case DefinitionList():
            return DefinitionList(**same, items=tuple(_definition(item, setting) for item in block.items))
        case Figure():
            return _figure(block, setting)
        case Table():
            return _table(block, setting)
        case Closer():
            return _closer(block, setting)
        case CodeBlock() | Ornament():
            return block
        case Equation():
            return replace(block, number=setting.displays.get(block.anchor, ""))
        case ContentsList():
            return ContentsList(**same, entries=tuple(_entry(entry, setting) for entry in block.entries))
        case NoteGroup():
            title = set_inlines(block.title, setting)
            return NoteGroup(**same, notes=block.notes, section=block.section, title=title)
        case _:
            assert_never(block)


def _verse_line(line: VerseLine[DraftInline], setting: Setting) -> VerseLine[SetInline]:
    return VerseLine(set_inlines(line.content, setting), line.indent, line.span)


def _list(block: ListBlock[DraftInline], setting: Setting) -> SetBlock:
    items = tuple(ListItem(**identity(item), blocks=set_blocks(item.blocks, setting)) for item in block.items)
    return ListBlock(
        **identity(block),
        ordered=block.ordered,
        items=items,
        start=block.start,
        style=block.style,
        tight=block.tight,
    )


def _definition(item: Definition[DraftInline], setting: Setting) -> Definition[SetInline]:
    definitions = tuple(set_blocks(blocks, setting) for blocks in item.definitions)
    return Definition(**identity(item), term=set_inlines(item.term, setting), definitions=definitions)


def _figure(block: Figure[DraftInline], setting: Setting) -> SetBlock:
    calls = (setting.calls.get(call.span) for call in calls_in((block.caption, block.credit)))
    return Figure(
        **identity(block),
        **standing(block, setting.house),
        notes=tuple(call.note for call in calls if call and call.first and call.under),
        image=block.image,
        caption=set_inlines(block.caption, setting),
        short=_short(block, setting),
        credit=set_inlines(block.credit, setting),
        number=setting.displays.get(block.anchor, ""),
    )


def _table(block: Table[DraftInline], setting: Setting) -> SetBlock:
    calls = (
        setting.calls.get(call.span)
        for call in calls_in((block.caption, block.head, block.body, block.foot, block.source, block.credit))
    )
    return Table(
        **identity(block),
        **standing(block, setting.house),
        head=tuple(_row(row, setting) for row in block.head),
        body=tuple(_row(row, setting) for row in block.body),
        foot=tuple(_row(row, setting) for row in block.foot),
        source=set_inlines(block.source, setting),
        credit=set_inlines(block.credit, setting),
        caption=set_inlines(block.caption, setting),
        short=_short(block, setting),
        number=setting.displays.get(block.anchor, ""),
        notes=tuple(call.note for call in calls if call and call.first),
    )


def _short(block: Figure[DraftInline] | Table[DraftInline], setting: Setting) -> tuple[SetInline, ...]:
    """Return the caption for the lists, where marks of the index have no place."""
    return listed(set_inlines(block.short, replace(setting, patterns=NO_PATTERNS)))


def _row(row: Row[DraftInline], setting: Setting) -> Row[SetInline]:
    return Row(**identity(row), cells=tuple(_cell(cell, setting) for cell in row.cells))


def _cell(cell: Cell[DraftInline], setting: Setting) -> Cell[SetInline]:
    content = set_inlines(cell.content, setting)
    return Cell(
        **identity(cell),
        content=content,
        alignment=cell.alignment,
        numeric=cell.numeric,
        blocks=set_blocks(cell.blocks, setting),
        rows=cell.rows,
        columns=cell.columns,
    )


def _closer(block: Closer[DraftInline], setting: Setting) -> SetBlock:
    return Closer(
        **identity(block),
        name=set_inlines(block.name, setting),
        affiliation=set_inlines(block.affiliation, setting),
        place=set_inlines(block.place, setting),
        date=set_inlines(block.date, setting),
    )


def _entry(entry: ContentsEntry[DraftInline], setting: Setting) -> ContentsEntry[SetInline]:
    return ContentsEntry(
        **identity(entry),
        level=entry.level,
        kind=entry.kind,
        title=set_inlines(entry.title, setting),
        target=entry.target,
        number=entry.number,
        contributors=entry.contributors,
        folio=entry.folio,
    )
