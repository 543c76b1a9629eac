"""Keys in, values out that hang on files of the book as well, which were not known before they were made."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from stonehand.store.cache import content_key
from stonehand.store.files import file_sha256
from stonehand.store.images import LARGEST
from stonehand.store.shelf import Shelf


def find(shelf: Shelf, key: str, root: str) -> Any:
    """Return what was kept under a key, if the files that it asked for are what they were; else None."""
    asked = shelf.get(key)
    return None if asked is None else shelf.get(files_key(key, root, asked))


def keep(shelf: Shelf, key: str, root: str, files: tuple[str, ...], value: object) -> None:
    """Keep a value under the files that it asked for, and the list of these under its key."""
    shelf.put(key, files)
    shelf.put(files_key(key, root, files), value)


def files_key(key: str, root: str, paths: Iterable[str]) -> str:
    """Return a key with the content of files of the book added; a file that is not there counts too.

    What the fetcher refuses for its place or size is not read here either.
    """
    folder = Path(root).resolve()
    return content_key(key, *(f"{path} {_state(folder / path, folder)}" for path in sorted(paths)))


def _state(path: Path, folder: Path) -> str:
    try:
        real = path.resolve()
        if not real.is_relative_to(folder):
            return "outside"
        if not real.is_file():
            return "absent"
        size = real.stat().st_size
        return f"{size} bytes" if size > LARGEST else file_sha256(real)
    except (OSError, RuntimeError, ValueError):
        # a loop of links, or a name that no file system takes
        return "unreadable"
