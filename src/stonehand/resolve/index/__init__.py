"""The marks of the set sections and their places in, the index as literal text out."""

from stonehand.resolve.index.printed import index_blocks

__all__ = ["index_blocks"]
