"""A section in, the rank of each of its heads in the outline out: what is read, where levels are skipped."""

from collections.abc import Mapping
from types import MappingProxyType

from stonehand.model.block import Heading
from stonehand.model.book import Section
from stonehand.model.element import walk
from stonehand.model.inline import SetInline


def head_ranks(section: Section[SetInline]) -> Mapping[str, int]:
    """Map the anchor of each head to its rank: one below the nearest head above it of a lower level.

    The title of the section has rank 1. A head of level 3 that follows it has rank 2, and still looks as
    heads of level 3 do (PDF/UA-1, 7.4.2; WCAG technique G141).
    """
    ranks: dict[str, int] = {}
    above = [1] if section.title else []
    for node in walk(section.blocks):
        if isinstance(node, Heading):
            above = [*(level for level in above if level < node.level), node.level]
            ranks[node.anchor] = len(above)
    return MappingProxyType(ranks)
