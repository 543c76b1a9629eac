"""The paragraphs of a document in, for each line that is to be set the place where it is cut out."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from weasyprint.layout import inline, percent
from weasyprint.text.line_break import strut

from stonehand.diagnostics import Diagnostic
from stonehand.model.lines import HyphenationSettings, LineSettings
from stonehand.press.pdf.hyphenation import Dictionaries
from stonehand.press.pdf.lines_faces import Faces
from stonehand.press.pdf.lines_kept import KeptPlans
from stonehand.press.pdf.lines_measure import Paragraph, read_paragraph
from stonehand.press.pdf.lines_opening import Openings, read_openings
from stonehand.press.pdf.lines_passes import Cost, costs, plan
from stonehand.press.pdf.lines_read import Box, Unplanned
from stonehand.press.pdf.lines_standing import StandingLines
from stonehand.press.pdf.lines_terms import PlannedLine, Shape
from stonehand.press.pdf.lines_wishes import Wish, read_wishes, track, tracked_at_drawing, unmet
from stonehand.press.pdf.tree import Node, Places

NARROWED = 40  # lines looked at beside a float
NEARLY = 0.01  # px
STOCK = "stock-lines"
"""The class of a block whose lines are left to WeasyPrint."""


@dataclass(slots=True)
class Cut:
    """The line that is being set: its paragraph, its plan, and whether WeasyPrint has cut it there."""

    paragraph: Paragraph
    line: PlannedLine
    is_cut: bool = False


@dataclass(slots=True)
class LineSetter:
    """All that is known of the lines of one document.

    `stock`: elements whose lines WeasyPrint breaks; `wishes`: what is asked of single ones; `openings`: those
    whose whole first line has the style of a lead-in. `missed`: lines that WeasyPrint did not cut, by
    paragraph and first character; `tracked`: those whose letters stand apart because their spaces were too
    wide. `kept`: plans of an earlier setting, and those of this one.
    """

    settings: LineSettings
    dictionaries: Dictionaries
    stock: frozenset[Any] = frozenset()
    wishes: dict[Any, Wish] = field(default_factory=dict)
    openings: Openings = field(default_factory=Openings)
    faces: Faces = field(default_factory=Faces)
    paragraphs: dict[int, tuple[Box, Paragraph | str]] = field(default_factory=dict)
    missed: set[tuple[int, int]] = field(default_factory=set)
    tracked: set[tuple[int, int]] = field(default_factory=set)
    standing: StandingLines = field(default_factory=StandingLines)
    current: Cut | None = None
    kept: KeptPlans = field(default_factory=KeptPlans)

    def counts(self) -> tuple[tuple[str, int], ...]:
        """Return how many justified paragraphs were planned, and for each reason how many were not."""
        found = Counter(
            "planned" if isinstance(paragraph, Paragraph) else paragraph
            for _, paragraph in self.paragraphs.values()
            if paragraph
        )
        if self.missed:
            found["lines left"] = len(self.missed)
        if self.tracked:
            found["lines tracked"] = len(self.tracked)
        return tuple(sorted(found.items()))

    def unmet(self, places: Places) -> Iterator[Diagnostic]:
        """Report what was asked of single paragraphs and is not done."""
        yield from unmet(self.wishes, self.paragraphs.values(), places)
        yield from self.openings.unmet(places)

    def costs(self, anchor: str, measure: float) -> dict[int, Cost]:
        """Return what the paragraph with an anchor costs at a measure in px with looseness -1, 0 and 1.

        Empty where none is planned. A paragraph beside a float is judged by the widths it was set at, if the
        measure is the same.
        """
        for box, paragraph in self.paragraphs.values():
            if isinstance(paragraph, Paragraph) and box.element.get("id") == anchor:
                usual = Shape(measure, (), paragraph.indent)
                return costs(paragraph, paragraph.shapes.get(round(measure, 2), usual))
        return {}

    def cut(self, context: Any, line_box: Box, position_y: float, skip: Any, block: Box) -> Cut | None:
        """Return where the next line of a line box is to be cut; None leaves it to WeasyPrint."""
        narrow = tuple(_widths_beside_floats(context, line_box, position_y, block))
        paragraph = self._paragraph(context, line_box, block, narrow)
        if isinstance(paragraph, str):
            return None
        start = paragraph.locate(skip)
        if start >= len(paragraph.text):
            return None
        line = self._planned(paragraph, start, narrow, float(block.width))
        # What is wider than the measure can be helped only where words may be broken anywhere.
        may_wrap = line_box.style["overflow_wrap"] != "normal"
        return None if line.is_overfull and may_wrap else Cut(paragraph, line)

    def _paragraph(
        self, context: Any, line_box: Box, block: Box, narrow: tuple[float, ...]
    ) -> Paragraph | str:
        known = self.paragraphs.get(id(line_box))
        if known is None or known[0] is not line_box:
            wish = self.wishes.get(line_box.element, Wish())
            shape = Shape(float(block.width), narrow, float(line_box.text_indent))
            paragraph = self._read(context, line_box, block, shape, wish)
            if wish.tracking and isinstance(paragraph, str):
                track(line_box, wish.tracking)
            known = self.paragraphs[id(line_box)] = line_box, paragraph
        return known[1]

    def _read(self, context: Any, line_box: Box, block: Box, shape: Shape, wish: Wish) -> Paragraph | str:
        if self.settings.breaking == "line":
            return ""
        if line_box.style["text_align_all"] != "justify" or line_box.element_tag.endswith("::marker"):
            return ""
        if line_box.element in self.stock:
            return "by class"

        def measure(box: Box) -> float:
            percent.resolve_percentages(box, block)
            return float(inline.atomic_box(context, box, 0, None, block, [], []).margin_width())

        def read() -> Paragraph:
            ems = tracked_at_drawing(line_box, wish.tracking)
            given = self.faces, self.dictionaries, self.settings, measure, ems, self.kept
            return read_paragraph(line_box, *given)

        try:
            paragraph = self.openings.fit(line_box, shape, read) or read()
        except Unplanned as reason:
            return str(reason)
        paragraph.looseness, paragraph.is_asked = wish.looseness, bool(wish.looseness)
        if wish.cuts:
            paragraph.force(wish.cuts)
        return paragraph

    def _planned(
        self, paragraph: Paragraph, start: int, narrow: tuple[float, ...], usual: float
    ) -> PlannedLine:
        """Return the line that begins at a character, from a plan made before if it is as wide."""
        indent = float(paragraph.line_box.text_indent)
        wanted = (narrow[0] if narrow else usual) - indent
        lines = paragraph.plans.setdefault(round(usual, 2), {})
        line = lines.get(start)
        if line is None or abs(line.width - wanted) > NEARLY:
            shape = Shape(usual, narrow, indent)
            if not lines:
                paragraph.shapes[round(usual, 2)] = shape
            for line in plan(paragraph, start, shape).lines:
                lines[line.start] = line
        return lines[start]


def _widths_beside_floats(context: Any, line_box: Box, position_y: float, block: Box) -> Iterator[float]:
    """Yield the widths of the next lines as far as floats narrow them."""
    if not context.excluded_shapes:
        return
    height = strut(line_box.style)[0]
    saved = line_box.position_x, line_box.position_y, line_box.width, line_box.height
    line_box.width, line_box.height, line_box.position_x = 0, height, block.content_box_x()
    line_box.position_y = position_y
    for _ in range(NARROWED):
        _, _, width = inline.avoid_collisions(context, line_box, block, outer=False)
        yield float(width)
        if abs(width - block.width) < NEARLY:
            break
        line_box.position_y += height
    line_box.position_x, line_box.position_y, line_box.width, line_box.height = saved


def line_setter(lines: LineSettings, hyphenation: HyphenationSettings, root: Node) -> LineSetter:
    """Return what sets the lines of one document."""
    blocks = (element for element in root.iter() if STOCK in (element.get("class") or "").split())
    stock = frozenset(element for block in blocks for element in block.iter())
    dictionaries = Dictionaries(hyphenation, root.get("lang") or "")
    return LineSetter(lines, dictionaries, stock, read_wishes(root), read_openings(root))
