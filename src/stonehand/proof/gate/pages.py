"""The pages of two builds in; what differs in their lines, boxes and furniture out, section by section."""

from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import NamedTuple

from stonehand.diagnostics import Code
from stonehand.proof.gate.baseline import BaselinePage, Row
from stonehand.proof.gate.difference import Difference, Spot, exchanged, on_line, on_page, where_it_was
from stonehand.proof.gate.pairs import Pair, by_points, of_section, sections_of
from stonehand.proof.gate.shapes import shape_differences
from stonehand.proof.gate.words import FURNITURE, Edited, Pages, unnumbered


class Moved(NamedTuple):
    """Lines of a page that stand otherwise: what is said of it, and their spots."""

    said: str
    spots: tuple[Spot, ...]


def page_differences(old: Pages, new: Pages, pairs: Sequence[Pair], edited: Edited) -> Iterator[Difference]:
    """Yield what differs in extent and frames, lines, boxes and furniture; `edited` is told elsewhere."""
    for section in dict.fromkeys((*sections_of(old), *sections_of(new))):
        its = [pair for pair in pairs if pair.new.section == section]
        yield from _extent(section, old, new)
        yield from _frames(its)
        yield from _lines(its, edited)
        yield from shape_differences(section, old, new)
        yield from _furniture(section, its)


def _extent(section: str, old: Pages, new: Pages) -> Iterator[Difference]:
    was, now = of_section(old, section), of_section(new, section)
    if len(was) == len(now):
        return
    said = f"“{section}” has {_counted(len(now))}, {len(was)} accepted"
    if now:
        number = now[min(len(was), len(now) - 1)][0]
        yield Difference(Code.G101, said, (on_page(new.printed[number]),))
        return
    number, page = was[0]
    spots = (where_it_was(old.reduced, number, 0),) if page.rows else ()
    yield Difference(Code.G101, f"the section “{section}” is gone: {_counted(len(was))}", spots)


def _counted(number: int, name: str = "page") -> str:
    return f"{number or 'no'} {name}{'' if number == 1 else 's'}"


def _frames(pairs: Sequence[Pair]) -> Iterator[Difference]:
    """Yield the first page of a section that has other measures, and how many have."""
    found = [(pair, said) for pair in pairs if (said := _frame(pair))]
    if found:
        said = found[0][1]
        spots = tuple(on_page(each.printed) for each, _ in found)
        yield Difference(Code.G101, f"{said}{_more(len(found))}", spots)


def _frame(pair: Pair) -> str:
    old, new = pair.old, pair.new
    for name, was, now in (
        ("the page is a", old.side, new.side),
        ("the page measures", _points(old.frame[:2]), _points(new.frame[:2])),
        ("the type area is", _points(old.frame[2:]), _points(new.frame[2:])),
        ("the page is of the kind", old.leaf or old.kind, new.leaf or new.kind),
    ):
        if was != now:
            return f"{name} {now}, {was} accepted"
    return ""


def _points(numbers: Sequence[float]) -> str:
    return " ".join(f"{number:.2f}" for number in numbers)


def _more(count: int) -> str:
    return f", and on {count - 1} more page{'s' if count > 2 else ''}" if count > 1 else ""


def _lines(pairs: Sequence[Pair], edited: Edited) -> Iterator[Difference]:
    """Yield runs of pages of a section of which the same is to be said."""
    run: list[Moved] = []
    for moved in (*(_moved(pair, edited) for pair in pairs), None):
        if run and (moved is None or moved.said != run[0].said):
            spots = tuple(spot for each in run for spot in each.spots)
            yield Difference(Code.G104, f"{run[0].said}{_more(len(run))}", spots)
            run = []
        if moved:
            run.append(moved)


def _moved(pair: Pair, edited: Edited) -> Moved | None:
    """Return what is to be said of a page's lines, but for those of edited blocks."""
    old = _standing(pair.old, edited.old, pair.new)
    new = _standing(pair.new, edited.new, pair.old)
    if [row.looks for _, row in old] == [row.looks for _, row in new]:
        return None
    lines = list(zip_longest((row for _, row in old), new))
    wrong = [(was, now) for was, now in lines if not (was and now and was.looks == now[1].looks)]
    spots = tuple(on_line(pair.printed, now[0]) for _, now in wrong if now)
    return Moved(_how(wrong), spots or (on_page(pair.printed),))


def _standing(
    page: BaselinePage, edited: frozenset[tuple[str, str]], other: BaselinePage
) -> list[tuple[int, Row]]:
    """Return the lines of a page with their indices, without what is told elsewhere.

    That are edited blocks, numbers of notes, and furniture that the other page does not have.
    """
    furniture = {row.text for row in other.rows if row.area in FURNITURE}
    found = []
    for index, row in enumerate(page.rows):
        if row.area in FURNITURE:
            is_same = row.text in furniture
            found.append((index, row if is_same else row._replace(text="", width=0.0, x=0.0)))
        elif (page.section, row.block) not in edited:
            found.append((index, unnumbered(row)))
    return found


def _how(wrong: list[tuple[Row | None, tuple[int, Row] | None]]) -> str:
    """Say how the first of the lines that stand otherwise does."""
    was, now = wrong[0]
    if not (was and now) or was.text != now[1].text:
        return "lines are broken otherwise"
    for name, one, other in (
        ("to the right", was.x, now[1].x),
        ("lower", was.baseline, now[1].baseline),
        ("wider", was.width, now[1].width),
        ("larger", was.size, now[1].size),
    ):
        if one != other:
            return f"lines stand {by_points(name, other - one)}"
    return "lines are set otherwise"


def _furniture(section: str, pairs: Sequence[Pair]) -> Iterator[Difference]:
    """Yield the first folio or running head of a section that is another one, and how many are."""
    found = [(pair, said) for pair in pairs if (said := _furnished(pair))]
    if found:
        said = found[0][1]
        spots = tuple(_spot_of_furniture(each) for each, _ in found)
        yield Difference(Code.G106, f"{said}{_more(len(found))} of “{section}”", spots)


def _furnished(pair: Pair) -> str:
    was, now = (_words(page) for page in (pair.old, pair.new))
    differ = (pair for pair in zip_longest(was, now, fillvalue="") if pair[0] != pair[1])
    return next((exchanged(*pair) for pair in differ), "")


def _words(page: BaselinePage) -> list[str]:
    """Return the folio that a page counts as, and its furniture."""
    return [page.folio, *(row.text for row in page.rows if row.area in FURNITURE)]


def _spot_of_furniture(pair: Pair) -> Spot:
    was = [row.text for row in pair.old.rows if row.area in FURNITURE]
    its = [(index, row.text) for index, row in enumerate(pair.new.rows) if row.area in FURNITURE]
    changed = [pair_ for pair_, old in zip_longest(its, was, fillvalue=None) if pair_ and pair_[1] != old]
    return on_line(pair.printed, changed[0][0]) if changed else on_page(pair.printed)
