"""The best lines of a paragraph of letters one unit wide, the spaces too."""

import re
from itertools import pairwise, product
from math import inf
from random import Random

import pytest

from stonehand.press.pdf.lines_plan import LAST_HYPHEN, RUNT, TIGHT, TIGHTER, plan_counts, plan_lines
from stonehand.press.pdf.lines_terms import Break, PlannedLine, Rules, Shape

RULES = Rules(space=1.0)


def places(text: str) -> tuple[Break, list[Break]]:
    """Return the beginning and the breaks of a text: spaces, and `|` where a hyphen may be put in."""
    bare = text.replace("|", "")

    def place(cut: int, end: int, kind: str) -> Break:
        start = cut + (bare[cut : cut + 1] == " ")
        words = bare[:end].split(" ")[-1], bare[start:].split(" ")[0]
        reach = end + (kind == "hyphen")
        spaces = bare[:end].count(" "), bare[:start].count(" ")
        return Break(cut, start, kind, reach, 0.0, spaces[0], start, 0.0, spaces[1], *words)  # type: ignore[arg-type]

    found, cut = [], 0
    for mark in re.findall(r"[ |]|[^ |]+", text):
        if mark == "|":
            found.append(place(cut, cut, "hyphen"))
        else:
            if mark == " ":
                found.append(place(cut + 1, cut, "space"))
            cut += len(mark)
    return place(0, 0, "space"), [*found, place(len(bare), len(bare), "end")]


def plan(text: str, width: float, **shape: object) -> list[str]:
    """Return the lines that a text is broken into; hyphens put in are shown."""
    origin, breaks = places(text)
    bare = text.replace("|", "")
    return [shown(bare, line) for line in plan_lines(origin, breaks, Shape(width, **shape), RULES).lines]  # type: ignore[arg-type]


def shown(text: str, line: PlannedLine) -> str:
    return text[line.start : line.cut].rstrip() + "-" * (line.kind == "hyphen")


def test_a_line_is_left_short_for_the_sake_of_the_next() -> None:
    # Line by line, the first would be “aaa bb cc” and the second “dddddd”, four units short.
    assert plan("aaa bb cc dddddd ee fffff", 9) == ["aaa bb cc", "dddddd ee", "fffff"]
    assert plan("aaaa bb c ddddddd ee ff", 10)[0] == "aaaa bb c"


def test_a_word_is_broken_where_the_line_would_be_too_loose() -> None:
    assert plan("aaaa bbb|bbb cc", 9) == ["aaaa bbb-", "bbb cc"]


def test_the_first_line_is_indented_and_others_narrowed() -> None:
    origin, breaks = places("aaa bbb ccc ddd eee fff")
    lines = plan_lines(origin, breaks, Shape(11, (7.0, 7.0), 0.0), RULES).lines
    assert [line.width for line in lines] == [7, 7, 11]
    assert plan("aa bbb ccc ddd", 7, indent=1.0)[0] == "aa bbb"


def test_a_word_wider_than_the_measure_is_overfull() -> None:
    origin, breaks = places("aa bbbbbbbbbbbbbbb cc")
    lines = plan_lines(origin, breaks, Shape(8), RULES).lines
    assert [line.is_overfull for line in lines] == [False, True, False]
    assert plan_lines(origin, breaks, Shape(8), RULES, tolerance=200).lines == ()


def test_no_ladder() -> None:
    assert plan("aa|aa bb|bb cc|cc dd|dd ee|ee ff|ff", 7)[:2] != ["aaaa bb-", "bb cccc"]


@pytest.mark.parametrize(
    "word, first", [("g", "e a fe cf ad dcb f a ac"), ("e", "e a fe cf ad dcb f a ac e")]
)
def test_lines_do_not_begin_with_the_same_word(word: str, first: str) -> None:
    assert plan(f"e a fe cf ad dcb f a ac {word} cd g cd fde aca bb ac g ea fc", 24)[0] == first


def demerits_without(
    monkeypatch: pytest.MonkeyPatch, name: str, text: str, width: float, **rules: float
) -> float:
    """Return by how much a rule of lines makes a text dearer that cannot keep it."""
    origin, breaks = places(text)

    def demerits() -> float:
        return plan_lines(origin, breaks, Shape(width), Rules(1.0, **rules)).demerits

    found = demerits()
    monkeypatch.setattr(f"stonehand.press.pdf.lines_plan.{name}", 0)
    return found - demerits()


def test_a_hyphen_before_the_last_line_costs(monkeypatch: pytest.MonkeyPatch) -> None:
    assert demerits_without(monkeypatch, "LAST_HYPHEN", "aaaa bbb|bbb cc", 9) == LAST_HYPHEN


def test_a_short_last_line_costs(monkeypatch: pytest.MonkeyPatch) -> None:
    assert demerits_without(monkeypatch, "RUNT", "aaaa bbbb cc", 9, runt=3.0) == RUNT


@pytest.mark.parametrize("runt, last", [(0.0, "aa"), (3.0, "a aa")])
def test_a_short_last_line_is_avoided(runt: float, last: str) -> None:
    text = "a ab abc abc ab ab abcd abcd a aa"
    origin, breaks = places(text)
    assert shown(text, plan_lines(origin, breaks, Shape(14), Rules(1.0, runt=runt)).lines[-1]) == last


def test_what_ends_with_a_line_is_planned_as_a_line() -> None:
    origin, breaks = places("aaa bb cc dddddd ee fffff")
    # After “ee”, a line ends and not the paragraph: it is filled like the others, or there is none.
    assert [line.kind for line in plan_lines(origin, breaks[:5], Shape(9), RULES).lines] == ["space", "space"]
    assert plan_lines(origin, breaks[:4], Shape(9), RULES, 400).lines == ()


@pytest.mark.parametrize("tolerance, count", [(200, 0), (inf, 2)])
def test_a_short_last_line_comes_only_where_there_is_no_other_way(tolerance: float, count: int) -> None:
    origin, breaks = places("aaaa bbbb cc")
    assert len(plan_lines(origin, breaks, Shape(9), Rules(1.0, runt=3.0), tolerance).lines) == count


@pytest.mark.parametrize(
    "tolerance, ladder, rungs, count", [(200, 1, 1, 0), (200, 2, 0, 0), (200, 2, 1, 4), (inf, 1, 1, 4)]
)
def test_a_long_ladder_comes_only_where_there_is_no_other_way(
    tolerance: float, ladder: int, rungs: int, count: int
) -> None:
    origin, breaks = places("aaaa bb|bb ccc|cccc dd|dd eee")
    lines = plan_lines(origin, breaks, Shape(8), Rules(1.0, ladder=ladder, rungs=rungs), tolerance).lines
    assert len(lines) == count


def test_glyphs_give_before_spaces() -> None:
    origin, breaks = places("aaaa bbbb ccc dd")
    tight = plan_lines(origin, breaks, Shape(8.9), RULES, tolerance=50).lines
    given = plan_lines(origin, breaks, Shape(8.9), Rules(1.0, expansion=0.02), tolerance=10).lines
    assert (given[0].cut, bool(tight)) == (10, True)


def test_what_glyphs_make_up_for_costs_nothing() -> None:
    origin, breaks = places("aaaa bbbb ccc dd")
    rules = Rules(1.0, expansion=0.02)
    plans = [plan_lines(origin, breaks, Shape(width), rules).demerits for width in (8.85, 9.0, 9.15)]
    assert plans == [plans[1]] * 3


def test_a_dash_at_the_end_of_a_line_is_cheaper_than_a_hyphen() -> None:
    origin, (first, _, *rest) = places("aaaa bbb|bbb cc")
    ends = [places("aaaa bbb|bbb cc")[1][1]._replace(kind=kind) for kind in ("dash", "hard", "hyphen")]  # type: ignore[arg-type]
    costs = [plan_lines(origin, [first, end, *rest], Shape(9), RULES).demerits for end in ends]
    assert costs == sorted(set(costs))


def cost(gaps: list[float], spaces: list[int]) -> float:
    """Return the demerits of lines, without those of neighbours."""
    total = 0.0
    for number, (gap, count) in enumerate(zip(gaps, spaces, strict=True)):
        is_last = number == len(gaps) - 1
        give = count * (1 / 2 if gap >= 0 else 1 / 3)
        ratio = 0.0 if is_last and gap >= 0 else gap / give if give else 99.0 * (gap != 0)
        weighed = ratio if ratio > 0 else TIGHT * (-ratio) ** TIGHTER
        total += (10 + min(100 * weighed, 1e6)) ** 2
    return total


@pytest.mark.parametrize("seed", range(30))
def test_no_way_to_break_is_better(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("NEIGHBOURS", "STACK", "RUNT"):
        monkeypatch.setattr(f"stonehand.press.pdf.lines_plan.{name}", 0)
    random = Random(seed)
    text = " ".join("abcdefgh"[: random.randint(1, 8)] for _ in range(11))
    origin, breaks = places(text)
    width = random.choice((14.0, 19.0, 25.0))
    lines = plan_lines(origin, breaks, Shape(width), RULES).lines
    ends = {place.cut: place for place in breaks}
    starts = [origin, *(ends[line.cut] for line in lines)]
    pairs = list(pairwise(starts))
    gaps = [width - (to.end - at.start) for at, to in pairs]
    spaces = [to.spaces - at.passed for at, to in pairs]
    assert cost(gaps, spaces) == pytest.approx(min(costs_by_count(origin, breaks, width).values()))


PLIANT = " ".join("abcdefgh"[:length] for length in map(int, "1132221141112212424312433223114133314141"))


@pytest.mark.parametrize("looseness", [-1, 0, 1])
def test_a_paragraph_is_set_in_a_line_more_or_fewer(looseness: int) -> None:
    origin, breaks = places(PLIANT)
    best, plan = (plan_lines(origin, breaks, Shape(24), RULES, 800, asked) for asked in (0, looseness))
    assert len(plan.lines) - len(best.lines) == plan.looseness == looseness
    assert plan.extra == plan.demerits - best.demerits


def test_what_cannot_be_had_within_the_tolerance_is_not_given() -> None:
    origin, breaks = places("aaa bb cc")
    assert [plan_lines(origin, breaks, Shape(9), RULES, 200, asked)[2:] for asked in (-1, 1)] == [(0, 0)] * 2
    assert plan_lines(origin, breaks, Shape(2), RULES, 200, 1).lines == ()


def test_two_lines_more_are_one_where_there_is_but_one() -> None:
    origin, breaks = places(PLIANT)
    assert plan_lines(origin, breaks, Shape(24), RULES, 800, 1).looseness == 1
    assert plan_lines(origin, breaks, Shape(24), RULES, 800, 9).looseness < 9


@pytest.mark.parametrize("seed", range(30))
def test_each_number_of_lines_is_had_in_its_best_way(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("NEIGHBOURS", "STACK", "RUNT"):
        monkeypatch.setattr(f"stonehand.press.pdf.lines_plan.{name}", 0)
    random = Random(seed)
    text = " ".join("abcdefgh"[: random.randint(1, 8)] for _ in range(10))
    origin, breaks = places(text)
    found = plan_counts(origin, breaks, Shape(19), RULES)
    tried = costs_by_count(origin, breaks, 19)
    assert {count: round(plan.demerits, 3) for count, plan in found.items()} == tried


def costs_by_count(origin: Break, breaks: list[Break], width: float) -> dict[int, float]:
    """Return the least demerits for each number of lines, all ways to break tried one by one."""
    *inner, end = breaks
    best: dict[int, float] = {}
    for chosen in product((False, True), repeat=len(inner)):
        ends = [place for place, is_chosen in zip(inner, chosen, strict=True) if is_chosen]
        lines = list(zip([origin, *ends], [*ends, end], strict=True))
        gaps = [width - (to.end - at.start) for at, to in lines]
        spaces = [to.spaces - at.passed for at, to in lines]
        if all(gap >= -count / 3 for gap, count in zip(gaps, spaces, strict=True)):
            best[len(lines)] = min(best.get(len(lines), float("inf")), round(cost(gaps, spaces), 3))
    return best


@pytest.mark.parametrize("is_in_name, first", [(False, "aaa ee e ggg-"), (True, "aaa ee e gggggg")])
def test_a_name_is_broken_only_if_nothing_else_will_do(is_in_name: bool, first: str) -> None:
    text = "aaa ee e ggg|ggg aaa"
    origin, breaks = places(text)
    marked = [place._replace(is_in_name=is_in_name and place.kind == "hyphen") for place in breaks]
    lines = plan_lines(origin, marked, Shape(14), RULES, tolerance=125).lines
    assert shown(text.replace("|", ""), lines[0]) == first
