"""A URL in, an image of the book's folder or a refusal out. Nothing is ever fetched over a network.

Manuscripts are untrusted: only `file:` under the book's folder, symlinks resolved, and `data:`; images only.
"""

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from urllib.request import url2pathname

from weasyprint.urls import URLFetcher, URLFetcherResponse

from stonehand.diagnostics import Code, Diagnostic
from stonehand.source import Span
from stonehand.store.images import LARGEST, Flaw, file_flaw, image_flaw
from stonehand.store.snapshot import is_watched

SHOWN_URL = 80  # characters of a URL in a message

SIGNATURES: tuple[tuple[bytes, str], ...] = (
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF8", "image/gif"),
    (b"II*\x00", "image/tiff"),
    (b"MM\x00*", "image/tiff"),
)


class Refused(ValueError):
    """Say why a URL is not fetched. WeasyPrint catches it and goes on without the image."""

    def __init__(self, code: Code, why: str) -> None:
        super().__init__(why)
        self.code = code


class BookFetcher(URLFetcher):
    """Fetch images from under `root`.

    `refusals` says what was refused, as diagnostics at `find(url)`; `asked` are the paths of all files that
    were asked for, found or not, relative to `root`.
    """

    def __init__(self, root: str, find: Callable[[str], Span | None]) -> None:
        super().__init__(allowed_protocols={"data"}, allow_redirects=False, fail_on_errors=False)
        self._root = Path(root).resolve() if root else None
        self._find = find
        self.refusals: list[Diagnostic] = []
        self.refused: set[str] = set()
        self.asked: set[str] = set()

    def fetch(self, url: str, headers: Any = None) -> URLFetcherResponse:
        """Return an image. Raises Refused, and URLError where a file cannot be read."""
        try:
            body = self._file(url) if urlsplit(url).scheme == "file" else self._data(url)
            return URLFetcherResponse(url, body, {"Content-Type": image_type(body)})
        except Refused as refusal:
            self.refused.add(url)
            message = f"refused “{url[:SHOWN_URL]}”: {refusal}"
            self.refusals.append(Diagnostic.of(refusal.code, message, self._find(url)))
            raise

    def _data(self, url: str) -> bytes:
        if urlsplit(url).scheme != "data":
            raise Refused(Code.S001, "only files of the book's folder are read")
        body = bytes(super().fetch(url).read(LARGEST + 1))
        _refuse(image_flaw(body))
        return body

    def _file(self, url: str) -> bytes:
        parts = urlsplit(url)
        if parts.netloc not in ("", "localhost"):
            raise Refused(Code.S001, "it names another machine")
        named = Path(url2pathname(parts.path))
        self.asked.add(os.path.relpath(named, self._root) if self._root else str(named))
        path = named.resolve()
        if self._root is None or not path.is_relative_to(self._root):
            raise Refused(Code.S002, "it lies outside the book's folder")
        if not is_watched(path.relative_to(self._root).as_posix()):
            raise Refused(Code.S002, "it lies in a folder that is no part of the book")
        if not path.is_file():
            raise FileNotFoundError(f"there is no file {path.relative_to(self._root)}")
        _refuse(file_flaw(path))
        return path.read_bytes()


def _refuse(flaw: Flaw | None) -> None:
    if flaw:
        raise Refused(*flaw)


def image_type(body: bytes) -> str:
    """Return the media type of an image that has no flaw."""
    for signature, media_type in SIGNATURES:
        if body.startswith(signature):
            return media_type
    if body[:4] == b"RIFF" and body[8:12] == b"WEBP":
        return "image/webp"
    return "image/svg+xml"
