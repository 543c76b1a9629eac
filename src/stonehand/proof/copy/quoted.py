"""Letters as printed in, the stretches between quotation marks out."""

from collections.abc import Iterator

_PAIRS = {"“": "”", "‘": "’", "«": "»", "„": "“”", "‹": "›"}
_CLOSING = "”’»›“"


def quoted(letters: str) -> Iterator[tuple[int, int]]:
    """Yield start and end of each quotation, marks included, the outermost only.

    A double quotation that is never closed goes on to the end: its last paragraph stands further on. What has
    a single mark that opens and none that closes is none.
    """
    opened: list[int] = []
    for at, mark in enumerate(letters):
        if mark in _PAIRS and not _closes(letters, at, opened):
            opened.append(at)
        elif mark in _CLOSING and _closes(letters, at, opened):
            del opened[_partner(letters, at, opened) + 1 :]
            start = opened.pop()
            if not opened:
                yield start, at + 1
    whole = [at for at in opened if letters[at] in "“«„"]
    if whole:
        yield whole[0], len(letters)


def _closes(letters: str, at: int, opened: list[int]) -> bool:
    if letters[at] == "’" and letters[at - 1 : at].isalnum() and letters[at + 1 : at + 2].isalnum():
        return False
    return _partner(letters, at, opened) >= 0


def _partner(letters: str, at: int, opened: list[int]) -> int:
    """Return the index of the mark that this one closes, or -1."""
    for index in range(len(opened) - 1, -1, -1):
        if letters[at] in _PAIRS[letters[opened[index]]]:
            return index
    return -1
