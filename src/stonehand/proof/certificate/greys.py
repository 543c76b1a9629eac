"""The words of a content stream in, the same out with greys told in one way: a screen's, or black ink."""

from collections.abc import Sequence

ANYTHING = (b"(", b"%", b"BI")
"""What may hold something that looks like an operator: strings, comments, images."""

OPERANDS = {b"rg": 3, b"RG": 3, b"k": 4, b"K": 4, b"g": 1, b"G": 1}
"""Operators that set a colour together with its space, and how many numbers stand before each."""

LONGEST = max(map(len, OPERANDS))

STEPS = 255
"""Greys that are told apart."""


def words_of(data: bytes) -> list[bytes] | None:
    """Return the operators and operands of a stream; None where something may only look like one."""
    return None if any(mark in data for mark in ANYTHING) else data.split()


def in_one_way(words: Sequence[bytes]) -> bytes:
    """Return the words of a stream with each grey as a number of steps from black, whatever sets it."""
    told = list(words)
    # Most words are the text of a line, which would be looked up letter by letter.
    setting = [at for at, word in enumerate(words) if len(word) <= LONGEST and word in OPERANDS]
    for at in [at for at in setting if at >= OPERANDS[words[at]]]:
        first = at - OPERANDS[words[at]]
        lightness = _lightness(words[first:at])
        if lightness is not None:
            told[first:at] = [b""] * (at - first)
            told[at] = b"%d %s" % (lightness, b"G" if words[at].isupper() else b"g")
    return b" ".join(filter(None, told))


def _lightness(operands: Sequence[bytes]) -> int | None:
    """Return the steps of a grey; None for what is none: red, green and blue that differ, other inks."""
    try:
        numbers = [float(operand) for operand in operands]
    except ValueError:
        return None
    match numbers:
        case [grey]:
            return round(STEPS * grey)
        case [red, green, blue] if red == green == blue:
            return round(STEPS * red)
        case [0, 0, 0, black]:
            return round(STEPS * (1 - black))
    return None
