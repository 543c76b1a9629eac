"""Draft copy and the places of its last setting in; the book with literal text throughout out."""

from stonehand.resolve.resolve import resolve, resolve_section

__all__ = ["resolve", "resolve_section"]
