"""Image files in, files of the manifest out, each with the media type that its bytes and name agree on."""

from collections.abc import Iterator

from stonehand.diagnostics import Code, Report
from stonehand.press.epub.drawings import check_drawing
from stonehand.press.epub.package import IMAGES, EpubImage
from stonehand.press.epub.writer import EpubFile
from stonehand.source import Span

_SIGNATURES = (
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF8", "image/gif"),
)
_SUFFIXES = {
    "image/png": (".png",),
    "image/jpeg": (".jpg", ".jpeg"),
    "image/gif": (".gif",),
    "image/webp": (".webp",),
    "image/svg+xml": (".svg",),
}


def media_type(data: bytes) -> str:
    """Return the core media type of an image (EPUB 3.3, section 3.2) from its bytes, or an empty string."""
    for signature, kind in _SIGNATURES:
        if data.startswith(signature):
            return kind
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "image/webp"
    return "image/svg+xml" if b"<svg" in data[:4096] else ""


def image_files(images: tuple[EpubImage, ...], cover: str, report: Report) -> Iterator[EpubFile]:
    """Yield the images for the manifest; report E011 where a reading system could not show one, and E013."""
    for number, image in enumerate(images, 1):
        kind = media_type(image.data)
        if not image.name.lower().endswith(_SUFFIXES.get(kind, ("\0",))):
            _report_kind(image, kind, report)
        properties = ("cover-image",) if image.name == cover else ()
        if kind == "image/svg+xml":
            report.extend(check_drawing(image.name, image.data))
        identity = "cover-image" if image.name == cover else f"image-{number}"
        yield EpubFile(identity, f"{IMAGES}/{image.name}", kind or image.media_type, image.data, properties)


def _report_kind(image: EpubImage, kind: str, report: Report) -> None:
    what = f"holds {kind}, which its name does not say" if kind else "is none of PNG, JPEG, GIF, WebP and SVG"
    report.add(Code.E011, f"the image {image.name} {what}", Span.point(f"{IMAGES}/{image.name}"))
