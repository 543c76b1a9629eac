"""Entries with their places in, the text of `manuscript/index-places.toml` out: a line a place."""

import json
from collections.abc import Iterable, Iterator

from stonehand.model.index import IndexPlace, ListedEntry

HEAD = "# Written by `stonehand index LIST`, and anew each time: what is changed here by hand is lost then.\n"


def places_toml(entries: Iterable[ListedEntry]) -> str:
    """Return the file of some entries."""
    return HEAD + "".join(f"\n{line}" for entry in entries for line in _entry(entry))


def _entry(entry: ListedEntry) -> Iterator[str]:
    yield "[[entry]]"
    yield f"entry = {_text(entry.entry)}"
    for name, value in entry.values:
        yield f"{name} = {_text(value)}"
    if entry.places:
        yield "places = ["
        yield from (f"    {{ {', '.join(_place(place))} }}," for place in entry.places)
        yield "]"
    yield ""


def _place(place: IndexPlace) -> Iterator[str]:
    yield f"file = {_text(place.file)}"
    yield f"block = {_text(place.block)}"
    if place.before:
        yield f"before = {_text(place.before)}"
    yield f"words = {_text(place.words)}"
    if place.in_note:
        yield "note = true"
    for name, value in place.values:
        yield f"{name} = {_text(value) if value else 'true'}"


def _text(text: str) -> str:
    """Return a text as TOML writes it: as JSON does, but for the character DEL (TOML 1.0, String)."""
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")
