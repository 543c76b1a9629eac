"""The flaws of two builds in, those that are new and those that are mended out, whatever page they are on."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from stonehand.model.flaws import FlawLimits
from stonehand.model.layout import LayoutMap, Line
from stonehand.proof.compare.match import Pair
from stonehand.proof.flaws.find import find_flaws
from stonehand.proof.flaws.flaw import Flaw

Key = tuple[str, str]


class FlawChanges(NamedTuple):
    """Flaws that the new build has and the old had not, and the other way round."""

    new: tuple[Flaw, ...]
    mended: tuple[Flaw, ...]


def flaw_changes(old: LayoutMap, new: LayoutMap, pairs: Sequence[Pair], limits: FlawLimits) -> FlawChanges:
    """Compare the flaws of each block, known by what the block was called before."""
    names = {pair.new.anchor: pair.old.anchor for pair in pairs if pair.old and pair.new}
    was, now = _sections(old), _sections(new)
    changed = {name for name in was.keys() | now.keys() if was.get(name) != now.get(name)}
    before = _grouped(find_flaws(_part(old, changed), limits), {})
    after = _grouped(find_flaws(_part(new, changed), limits), names)
    return FlawChanges(tuple(_beyond(after, before)), tuple(_beyond(before, after)))


def _sections(layout: LayoutMap) -> dict[str, list[tuple[Line, ...]]]:
    """Return the lines of each section's pages without furniture, which has no flaws."""
    found: dict[str, list[tuple[Line, ...]]] = defaultdict(list)
    for page in layout.pages:
        found[page.section].append(tuple(line for line in page.lines if line.source))
    return found


def _part(layout: LayoutMap, sections: set[str]) -> LayoutMap:
    """Return the pages of some sections: those of the others have the flaws that they had."""
    return replace(layout, pages=tuple(page for page in layout.pages if page.section in sections))


def _grouped(flaws: Iterable[Flaw], names: Mapping[str, str]) -> dict[Key, list[Flaw]]:
    found: dict[Key, list[Flaw]] = defaultdict(list)
    for flaw in flaws:
        anchor, code = flaw.key
        found[names.get(anchor, anchor), code].append(flaw)
    return found


def _beyond(these: Mapping[Key, list[Flaw]], those: Mapping[Key, list[Flaw]]) -> Iterator[Flaw]:
    """Yield the flaws of a block that are more than it has in the other build, the last of them."""
    for key, flaws in these.items():
        yield from flaws[len(those.get(key, ())) :]
