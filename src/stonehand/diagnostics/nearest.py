"""A misspelt name in, the known name that it was meant to be out."""

from collections.abc import Iterable
from difflib import get_close_matches


def nearest(name: str, known: Iterable[str]) -> str:
    """Return the known name most like a given one, or an empty string if none is like it."""
    lowered = {item.lower(): item for item in known}
    found = get_close_matches(name[:80].lower(), lowered, n=1, cutoff=0.6)
    return lowered[found[0]] if found else ""
