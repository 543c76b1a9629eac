"""The images on the pages of a PDF in; too few pixels, too much ink, an end at the trim, out."""

from collections.abc import Iterator
from math import hypot
from typing import Any, NamedTuple

import pikepdf
from PIL import Image, ImageMath

from stonehand.diagnostics import Code
from stonehand.model.printing import PrintSettings
from stonehand.proof.preflight.boxes import box_of
from stonehand.proof.preflight.drawn import drawn_on
from stonehand.proof.preflight.finding import Finding
from stonehand.proof.preflight.matrix import IDENTITY, UNIT, Box, Matrix, after, box_around, matrix_of

SHORT = 0.5
"""Points of bleed that may be wanting."""

INK_SLACK = 1.0
"""Per cent of ink that rounding may add."""


class Placed(NamedTuple):
    """An image on a page, and what turns its unit square into its place."""

    image: Any
    matrix: Matrix


def check_images(pdf: Any, settings: PrintSettings) -> Iterator[Finding]:
    """Yield F207 to F209 of every page. An image on several pages is decoded once."""
    inks: dict[tuple[int, int], float] = {}
    for number, page in enumerate(pdf.pages, 1):
        for placed in placed_on(page):
            key = placed.image.objgen
            if key not in inks:
                inks[key] = most_ink(placed.image)
            faults = (*_few_pixels(placed, settings), *_short_of_bleed(placed, page))
            yield from (finding._replace(sheet=number) for finding in faults)
            if inks[key] > settings.ink + INK_SLACK:
                message = (
                    f"{_name(placed.image)} has {inks[key]:.0f} per cent of ink, {settings.ink} are allowed"
                )
                yield Finding(Code.F208, message, number, "convert it with a profile of less total ink")


def placed_on(page: Any) -> Iterator[Placed]:
    """Yield the images that a page draws, those in forms too."""
    yield from _placed(page.obj, page.obj.get("/Resources", {}), IDENTITY)


def _placed(content: Any, resources: Any, matrix: Matrix) -> Iterator[Placed]:
    things = {name: thing for name, thing in resources.get("/XObject", {}).items() if _has_images(thing)}
    if not things:
        return
    saved: list[Matrix] = []
    for instruction in pikepdf.parse_content_stream(content, "q Q cm Do"):
        operator = str(instruction.operator)
        if operator == "q":
            saved.append(matrix)
        elif operator == "Q" and saved:
            matrix = saved.pop()
        elif operator == "cm":
            matrix = after(matrix_of(instruction.operands), matrix)
        elif operator == "Do" and str(instruction.operands[0]) in things:
            thing = things[str(instruction.operands[0])]
            if str(thing.get("/Subtype", "")) == "/Image":
                yield Placed(thing, matrix)
            else:
                own = matrix_of(thing.get("/Matrix", IDENTITY))
                yield from _placed(thing, thing.get("/Resources", {}), after(own, matrix))


def _has_images(thing: Any) -> bool:
    return any(str(each.get("/Subtype", "")) == "/Image" for each in drawn_on(thing))


def _few_pixels(placed: Placed, settings: PrintSettings) -> Iterator[Finding]:
    """Yield F207: the pixels that fall on an inch, along the side where they are fewest."""
    a, b, c, d, *_ = placed.matrix
    width, height = hypot(a, b) / 72, hypot(c, d) / 72
    if not width or not height:
        return
    density = min(int(placed.image.Width) / width, int(placed.image.Height) / height)
    if density < settings.resolution:
        least = settings.resolution
    elif density < settings.bitmap and _is_bitmap(placed.image):
        least = settings.bitmap
    else:
        return
    message = f"{_name(placed.image)} has {density:.0f} pixels per inch here, {least} are wanted"
    yield Finding(Code.F207, message, hint="take a larger image, or print it smaller")


def _is_bitmap(image: Any) -> bool:
    """Tell whether an image has black and white alone, whatever its samples could say."""
    if image.get("/ImageMask", False) or int(image.get("/BitsPerComponent", 8)) == 1:
        return True
    if str(image.get("/ColorSpace", "")) != "/DeviceGray":
        return False
    tones = pikepdf.PdfImage(image).as_pil_image(apply_mask=False).convert("L").histogram()
    return not any(tones[1:255])


def most_ink(image: Any) -> float:
    """Return the most ink that a pixel of an image in CMYK has, in per cent; 0 for other images."""
    if str(image.get("/ColorSpace", "")) != "/DeviceCMYK":
        return 0
    channels = pikepdf.PdfImage(image).as_pil_image(apply_mask=False).convert("CMYK").split()
    total = ImageMath.lambda_eval(
        lambda given: given["c"] + given["m"] + given["y"] + given["k"],
        **dict(zip("cmyk", channels, strict=True)),
    )
    assert isinstance(total, Image.Image)
    most = total.getextrema()[1]
    assert isinstance(most, int)
    return most / 2.55


def _short_of_bleed(placed: Placed, page: Any) -> Iterator[Finding]:
    """Yield F209 for an image that goes to the trim, or over it, and not to the end of the bleed."""
    trim, bleed = box_of(page, "/TrimBox"), box_of(page, "/BleedBox")
    if trim is None or bleed is None or not _overlaps(box_around(UNIT, placed.matrix), trim):
        return
    box = box_around(UNIT, placed.matrix)
    for side, end, cut, far in zip(("left", "foot", "right", "head"), box, trim, bleed, strict=True):
        outwards = -1 if side in ("left", "foot") else 1
        beyond, wanted = outwards * (end - cut), outwards * (far - cut)
        if -SHORT <= beyond < wanted - SHORT:
            message = f"{_name(placed.image)} ends at the trim ({side})"
            hint = "let it reach to the end of the bleed, or stay clear of the trim"
            yield Finding(Code.F209, message, hint=hint)


def _overlaps(box: Box, trim: Box) -> bool:
    return box[0] < trim[2] and box[2] > trim[0] and box[1] < trim[3] and box[3] > trim[1]


def _name(image: Any) -> str:
    return f"an image of {int(image.Width)} x {int(image.Height)} pixels"
