"""An older layout map or accepted pages, and a newer map in; the places in it that are not as before out."""

from collections.abc import Iterator, Sequence

from stonehand.diagnostics import Code, Report
from stonehand.model.layout import LayoutMap
from stonehand.proof.compare.change import Kind
from stonehand.proof.compare.classify import changes_of
from stonehand.proof.compare.match import Pair, paired
from stonehand.proof.compare.setting import SetBlock, Spot, Stream, set_blocks
from stonehand.proof.gate.baseline import BaselinePage
from stonehand.proof.gate.reduced import reduced_pages
from stonehand.proof.gate.words import Pages, text_differences

BARRED: tuple[Kind, ...] = ("text", "added", "moved", "style", "locator")
"""Changes that have a bar: not words that are only set in other lines or on another page."""

PARAGRAPH = 5
"""Words that a block has at least by which a book is known."""


def changed_spots(old: LayoutMap, new: LayoutMap, report: Report) -> tuple[Spot, ...]:
    """Return what a proofreader reads again on the new pages; report W005 where all of it is new."""
    pairs = paired(set_blocks(old), set_blocks(new))
    if not any(_is_same_paragraph(pair) for pair in pairs):
        report.add(Code.W005, "no paragraph is as in the proof that this one is compared with")
    changed = (spot for change in changes_of(pairs) if change.kind in BARRED for spot in change.new_spots)
    return (*changed, *_gone(pairs))


def spots_since_accepted(accepted: tuple[BaselinePage, ...], new: LayoutMap) -> Iterator[Spot]:
    """Yield the lines in which the gate finds other words than were accepted, but for numbers of notes."""
    found, _ = text_differences(Pages(accepted), Pages(reduced_pages(new), new.pages))
    for spot in (spot for each in found if each.code is not Code.G106 for spot in each.spots):
        if spot.rectangle:
            left, top, right, bottom = spot.rectangle
            yield Spot(spot.leaf.sheet, left, top, right - left, bottom - top)


def _is_same_paragraph(pair: Pair) -> bool:
    old, new, _ = pair
    return bool(old and new and old.text == new.text and len(new.words) >= PARAGRAPH)


def _gone(pairs: Sequence[Pair]) -> Iterator[Spot]:
    """Yield, for each block that is gone, the first line of what follows; at the end the last one before."""
    for number, (old, new, _) in enumerate(pairs):
        if old and new is None:
            after = next(_new_blocks(pairs[number:], old.stream), None)
            before = next(_new_blocks(pairs[number::-1], old.stream), None)
            if after:
                yield after.lines[0][1]
            elif before:
                yield before.lines[-1][1]


def _new_blocks(pairs: Sequence[Pair], stream: Stream) -> Iterator[SetBlock]:
    return (pair.new for pair in pairs if pair.new and pair.new.stream == stream)
