"""A page and a scale in, a picture of it as PNG out; what was pictured of late is kept."""

from collections import OrderedDict
from dataclasses import dataclass, field
from io import BytesIO

import pypdfium2
from PIL import Image, ImageChops

from stonehand.pipeline.furnished import Drawn
from stonehand.pipeline.live import Forme

STEP, LARGEST = 1 / 16, 6.0
"""Pixels per point that can be asked for: multiples of the step, up to the largest."""

KEPT = 200_000_000
"""Bytes of pictures that are kept."""
OPEN = 8
"""Documents that are kept open."""


@dataclass(slots=True)
class Pictures:
    """The pictures of one run. PDFium knows no threads: one alone may call `picture`."""

    made: OrderedDict[tuple[str, float], bytes] = field(default_factory=OrderedDict)
    size: int = 0
    documents: OrderedDict[int, tuple[bytes, pypdfium2.PdfDocument]] = field(default_factory=OrderedDict)

    def picture(self, key: str, forme: Forme, scale: float) -> bytes:
        """Return a page as PNG, so many pixels a point."""
        if (key, scale) not in self.made:
            self._keep((key, scale), self._draw(forme, scale))
        self.made.move_to_end((key, scale))
        return self.made[key, scale]

    def _keep(self, name: tuple[str, float], data: bytes) -> None:
        self.made[name] = data
        self.size += len(data)
        while self.size > KEPT and len(self.made) > 1:
            self.size -= len(self.made.popitem(last=False)[1])

    def _draw(self, forme: Forme, scale: float) -> bytes:
        width, height = forme.page.width, forme.page.height
        size = round(width * scale), round(height * scale)
        image = Image.new("RGB", size, "white")
        if forme.text is not None:
            image = self._text(forme.text, width, height, scale).resize(size)
        if forme.furniture.lines:
            image = ImageChops.multiply(image, self._furniture(forme, scale).resize(size))
        return _png(image)

    def _text(self, drawn: Drawn, width: float, height: float, scale: float) -> Image.Image:
        """Return a page without its bleed."""
        page = self._document(drawn.pdf)[drawn.number]
        wide, tall = page.get_size()
        x, y = (wide - width) / 2, (tall - height) / 2
        return _rendered(page, scale, (x, y, x, y))

    def _furniture(self, forme: Forme, scale: float) -> Image.Image:
        """Return a sheet of those that stand below each other, drawn at half strength, at its full one."""
        furniture, height = forme.furniture, forme.page.height
        page = self._document(furniture.drawn.pdf)[0]
        above = height * furniture.drawn.number
        below = page.get_size()[1] - above - height
        image = _rendered(page, scale, (0, max(0.0, below), 0, above))
        return image.point(lambda tone: max(0, 2 * tone - 255))

    def _document(self, pdf: bytes) -> pypdfium2.PdfDocument:
        if id(pdf) not in self.documents:
            # The bytes are kept with the document: no others can have their identity then.
            self.documents[id(pdf)] = pdf, pypdfium2.PdfDocument(pdf)
            if len(self.documents) > OPEN:
                self.documents.popitem(last=False)[1][1].close()
        self.documents.move_to_end(id(pdf))
        return self.documents[id(pdf)][1]


def is_scale(scale: float) -> bool:
    """Tell whether a scale may be asked for."""
    return 0 < scale <= LARGEST and (scale / STEP).is_integer()


def _rendered(page: pypdfium2.PdfPage, scale: float, crop: tuple[float, float, float, float]) -> Image.Image:
    image: Image.Image = page.render(scale=scale, crop=crop).to_pil().convert("RGB")
    return image


def _png(image: Image.Image) -> bytes:
    red, green, blue = image.split()
    is_grey = not (
        ImageChops.difference(red, green).getbbox() or ImageChops.difference(green, blue).getbbox()
    )
    stream = BytesIO()
    (red if is_grey else image).save(stream, "PNG", compress_level=1)
    return stream.getvalue()
