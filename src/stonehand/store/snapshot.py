"""Files in, what they hold out: a record that tells later, quickly, whether any of them has changed.

A file counts as unchanged where size, inode and both times are the same (the time of change of the inode
cannot be set by hand); where they are not, and where the file was so young that it might have been written
again within one tick of the clock, its content decides.
"""

import os
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from stonehand.store.files import file_sha256

YOUNG = 2_000_000_000
"""Nanoseconds: the coarsest clock of a file system in use (FAT)."""

LEFT_OUT = frozenset(("build", "__pycache__", "node_modules"))
"""Names of folders that hold nothing of a book, as those that begin with a dot."""

BASELINE = "baseline"
"""The folder beside the manuscript with the build as accepted."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A file: size, times and inode, whether it was young, and the SHA-256 of its content (empty: absent)."""

    path: str
    stat: tuple[int, int, int, int]
    is_young: bool
    sha256: str


Snapshot = tuple[Seen, ...]


def snapshot(root: Path) -> Snapshot:
    """Record the files of a book's folder but its outputs and folders whose names begin with a dot."""
    return seen_files(root, sorted(files_below(root)))


def seen_files(root: Path, paths: Iterable[str]) -> Snapshot:
    """Record files of a folder; one that is not there counts too."""
    return tuple(_see(root, path) for path in paths)


def is_unchanged(root: Path, before: Snapshot) -> bool:
    """Tell whether a folder still has the files of a snapshot, with the same content, and no others."""
    known = {seen.path: seen for seen in before}
    if not known.keys() >= set(files_below(root)):
        return False
    return all(_is_same(root, seen) for seen in before)


def _is_same(root: Path, seen: Seen) -> bool:
    if not seen.is_young and _stat(root / seen.path) == seen.stat:
        return True
    return _see(root, seen.path).sha256 == seen.sha256


def _see(root: Path, path: str) -> Seen:
    full = root / path
    stat = _stat(full)
    is_young = time.time_ns() - max(stat[1:3]) < YOUNG
    return Seen(path, stat, is_young, file_sha256(full) if full.is_file() else "")


def _stat(path: Path) -> tuple[int, int, int, int]:
    try:
        found = path.stat()
    except OSError:
        return 0, 0, 0, 0
    return found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino


def files_below(root: Path, below: str = "") -> Iterator[str]:
    """Yield the files of a folder that count, by path from the root; `below` ends with a slash."""
    with os.scandir(root / below) as entries:
        for entry in entries:
            path = f"{below}{entry.name}"
            if entry.is_file():
                yield path
            elif entry.is_dir(follow_symlinks=False) and is_watched(f"{path}/"):
                yield from files_below(root, f"{path}/")


def is_watched(path: str) -> bool:
    """Tell whether a file of a book's folder, by its path from there, is seen by a snapshot."""
    return not path.startswith(f"{BASELINE}/") and not any(map(_is_left_out, path.split("/")[:-1]))


def _is_left_out(folder: str) -> bool:
    return folder.startswith(".") or folder in LEFT_OUT
