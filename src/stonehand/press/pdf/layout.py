"""A document laid out by WeasyPrint in, the map of its pages out.

The only reader of WeasyPrint's private box tree (`page._page_box`). The tree is checked first: where it is
not the one known, nothing is guessed and HookMisfit is raised.
"""

from dataclasses import dataclass, field, replace
from typing import Any, TypeAlias

from weasyprint.formatting_structure import boxes

from stonehand.errors import HookMisfit
from stonehand.model.layout import (
    Align,
    AnchorPoint,
    Box,
    BoxKind,
    Hyphen,
    Line,
    SectionMap,
    SectionPage,
    Side,
    Word,
)
from stonehand.press.pdf.initials import is_initial
from stonehand.press.pdf.layout_blocks import Block, Home, Node, classes_of, homes_of
from stonehand.press.pdf.layout_turned import turned
from stonehand.press.pdf.layout_words import PT, LineWords, Ruler

TreeBox: TypeAlias = Any

SIDES: dict[str, Side] = {"right": "recto", "left": "verso"}
KINDS_BY_TAG: dict[str, BoxKind] = {"figure": "figure", "table": "table", "hr": "rule"}
KINDS_BY_CLASS: dict[str, BoxKind] = {"figure": "figure", "table": "table", "ornament": "ornament"}
ALIGNS: dict[str, Align] = {"justify": "justify", "center": "center", "right": "right", "end": "right"}
FORMULA = "formula"
HEADS = ("h1", "h2", "h3", "h4", "h5", "h6")


@dataclass(frozen=True, slots=True)
class Reading:
    """The map of a section, and the blocks whose text is not on the pages whole, once and in order."""

    map: SectionMap
    flawed: tuple[Block, ...] = ()


@dataclass(slots=True)
class _PageReader:
    """What is being read of one page. `seen` holds the anchors found so far in the document."""

    homes: dict[Node, Home]
    ruler: Ruler
    seen: set[str]
    lines: list[Line] = field(default_factory=list)
    boxes: list[Box] = field(default_factory=list)
    anchors: list[AnchorPoint] = field(default_factory=list)
    boxed: set[str] = field(default_factory=set)
    column: int = 0
    at_foot: bool = False
    around: TreeBox = None


def read_map(anchor: str, document: Any, root: Node, begun: tuple[tuple[str, int], ...] = ()) -> Reading:
    """Read the pages of a document whose HTML tree is `root`; points from the top left corner of the trim.

    `begun` are blocks of which the pages have only what follows an offset. Raises HookMisfit where the box
    tree is not the one of WeasyPrint 70.0.
    """
    homes, ruler, seen = homes_of(root), Ruler(), set[str]()
    blocks = {id(home.block): home.block for home in homes.values()}.values()
    for name, offset in begun:
        for block in blocks:
            if block.anchor == name:
                block.begin(offset)
    pages = tuple(_read_page(page._page_box, homes, ruler, seen) for page in document.pages)
    if any(block.anchor and block.solid for block in blocks) and not any(page.lines for page in pages):
        raise HookMisfit("the box tree of WeasyPrint has no lines where the layout map looks for them")
    flawed = tuple(block for block in blocks if block.anchor and not block.is_whole)
    return Reading(SectionMap(anchor, pages, tuple(_outline(root, homes))), flawed)


def _read_page(page: TreeBox, homes: dict[Node, Home], ruler: Ruler, seen: set[str]) -> SectionPage:
    _check(page)
    reader = _PageReader(homes, ruler, seen)
    in_text = 0
    for child in page.children:
        if isinstance(child, boxes.FootnoteAreaBox):
            in_text = len(reader.lines) + len(reader.boxes)
            _read_rule(reader, child)
        reader.at_foot = isinstance(child, boxes.FootnoteAreaBox)
        if not isinstance(child, boxes.MarginBox):
            _read(reader, child)
    if not any(isinstance(child, boxes.FootnoteAreaBox) for child in page.children):
        in_text = len(reader.lines) + len(reader.boxes)
    count = len(reader.lines)
    anchors = tuple(
        point if point.line < count else AnchorPoint(point.anchor, -1, point.x, point.y)
        for point in reader.anchors
    )
    notes_only = bool(reader.lines) and not in_text
    return SectionPage(
        SIDES[page.page_type.side],
        tuple(reader.lines),
        tuple(reader.boxes),
        anchors,
        notes_only,
        type_area=_type_area(page),
        leaf=getattr(page, "leaf", ""),
    )


def _type_area(page: TreeBox) -> tuple[float, float, float, float]:
    left, top = page.content_box_x(), page.content_box_y()
    return _pt(left), _pt(top), _pt(left + page.width), _pt(top + page.height)


def _check(page: TreeBox) -> None:
    fits = (
        isinstance(page, boxes.PageBox)
        and page.children
        and page.children[0].is_for_root_element
        and page.page_type.side in SIDES
        and all(hasattr(page, name) for name in ("position_x", "position_y", "width", "margin_top"))
    )
    if not fits:
        raise HookMisfit("the page box of WeasyPrint is not the one that the layout map was written for")


def _read_rule(reader: _PageReader, area: TreeBox) -> None:
    continued = [child for child in area.children if child.element_tag.endswith("::before")]
    for box in (area, *continued):
        if area.children and box.border_top_width:
            place = box.border_box_x(), box.border_box_y(), box.border_width(), box.border_top_width
            reader.boxes.append(Box("rule", "", *(_pt(value) for value in place)))


def _read(reader: _PageReader, box: TreeBox) -> None:
    """Read a box that holds blocks or lines."""
    if isinstance(box, boxes.LineBox):
        _read_line(reader, box)
        return
    if getattr(box, "turned", False):
        _read_turned(reader, box)
    else:
        _read_block(reader, box)


def _read_turned(reader: _PageReader, box: TreeBox) -> None:
    """Read a box that is drawn turned to the left; what is in it stands elsewhere than it was laid out."""
    lines, drawn, anchors = len(reader.lines), len(reader.boxes), len(reader.anchors)
    _read_block(reader, box)
    corner = _pt(box.border_box_x()), _pt(box.border_box_y())
    reader.lines[lines:] = [turned(line, corner) for line in reader.lines[lines:]]
    reader.boxes[drawn:] = [turned(each, corner) for each in reader.boxes[drawn:]]
    reader.anchors[anchors:] = [turned(point, corner) for point in reader.anchors[anchors:]]


def _read_block(reader: _PageReader, box: TreeBox) -> None:
    _note_anchor(reader, box, len(reader.lines))
    _note_box(reader, box)
    column, count = 0, len(reader.lines)
    for child in box.children:
        inner = getattr(child, "_box", child)
        if inner.is_column:
            reader.column, column = column, column + 1
        reader.around = box
        _read(reader, inner)
    if column:
        reader.column = 0
    if is_initial(box.element):
        reader.lines[count:] = [replace(line, kind="initial") for line in reader.lines[count:]]


def _note_anchor(reader: _PageReader, box: TreeBox, line: int) -> None:
    anchor = box.element.get("id") if box.element is not None else None
    if anchor and anchor not in reader.seen:
        reader.seen.add(anchor)
        reader.anchors.append(AnchorPoint(anchor, line, _pt(box.position_x), _pt(box.position_y)))


def _note_box(reader: _PageReader, box: TreeBox) -> None:
    element = box.element
    if element is not None and element.tag == "img" and FORMULA in classes_of(element):
        reader.boxes.append(_box("formula", str(element.get("alt")), box))
    if element is None or not element.get("id") or element.get("id") in reader.boxed:
        return
    kind = next((KINDS_BY_CLASS[name] for name in classes_of(element) if name in KINDS_BY_CLASS), None)
    kind = kind or KINDS_BY_TAG.get(element.tag)
    if kind:
        reader.boxed.add(element.get("id"))
        reader.boxes.append(_box(kind, str(element.get("id")), box))


def _box(kind: BoxKind, anchor: str, box: TreeBox) -> Box:
    place = box.border_box_x(), box.border_box_y(), box.border_width(), box.border_height()
    return Box(kind, anchor, *(_pt(value) for value in place))


@dataclass(slots=True)
class _LineReader:
    """What is being read of one line: its words, and how much of which block it holds."""

    page: _PageReader
    words: LineWords
    around: TreeBox
    spans: dict[int, tuple[Block, int, int]] = field(default_factory=dict)
    home: Home | None = None
    hyphen: Hyphen = "none"
    anchored: list[TreeBox] = field(default_factory=list)


def _read_line(page: _PageReader, line: TreeBox) -> None:
    reader = _LineReader(page, LineWords(page.ruler), page.around)
    _read_inline(reader, line)
    # Boxes inside the line, such as an initial, have been read before it.
    for box in reader.anchored:
        _note_anchor(page, box, len(page.lines))
    if reader.words.text.strip():
        page.lines.append(_line(reader, line))


def _read_inline(reader: _LineReader, box: TreeBox) -> None:
    if box.element.get("id") and "::" not in box.element_tag:
        reader.anchored.append(box)
    for child in box.children:
        inner = getattr(child, "_box", child)
        if isinstance(inner, boxes.TextBox):
            _read_text(reader, inner)
        elif isinstance(inner, boxes.InlineBox):
            _read_inline(reader, inner)
        else:
            _read(reader.page, inner)


def _read_text(reader: _LineReader, box: TreeBox) -> None:
    reader.words.add(box)
    home = reader.page.homes.get(box.element)
    if home is None:
        raise HookMisfit("a text box of WeasyPrint belongs to no element of the section")
    reader.home = reader.home or home
    if home.is_generated or "::" in box.element_tag or not box.text.strip():
        return
    start, end, reader.hyphen = home.block.take(box.text)
    first = reader.spans.get(id(home.block), (home.block, start, end))[1]
    reader.spans[id(home.block)] = home.block, first, end


def _line(reader: _LineReader, box: TreeBox) -> Line:
    block, start, end = max(reader.spans.values(), key=lambda span: span[2] - span[1], default=(None, 0, 0))
    if block is None:
        block = reader.home.block if reader.home else Block("", "", (), "body", "", repeats=False)
    around, words = reader.around, reader.words.words()
    edge = around.content_box_x()
    left, width = _extent(_pt(box.position_x), _pt(box.width), words)
    return Line(
        area=block.area,
        x=left,
        y=_pt(box.position_y),
        width=width,
        height=_pt(box.height),
        baseline=_pt(box.position_y + box.baseline),
        text=reader.words.text,
        block=block.anchor,
        start=start,
        end=end,
        source=block.source_at(start),
        column=reader.page.column,
        note=block.note,
        space_ratio=round(reader.words.space_ratio, 3),
        expansion=round(reader.words.expansion, 4),
        hyphen=reader.hyphen,
        words=words,
        faces=tuple(reader.words.faces),
        kind=block.kind,
        align=ALIGNS.get(around.style["text_align_all"], "left"),
        size=_pt(around.style["font_size"]),
        left=_pt(edge),
        right=_pt(edge + around.width),
        at_foot=reader.page.at_foot,
        display=block.display,
    )


def _extent(x: float, width: float, words: tuple[Word, ...]) -> tuple[float, float]:
    """Return left edge and width of a line, words that hang out to the left of its box included."""
    left = min(x, words[0].x) if words else x
    return left, round(x + width - left, 2)


def _pt(pixels: float) -> float:
    return round(pixels * PT, 2)


def _outline(root: Node, homes: dict[Node, Home]) -> Any:
    for element in root.iter():
        if element.tag in HEADS and not homes[element].block.note:
            words = " ".join(homes[element].block.text.split())
            yield int(element.tag[1]), words, element.get("id") or homes[element].block.anchor
