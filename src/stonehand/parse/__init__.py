"""Parse: a Manuscript goes in, a Draft comes out, in which every node knows its place in the files."""

from stonehand.parse.draft import parse

__all__ = ["parse"]
