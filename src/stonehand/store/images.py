"""The bytes of an image in, what keeps it from being printed out: no image, damaged, too large, or not still.

One judgement for both presses, made before either: what passes here is drawn by WeasyPrint and by readers of
EPUB alike, and does nothing but show itself.
"""

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageFile, UnidentifiedImageError

from stonehand.diagnostics import Code

LARGEST = 100_000_000
"""The most bytes of an image."""

PIXELS = 50_000_000
"""The most pixels: a page of 210 mm x 297 mm at 600 dots an inch has 35 million."""

_HEAD = 4096
_FORMATS = ("PNG", "JPEG", "GIF", "TIFF", "WEBP")
_NO_IMAGE = Code.S003, "it is not an image (PNG, JPEG, GIF, TIFF, WebP or SVG)"

Flaw = tuple[Code, str]
"""A code, and the reason as a clause: “it is ...”."""


def file_flaw(path: Path) -> Flaw | None:
    """Judge the image in a file, once for each state of it; one that cannot be read is damaged."""
    try:
        state = path.stat()
        return _file_flaw(path, state.st_size, state.st_mtime_ns)
    except OSError as error:
        return Code.S005, f"it cannot be read: {error.strerror}"


@lru_cache(maxsize=1024)
def _file_flaw(path: Path, _size: int, _changed: int) -> Flaw | None:
    with path.open("rb") as stream:
        return image_flaw(stream.read(LARGEST + 1))


def image_flaw(body: bytes) -> Flaw | None:
    """Judge an image by its bytes alone."""
    if len(body) > LARGEST:
        return Code.S006, f"it is larger than {LARGEST // 1_000_000} MB"
    begins = body[:_HEAD].lstrip()
    drawing = begins.startswith((b"<", b"\xef\xbb\xbf<")) and b"<svg" in begins
    if not drawing:
        return _raster_flaw(body)
    from stonehand.store.svg import svg_flaw

    return svg_flaw(body)


def _raster_flaw(body: bytes) -> Flaw | None:
    with _strictly():
        try:
            with Image.open(BytesIO(body), formats=_FORMATS) as image:
                pixels = image.width * image.height
                if pixels > PIXELS:
                    return Code.S006, f"it has {pixels:,} pixels; {PIXELS:,} are enough for a page"
                _decode(image)
        except (Image.DecompressionBombError, Image.DecompressionBombWarning):
            return Code.S006, f"it has more than {PIXELS:,} pixels"
        except UnidentifiedImageError:
            return _NO_IMAGE
        # Pillow's readers raise whatever a damaged file makes them stumble over.
        except (OSError, ValueError, SyntaxError, EOFError, IndexError, KeyError, OverflowError) as error:
            return Code.S005, f"it is damaged: {error}"
    return None


def _decode(image: Image.Image) -> None:
    """Read an image to its end: a PNG by its check sums, a JPEG in an eighth of its size."""
    if image.format == "PNG":
        image.verify()
        return
    image.draft("RGB", (image.width // 8, image.height // 8))
    image.load()


@contextmanager
def _strictly() -> Iterator[None]:
    """Let Pillow refuse what is cut short (WeasyPrint tells it not to) or unpacks to gigabytes."""
    kept = ImageFile.LOAD_TRUNCATED_IMAGES
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            yield
    finally:
        ImageFile.LOAD_TRUNCATED_IMAGES = kept
