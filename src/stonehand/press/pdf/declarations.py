"""WeasyPrint's declarations of C functions in, the same with ours out; they are parsed once on a machine.

To parse them takes a third of the time in which WeasyPrint is imported. cffi can write down what it has
understood (its "ABI mode, out of line"); that is kept in the cache, and read as data, never run.
"""

import ast
import platform
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager, redirect_stdout, suppress
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from io import StringIO
from pathlib import Path
from typing import Any

import _cffi_backend
import cffi

from stonehand.store.cache import cache_folder, content_key, kept

OURS = """
    const char *hb_version_string(void);
    int FcGetVersion(void);
    void pango_glyph_item_get_logical_widths(PangoGlyphItem *, const char *, int *);
"""
"""Functions that WeasyPrint does not call itself."""

MODULE = "weasyprint.text.ffi"

Declarations = dict[str, Any]


class Declared(_cffi_backend.FFI):
    """An interface that knows its declarations already."""

    def cdef(self, *_args: object, **_options: object) -> None:
        """Pass over what is declared."""


@cache
def libraries() -> Any:
    """Return WeasyPrint's module of libraries (`weasyprint.text.ffi`), with our functions declared too."""
    if MODULE in sys.modules:
        return _with_ours(sys.modules[MODULE])
    path = _path()
    declarations = _read(path)
    if declarations is None:
        module = _with_ours(import_module(MODULE))
        kept(path, repr(_written(module.ffi)).encode())
        return module
    with _in_place_of(cffi, lambda: Declared("stonehand", **declarations)):
        return import_module(MODULE)


def _with_ours(module: Any) -> Any:
    module.ffi.cdef(OURS)
    return module


def _path() -> Path:
    """Return the file that keeps the declarations of this WeasyPrint as this cffi understands them."""
    spec = find_spec("weasyprint")
    source = Path(str(spec and spec.origin)).parent / "text" / "ffi.py"
    key = content_key(source.read_bytes(), OURS, cffi.__version__, sys.version, platform.machine())
    return cache_folder() / "declarations" / key


def _read(path: Path) -> Declarations | None:
    """Return what a file keeps, or None where it is missing or damaged."""
    with suppress(OSError, ValueError, SyntaxError):
        found = ast.literal_eval(path.read_text("utf-8"))
        return found if isinstance(found, dict) else None
    return None


def _written(ffi: cffi.FFI) -> Declarations:
    """Return the declarations of an interface as arguments for one that is made of them."""
    ffi.set_source("stonehand", None)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "declarations.py"
        with redirect_stdout(StringIO()):
            ffi.emit_python_code(str(path))
        tree = ast.parse(path.read_text("utf-8"))
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
    return {str(each.arg): ast.literal_eval(each.value) for each in calls[0].keywords}


@contextmanager
def _in_place_of(module: Any, made: Callable[[], object]) -> Iterator[None]:
    """Have `module.FFI()` return something made otherwise."""
    stock = module.FFI
    module.FFI = made
    try:
        yield
    finally:
        module.FFI = stock
