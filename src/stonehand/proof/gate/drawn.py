"""Pages whose maps agree and the new PDFs in; those that are drawn otherwise out, with the place."""

from collections.abc import Iterator, Mapping, Sequence

import pypdfium2

from stonehand.diagnostics import Code
from stonehand.model.layout import Page
from stonehand.proof.gate.baseline import Ink
from stonehand.proof.gate.difference import Difference, Spot, on_line, on_page
from stonehand.proof.gate.ink import Place, differing, hash_of, in_words, ink_of, picture_of
from stonehand.proof.gate.pairs import Pair

CORE = 0.35
"""Em above the baseline in which all letters of a line have ink, and those of no other line."""


def drawn_differences(
    pairs: Sequence[Pair], inks: Mapping[str, tuple[Ink, ...]], pdfs: Mapping[str, bytes]
) -> Iterator[Difference]:
    """Yield the differences of each profile; `pdfs` are those that are not the accepted files."""
    for profile, data in pdfs.items():
        with pypdfium2.PdfDocument(data) as document:
            for pair in pairs:
                if pair.is_same:
                    yield from _drawn(pair, inks[profile][pair.accepted_sheet - 1], document, profile)


def _drawn(pair: Pair, was: Ink, document: pypdfium2.PdfDocument, profile: str) -> Iterator[Difference]:
    sheet = document[pair.printed.sheet - 1]
    picture = picture_of(sheet)
    if hash_of(picture) == was.picture:
        return
    now = ink_of(picture)
    for place in differing(was, now, sheet):
        spot, where = spot_of(pair.printed, place)
        said = f"in the {profile} PDF {where} drawn otherwise, the page {in_words(was, now)}"
        across = f"{place.left:.0f} to {place.right:.0f} pt from the left"
        down = f"{place.top:.0f} to {place.bottom:.0f} pt from the top"
        yield Difference(Code.G107, f"{said}: {across}, {down}", (spot,))


def spot_of(page: Page, place: Place) -> tuple[Spot, str]:
    """Return the first line, or else the box, that a place meets; what is marked is the place."""
    lines = [
        index
        for index, line in enumerate(page.lines)
        if _meets(place, (line.x, line.baseline - CORE * line.size, line.x + line.width, line.baseline))
    ]
    boxes = [
        box for box in page.boxes if _meets(place, (box.x, box.y, box.x + box.width, box.y + box.height))
    ]
    marked = on_page(page, place)
    if boxes and not lines:
        own = _line_of(page, boxes[0].anchor)
        return own._replace(rectangle=place) if own else marked, f"the {boxes[0].kind} is"
    if not lines:
        return marked, "what stands between the lines is"
    spot = on_line(page, lines[0])._replace(rectangle=place)
    return spot, f"{len(lines)} lines are" if len(lines) > 1 else "a line is"


def _line_of(page: Page, anchor: str) -> Spot | None:
    """Return the line that a box is itself: asterisks of an ornament stand above where letters have ink."""
    indices = (index for index, line in enumerate(page.lines) if anchor and line.block == anchor)
    return next((on_line(page, index) for index in indices), None)


def _meets(place: Place, box: tuple[float, float, float, float]) -> bool:
    is_beside = place.left < box[2] and box[0] < place.right
    return is_beside and place.top < box[3] and box[1] < place.bottom
