"""Finished PDFs in; what each of their sheets draws out, as hashes: what draws the same looks the same."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from io import BytesIO
from itertools import accumulate
from typing import Any, Generic, NamedTuple, TypeVar

import pikepdf

from stonehand.proof.certificate.greys import in_one_way, words_of
from stonehand.proof.certificate.margins import holds, keeps_apart, stays_outside

FRAME = ("/MediaBox", "/CropBox", "/BleedBox")
"""Boxes around the trim."""

APART = frozenset((*FRAME, "/Parent", "/Contents", "/Annots", "/StructParents", "/Tabs"))
"""Entries of a page that draw nothing, or are looked at by themselves."""

INHERITED = ("/Resources", "/Rotate")
"""Entries that draw and that a page may leave to the nodes above it (ISO 32000-1, 7.7.3.4)."""

WRITTEN = ("/Length", "/Filter", "/DecodeParms")
"""Entries of a stream that say how it is written."""

REFERENCE = b" R"
"""What stands in a dictionary or an array that refers to other objects: their numbers say nothing."""

NAMES = re.compile(rb"/([^\s()<>\[\]{}/%]+)")
"""Names in a content stream (ISO 32000-1, 7.3.5)."""

STATES = b"qQ"
"""Operators that save and restore the graphics state."""

DRAWING = ("/XObject", "/Font", "/Pattern")
"""Resources that may hold operators of their own."""

ESCAPE = b"#"
"""What stands before a letter of a name that is written as a number."""


class Operators(NamedTuple):
    """What a content stream says: the hash of all of it, greys in one way, and what it saves and restores.

    `states`: q and Q in order, "?" where strings may hide some. `names`: those in it; None where one is
    written so that it cannot be told.
    """

    drawing: str
    states: str
    names: frozenset[str] | None


Known = dict[str, Operators]
"""What was found in streams, by their hash."""


class Sheet(NamedTuple):
    """Hashes of what the streams of a sheet draw, in order, and of all that they are drawn with and in.

    `is_closed`: they leave the graphics state as it was. `has_margin`: the first and the last of them keep
    the others within a box around the trim, and draw outside it only. `is_whole`: no box cuts the trim.
    """

    streams: tuple[str, ...]
    drawn_with: str
    frame: str
    is_closed: bool
    has_margin: bool
    is_whole: bool

    @property
    def drawing(self) -> str:
        """Return a name for all that is to be seen on the sheet."""
        return _hash(*self.streams, self.drawn_with, self.frame)

    def has_in_trim(self, other: "Sheet") -> bool:
        """Tell whether this sheet draws within its trim just what another one draws, grey for grey."""
        if self.drawing == other.drawing:
            return True
        inner = self.streams[1:-1] if self.has_margin else self.streams
        is_same = inner == other.streams and self.drawn_with == other.drawn_with
        return is_same and self.is_whole and other.is_whole and other.is_closed


def read_sheets(data: bytes, known: Known) -> tuple[tuple[Sheet, ...], Known]:
    """Return what each sheet of a file draws, and what is in its streams, from `known` if it is there."""
    with pikepdf.open(BytesIO(data)) as pdf:
        reading = _Reading(known)
        # Layers may be switched off for the whole file.
        layers = reading.hash_of(pdf.Root.get("/OCProperties", pikepdf.Dictionary()))
        return tuple(_sheet(page.obj, layers, reading) for page in pdf.pages), reading.found


def _sheet(page: Any, layers: str, reading: "_Reading") -> Sheet:
    contents = page.get("/Contents", pikepdf.Array())
    streams = list(contents) if isinstance(contents, pikepdf.Array) else [contents]
    read = [reading.operators(stream) for stream in streams]
    found = _entries(page)
    resources = found.pop("/Resources", pikepdf.Dictionary())
    entries = {name: reading.hash_of(value) for name, value in found.items()}
    entries["/Resources"] = reading.hash_of_used(resources, _names(read))
    trim, frame = page.get("/TrimBox"), [page[name] for name in FRAME if name in page]
    boxes = tuple(map(reading.hash_of, (trim, *frame)))
    return Sheet(
        tuple(operators.drawing for operators in read),
        _hash(layers, *(f"{name} {value}" for name, value in sorted(entries.items()))),
        _hash(*boxes[1:]),
        _is_closed("".join(operators.states for operators in read)),
        len(streams) > 2 and reading.is_margin(streams[0], streams[-1], trim, boxes[0]),
        reading.is_whole(frame, trim, boxes),
    )


def _names(read: Sequence[Operators]) -> frozenset[str] | None:
    """Return the names in streams; None where one is written so that it cannot be told."""
    found = [operators.names for operators in read]
    return None if None in found else frozenset[str]().union(*(names for names in found if names))


def _entries(page: Any) -> dict[str, Any]:
    """Return the entries of a page that draw, with those that it inherits."""
    found, node = {name: page[name] for name in page.keys() - APART}, page
    while (node := node.get("/Parent")) is not None:
        found = {name: node[name] for name in INHERITED if name in node} | found
    return found


def _lends(drawn: Any) -> bool:
    """Tell whether any of these resources may look for names in those of the page (ISO 32000-1, 7.8.3)."""
    having = [each for each in drawn.values() if _has_operators(each)]
    return any("/Resources" not in each or each.Resources.get("/XObject", {}).keys() for each in having)


def _has_operators(value: Any) -> bool:
    """Tell whether something drawn is a stream of operators, or a font whose glyphs are."""
    return value.get("/Subtype") in (pikepdf.Name.Form, pikepdf.Name.Type3) or "/PatternType" in value


def _operators(data: bytes) -> Operators:
    words, written = words_of(data), set(NAMES.findall(data))
    names = frozenset(f"/{name.decode('latin-1')}" for name in written) if _are_plain(written) else None
    if words is None:
        return Operators(_hash(data), "?", names)
    states = b"".join([word for word in words if len(word) == 1 and word in STATES])
    return Operators(_hash(in_one_way(words)), states.decode(), names)


def _are_plain(names: Iterable[bytes]) -> bool:
    return not any(ESCAPE in name for name in names)


def _is_closed(states: str) -> bool:
    """Tell whether each restored state was saved before, and each saved one is restored."""
    depths = list(accumulate({"q": 1, "Q": -1}.get(state, -len(states) - 1) for state in states))
    return not depths or (min(depths) >= 0 and depths[-1] == 0)


Place = tuple[int, int]
"""The number and the generation of an object; two noughts for one that stands within another."""

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Once(Generic[T]):
    """What is found out of an object, once where others refer to it."""

    find: Callable[[Any], T]
    found: dict[Place, T] = field(default_factory=dict)

    def __call__(self, value: Any) -> T:
        """Return it."""
        place = value.objgen
        if place == (0, 0):
            return self.find(value)
        if place not in self.found:
            self.found[place] = self.find(value)
        return self.found[place]


@dataclass(slots=True)
class _Reading:
    """What is known of the objects of a file: hashes by number and generation, the rest by hash."""

    known: Known
    found: Known = field(default_factory=dict)
    hashes: dict[Place, str] = field(default_factory=dict)
    streams: dict[Place, Operators] = field(default_factory=dict)
    used: dict[tuple[Place, frozenset[str]], str] = field(default_factory=dict)
    margins: dict[tuple[str, ...], bool] = field(default_factory=dict)
    wholes: dict[tuple[str, ...], bool] = field(default_factory=dict)
    keys: Once[frozenset[str]] = field(default_factory=lambda: Once(lambda each: frozenset(each.keys())))
    lends: Once[bool] = field(default_factory=lambda: Once(_lends))

    def hash_of(self, value: Any) -> str:
        """Return the hash of an object and all that it refers to."""
        if not isinstance(value, pikepdf.Object):
            return _hash(repr(value))
        place = value.objgen
        if place == (0, 0):
            text = value.unparse()
            return self._hash(value) if REFERENCE in text else _hash(text)
        if place not in self.hashes:
            self.hashes[place] = "itself"  # where it refers to itself
            self.hashes[place] = self._hash(value)
        return self.hashes[place]

    def hash_of_used(self, resources: Any, named: frozenset[str] | None) -> str:
        """Return the hash of the resources of a sheet, of those alone that it names, if that can be told.

        One dictionary of them serves all pages of a section, and a word more is a list of properties more.
        """
        if named is None or any(self.lends(resources[kind]) for kind in DRAWING if kind in resources):
            return self.hash_of(resources)
        return _hash(*(f"{kind} {self._used(found, named)}" for kind, found in sorted(resources.items())))

    def _used(self, found: Any, named: frozenset[str]) -> str:
        """Return the hash of resources of one kind that have these names."""
        if not isinstance(found, pikepdf.Dictionary):
            return self.hash_of(found)
        key = found.objgen, named & self.keys(found)
        if key not in self.used or not found.is_indirect:
            self.used[key] = _hash(*(f"{name} {self.hash_of(found[name])}" for name in sorted(key[1])))
        return self.used[key]

    def operators(self, stream: Any) -> Operators:
        """Return what is to be known of a stream of operators."""
        if stream.objgen not in self.streams:
            self.streams[stream.objgen] = self._operators(stream)
        return self.streams[stream.objgen]

    def _operators(self, stream: Any) -> Operators:
        written = (repr(stream.get(name)) for name in WRITTEN)
        key = _hash(stream.read_raw_bytes(), *written)
        if key not in self.found:
            self.found[key] = self.known.get(key) or _operators(stream.read_bytes())
        return self.found[key]

    def is_whole(self, frame: Sequence[Any], trim: Any, hashes: tuple[str, ...]) -> bool:
        """Tell whether the boxes of a page have its trim within them; `hashes` are those of all of them."""
        if hashes not in self.wholes:
            self.wholes[hashes] = all(holds(box, trim) for box in frame)
        return self.wholes[hashes]

    def is_margin(self, first: Any, last: Any, trim: Any, hash_of_trim: str) -> bool:
        """Tell whether two streams keep what is between them apart, and draw outside the trim of a page."""
        key = self.hash_of(first), self.hash_of(last), hash_of_trim
        if key not in self.margins:
            self.margins[key] = keeps_apart(first, trim) and stays_outside(last, trim)
        return self.margins[key]

    def _hash(self, value: Any) -> str:
        if isinstance(value, pikepdf.Stream):
            return self._hash_of_stream(value)
        if isinstance(value, pikepdf.Dictionary):
            return _hash(*self._pairs(value))
        if isinstance(value, pikepdf.Array):
            return _hash("[", *map(self.hash_of, value.as_list()))
        return _hash(value.unparse())

    def _hash_of_stream(self, stream: Any) -> str:
        """Return the hash of a form by what it draws, of anything else by its bytes."""
        if str(stream.get("/Subtype", "")) != "/Form":
            return _hash(stream.read_raw_bytes(), *self._pairs(stream.stream_dict))
        entries = {name: value for name, value in stream.stream_dict.items() if name not in WRITTEN}
        return _hash(self.operators(stream).drawing, *self._pairs(entries))

    def _pairs(self, value: Any) -> Iterator[str]:
        return (f"{name} {self.hash_of(entry)}" for name, entry in sorted(value.items()) if name != "/Parent")


def _hash(*parts: str | bytes) -> str:
    written = [part.encode() if isinstance(part, str) else part for part in parts]
    return sha256(b"".join([b"%d:%b" % (len(data), data) for data in written])).hexdigest()
