"""The pages of two builds in, those with the same number in the same section side by side out."""

from collections import Counter
from typing import NamedTuple

from stonehand.model.layout import Page
from stonehand.proof.gate.baseline import BaselinePage
from stonehand.proof.gate.words import Pages

OPPOSITE = {"to the right": "to the left", "lower": "higher", "wider": "narrower", "larger": "smaller"}


class Pair(NamedTuple):
    """A page as accepted and the page of the same number in its section now; `printed` is its map."""

    old: BaselinePage
    new: BaselinePage
    accepted_sheet: int
    printed: Page

    @property
    def is_same(self) -> bool:
        """Tell whether all on it stands as accepted."""
        return self.old.looks == self.new.looks


def pairs_of(old: Pages, new: Pages) -> list[Pair]:
    """Return the pages that both builds have, in the order of the new one."""
    accepted = {
        (section, number): (sheet, page)
        for section in sections_of(old)
        for number, (sheet, page) in enumerate(of_section(old, section))
    }
    numbers: Counter[str] = Counter()
    pairs = []
    for page, printed in zip(new.reduced, new.printed, strict=True):
        was = accepted.get((page.section, numbers[page.section]))
        numbers[page.section] += 1
        if was:
            pairs.append(Pair(was[1], page, was[0] + 1, printed))
    return pairs


def sections_of(pages: Pages) -> dict[str, None]:
    """Return the sections of a build in order."""
    return dict.fromkeys(page.section for page in pages.reduced)


def of_section(pages: Pages, section: str) -> list[tuple[int, BaselinePage]]:
    """Return the pages of a section with their indices."""
    return [(number, page) for number, page in enumerate(pages.reduced) if page.section == section]


def by_points(name: str, points: float) -> str:
    """Say how far something stands in a direction, or against it."""
    return f"{abs(points):.2f} pt {name if points > 0 else OPPOSITE[name]}"
