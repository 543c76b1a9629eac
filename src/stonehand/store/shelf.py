"""Keys in, the values kept under them out: the cache of one book, which no stranger can fill.

A manuscript's folder is untrusted, and its `.cache/` lies in it. So every entry is sealed with a secret of
the user (HMAC-SHA256 over key and data, RFC 2104): what another hand wrote, what is damaged or was cut off by
a crash, is as if it were not there.
"""

import hashlib
import hmac
import os
import pickle
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from stonehand.store.cache import cache_folder

LIMIT = 500_000_000
"""Bytes that the cache of a book may hold after a build."""

LEAVE = 0.8
"""Share of the limit that is left where something has to go."""

ABANDONED = 86_400
"""Seconds after which a file still being written is taken for that of a build that was killed."""

SEAL = hashlib.sha256().digest_size
PART = ".part"


@dataclass(frozen=True, slots=True)
class Shelf:
    """Values under content keys (hexadecimal), in files of their own.

    Safe for several builds at once without a lock: an entry is written beside its place and renamed, and two
    that write the same key write the same value.
    """

    folder: Path
    secret: bytes

    def get(self, key: str) -> Any:
        """Return the value under a key, or None; it counts as used now."""
        path = self._path(key)
        try:
            sealed = path.read_bytes()
            os.utime(path)
        except OSError:
            return None
        data = sealed[SEAL:]
        return pickle.loads(data) if hmac.compare_digest(sealed[:SEAL], self._seal(key, data)) else None

    def has(self, key: str) -> bool:
        """Tell whether something lies under a key, sound or not."""
        return self._path(key).is_file()

    def put(self, key: str, value: object) -> None:
        """Keep a value that pickles and is not None."""
        data = pickle.dumps(value, protocol=5)
        path = self._path(key)
        path.parent.mkdir(parents=True, exist_ok=True)
        descriptor, name = tempfile.mkstemp(suffix=PART, dir=path.parent)
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(self._seal(key, data) + data)
        Path(name).replace(path)

    def trim(self, limit: int = LIMIT) -> None:
        """Remove what was used longest ago until the rest is within the limit; what was abandoned too."""
        entries = sorted(_entries(self.folder))
        total, wanted = sum(size for _, size, _ in entries), limit * LEAVE
        if total <= limit:
            return
        for _, size, path in entries:
            if total <= wanted:
                break
            path.unlink(missing_ok=True)
            total -= size

    def _path(self, key: str) -> Path:
        return self.folder / key[:2] / key[2:]

    def _seal(self, key: str, data: bytes) -> bytes:
        return hmac.digest(self.secret, key.encode() + data, "sha256")


def _entries(folder: Path) -> Iterator[tuple[float, int, Path]]:
    """Yield time of last use, size and path of each entry; remove files that were never finished."""
    for path in folder.glob("*/*"):
        try:
            found = path.stat()
        except FileNotFoundError:
            continue
        if not path.name.endswith(PART):
            yield found.st_mtime, found.st_size, path
        elif time.time() - found.st_mtime > ABANDONED:
            path.unlink(missing_ok=True)


def shelf_of(root: Path) -> Shelf:
    """Return the shelf in a book's folder."""
    return Shelf(root / ".cache" / "shelf", user_secret())


def user_secret() -> bytes:
    """Return the secret of this user, made when it is first asked for (mode 0600)."""
    path = cache_folder() / "secret"
    path.parent.mkdir(parents=True, exist_ok=True)
    if not path.exists():
        descriptor, name = tempfile.mkstemp(prefix="secret.", dir=path.parent)
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(os.urandom(SEAL))
        _link_once(Path(name), path)
    return path.read_bytes()


def _link_once(temporary: Path, path: Path) -> None:
    """Give a file its name unless another process was first."""
    try:
        path.hardlink_to(temporary)
    except FileExistsError:
        pass
    finally:
        temporary.unlink()
