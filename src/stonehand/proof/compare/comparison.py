"""Two builds in, one comparison out: all that the report, the summary and the table for programs tell of."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from stonehand.model.flaws import FlawLimits
from stonehand.model.layout import LayoutMap
from stonehand.proof.compare.change import Change, NewBreak, PageChange
from stonehand.proof.compare.classify import changes_of, new_breaks
from stonehand.proof.compare.epub import EpubChange
from stonehand.proof.compare.flaws import FlawChanges, flaw_changes
from stonehand.proof.compare.furniture import FurnitureChange, furniture_changes
from stonehand.proof.compare.match import paired
from stonehand.proof.compare.pages import page_changes
from stonehand.proof.compare.setting import set_blocks


@dataclass(frozen=True, slots=True)
class Comparison:
    """What has changed from one build to another. `tools` are names of tools and fonts that differ.

    `epub` is None where one of the builds has no EPUB.
    """

    old: LayoutMap
    new: LayoutMap
    changes: tuple[Change, ...]
    breaks: tuple[NewBreak, ...]
    pages: tuple[PageChange, ...]
    furniture: tuple[FurnitureChange, ...]
    flaws: FlawChanges
    epub: tuple[EpubChange, ...] | None = None

    @property
    def real(self) -> tuple[Change, ...]:
        """Return the changes that somebody made, in the order of the new pages."""
        return tuple(change for change in self.changes if change.is_real)

    @property
    def tools(self) -> tuple[str, ...]:
        """Return what of the toolchain is not the same in both."""
        before, after = self.old.fingerprint, self.new.fingerprint
        names = ("weasyprint", "pango", "harfbuzz", "fontconfig", "pyphen", "fonttools", "fonts")
        return tuple(name for name in names if getattr(before, name) != getattr(after, name))

    @property
    def is_same(self) -> bool:
        """Tell whether nothing that is printed, and nothing of the EPUB, has changed."""
        return not (self.changes or self.furniture or self.epub)


def compare_maps(
    old: LayoutMap,
    new: LayoutMap,
    limits: FlawLimits,
    drawn: Iterable[Change] = (),
    epub: Sequence[EpubChange] | None = None,
) -> Comparison:
    """Compare two builds by their maps; `drawn` are the changes that only their PDFs show."""
    pairs = paired(set_blocks(old), set_blocks(new))
    changes = tuple(sorted(_explained([*changes_of(pairs), *drawn]), key=_order))
    return Comparison(
        old,
        new,
        changes,
        tuple(sorted(new_breaks(pairs), key=lambda each: each.spot[:3])),
        page_changes(old, new, pairs, changes),
        tuple(furniture_changes(old, new)),
        flaw_changes(old, new, pairs, limits),
        None if epub is None else tuple(epub),
    )


def _explained(changes: Sequence[Change]) -> Iterator[Change]:
    """Yield changes but the looks of pages on which something else was changed: that is what differs."""
    shown = {sheet for each in changes if each.is_real and each.kind != "look" for sheet in each.new_sheets}
    return (each for each in changes if each.kind != "look" or not shown & set(each.new_sheets))


def _order(change: Change) -> tuple[int, float]:
    return change.new_top or change.old_top or (0, 0.0)
