"""The facts of the pages of a spread in, how well it is made up out: what is smaller is better."""

from collections.abc import Sequence
from dataclasses import dataclass

from stonehand.model.flaws import LIMITS
from stonehand.press.pdf.pages_facts import Facts


@dataclass(frozen=True, slots=True, order=True)
class Score:
    """The faults of a spread in the order of their weight.

    `late`: notes that begin after their call; `uneven`: lines that changed paragraphs set too loose or too
    tight; `stub`: lines that a last page lacks; `step`: lines between the feet of the two pages; `far`: lines
    by which they end too far from the foot of the type area; `holes`: lines of white inside pages; `hyphens`
    at the foot of the recto; `changed`: paragraphs; `off`: lines that the pages run short or long.
    """

    late: int = 0
    uneven: int = 0
    stub: int = 0
    step: float = 0.0
    far: float = 0.0
    holes: float = 0.0
    hyphens: int = 0
    changed: int = 0
    off: float = 0.0

    @property
    def is_uneven(self) -> bool:
        """Tell whether the two pages do not end alike, or both too far from where they should."""
        return self.step > 0 or self.far > 0

    @property
    def is_faulty(self) -> bool:
        """Tell whether another make-up should be tried."""
        return self.is_uneven or self.holes > 0 or self.hyphens > 0


@dataclass(frozen=True, slots=True)
class Bounds:
    """What is allowed: lines that both pages may run short or long, lines of a last page."""

    lines: int
    last_page: int


def score(pages: Sequence[Facts], bounds: Bounds, changed: int = 0, uneven: int = 0) -> Score:
    """Judge the pages of a spread of which `changed` paragraphs run otherwise, with some `uneven` lines."""
    ends = [page.end for page in pages]
    step = far = 0.0
    if len(pages) > 1 and all(page.is_full for page in pages):
        step = _beyond(max(ends) - min(ends), LIMITS.uneven)
        far = sum(_beyond(abs(end), bounds.lines + LIMITS.uneven) for end in ends)
    last = pages[-1]
    return Score(
        late=sum(page.late for page in pages),
        uneven=max(0, uneven),
        stub=0 if last.goes_on or not last.lines else max(0, bounds.last_page - last.lines),
        step=step,
        far=far,
        holes=sum(_beyond(white_of(page, len(pages)), LIMITS.hole) for page in pages),
        hyphens=int(last.is_recto and last.goes_on and last.has_hyphen),
        changed=changed,
        off=sum(map(abs, ends)),
    )


def white_of(page: Facts, count: int) -> float:
    """Return the lines of white above the notes of a page, or at the foot of one that has no other beside it.

    Where two pages without notes end early, their feet are judged.
    """
    return page.white if page.is_full and (page.has_notes or count == 1) else 0.0


def _beyond(value: float, limit: float) -> float:
    return round(value, 1) if value > limit else 0.0
