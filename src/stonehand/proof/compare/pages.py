"""Two layout maps and the changes in, the class of each page of the new build out."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from stonehand.model.layout import LayoutMap, Page
from stonehand.proof.compare.change import Change, Kind, PageChange, PageKind
from stonehand.proof.compare.match import Pair
from stonehand.proof.compare.runs import runs

_CLASSES: Mapping[Kind, PageKind] = {
    "text": "text",
    "added": "text",
    "removed": "text",
    "moved": "text",
    "figure": "figure",
    "style": "style",
    "look": "style",
}
_WEIGHTS: tuple[PageKind, ...] = ("text", "figure", "style")
_FURNITURE = ("head", "folio")


def alike(old: LayoutMap, new: LayoutMap) -> Mapping[int, int]:
    """Return the sheets of the new build whose lines and boxes are those of a sheet of the old one."""
    before, after = [_digest(page) for page in old.pages], [_digest(page) for page in new.pages]
    found: dict[int, int] = {}
    for run in runs(before, after):
        if run.is_equal:
            rows = zip(old.pages[run.i1 : run.i2], new.pages[run.j1 : run.j2], strict=True)
            found |= {page.sheet: was.sheet for was, page in rows}
    return found


def page_changes(
    old: LayoutMap, new: LayoutMap, pairs: Sequence[Pair], changes: Iterable[Change]
) -> tuple[PageChange, ...]:
    """Return the class of each page; what somebody made outweighs what only reflowed."""
    same, near, kinds = alike(old, new), _near(pairs), _kinds(changes)
    olds = {page.sheet: page for page in old.pages}
    made, last = [], 0
    for page in new.pages:
        last = same.get(page.sheet) or near.get(page.sheet) or min(last + 1, len(old.pages))
        was = olds.get(last)
        kind = kinds.get(page.sheet) or (_unmarked(page, was) if page.sheet in same and was else "reflow")
        made.append(PageChange(page.sheet, page.folio, kind, last, was.folio if was else ""))
    return tuple(made)


def _unmarked(page: Page, was: Page) -> PageKind:
    if _furniture(page) != _furniture(was):
        return "furniture"
    return "same" if page.sheet == was.sheet else "shifted"


def _kinds(changes: Iterable[Change]) -> dict[int, PageKind]:
    found: dict[int, set[PageKind]] = defaultdict(set)
    for change in changes:
        if change.is_real:
            for sheet in change.new_sheets:
                found[sheet].add(_CLASSES[change.kind])
    return {sheet: min(kinds, key=_WEIGHTS.index) for sheet, kinds in found.items()}


def _near(pairs: Iterable[Pair]) -> dict[int, int]:
    """Return the sheet of the old build on which the first known line of each new sheet's text began."""
    found: dict[int, int] = {}
    for old, new, is_moved in pairs:
        if old is None or new is None or is_moved or new.stream != "text":
            continue
        share = len(old.lines) / len(new.lines)
        for number, (_, spot) in enumerate(new.lines):
            found.setdefault(spot.sheet, old.lines[int(number * share)][1].sheet)
    return found


def _digest(page: Page) -> str:
    """Return the lines and boxes of a page but its furniture, from the left edge of its type area."""
    left = page.type_area[0]
    lines = [
        (f"{line.x - left:.1f}", f"{line.y:.1f}", line.text, line.area, f"{line.size:.2f}")
        for line in page.lines
        if line.area not in _FURNITURE
    ]
    boxes = [(box.kind, f"{box.x - left:.1f}", f"{box.y:.1f}", f"{box.height:.1f}") for box in page.boxes]
    return repr((page.section, page.leaf, lines, boxes))


def _furniture(page: Page) -> list[str]:
    return [line.text for line in page.lines if line.area in _FURNITURE]
