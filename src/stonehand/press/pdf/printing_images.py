"""An image of a PDF in; the same in inks out, without loss, its mask kept as it is."""

from typing import Any
from zlib import compress

import pikepdf
from PIL import Image

from stonehand.press.pdf.printing_inks import Inks

IN_INKS = ("/DeviceGray", "/DeviceCMYK")
SPACES = {"L": pikepdf.Name.DeviceGray, "CMYK": pikepdf.Name.DeviceCMYK}
OF_ITS_COLOURS = ("/Decode", "/DecodeParms", "/Intent", "/Mask")
"""Entries that speak of the samples as they were."""


def image_in_inks(image: Any, inks: Inks) -> None:
    """Convert an image in place, if it is in RGB; in greys or inks it is left as its author made it."""
    if image.get("/ImageMask", False) or str(image.get("/ColorSpace", "")) in IN_INKS:
        return
    # An explicit mask or one by colour would lose its meaning; WeasyPrint writes soft masks only.
    if "/Mask" in image:
        return
    made = inks.image(_picture(image))
    if made is None:
        return
    for name in OF_ITS_COLOURS:
        if name in image:
            del image[name]
    image.ColorSpace = SPACES[made.mode]
    image.BitsPerComponent = 8
    image.write(compress(made.tobytes(), 9), filter=pikepdf.Name.FlateDecode)


def _picture(image: Any) -> Image.Image:
    """Return the samples of an image in RGB, with the profile that they bear."""
    read = pikepdf.PdfImage(image).as_pil_image(apply_mask=False)
    picture = read.convert("RGB")
    if "icc_profile" in read.info:
        picture.info["icc_profile"] = read.info["icc_profile"]
    return picture
