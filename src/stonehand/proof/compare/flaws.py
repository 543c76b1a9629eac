"""The flaws of two builds in, those that are new and those that are mended out, whatever page they are on."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from stonehand.model.flaws import FlawLimits
from stonehand.model.layout import LayoutMap
from stonehand.proof.compare.match import Pair
from stonehand.proof.flaws.find import find_flaws
from stonehand.proof.flaws.flaw import Flaw

Key = tuple[str, str]


class FlawChanges(NamedTuple):
    """Flaws that the new build has and the old had not, and the other way round."""

    new: tuple[Flaw, ...]
    mended: tuple[Flaw, ...]


def flaw_changes(
    old: LayoutMap, new: LayoutMap, pairs: Sequence[Pair], limits: FlawLimits
) -> FlawChanges:
    """Compare the flaws of each block, known by what the block was called before."""
    names = {pair.new.anchor: pair.old.anchor for pair in pairs if pair.old and pair.new}
    before = _grouped(find_flaws(old, limits), {})
    after = _grouped(find_flaws(new, limits), names)
    return FlawChanges(tuple(_beyond(after, before)), tuple(_beyond(before, after)))


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
