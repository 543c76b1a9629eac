"""A character at the edge of a line in, the part of its width that hangs into the margin out."""

LEFT = {
    **dict.fromkeys("“”„‟", 0.3),
    **dict.fromkeys("‘’‚‛", 0.5),
    **dict.fromkeys("«‹»›", 0.2),
    **dict.fromkeys("–", 0.2),
    **dict.fromkeys("—", 0.15),
    **dict.fromkeys("([", 0.1),
    **dict.fromkeys("AJTVWXYvwxy", 0.05),
}
RIGHT = {
    **dict.fromkeys(".,", 0.7),
    **dict.fromkeys(":-‐\u00ad", 0.5),
    **dict.fromkeys(";", 0.3),
    **dict.fromkeys("’‘", 0.7),
    **dict.fromkeys("”“", 0.3),
    **dict.fromkeys("»›", 0.2),
    **dict.fromkeys("–…)]*/", 0.2),
    **dict.fromkeys("—", 0.15),
    **dict.fromkeys("!?", 0.1),
    **dict.fromkeys("ty", 0.07),
    **dict.fromkeys("AFKLTVWXYkrvwx", 0.05),
}
"""Shares of the advance, by what the eye takes for the edge of the text; small letters protrude little."""


def left(character: str) -> float:
    """Return the share of a character's width that hangs out at the left."""
    return LEFT.get(character, 0.0)


def right(character: str) -> float:
    """Return the share of a character's width that hangs out at the right."""
    return RIGHT.get(character, 0.0)
