"""Stonehand sets scholarly books: Markdown in, print PDF, screen PDF and EPUB 3 out."""

__version__ = "0.1.0"
