"""The legal breaks of a paragraph and the widths of its lines in, the best set of lines out.

Total fit: Knuth and Plass, “Breaking Paragraphs into Lines”, Software: Practice and Experience 11 (1981).
Lengths are in any one unit. What glyphs can give is spent before the spaces are touched, as pdfTeX does.
"""

from collections.abc import Iterable, Mapping, Sequence
from math import inf
from typing import NamedTuple

from stonehand.press.pdf.lines_terms import Break, Kind, Plan, PlannedLine, Rules, Shape

STRETCH, SHRINK = 1 / 2, 1 / 3
"""What a space can give, as shares of its natural width."""

TIGHT, TIGHTER = 1.35, 1.5
"""What a space shrunk as far as it goes weighs beside one stretched so; by which power less weighs less."""

LINE = 10
"""The penalty of every line."""

HYPHENS: Mapping[Kind, float] = {"hyphen": 1.0, "hard": 0.7}
"""What is or looks like a hyphen at the end of a line, and its share of the penalty of one put in."""

PENALTIES: Mapping[Kind, float] = {**HYPHENS, "dash": 0.2}

NEIGHBOURS, LADDER, LONG_LADDER, LAST_HYPHEN, STACK, RUNT = 5_000, 6_000, 40_000, 5_000, 2_500, 60_000
"""Demerits: a tight line by a loose one; hyphens on two lines, on too many; a hyphen before the last line;
the same word at two starts or ends; a last line too short."""

NAME = 100_000
"""Demerits of a hyphen put into a name, more than all others of a line: the last resort."""

OVERFULL = 1e12


class Node(NamedTuple):
    """A break reached in the best way known. `reach`: x at which the line that begins there is full."""

    demerits: float
    reach: float
    line: int
    fitness: int
    ladder: int
    place: Break
    before: "Node | None" = None
    is_overfull: bool = False


def plan_lines(
    origin: Break,
    breaks: Sequence[Break],
    shape: Shape,
    rules: Rules,
    tolerance: float = inf,
    looseness: int = 0,
) -> Plan:
    """Return the lines from `origin` to the last of `breaks`.

    `tolerance` is the badness of a line at most (100: its spaces stretched by all that they can give, half
    their width). Within a tolerance no last line is too short, and no more hyphens than ladder and
    rungs follow each other. With an endless one there always are lines, overfull ones where a word is wider
    than the measure.
    `looseness` is TeX's: so many lines more than the best set has, or what is nearest.
    """
    if looseness:
        plans = plan_counts(origin, breaks, shape, rules, tolerance)
        best = min(plans.values(), key=lambda plan: plan.demerits, default=Plan())
        return loosened(plans, best, looseness)
    search = Search(shape, rules, tolerance)
    return _plan(min(search.ends(origin, breaks), key=_demerits, default=None), shape)


def plan_counts(
    origin: Break, breaks: Sequence[Break], shape: Shape, rules: Rules, tolerance: float = inf
) -> dict[int, Plan]:
    """Return the best lines within the tolerance for each number of lines that can be had."""
    best: dict[int, Node] = {}
    for node in Search(shape, rules, tolerance, told_apart=len(breaks)).ends(origin, breaks):
        known = best.get(node.line)
        if known is None or node.demerits < known.demerits:
            best[node.line] = node
    return {count: _plan(node, shape) for count, node in best.items()}


def loosened(plans: Mapping[int, Plan], best: Plan, looseness: int) -> Plan:
    """Return, of plans by their number of lines, the nearest to so many lines more than the best has."""
    count = len(best.lines)
    span = range(min(count, count + looseness), max(count, count + looseness) + 1)
    near = [plan for number, plan in plans.items() if number in span]
    found = max(near, key=lambda plan: abs(len(plan.lines) - count), default=best)
    return found._replace(looseness=len(found.lines) - count, extra=found.demerits - best.demerits)


def _demerits(node: "Node") -> float:
    return node.demerits


def _plan(last: "Node | None", shape: Shape) -> Plan:
    return Plan(_lines(last, shape), last.demerits) if last else Plan()


def _lines(last: Node, shape: Shape) -> tuple[PlannedLine, ...]:
    lines: list[PlannedLine] = []
    node = last
    while node.before is not None:
        before, place = node.before, node.place
        width = shape.width(before.line)
        lines.append(
            PlannedLine(
                before.place.resume,
                place.cut,
                place.resume,
                place.kind,
                width,
                before.place.lead,
                place.hang,
                node.is_overfull,
            )
        )
        node = before
    return tuple(reversed(lines))


class Search:
    """The active nodes are carried from break to break; they stand in the order of their places."""

    def __init__(self, shape: Shape, rules: Rules, tolerance: float, told_apart: int = 0) -> None:
        """`told_apart`: the first lines that are told apart by number, if only as many as are narrowed."""
        self.shape, self.rules, self.tolerance = shape, rules, tolerance
        self.stretch, self.shrink = rules.space * STRETCH, rules.space * SHRINK
        self.even = len(set(shape.first) | {shape.usual}) == 1
        self.told_apart = max(told_apart, 0 if self.even else len(shape.first))
        self.loosest = tolerance / 100
        self.longest = rules.ladder + rules.rungs if tolerance < inf else inf

    def ends(self, origin: Break, breaks: Iterable[Break]) -> list[Node]:
        """Return the nodes at the last of the breaks; none if no line can be within the tolerance."""
        active, place = [Node(0.0, self._reach(origin, 0), 0, 1, 0, origin)], origin
        for place in breaks:
            active = self.advance(active, place)
            if not active:
                break
        # What ends with a line and not with the paragraph leaves earlier nodes that reach beyond it.
        return [node for node in active if node.place is place]

    def advance(self, active: list[Node], place: Break) -> list[Node]:
        """Return the nodes that are active after a break: old ones that reach further, and new ones there."""
        best: dict[tuple[int, int, int], Node] = {}
        is_end, passed, loosest = place.kind == "end", set(), self.loosest
        for number, node in enumerate(active):
            ratio = self.ratio(node, place, is_end)
            if ratio < -1:
                passed.add(number)
            elif ratio <= loosest or is_end:
                self._offer(best, node, place, ratio)
            elif self.even:
                break
        if passed:
            last = active[-1]
            active = [node for number, node in enumerate(active) if number not in passed]
            if not active and not best and self.tolerance == inf:
                best[0, 0, 0] = self._overfull(last, place)
        return list(best.values()) if is_end else [*active, *best.values()]

    def _overfull(self, node: Node, place: Break) -> Node:
        line = node.line + 1
        reach = self._reach(place, line)
        return Node(node.demerits + OVERFULL, reach, line, 0, 0, place, node, is_overfull=True)

    def _reach(self, place: Break, line: int) -> float:
        return self.shape.width(line) + place.lead + place.start

    def ratio(self, node: Node, place: Break, is_end: bool) -> float:
        """Return how far the spaces of a line are stretched or, negative, shrunk: 1 is all that they give.

        0 where glyphs alone make up for the difference: nothing is seen of that.
        """
        start = node.place
        gap = node.reach + place.hang - place.end
        if gap >= 0 and is_end:
            return 0.0
        given = (place.end - start.start) * self.rules.expansion
        if -given <= gap <= given:
            return 0.0
        spaces = place.spaces - start.passed
        if gap > 0:
            return (gap - given) / (spaces * self.stretch) if spaces else 99.0
        return (gap + given) / (spaces * self.shrink) if spaces else -99.0

    def _offer(self, best: dict[tuple[int, int, int], Node], node: Node, place: Break, ratio: float) -> None:
        """Note a line from a node to a break, unless a better one of its class is known."""
        fitness = 0 if ratio < -0.5 else 1 if ratio <= 0.5 else 2 if ratio <= 1 else 3
        ladder = node.ladder + 1 if place.kind in HYPHENS else 0
        if ladder > self.longest or (place.kind == "end" and self._is_barred(node, place)):
            return
        demerits = node.demerits + self._line_demerits(place, ratio)
        if node.before is not None:
            demerits += self._pair_demerits(node, place, fitness, ladder)
        key = (
            min(node.line, self.told_apart),
            fitness,
            min(ladder, self.rules.ladder + 2),
        )
        known = best.get(key)
        if known is None or demerits < known.demerits:
            line = node.line + 1
            best[key] = Node(demerits, self._reach(place, line), line, fitness, ladder, place, node)

    def _is_barred(self, node: Node, last: Break) -> bool:
        """Tell whether a last line is so short that only an endless tolerance allows it."""
        return self.tolerance < inf and node.before is not None and self._is_runt(node, last)

    def _is_runt(self, node: Node, last: Break) -> bool:
        return last.end - node.place.start < self.rules.runt

    def _line_demerits(self, place: Break, ratio: float) -> float:
        badness = min(100 * (ratio if ratio > 0 else TIGHT * (-ratio) ** TIGHTER), 1e6)
        hyphen = self.rules.hyphen * PENALTIES.get(place.kind, 0.0)
        return (LINE + badness) ** 2 + hyphen**2 + (NAME if place.is_in_name else 0)

    def _pair_demerits(self, node: Node, place: Break, fitness: int, ladder: int) -> float:
        """Judge a line by the one before it."""
        before, demerits = node.place, 0.0
        if abs(fitness - node.fitness) > 1:
            demerits += NEIGHBOURS
        if ladder > 1:
            demerits += LADDER if ladder <= self.rules.ladder else LONG_LADDER * (ladder - 1)
        if place.kind == "end":
            if before.kind == "hyphen":
                demerits += LAST_HYPHEN
            if self._is_runt(node, place):
                demerits += RUNT
            return demerits
        if before.tail and before.tail == place.tail:
            demerits += STACK
        if before.head and before.head == place.head:
            demerits += STACK
        return demerits
