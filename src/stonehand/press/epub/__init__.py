"""Composed documents, images and fonts in, one checked EPUB 3.3 file out, and its words read back from it."""

from stonehand.press.epub.check import check_epub
from stonehand.press.epub.cover import typographic_cover
from stonehand.press.epub.package import EpubDocument, EpubFont, EpubImage, EpubPackage, modified_time
from stonehand.press.epub.press import press_epub
from stonehand.press.epub.words import EpubWords, epub_words

__all__ = [
    "EpubDocument",
    "EpubFont",
    "EpubImage",
    "EpubPackage",
    "EpubWords",
    "check_epub",
    "epub_words",
    "modified_time",
    "press_epub",
    "typographic_cover",
]
