"""A word and what stands for a part of it in; the operators that mark the part, for it to be read whole, out.

Poppler reads dictionaries in the stream alone, part by part. PDFium reads the innermost, and takes parts that
follow each other with the very same one, which only a named one can be, for one.
"""

from typing import Any, NamedTuple

import pydyf


class Word(NamedTuple):
    """A word that is drawn in parts, and its name in the resources of the document.

    No other word has it, nor the same word at another place of the page.
    """

    text: str
    name: str


class Part(NamedTuple):
    """A part of a word, and what is read in its place."""

    word: Word
    read: str


def hexed(text: str) -> str:
    """Return a text as PDF's string of hexadecimal digits, without its brackets."""
    return f"\ufeff{text}".encode("utf-16-be").hex()


def marks(stream: Any, word: Word, read: str) -> tuple[str, str]:
    """Return the operators that open a part of a word; `read` is what stands for this part."""
    properties = stream._resources.setdefault("Properties", pydyf.Dictionary())
    properties[word.name] = pydyf.Dictionary({"ActualText": f"<{hexed(word.text)}>"})
    return f"/Span <</ActualText <{hexed(read)}>>> BDC", f"/Span /{word.name} BDC"
