"""A book's folder in, the files that a book is made from out, each with its sha256."""

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

from stonehand.store.files import file_sha256, sha256
from stonehand.store.lock import NAME, Lock, lock_text, read_lock
from stonehand.store.snapshot import files_below

FOLDERS = ("manuscript", "templates", "styles")
"""Whole folders of a book that count; a file elsewhere counts where the book names it."""

HOUSE = "house.toml"
FROZEN = f"{NAME}#frozen"
"""The name of the frozen pages among the inputs: of the lock file, they alone have a part in the book."""


def inputs_of(root: Path, named: Iterable[str] = ()) -> tuple[tuple[str, str], ...]:
    """Return path and sha256 of all that a book is made from, by path; what is not there is left out.

    `named` are paths from the book's folder of files that may lie outside its usual folders.
    """
    paths = {*_standing(root), *named} - {FROZEN}
    found = {path: file_sha256(root / path) for path in paths if (root / path).is_file()}
    frozen = read_lock(root).frozen
    if frozen:
        pages = json.loads(lock_text(Lock(frozen=frozen)))["frozen"]
        found[FROZEN] = sha256(json.dumps(pages, sort_keys=True).encode())
    return tuple(sorted(found.items()))


def _standing(root: Path) -> Iterator[str]:
    yield HOUSE
    for folder in FOLDERS:
        if (root / folder).is_dir():
            yield from (path for path in files_below(root, f"{folder}/") if not _is_hidden(path))


def _is_hidden(path: str) -> bool:
    """Tell whether a file is none of the book's, but one that an editor or a file system left there."""
    return path.rpartition("/")[2].startswith(".")
