"""Finished PDFs in; what each of their sheets draws out, as hashes: what draws the same looks the same."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from io import BytesIO
from typing import Any, NamedTuple

import pikepdf

FRAME = ("/MediaBox", "/CropBox", "/BleedBox")
"""Boxes around the trim."""

APART = (*FRAME, "/Parent", "/Contents", "/Annots", "/StructParents", "/Tabs")
"""Entries of a page that draw nothing, or are looked at by themselves."""

INHERITED = ("/Resources", "/MediaBox", "/CropBox", "/Rotate")
"""Entries that a page may leave to the nodes above it (ISO 32000-1, 7.7.3.4)."""

REFERENCE = b" R"
"""What stands in a dictionary or an array that refers to other objects: their numbers say nothing."""

NAMES = re.compile(rb"/([^\s()<>\[\]{}/%]+)")
"""Names in a content stream (ISO 32000-1, 7.3.5)."""

DRAWING = ("/XObject", "/Font", "/Pattern")
"""Resources that may hold operators of their own."""

ESCAPE = b"#"
"""What stands before a letter of a name that is written as a number."""


Names = frozenset[str] | None
"""The names in a content stream; None where one is written so that it cannot be told."""

Known = dict[str, Names]
"""What was found in streams, by their hash."""


class Sheet(NamedTuple):
    """Hashes of the content streams of a sheet in order, and of all that they are drawn with and in."""

    streams: tuple[str, ...]
    drawn_with: str
    frame: str

    @property
    def drawing(self) -> str:
        """Return a name for all that is to be seen on the sheet."""
        return _hash(*self.streams, self.drawn_with, self.frame)


def read_sheets(data: bytes, known: Known) -> tuple[Sheet, ...]:
    """Return what each sheet of a file draws; `known` keeps the names found in streams, for further files."""
    with pikepdf.open(BytesIO(data)) as pdf:
        reading = _Reading(known)
        # Layers may be switched off for the whole file.
        layers = reading.hash_of(pdf.Root.get("/OCProperties", pikepdf.Dictionary()))
        return tuple(_sheet(page.obj, layers, reading) for page in pdf.pages)


def read_files(files: Mapping[str, bytes], known: Known) -> tuple[dict[str, tuple[Sheet, ...]], Known]:
    """Return what each sheet of each file draws, and the names in the streams of the first one."""
    first, *further = files
    drawn = {first: read_sheets(files[first], found := dict(known))}
    streams = {stream for sheet in drawn[first] for stream in sheet.streams}
    kept = {key: found[key] for key in streams}
    return drawn | {name: read_sheets(files[name], found) for name in further}, kept


def _sheet(page: Any, layers: str, reading: "_Reading") -> Sheet:
    contents = page.get("/Contents", pikepdf.Array())
    streams = list(contents) if isinstance(contents, pikepdf.Array) else [contents]
    found = {name: value for name, value in _entries(page).items() if name not in APART}
    resources = found.pop("/Resources", pikepdf.Dictionary())
    entries = {name: reading.hash_of(value) for name, value in found.items()}
    entries["/Resources"] = reading.hash_of_used(resources, streams)
    return Sheet(
        tuple(map(reading.hash_of, streams)),
        _hash(layers, *(f"{name} {value}" for name, value in sorted(entries.items()))),
        _hash(*(reading.hash_of(page[name]) for name in FRAME if name in page)),
    )


def _entries(page: Any) -> dict[str, Any]:
    """Return the entries of a page with those that it inherits."""
    found, node = dict(page.items()), page
    while (node := node.get("/Parent")) is not None:
        found = {name: node[name] for name in INHERITED if name in node} | found
    return found


def _lends(resources: Any) -> bool:
    """Tell whether what is drawn by these resources may look for names in them too (ISO 32000-1, 7.8.3)."""
    drawn = [each for kind in DRAWING for each in resources.get(kind, {}).values() if _has_operators(each)]
    return any("/Resources" not in each or each.Resources.get("/XObject", {}).keys() for each in drawn)


def _has_operators(value: Any) -> bool:
    """Tell whether something drawn is a stream of operators, or a font whose glyphs are."""
    return value.get("/Subtype") in (pikepdf.Name.Form, pikepdf.Name.Type3) or "/PatternType" in value


def _names_in(data: bytes) -> Names:
    written = NAMES.findall(data)
    is_plain = not any(ESCAPE in name for name in written)
    return frozenset(f"/{name.decode('latin-1')}" for name in written) if is_plain else None


@dataclass(slots=True)
class _Reading:
    """What is known of the objects of a file: hashes by number and generation, the rest by hash."""

    known: Known
    hashes: dict[tuple[int, int], str] = field(default_factory=dict)
    keys: dict[tuple[int, int], frozenset[str]] = field(default_factory=dict)

    def hash_of(self, value: Any) -> str:
        """Return the hash of an object and all that it refers to."""
        if not isinstance(value, pikepdf.Object):
            return _hash(repr(value))
        place = value.objgen
        if place == (0, 0):
            return self._hash(value)
        if place not in self.hashes:
            self.hashes[place] = "itself"  # where it refers to itself
            self.hashes[place] = self._hash(value)
        return self.hashes[place]

    def hash_of_used(self, resources: Any, streams: Sequence[Any]) -> str:
        """Return the hash of the resources of a sheet, of their property lists those alone that it names.

        One dictionary of them serves all pages of a section, and a word more is a list more.
        """
        lists = resources.get("/Properties")
        named = self._names(streams)
        if lists is None or named is None or _lends(resources):
            return self.hash_of(resources)
        used = (f"{name} {self.hash_of(lists[name])}" for name in sorted(named & self._keys(lists)))
        others = ((name, value) for name, value in sorted(resources.items()) if name != "/Properties")
        return _hash(*(f"{name} {self.hash_of(value)}" for name, value in others), "", *used)

    def _names(self, streams: Sequence[Any]) -> frozenset[str] | None:
        """Return the names in streams; None where one is written so that it cannot be told."""
        found = [self.names_in(stream) for stream in streams]
        return None if None in found else frozenset[str]().union(*(names for names in found if names))

    def _keys(self, lists: Any) -> frozenset[str]:
        """Return the names of property lists."""
        place = lists.objgen
        if place == (0, 0):
            return frozenset(lists.keys())
        if place not in self.keys:
            self.keys[place] = frozenset(lists.keys())
        return self.keys[place]

    def names_in(self, stream: Any) -> Names:
        """Return the names in a stream."""
        key = self.hash_of(stream)
        if key not in self.known:
            self.known[key] = _names_in(stream.read_bytes())
        return self.known[key]

    def _hash(self, value: Any) -> str:
        if isinstance(value, pikepdf.Stream):
            return _hash(value.read_raw_bytes(), *self._pairs(value.stream_dict))
        if isinstance(value, pikepdf.Dictionary | pikepdf.Array) and REFERENCE not in (
            text := value.unparse()
        ):
            return _hash(text)
        if isinstance(value, pikepdf.Dictionary):
            return _hash(*self._pairs(value))
        if isinstance(value, pikepdf.Array):
            return _hash("[", *map(self.hash_of, value.as_list()))
        return _hash(value.unparse())

    def _pairs(self, value: Any) -> Iterator[str]:
        return (f"{name} {self.hash_of(entry)}" for name, entry in sorted(value.items()) if name != "/Parent")


def _hash(*parts: str | bytes) -> str:
    digest = sha256()
    for part in parts:
        data = part.encode() if isinstance(part, str) else part
        digest.update(b"%d:" % len(data) + data)
    return digest.hexdigest()
