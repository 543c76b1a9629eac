"""Images in a line, and the image of a figure."""

import re
from collections.abc import Iterable
from pathlib import Path
from posixpath import dirname, join, normpath
from urllib.parse import unquote

from stonehand.diagnostics import Code
from stonehand.model.inline import DraftInline, Image
from stonehand.model.plain import plain_text
from stonehand.parse.dialect.attributes import NONE, Attributes
from stonehand.parse.galley import Galley
from stonehand.parse.inlines.words import as_typed, dress
from stonehand.parse.place import Part, Place
from stonehand.parse.tree import InlineNode
from stonehand.store.images import file_flaw
from stonehand.store.snapshot import is_watched

SCHEME = re.compile(r"[a-z][a-z0-9+.\-]*:", re.IGNORECASE)
DECORATIVE = "decorative"
"""The class of an image that says nothing: it needs no alternative text."""


def image(node: InlineNode, place: Place, galley: Galley) -> Iterable[DraftInline]:
    """Set an image in a line; one from outside the book is reported, and its description set instead."""
    attributes: Attributes = node.token.meta.get("attributes", NONE)
    words = image_words(node, place, galley)
    made = make_image(node, place, galley, attributes.value("alt") or plain_text(words))
    if made is None:
        return words or (as_typed(str(node.token.attrs["src"]), place.span(node.start, node.end)),)
    return dress((made,), attributes if attributes.anchor else NONE, made.span, galley)


def image_words(node: InlineNode, place: Place, galley: Galley) -> tuple[DraftInline, ...]:
    """Return the words in the brackets of an image."""
    inside = Part(place, node.start + 2)
    return galley.inlines(galley.tree(node.token.children or [], inside), inside)


def make_image(node: InlineNode, place: Place, galley: Galley, alt: str) -> Image | None:
    """Return the image; None, and P008, P019 or an S code, if it is not of the book, absent or unfit."""
    attributes: Attributes = node.token.meta.get("attributes", NONE)
    address = unquote(str(node.token.attrs["src"]))
    span = place.span(node.start, node.end)
    source = _in_book(address, galley.lines.file)
    if source is not None:
        galley.files.add(source)
    if source is None or not _stays_in(source, galley.root):
        hint = "put the file into the book's folder and name it from there"
        galley.report.add(Code.P008, f"the image “{address[:60]}” is not in the book's folder", span, hint)
        return None
    if galley.root and not _is_file(Path(galley.root, source)):
        hint = "put the file there, or correct the name; capitals and small letters count"
        galley.report.add(Code.P019, f"there is no image “{source}”", span, hint)
        return None
    flaw = file_flaw(Path(galley.root, source)) if galley.root else None
    if flaw:
        hint = "see `stonehand explain`; the words of the image are printed in its place"
        galley.report.add(flaw[0], f"the image “{source[-60:]}” is not printed: {flaw[1]}", span, hint)
        return None
    described = "" if DECORATIVE in attributes.classes else alt.strip()
    if not described and DECORATIVE not in attributes.classes:
        hint = "say in “alt” what it shows, or give it the class “decorative” if it shows nothing"
        galley.report.add(Code.A001, f"the image “{source[-60:]}” has no alternative text", span, hint)
    return Image(source, described, span, attributes.value("width") or None, attributes.classes)


def _in_book(address: str, file: str) -> str | None:
    """Return an address relative to the book's folder; it is written relative to its file, or from `/`."""
    if not address or SCHEME.match(address) or address.startswith("//") or "\\" in address:
        return None
    path = normpath(address.lstrip("/") if address.startswith("/") else join(dirname(file), address))
    return path if is_watched(path) and path not in (".", "..") else None


def _stays_in(source: str, root: str) -> bool:
    """Tell whether a file is in the book's folder, and watched there, when its links are followed."""
    try:
        folder, path = Path(root).resolve(), Path(root, source).resolve()
        return not root or (path.is_relative_to(folder) and is_watched(path.relative_to(folder).as_posix()))
    except (OSError, RuntimeError, ValueError):
        # a loop of links, or a name that no file system takes
        return False


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:
        # a name too long for the file system
        return False
