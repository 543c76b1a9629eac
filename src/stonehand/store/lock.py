"""`stonehand.lock`: what the last full build was made with, where the anchors fell, and the frozen pages.

JSON with sorted keys, one entry on a line, to be kept under version control beside the manuscript.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

from stonehand.errors import DamagedLock
from stonehand.model.frozen import Frozen, FrozenSection, PageStart
from stonehand.model.layout import Fingerprint
from stonehand.model.places import Places, Position
from stonehand.store.files import write_whole

NAME = "stonehand.lock"
SCHEMA = 1


@dataclass(frozen=True, slots=True, order=True)
class LockedSection:
    """A section in the last full build: sheet and folio of its first page, its extent, and a digest.

    `pages` counts its pages; the digest stands for all that it was set from.
    """

    sheet: int
    folio: str
    pages: int
    digest: str


@dataclass(frozen=True, slots=True)
class Lock:
    """The last full build: fonts (sha256 by face), fingerprint of the toolchain, places of the anchors.

    `frozen` are the pages that every further build must keep to (`stonehand freeze`); `sections` stand in the
    order of the book.
    """

    fingerprint: Fingerprint | None = None
    places: Places = field(default_factory=Places)
    frozen: Frozen = field(default_factory=dict)
    sections: Mapping[str, LockedSection] = field(default_factory=dict)

    @property
    def fonts(self) -> dict[str, str]:
        """Return the sha256 of each face."""
        return dict(self.fingerprint.fonts) if self.fingerprint else {}


def read_lock(root: Path) -> Lock:
    """Read the lock file of a book's folder; one that is absent, damaged or of another schema is empty.

    A lock lets changes be told; but for frozen pages nothing in it is needed to build the book. Raises
    DamagedLock where there may be such pages.
    """
    path = root / NAME
    try:
        read = json.loads(path.read_text(encoding="utf-8"))
        return _lock(read) if read["schema"] == SCHEMA else Lock()
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        if path.is_file() and b'"frozen"' in path.read_bytes():
            message = (
                f"{path} is damaged, and the pages of this book are frozen in it: take it from the archive"
            )
            raise DamagedLock(message) from error
        return Lock()


def _lock(read: dict[str, Any]) -> Lock:
    positions = {anchor: Position(*place) for anchor, place in read["places"].items()}
    found = read["fingerprint"]
    fingerprint = Fingerprint(**found, fonts=tuple(read["fonts"].items())) if found else None
    sections = sorted((LockedSection(*given), anchor) for anchor, given in read.get("sections", {}).items())
    return Lock(
        fingerprint,
        Places(positions),
        dict(_frozen(read.get("frozen", {}))),
        {anchor: section for section, anchor in sections},
    )


def _frozen(read: dict[str, Any]) -> Iterator[tuple[str, FrozenSection]]:
    for anchor, pages in read.items():
        starts = tuple(PageStart(*start) for start in pages["starts"])
        yield anchor, FrozenSection(starts, frozenset(pages["blocks"].split()))


def write_lock(root: Path, lock: Lock) -> None:
    """Write the lock file of a book's folder."""
    write_whole(root / NAME, lock_text(lock).encode())


def lock_text(lock: Lock) -> str:
    """Return the lock file's text."""
    fingerprint = asdict(lock.fingerprint) if lock.fingerprint else {}
    fingerprint.pop("fonts", None)
    positions = lock.places.positions.items()
    places = {anchor: [*_written_place(place)] for anchor, place in positions}
    parts = {"fingerprint": fingerprint, "fonts": lock.fonts, "places": places}
    if lock.sections:
        parts["sections"] = {
            anchor: [each.sheet, each.folio, each.pages, each.digest]
            for anchor, each in lock.sections.items()
        }
    if lock.frozen:
        parts["frozen"] = {anchor: _written_frozen(section) for anchor, section in lock.frozen.items()}
    body = ",\n".join(f"{json.dumps(name)}: {_table(part)}" for name, part in parts.items())
    return f'{{\n"schema": {SCHEMA},\n{body}\n}}\n'


def _written_place(place: Position) -> tuple[int | str, ...]:
    beside = (place.beside,) if place.beside else ()
    return (place.sheet, place.folio, place.line, *beside)


def _written_frozen(section: FrozenSection) -> dict[str, object]:
    starts = [
        [start.letters, start.before, start.after, start.block, *((start.long,) if start.long else ())]
        for start in section.starts
    ]
    return {"starts": starts, "blocks": " ".join(sorted(section.blocks))}


def _table(entries: dict[str, Any]) -> str:
    lines = (f" {_written(key)}: {_written(entries[key])}" for key in sorted(entries))
    return "{\n" + ",\n".join(lines) + "\n}"


def _written(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
