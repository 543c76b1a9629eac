"""A paragraph and the widths of its lines in, its lines by the first pass that finds any out.

Parts of compounds are broken, then names, and the tolerance passed, only where no lines can be had without.
A last line that is too short, and a long ladder, come only after all that.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import product
from math import inf

from stonehand.press.pdf.lines_measure import Paragraph
from stonehand.press.pdf.lines_named import name_of
from stonehand.press.pdf.lines_plan import loosened, plan_counts, plan_lines
from stonehand.press.pdf.lines_terms import Plan, Rules, Shape
from stonehand.press.pdf.lines_word import Broken

Pass = tuple[float, Broken]
"""The badness allowed to a line, and what may be broken."""

PASSES: tuple[Pass, ...] = (
    (100.0, "words"),
    (125.0, "compounds"),
    (125.0, "all"),
    (200.0, "all"),
    (inf, "all"),
)
LOOSENING = 3
"""Passes by which another number of lines is looked for; where the best lines needed a later one, by that."""


@dataclass(frozen=True, slots=True)
class Cost:
    """A number of lines, how many more they are than the best set has, and their demerits."""

    lines: int
    looseness: int
    demerits: float


def plan(paragraph: Paragraph, start: int, shape: Shape) -> Plan:
    """Return the lines from a character to the end of the paragraph or to the next forced break."""
    if not paragraph.looseness or start != loosened_from(paragraph):
        return plan_loosened(paragraph, start, shape, 0)
    found = plan_loosened(paragraph, start, shape, paragraph.looseness)
    paragraph.given = found.looseness
    return found


def plan_loosened(paragraph: Paragraph, start: int, shape: Shape, looseness: int) -> Plan:
    """Return so many lines more than the best set has, or the nearest that is within the tolerance."""

    def made() -> Plan:
        return _plan_loosened(paragraph, start, shape, looseness)

    return paragraph.kept.plan(name_of(paragraph), start, shape, looseness, made)


def _plan_loosened(paragraph: Paragraph, start: int, shape: Shape, looseness: int) -> Plan:
    number, best = _first(paragraph, start, shape)
    if PASSES[number][0] == inf and best.lines[-1].cut in paragraph.forced:
        paragraph.missed.add(best.lines[-1].cut)
    if not looseness:
        return best
    plans = {len(best.lines): best}
    origin = paragraph.origin(start, shape)
    for rules, (tolerance, broken) in product(
        _rules(paragraph, start, shape), PASSES[number : max(number + 1, LOOSENING)]
    ):
        if tolerance == inf or len(best.lines) + looseness in plans:
            continue
        plans = plan_counts(origin, paragraph.breaks(start, broken), shape, rules, tolerance) | plans
    return loosened(plans, best, looseness)


def _rules(paragraph: Paragraph, start: int, shape: Shape) -> Iterator[Rules]:
    """Yield the rules of a paragraph; then, where the compositor asks, the same with a short last line."""
    rules = paragraph.rules(start, shape.usual)
    yield rules
    if paragraph.is_asked:
        yield replace(rules, runt=0.0)


def _first(paragraph: Paragraph, start: int, shape: Shape) -> tuple[int, Plan]:
    """Return the number of the first pass that finds lines, and the best that it finds."""
    origin, rules = paragraph.origin(start, shape), paragraph.rules(start, shape.usual)
    for number, (tolerance, broken) in enumerate(PASSES):
        found = plan_lines(origin, paragraph.breaks(start, broken), shape, rules, tolerance)
        if found.lines:
            return number, found
    raise AssertionError("an endless tolerance always finds lines")


def loosened_from(paragraph: Paragraph) -> int:
    """Return where the run of text begins that is made looser: the longest between forced breaks.

    Where a page turns inside the paragraph at a given word, it is the run before the last such turn.
    """
    starts = paragraph.run_starts()
    if paragraph.turn:
        return max(start for start in starts if start < paragraph.turn)
    ends = (*starts[1:], len(paragraph.text))
    return max(zip(starts, ends, strict=True), key=lambda run: run[1] - run[0])[0]


def costs(paragraph: Paragraph, shape: Shape) -> dict[int, Cost]:
    """Return what a paragraph costs in one line fewer (-1), in the best way (0), and in one line more (1)."""
    first, *later = paragraph.run_starts()
    shapes = {first: shape} | dict.fromkeys(later, Shape(shape.usual))
    best = {start: plan_loosened(paragraph, start, each, 0) for start, each in shapes.items()}
    loose, found = loosened_from(paragraph), {}
    for asked in (-1, 0, 1):
        plans = best | {loose: plan_loosened(paragraph, loose, shapes[loose], asked)}
        lines = sum(len(each.lines) for each in plans.values())
        demerits = sum(each.demerits for each in plans.values())
        found[asked] = Cost(lines, plans[loose].looseness, demerits)
    return found
