"""What is worse in a spread: one with only the lesser fault is taken before one with only the greater."""

from itertools import pairwise

import pytest

from stonehand.press.pdf.pages_facts import Facts
from stonehand.press.pdf.pages_score import Bounds, Score, score

BOUNDS = Bounds(lines=1, last_page=5)


def page(end: float = 0.0, **facts: object) -> Facts:
    """Return a verso of 30 lines that goes on."""
    usual: dict[str, object] = {
        "white": 0.0,
        "is_full": True,
        "lines": 30,
        "has_hyphen": False,
        "has_notes": False,
        "is_recto": False,
        "goes_on": True,
        "late": 0,
        "loose": (),
        "tight": (),
        "texts": (),
    }
    return Facts(end, **(usual | facts))  # type: ignore[arg-type]


RECTO = page(is_recto=True)
WORST_FIRST = (
    score((page(late=1), RECTO), BOUNDS),
    score((page(), RECTO), BOUNDS, changed=1, uneven=1),
    score((page(), page(lines=4, goes_on=False, is_full=False)), BOUNDS),
    score((page(1.0), RECTO), BOUNDS),
    score((page(2.0), page(2.0)), BOUNDS),
    score((page(has_notes=True, white=3.2), RECTO), BOUNDS),
    score((page(), page(is_recto=True, has_hyphen=True)), BOUNDS),
    score((page(), RECTO), BOUNDS, changed=1),
    score((page(1.0), page(1.0, is_recto=True)), BOUNDS),
    score((page(), RECTO), BOUNDS),
)


@pytest.mark.parametrize("worse, better", list(pairwise(WORST_FIRST)))
def test_the_lesser_fault_is_better(worse: Score, better: Score) -> None:
    assert better < worse


@pytest.mark.parametrize("found", [*WORST_FIRST[3:7], score((page(4.0, white=4.0),), BOUNDS)])
def test_what_calls_for_another_make_up(found: Score) -> None:
    assert found.is_faulty


@pytest.mark.parametrize(
    "pages",
    [
        (page(), RECTO),
        (page(1.0), page(1.0)),
        (page(-1.0), page(-1.0)),
        (page(), page(3.0, is_full=False, goes_on=False)),  # the section ends
        (page(), page(0.4)),
        (page(has_hyphen=True), RECTO),  # the next line faces it
        (page(2.0, white=2.0),),
        (page(4.0, white=4.0, is_full=False),),
    ],
)
def test_what_is_left_as_it_is(pages: tuple[Facts, ...]) -> None:
    assert not score(pages, BOUNDS).is_faulty
