"""Pages whose maps agree and the new PDFs in; those that are drawn otherwise out, with the place."""

from collections.abc import Iterator, Mapping, Sequence

import pypdfium2

from stonehand.diagnostics import Code
from stonehand.model.layout import Page
from stonehand.proof.gate.baseline import Ink
from stonehand.proof.gate.difference import Difference, Spot, on_line, on_page
from stonehand.proof.gate.ink import SCALE, Place, differing, hash_of, in_words, ink_of, picture_of
from stonehand.proof.gate.pairs import Pair

CORE = 0.35
"""Em above the baseline in which all letters of a line have ink, and those of no other line."""

PIXEL = 1 / SCALE
"""Points by which the ink of letters may end short of what is reckoned."""


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
    lines = _lines(page, place)
    if len(lines) > 1:
        return _on(page, lines, place), f"{len(lines)} lines are"
    if lines:
        return _on(page, lines, place), "a line is"
    boxes = [
        box for box in page.boxes if _meets(place, (box.x, box.y, box.x + box.width, box.y + box.height))
    ]
    around = _around(page, place)
    said = f"the {boxes[0].kind}" if boxes else "a line" if around else "what stands between the lines"
    return _on(page, around, place), f"{said} is"


def _on(page: Page, lines: list[int], place: Place) -> Spot:
    spot = on_line(page, lines[0]) if lines else on_page(page)
    return spot._replace(rectangle=place)


def _lines(page: Page, place: Place) -> list[int]:
    """Return the lines whose letters a place has from their feet up, else those whose letters it meets.

    The band in which the tallest letters of a line end may have the feet of the line above.
    """
    cores = [
        (line.x, line.baseline - CORE * line.size, line.x + line.width, line.baseline) for line in page.lines
    ]
    met = [index for index, core in enumerate(cores) if _meets(place, core)]
    whole = [index for index in met if _holds(place, cores[index])]
    return whole or met


def _holds(place: Place, box: tuple[float, float, float, float]) -> bool:
    return place.top < box[1] + PIXEL and box[3] - PIXEL < place.bottom


def _around(page: Page, place: Place) -> list[int]:
    """Return the lines around the middle of a place: of a quotation mark, a call, an asterisk."""
    height = (place.top + place.bottom) / 2
    middle = place._replace(top=height, bottom=height)
    boxes = ((line.x, line.y, line.x + line.width, line.y + line.height) for line in page.lines)
    return [index for index, box in enumerate(boxes) if _meets(middle, box)]


def _meets(place: Place, box: tuple[float, float, float, float]) -> bool:
    is_beside = place.left < box[2] and box[0] < place.right
    return is_beside and place.top < box[3] and box[1] < place.bottom
