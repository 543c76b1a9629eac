"""Lists of works: which works each list of the book has, and the blocks that it prints.

A list is the generated section `bibliography`, or a division `refs` of the copy: in a chapter of the works
that are cited there, in a section of the kind `bibliography` of all that the book cites. `keyword`,
`not-keyword` and `type` choose among them.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from stonehand.model.block import Block, Division, ListBlock, ListItem, Paragraph, Quotation
from stonehand.model.book import GeneratedEntry, Section
from stonehand.model.citation import Cited, ListedWork, Words
from stonehand.model.inline import DraftInline, Link, SetInline, Text
from stonehand.resolve.citations import Place, keys_of
from stonehand.resolve.cited import set_words
from stonehand.source import Span

REFS = "refs"
"""The anchor or class of a division that is filled with works; the anchor is pandoc's."""

GENERATED = "bibliography"

_UNFIT = re.compile(r"[^\w.-]+")


@dataclass(frozen=True, slots=True)
class WorkList:
    """A list: the anchor of its division or section, its works with their anchors, how it prints them."""

    anchor: str
    section: str
    span: Span
    works: tuple[tuple[str, ListedWork], ...]
    is_whole: bool = True
    is_annotated: bool = False


@dataclass(frozen=True, slots=True)
class WorkLists:
    """The lists of a book. `first` is where each work is first cited."""

    lists: tuple[WorkList, ...] = ()
    first: Mapping[str, str] = field(default_factory=dict)
    order: Mapping[str, str] = field(default_factory=dict)

    def anchors(self, section: str) -> Mapping[str, str]:
        """Return where the works that a section cites are listed: in its own list, or one of the book."""
        found: dict[str, str] = {}
        ranked = sorted(self.lists, key=lambda each: (each.section != section, not each.is_whole))
        for each in ranked:
            if each.is_whole or each.section == section:
                for anchor, work in each.works:
                    found.setdefault(work.key, anchor)
        return found

    def blocks(self, anchor: str) -> tuple[Block[SetInline], ...]:
        """Return what stands in a division or section: a list of works, or nothing."""
        found = next((each for each in self.lists if each.anchor == anchor), None)
        return (self._block(found),) if found and found.works else ()

    def _block(self, listed: WorkList) -> Block[SetInline]:
        before = ""
        items = []
        for anchor, work in listed.works:
            # The style's dash stands for the author of the work before it in the list of the whole book.
            words = work.words if self.order.get(work.key, "") == before else work.full
            items.append(self._item(anchor, work, words, listed.is_annotated))
            before = work.key
        name = f"{listed.anchor}-works"
        return ListBlock(anchor=name, span=listed.span, classes=("works",), ordered=False, items=tuple(items))

    def _item(
        self, anchor: str, work: ListedWork, words: tuple[Words, ...], is_annotated: bool
    ) -> ListItem[SetInline]:
        content = self._with_way_back(set_words(words, work.span, {}), work.key)
        blocks = [Paragraph(anchor=f"{anchor}-p1", span=work.span, content=content)]
        if is_annotated and work.annotation:
            note = set_words(work.annotation, work.span, {})
            blocks.append(
                Paragraph(anchor=f"{anchor}-p2", span=work.span, content=note, classes=("annotation",))
            )
        return ListItem(anchor=anchor, span=work.span, classes=("work",), blocks=tuple(blocks))

    def _with_way_back(self, content: tuple[SetInline, ...], key: str) -> tuple[SetInline, ...]:
        """Link the first words of an entry to the place where the work is first cited."""
        target = self.first.get(key)
        if not target or not content or not isinstance(content[0], Text):
            return content
        return (Link((content[0],), f"#{target}", content[0].span), *content[1:])


NO_LISTS = WorkLists()

Entry = Section[DraftInline] | GeneratedEntry


Cites = Mapping[str, tuple[Place, ...]]
"""The citations of each section."""


def work_lists(entries: Iterable[Entry], cited: Cited, places: Cites) -> WorkLists:
    """Return the lists of a book."""
    if not cited.works:
        return NO_LISTS
    taken: set[str] = set()
    lists = tuple(_listed(each, cited, taken) for entry in entries for each in _asked(entry, places))
    keys = [work.key for work in cited.works]
    order = dict(zip(keys, ["", *keys], strict=False))
    return WorkLists(lists, dict(_first(places)), order)


def is_list(node: object) -> bool:
    """Tell whether a division is to be filled with works."""
    return isinstance(node, Division) and (REFS in node.classes or node.anchor == REFS)


def list_divisions(blocks: Iterable[Block[DraftInline]]) -> Iterator[Division[DraftInline]]:
    """Yield the divisions that are to be filled with works."""
    for block in blocks:
        if isinstance(block, Division) and is_list(block):
            yield block
        elif isinstance(block, Division | Quotation):
            yield from list_divisions(block.blocks)


@dataclass(frozen=True, slots=True)
class _Asked:
    """A list as the copy asks for it; `keys` are those of a chapter, None for the whole book."""

    anchor: str
    section: str
    span: Span
    keys: frozenset[str] | None = None
    values: Mapping[str, str] = field(default_factory=dict)
    is_annotated: bool = False

    def has(self, work: ListedWork) -> bool:
        """Tell whether a work belongs to the list."""
        if self.keys is not None and work.key not in self.keys:
            return False
        keyword, unwanted, kind = (self.values.get(name) for name in ("keyword", "not-keyword", "type"))
        return (
            (not keyword or keyword in work.keywords)
            and (not unwanted or unwanted not in work.keywords)
            and (not kind or work.type in kind.replace(",", " ").split())
        )


def _asked(entry: Entry, places: Cites) -> Iterator[_Asked]:
    if isinstance(entry, GeneratedEntry):
        if entry.kind == GENERATED:
            yield _Asked(GENERATED, GENERATED, entry.span)
        return
    for node in list_divisions(entry.blocks):
        values = dict(node.values)
        of = values.get("of", "book" if entry.kind == GENERATED else "chapter")
        cited = frozenset(key for place in places[entry.anchor] for key in keys_of(place.node))
        keys = cited if of == "chapter" else None
        yield _Asked(node.anchor, entry.anchor, node.span, keys, values, "annotated" in node.classes)


def _listed(asked: _Asked, cited: Cited, taken: set[str]) -> WorkList:
    prefix = "work" if asked.keys is None else f"work-{asked.section}"
    works = tuple((_anchor(f"{prefix}-{work.key}", taken), work) for work in cited.works if asked.has(work))
    is_whole = asked.keys is None
    return WorkList(asked.anchor, asked.section, asked.span, works, is_whole, asked.is_annotated)


def _anchor(wanted: str, taken: set[str]) -> str:
    """Return an anchor that no other entry has, of characters that an XML name may have."""
    name = plain = _UNFIT.sub("-", wanted)
    number = 2
    while name in taken:
        name, number = f"{plain}-{number}", number + 1
    taken.add(name)
    return name


def _first(places: Cites) -> Iterator[tuple[str, str]]:
    """Yield each work with the anchor of the first citation of it."""
    seen: set[str] = set()
    for section, found in places.items():
        for place in found:
            new = set(keys_of(place.node)) - seen
            seen |= new
            yield from ((key, citation_anchor(section, place.node.span)) for key in new)


def citation_anchor(section: str, span: Span) -> str:
    """Return the anchor of the citation at a place."""
    return f"{section}-cite{span.line}-{span.column}"
