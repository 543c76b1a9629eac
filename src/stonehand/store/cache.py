"""The user's cache: content keys, and files kept under them."""

import hashlib
import os
from pathlib import Path

from platformdirs import user_cache_path

from stonehand.store.files import write_whole


def cache_folder() -> Path:
    """Return the cache folder: the environment's STONEHAND_CACHE, or the user's own; it may not exist yet."""
    named = os.environ.get("STONEHAND_CACHE")
    return Path(named).absolute() if named else user_cache_path("stonehand")


def content_key(*parts: str | bytes) -> str:
    """Return a key that stands for these parts, in this order and no other division of them."""
    digest = hashlib.sha256()
    for part in parts:
        data = part.encode() if isinstance(part, str) else part
        digest.update(f"{len(data)}:".encode() + data)
    return digest.hexdigest()


def kept(path: Path, data: bytes) -> Path:
    """Return a file of the cache, written first if it is not there.

    Two builds may write it at once: both write the same bytes, and each sees a whole file.
    """
    if not path.exists():
        write_whole(path, data)
    return path
