"""The galley: what the rules of one section share while its tokens become copy."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from typing import TypeAlias, TypedDict

from markdown_it.token import Token

from stonehand.diagnostics import Code, Report
from stonehand.model.block import Block
from stonehand.model.inline import DraftInline
from stonehand.parse.anchors import Anchors, Numbering, slug
from stonehand.parse.dialect.attributes import NONE, Attributes
from stonehand.parse.notes import Notes
from stonehand.parse.place import Content, Lines, Place
from stonehand.parse.tree import BlockNode, InlineNode, inline_tree
from stonehand.parse.typography.style import Style
from stonehand.source import Span

DraftBlock: TypeAlias = "Block[DraftInline]"
BlockRule: TypeAlias = "Callable[[BlockNode, Galley], Iterable[DraftBlock]]"
InlineRule: TypeAlias = "Callable[[InlineNode, Place, Galley], Iterable[DraftInline]]"
Typesetter: TypeAlias = "Callable[[list[InlineNode], Place, Galley], list[InlineNode]]"


class Identity(TypedDict):
    """What every block has."""

    anchor: str
    span: Span
    classes: tuple[str, ...]
    language: str | None
    values: tuple[tuple[str, str], ...]


class Galley:
    """Hold one section on its way from tokens to copy.

    `aliases` are author's anchors of sections. `root` is the book's folder, or empty where there is none;
    `files` are those of it that were looked at.
    """

    def __init__(
        self,
        lines: Lines,
        anchors: Anchors,
        notes: Notes,
        style: Style,
        report: Report,
        aliases: Mapping[str, str],
        rules: "Rules",
        section: str,
        root: str = "",
        files: set[str] | None = None,
    ) -> None:
        self.lines, self.anchors, self.notes, self.report = lines, anchors, notes, report
        self.style = style
        self.section, self.root = section, root
        self.files = files if files is not None else set()
        self.numbering = Numbering(section)
        self.in_note = False
        self.table = ""
        self._aliases, self._rules = aliases, rules

    def blocks(self, nodes: Iterable[BlockNode]) -> tuple[DraftBlock, ...]:
        """Return the blocks that nodes become, each by the rule of its name."""
        made = [block for node in self._rules.gather(list(nodes)) for block in self._block(node)]
        return self._rules.settle(made)

    def _block(self, node: BlockNode) -> Iterable[DraftBlock]:
        return self._rules.blocks[node.name](node, self)

    def inlines(self, nodes: Iterable[InlineNode], place: Place) -> tuple[DraftInline, ...]:
        """Return the inline copy that nodes become, each by the rule of its name."""
        rules = self._rules.inlines
        return tuple(item for node in nodes for item in rules[node.name](node, place, self))

    def content(self, token: Token) -> tuple[list[InlineNode], Place]:
        """Return the inline nodes of a block's content, with typography done, and their place."""
        place = Content(self.lines, token.content, token.meta["starts"])
        return self.tree(token.children or [], place), place

    def tree(self, tokens: list[Token], place: Place) -> list[InlineNode]:
        """Return the inline nodes of tokens, with typography done."""
        nodes, too_deep = inline_tree(tokens)
        for offset in too_deep[:1]:
            self.report.add(Code.P009, "markup is nested too deep", place.span(offset, offset + 1))
        return self._rules.prepare(nodes, place, self)

    def copy(self, node: BlockNode) -> tuple[DraftInline, ...]:
        """Return the inline copy of a block node that holds text."""
        nodes, place = self.content(node.children[0].token)
        return self.inlines(nodes, place)

    def span(self, node: BlockNode) -> Span:
        """Return where a block stands."""
        _, end_line = node.token.map or (0, 0)
        return self.lines.block(node.token.meta["at"], end_line)

    def identity(self, letter: str, span: Span, attributes: Attributes = NONE) -> Identity:
        """Return anchor, span and attributes of a block."""
        given = self.anchors.given(attributes.anchor, span) if attributes.anchor else None
        made = self.numbering.following(letter)
        return Identity(
            anchor=given or self.anchors.made(made, span),
            span=span,
            classes=attributes.classes,
            language=attributes.language,
            values=attributes.without("lang"),
        )

    def target(self, anchor: str) -> str:
        """Return the anchor in the book that an author's anchor stands for."""
        name = slug(anchor)
        return self._aliases.get(name, name)

    @contextmanager
    def inside_note(self, anchor: str) -> Iterator[None]:
        """Number blocks as those of a note, and refuse other notes."""
        kept = self.numbering, self.in_note, self.table
        self.numbering, self.in_note, self.table = Numbering(anchor), True, ""
        yield
        self.numbering, self.in_note, self.table = kept

    @contextmanager
    def inside_table(self, anchor: str) -> Iterator[None]:
        """Give the notes that are called here to a table."""
        kept, self.table = self.table, anchor
        yield
        self.table = kept

    @contextmanager
    def in_language(self, language: str | None) -> Iterator[None]:
        """Follow the typography of a language, if it is another one."""
        kept = self.style
        self.style = self.style.in_language(language)
        yield
        self.style = kept


class Rules:
    """The rules of a section: by name of node, and for what stands side by side.

    `gather` joins neighbouring nodes (a caption and its table); `settle` looks at neighbouring blocks;
    `prepare` pairs the tags of a block's inline nodes and does their typography.
    """

    def __init__(
        self,
        blocks: Mapping[str, BlockRule],
        inlines: Mapping[str, InlineRule],
        gather: Callable[[list[BlockNode]], list[BlockNode]],
        settle: Callable[[list[DraftBlock]], tuple[DraftBlock, ...]],
        prepare: Typesetter,
    ) -> None:
        self.blocks, self.inlines = blocks, inlines
        self.gather, self.settle, self.prepare = gather, settle, prepare
