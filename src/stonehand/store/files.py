"""Bytes in, whole files out: a file is either the old one or the new one, never part of one."""

import hashlib
import os
import stat
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

_MODE = 0o644


def sha256(data: bytes) -> str:
    """Return the SHA-256 of bytes, in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def file_sha256(path: Path) -> str:
    """Return the SHA-256 of a file's content, in hexadecimal."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def write_whole(path: Path, data: bytes) -> None:
    """Put bytes in the place of a file: temporary file in the same folder, fsync, rename.

    The mode is that of the old file, else 0644 whatever the umask. On any failure the old file stays and
    nothing is left beside it.
    """
    publish({path: data})


def publish(files: Mapping[Path, bytes]) -> None:
    """Replace several files as a set: all are written beside their places before the first is renamed.

    A full disk, a missing permission or an interruption while writing thus leaves the whole old set. Only
    a failure between two renames could mix sets.
    """
    with _written(files) as pairs:
        for temporary, path in pairs:
            temporary.replace(path)
    for folder in {path.parent for path in files}:
        _sync_folder(folder)


@contextmanager
def _written(files: Mapping[Path, bytes]) -> Iterator[list[tuple[Path, Path]]]:
    pairs: list[tuple[Path, Path]] = []
    try:
        for path, data in files.items():
            path.parent.mkdir(parents=True, exist_ok=True)
            descriptor, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
            pairs.append((Path(name), path))
            _fill(descriptor, data, _mode_of(path))
        yield pairs
    finally:
        for temporary, _ in pairs:
            temporary.unlink(missing_ok=True)


def _mode_of(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode) if path.is_file() else _MODE


def _fill(descriptor: int, data: bytes, mode: int) -> None:
    with os.fdopen(descriptor, "wb") as stream:
        stream.write(data)
        stream.flush()
        os.fchmod(descriptor, mode)
        os.fsync(descriptor)


def _sync_folder(folder: Path) -> None:
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
