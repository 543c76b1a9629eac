"""What a result depends on beside its inputs, as one text: our code and house style, the libraries.

It is asked for in every build, also where nothing has to be done; so nothing heavy is imported for it. The
libraries of the system are told by the loader's cache, which every installation of one writes anew, or where
there is none (macOS) by the real paths of those that set text.
"""

import hashlib
import os
import sys
from collections.abc import Iterator
from ctypes.util import find_library
from functools import cache
from pathlib import Path

from stonehand.store.house import PACKAGE, house_folder

LOADER_CACHE = Path("/etc/ld.so.cache")
SEARCHED = ("LD_LIBRARY_PATH", "LD_PRELOAD", "DYLD_LIBRARY_PATH", "DYLD_FALLBACK_LIBRARY_PATH")
"""Variables of the environment that lead the loader to other libraries."""


LIBRARIES = ("pango-1.0", "pangoft2-1.0", "harfbuzz", "fontconfig", "freetype", "gobject-2.0")


@cache
def toolchain() -> str:
    """Return a text that is another one when a result could be; it may differ where none would."""
    return "\n".join((code_hash(), *_surroundings()))


def toolchain_seen() -> str:
    """Return the same of what can be seen without reading files: it is another one also in another clone."""
    digest = hashlib.sha256()
    for name, path in _code_files():
        found = path.stat()
        digest.update(f"{name}\0{found.st_size}\0{found.st_mtime_ns}\0".encode())
    return "\n".join((digest.hexdigest(), *_surroundings()))


def _surroundings() -> tuple[str, ...]:
    packages = sorted(info.name for entry in sys.path for info in Path(entry).glob("*.dist-info"))
    paths = [f"{name}={os.environ.get(name, '')}" for name in SEARCHED]
    return (sys.version, sys.platform, _loader(), *paths, *packages)


def _loader() -> str:
    try:
        found = LOADER_CACHE.stat()
    except OSError:
        paths = (find_library(name) for name in LIBRARIES)
        return " ".join(str(Path(path).resolve()) for path in paths if path)
    return f"{found.st_mtime_ns} {found.st_size}"


def code_hash() -> str:
    """Return the hash of the files of this package and of the house style, with their names."""
    digest = hashlib.sha256()
    for name, path in _code_files():
        data = path.read_bytes()
        digest.update(f"{name}\0{len(data)}\0".encode() + data)
    return digest.hexdigest()


def _code_files() -> Iterator[tuple[str, Path]]:
    """Yield the files of this package and of the house style with their names, in a fixed order."""
    for folder in (PACKAGE, house_folder("templates"), house_folder("styles")):
        for place, folders, files in os.walk(folder):
            folders[:] = sorted(name for name in folders if name != "__pycache__")
            for name in sorted(files):
                path = Path(place, name)
                yield str(path.relative_to(folder)), path
