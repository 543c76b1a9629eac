"""Lines of a finished PDF in, one number for each thing that a typographer looks at out.

A justified line ends within .75 em of the right edge and is not the last of its paragraph; a paragraph ends
before an indent, a wide space between lines, or after a short line. The edges of the text are those
that most lines of the page have. Ratios are of the mean space of a line to the font's own.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, pairwise
from statistics import fmean, mode, pstdev

from stonehand.proof.typometry.lines import SetLine, read_lines

LOOSE, VERY_LOOSE, TIGHT = 1.5, 2.0, 0.75
RUNT, STACKED, RIVER = 2.0, 4, 4
_NO_LETTER = re.compile(r"[\W\d_]+")


@dataclass(frozen=True, slots=True)
class Measures:
    """What was measured. Spaces in ems of the text; ratios to the natural space; shares in per cent."""

    pages: int
    lines: int
    justified: int
    space_mean: float
    space_sd: float
    ratio_least: float
    ratio_5: float
    ratio_50: float
    ratio_95: float
    ratio_most: float
    loose: float
    very_loose: float
    tight: float
    contrast: float
    hyphens: int
    longest_ladder: int
    ladders: int
    recto_hyphens: int
    stacks: int
    runts: int
    rivers: int
    overfull: int


@dataclass(frozen=True, slots=True)
class Placed:
    """A line with the edges of the text on its page, and what it is in its paragraph."""

    line: SetLine
    margin: float
    is_first: bool
    is_last: bool

    @property
    def space(self) -> float:
        """Return the mean width of its spaces in points."""
        return fmean(right - left for left, right in self.line.gaps)


def measure(pdf: bytes, natural: float) -> Measures:
    """Measure a PDF; `natural` is the font's own space in ems. Raises ValueError where there is no text."""
    size, lines = read_lines(pdf)
    return measure_lines(lines, size, natural)


def measure_lines(lines: Sequence[SetLine], size: float, natural: float) -> Measures:
    """Measure lines whose text is of a size in points."""
    placed = tuple(_placed(lines, size))
    justified = tuple(each for each in placed if _is_justified(each, size))
    if not justified:
        raise ValueError("no justified text in the PDF")
    spaces = [each.space / size for each in justified]
    ratios = sorted(space / natural for space in spaces)
    rungs = [len(tuple(run)) for is_rung, run in groupby(placed, _is_rung) if is_rung]
    return Measures(
        pages=len({each.line.page for each in placed}),
        lines=len(placed),
        justified=len(justified),
        space_mean=fmean(spaces),
        space_sd=pstdev(spaces),
        ratio_least=ratios[0],
        ratio_5=_quantile(ratios, 0.05),
        ratio_50=_quantile(ratios, 0.5),
        ratio_95=_quantile(ratios, 0.95),
        ratio_most=ratios[-1],
        loose=_share(ratios, [ratio > LOOSE for ratio in ratios]),
        very_loose=_share(ratios, [ratio > VERY_LOOSE for ratio in ratios]),
        tight=_share(ratios, [ratio < TIGHT for ratio in ratios]),
        contrast=_contrast(justified, natural * size),
        hyphens=sum(_is_rung(each) for each in placed),
        longest_ladder=max(rungs, default=0),
        ladders=sum(rung > 2 for rung in rungs),
        recto_hyphens=sum(_is_rung(each) and each.line.page % 2 == 0 for each in _feet(placed)),
        stacks=sum(_is_stack(one, other) for one, other in pairwise(placed)),
        runts=sum(_is_runt(each, size) for each in placed),
        rivers=sum(_rivers([each.line for each in run]) for _, run in groupby(placed, _page)),
        overfull=sum(_is_overfull(each, size) for each in placed),
    )


def _page(each: Placed) -> int:
    return each.line.page


def _placed(lines: Sequence[SetLine], size: float) -> Iterator[Placed]:
    """Yield the lines of pages that have running text, each with its place in its paragraph."""
    kept, edges = [], {}
    for number, run in groupby(lines, key=lambda line: line.page):
        page = list(run)
        full = [line for line in page if len(line.gaps) >= 3]
        if full:
            edges[number] = _common(line.left for line in full), _common(line.right for line in full)
            kept += page
    steps = [round(one.y - other.y, 1) for one, other in pairwise(kept) if one.page == other.page]
    leading = mode(steps) if steps else size
    starts = [True]
    for one, other in pairwise(kept):
        is_indented = other.left - edges[other.page][0] > 0.7 * size
        is_short = one.right < edges[one.page][1] - 0.75 * size
        is_apart = one.page == other.page and one.y - other.y > 1.3 * leading
        starts.append(is_indented or is_short or is_apart)
    ends = [*starts[1:], True]
    for line, is_first, is_last in zip(kept, starts, ends, strict=False):
        yield Placed(line, edges[line.page][1], is_first, is_last)


def _common(values: Iterator[float]) -> float:
    """Return the commonest value, to half a point."""
    return Counter(round(value * 2) / 2 for value in values).most_common(1)[0][0]


def _is_justified(each: Placed, size: float) -> bool:
    return not each.is_last and bool(each.line.gaps) and each.line.right > each.margin - 0.75 * size


def _is_rung(each: Placed) -> bool:
    return each.line.is_hyphened and not each.is_last


def _is_runt(each: Placed, size: float) -> bool:
    return each.is_last and not each.is_first and each.line.right - each.line.left < RUNT * size


def _is_overfull(each: Placed, size: float) -> bool:
    """Tell whether a line stands out by more than letters (.1 em) or points and hyphens (.5 em) may hang."""
    allowed = 0.1 if each.line.words[-1][0][-1].isalnum() else 0.5
    return each.line.right > each.margin + allowed * size + 0.25


def _is_stack(one: Placed, other: Placed) -> bool:
    if one.is_last or one.line.page != other.line.page:
        return False
    pairs = [(0, one.line.left - other.line.left), (-1, one.line.right - other.line.right)]
    return any(
        abs(shift) < 5 and _same(one.line.words[end][0], other.line.words[end][0]) for end, shift in pairs
    )


def _same(one: str, other: str) -> bool:
    letters = _NO_LETTER.sub("", one).casefold()
    return len(letters) >= STACKED and letters == _NO_LETTER.sub("", other).casefold()


def _feet(placed: Sequence[Placed]) -> Iterator[Placed]:
    """Yield the last line of each page but the last."""
    return (one for one, other in pairwise(placed) if one.line.page != other.line.page)


def _rivers(lines: Sequence[SetLine]) -> int:
    """Count the courses of spaces that reach the fourth line."""
    count = 0
    upper: dict[tuple[float, float], int] = {}
    for line in lines:
        depths = {}
        for gap in line.gaps:
            depths[gap] = 1 + max((depth for other, depth in upper.items() if _meet(gap, other)), default=0)
            count += depths[gap] == RIVER
        upper = depths
    return count


def _meet(one: tuple[float, float], other: tuple[float, float]) -> bool:
    shared = min(one[1], other[1]) - max(one[0], other[0])
    return shared >= min(one[1] - one[0], other[1] - other[0]) / 2


def _contrast(justified: Sequence[Placed], natural: float) -> float:
    """Return the mean difference of the ratios of neighbours."""
    pairs = [(one, other) for one, other in pairwise(justified) if one.line.page == other.line.page]
    return fmean([abs(one.space - other.space) / natural for one, other in pairs] or [0.0])


def _quantile(ordered: Sequence[float], share: float) -> float:
    return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


def _share(all_: Sequence[float], chosen: Sequence[bool]) -> float:
    return 100 * sum(chosen) / len(all_)
