"""A sheet as read in, what is below its furniture out: what another folio leaves as it is."""

from typing import NamedTuple

from stonehand.model.layout import Line, Page
from stonehand.proof.certificate.ink import NEARBY, Picture, heights_of, is_clear
from stonehand.proof.certificate.layout import FURNITURE, text_of
from stonehand.proof.certificate.words import letters_of


class Under(NamedTuple):
    """The letters of a sheet before those of its furniture, and where that stands on paper that is clear."""

    letters: str
    heights: tuple[tuple[float, float], ...]

    def is_clear_for(self, page: Page) -> bool:
        """Tell whether the furniture of a page stands where this sheet has its own, or hardly elsewhere."""
        return all(
            any(_is_near(heights_of(line), own) for own in self.heights) for line in furniture_of(page)
        )


def below(page: Page, letters: str, picture: Picture) -> Under | None:
    """Return what is below the furniture of a page.

    None where its letters are not read first, or the paper beside the words of the furniture is not clear.
    """
    furniture = furniture_of(page)
    text = letters_of(text_of(line for line in page.lines if line.area not in FURNITURE))
    is_apart = letters.startswith(text) and not any(line.turned for line in furniture)
    if not is_apart or not is_clear(furniture, picture, page.width):
        return None
    return Under(text, tuple(map(heights_of, furniture)))


def furniture_of(page: Page) -> tuple[Line, ...]:
    """Return the lines of heads and folios of a page."""
    return tuple(line for line in page.lines if line.area in FURNITURE)


def _is_near(heights: tuple[float, float], others: tuple[float, float]) -> bool:
    return all(abs(here - there) <= NEARBY for here, there in zip(heights, others, strict=True))
