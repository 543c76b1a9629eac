"""Draft copy and the places of its last setting in; the book with literal text throughout out."""

from stonehand.resolve.resolve import reading_order, resolve, resolve_section

__all__ = ["reading_order", "resolve", "resolve_section"]
