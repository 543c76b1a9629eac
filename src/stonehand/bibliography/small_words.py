"""Words of a title in, the same with those marked that a style's title case leaves small out.

pandoc 3.9 gives a capital to “after” and others that CSL's list has, and to what follows “U.S.S.R.”.
"""

import re
from collections.abc import Iterable

from stonehand.model.citation import Styled, Words

SMALL = (
    "a", "about", "above", "across", "after", "against", "along", "alongside", "amid", "amidst", "among",
    "amongst",
    "an", "and", "around", "as", "at", "atop", "before", "behind", "below", "beneath", "beside", "besides",
    "between",
    "beyond", "but", "by", "circa", "concerning", "despite", "down", "during", "except", "for", "from",
    "in", "inside",
    "into", "like", "near", "nor", "of", "off", "on", "onto", "or", "out", "over", "per", "plus", "since",
    "so", "than",
    "the", "through", "throughout", "till", "to", "toward", "towards", "under", "underneath", "until",
    "up", "upon",
    "versus", "via", "with", "within", "without", "yet",
)  # fmt: skip
"""Words that title case leaves small (CSL 1.0.2, appendix V)."""

_SMALL = re.compile(
    r"(?:(?<=[^\s:?!.…—–] )|(?<=[.\s][A-Z]\. ))(?:"
    + "|".join(sorted(SMALL, key=len, reverse=True))
    + r")(?= \S)"
)


def with_small_words(words: Iterable[Words]) -> tuple[Words, ...]:
    """Return words in which small ones keep their case; the first of a title or subtitle is none."""
    return tuple(part for item in words for part in _marked(item))


def _marked(item: Words) -> tuple[Words, ...]:
    if isinstance(item, Styled):
        return (Styled(item.look, with_small_words(item.content), item.target),)
    made: list[Words] = []
    position = 0
    for found in _SMALL.finditer(item):
        made += [item[position : found.start()], Styled("as-written", (found[0],))]
        position = found.end()
    return tuple(part for part in (*made, item[position:]) if part)
