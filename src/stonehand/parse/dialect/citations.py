"""Citations and references by key: `[see @a, 12; @b]`, `@a [p. 3]`, `-@a`, `@fig:x`, `[p. @page:x]`."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from markdown_it.rules_inline import StateInline

from stonehand.parse.dialect.attributes import last_place

KEY = re.compile(r"(?<![\w@])(-?)@(?:\{([^{}\s]+)\}|(\w(?:[:.#$%&+?<>~/-]?\w)*))")
REFERENCE = re.compile(r"(?:fig|tbl|sec|eq)[:-]|(?:part|page|note):")
"""How the key of a reference begins; with a hyphen as in Quarto."""

BRACKET = re.compile(r"\\.|[\[\]]")
LONGEST = 1_000
"""Characters of a cluster; without a limit, many brackets that are never closed would take very long."""

LOCATOR = re.compile(
    r"""\s*,?\s*(?:\{(?P<braced>[^{}]*)\}
      | (?P<bare>(?:(?:pp?|chs?|chap|vols?|nos?|nn?|ll?|secs?|figs?|fols?|bks?|pts?|cols?|para|§+)\.?\s*)?
        (?:\d[\w:.]*|[ivxlcdm]+\b|[IVXLCDM]+\b)(?:\s*[-–,&]+\s*(?:\d[\w:.]*|[ivxlcdm]+\b))*))""",
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Item:
    """A key with what stands around it, as typed; `start` and `end` are the offsets of `@key`.

    `prefix_at` and `suffix_at` are those of the words around it.
    """

    key: str
    start: int
    end: int
    prefix: str = ""
    locator: str = ""
    suffix: str = ""
    suppress_author: bool = False
    prefix_at: int = 0
    suffix_at: int = 0


def cluster(state: StateInline, silent: bool) -> bool:
    """Take a bracket each of whose parts, between semicolons, cites a key."""
    if state.src[state.pos] != "[" or last_place(state.src, "@") < state.pos:
        return False
    end = closing_bracket(state.src, state.pos, state.posMax)
    if end < 0 or state.src[end + 1 : end + 2] in ("(", "{"):
        return False
    items = _items(state.src, state.pos + 1, end)
    if items is None:
        return False
    if not silent:
        _push(state, items, state.pos, end + 1, in_text=False)
    state.pos = end + 1
    return True


def bare_key(state: StateInline, silent: bool) -> bool:
    """Take a key in the text, with the locator in brackets that may follow it."""
    if state.src[state.pos] not in "-@":
        return False
    found = KEY.match(state.src, state.pos, state.posMax)
    if found is None:
        return False
    item, end = _with_locator(state, _item(found, "", ""), found.end())
    if not silent:
        _push(state, (item,), state.pos, end, in_text=True)
    state.pos = end
    return True


def _push(state: StateInline, items: tuple[Item, ...], start: int, end: int, *, in_text: bool) -> None:
    reference = len(items) == 1 and REFERENCE.match(items[0].key)
    token = state.push("reference" if reference else "citation", "", 0)
    token.content = state.src[start:end]
    token.meta.update(items=items, in_text=in_text)


def _with_locator(state: StateInline, item: Item, end: int) -> tuple[Item, int]:
    space = 1 if state.src.startswith(" [", end) else 0
    if item.suppress_author or not state.src.startswith("[", end + space) or REFERENCE.match(item.key):
        return item, end
    close = closing_bracket(state.src, end + space, state.posMax)
    inside = state.src[end + space + 1 : close]
    if (
        close < 0
        or inside.startswith("^")
        or KEY.search(inside)
        or state.src[close + 1 : close + 2] in ("(", "{")
    ):
        return item, end
    opening = end + space + 1
    locator, suffix, suffix_at = _locator(inside, opening)
    return replace(item, locator=locator, suffix=suffix, suffix_at=suffix_at), close + 1


def _items(source: str, start: int, end: int) -> tuple[Item, ...] | None:
    items = []
    for first, last in _parts(source, start, end):
        found = KEY.search(source, first, last)
        if found is None:
            return None
        items.append(_item(found, source[first : found.start()], source[found.end() : last]))
    return tuple(items)


def _item(found: re.Match[str], before: str, after: str) -> Item:
    prefix, prefix_at = _stripped(before, found.start() - len(before))
    locator, suffix, suffix_at = _locator(after, found.end())
    key, start, end, is_bare = found[2] or found[3], found.start(), found.end(), bool(found[1])
    return Item(key, start, end, prefix, locator, suffix, is_bare, prefix_at, suffix_at)


def _locator(text: str, start: int) -> tuple[str, str, int]:
    """Return the locator that a text begins with, and the rest with its offset; the text has one too."""
    found = LOCATOR.match(text)
    if found is None:
        return "", *_stripped(text, start)
    locator = words_of(found["braced"] or found["bare"] or "")
    return locator, *_stripped(text[found.end() :], start + found.end())


def _stripped(text: str, start: int) -> tuple[str, int]:
    """Return a text without the spaces around it, and its offset then."""
    return text.strip(), start + len(text) - len(text.lstrip())


def words_of(text: str) -> str:
    """Return a text with single spaces."""
    return " ".join(text.split())


def _parts(source: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    depth, first = 0, start
    for position in range(start, end):
        character = source[position]
        depth += (character in "[{") - (character in "]}")
        if character == ";" and depth == 0:
            yield first, position
            first = position + 1
    yield first, end


def closing_bracket(source: str, start: int, end: int) -> int:
    """Return where the bracket that opens at an offset is closed, or -1."""
    depth = 0
    for found in BRACKET.finditer(source, start, min(end, start + LONGEST)):
        depth += (found[0] == "[") - (found[0] == "]")
        if depth == 0 and found[0] == "]":
            return found.start()
    return -1
