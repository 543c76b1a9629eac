"""The folder of a book in, a `Manuscript` out; `skeleton` writes the folder of a new book."""

from stonehand.manuscript.read import read

__all__ = ["read"]
