"""The paragraphs of a page in; those that can run a line more or fewer, the cheapest first, out."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from stonehand.press.pdf.lines_measure import Paragraph
from stonehand.press.pdf.lines_passes import costs, loosened_from, plan_loosened
from stonehand.press.pdf.lines_plan import RUNT
from stonehand.press.pdf.lines_setter import LineSetter
from stonehand.press.pdf.lines_terms import Shape
from stonehand.press.pdf.tree import Node


@dataclass(slots=True, eq=False)
class Loosening:
    """A paragraph that runs by some lines more, or (negative) fewer; `plans` are those made so."""

    paragraph: Paragraph
    by: int
    plans: dict[Any, Any] = field(default_factory=dict)

    def keep(self) -> None:
        """Let the paragraph run so from now on."""
        self.paragraph.looseness, self.paragraph.plans = self.by, self.plans


@contextmanager
def loosened(paragraphs: Iterable[Loosening]) -> Iterator[None]:
    """Let paragraphs run otherwise for a while."""
    changed = tuple(paragraphs)
    saved = [(each.paragraph, each.paragraph.looseness, each.paragraph.plans) for each in changed]
    for each in changed:
        each.keep()
    try:
        yield
    finally:
        for paragraph, looseness, plans in reversed(saved):
            paragraph.looseness, paragraph.plans = looseness, plans


@dataclass(slots=True)
class Looseness:
    """What each paragraph of a document costs in a line more or fewer, as far as it has been asked."""

    setter: LineSetter
    known: dict[int, dict[int, float]] = field(default_factory=dict)

    def offers(self, texts: Iterable[Node], by: int) -> list[Loosening]:
        """Return the paragraphs that can be had in a line more (1) or fewer (-1), the cheapest first."""
        found = [
            (price, number, Loosening(paragraph, by))
            for number, paragraph in enumerate(self._paragraphs(texts))
            if (price := self._prices(paragraph).get(by)) is not None
        ]
        return [offer for _, _, offer in sorted(found, key=lambda item: item[:2])]

    def _paragraphs(self, texts: Iterable[Node]) -> Iterator[Paragraph]:
        wanted = set(texts) - set(self.setter.wishes)
        for box, paragraph in self.setter.paragraphs.values():
            if isinstance(paragraph, Paragraph) and box.element in wanted and not paragraph.looseness:
                yield paragraph

    def _prices(self, paragraph: Paragraph) -> dict[int, float]:
        """Return the demerits a line that a line more or fewer adds."""
        if id(paragraph) not in self.known:
            self.known[id(paragraph)] = dict(_priced(paragraph))
        return self.known[id(paragraph)]


def _priced(paragraph: Paragraph) -> Iterator[tuple[int, float]]:
    for measure, shape in paragraph.shapes.items():
        found = costs(paragraph, shape or Shape(measure, (), paragraph.indent))
        for by in (-1, 1):
            extra = found[by].demerits - found[0].demerits
            is_had = found[by].looseness == by
            if is_had and not (extra >= RUNT and _ends_short(paragraph, shape, by)):
                yield by, extra / found[by].lines
        return


def _ends_short(paragraph: Paragraph, shape: Shape, by: int) -> bool:
    """Tell whether a paragraph that runs so many lines more has too short a last line."""
    start = loosened_from(paragraph)
    *_, last = plan_loosened(paragraph, start, shape, by).lines
    width = paragraph.x[last.cut] - paragraph.x[last.start]
    return last.kind == "end" and width < paragraph.rules(start, shape.usual).runt
