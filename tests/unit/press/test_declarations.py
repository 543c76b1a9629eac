"""WeasyPrint's declarations of C functions: parsed once on a machine, the same when read again."""

import os
import subprocess
import sys
from pathlib import Path

PROBE = """
from stonehand.press.pdf.declarations import libraries
found = libraries()
assert libraries() is found
layout = found.ffi.new("PangoRectangle *")
print(type(found.ffi).__name__, layout.width, found.pango.pango_version(), found.fontconfig.FcGetVersion(),
      found.ffi.string(found.harfbuzz.hb_version_string()), found.TO_UNITS,
      found.ffi.sizeof("PangoGlyphInfo"), callable(found.pango.pango_glyph_item_get_logical_widths))
"""


def loaded(cache: Path) -> list[str]:
    """Return what a process of its own says of the libraries."""
    variables = {**os.environ, "STONEHAND_CACHE": str(cache)}
    done = subprocess.run(
        [sys.executable, "-c", PROBE], capture_output=True, text=True, check=True, env=variables
    )
    return done.stdout.split()


def test_what_was_kept_says_the_same_as_what_was_parsed(tmp_path: Path) -> None:
    (parsed, *first), (read, *again) = loaded(tmp_path), loaded(tmp_path)
    assert (parsed, read) == ("FFI", "Declared")
    assert first == again


def test_what_is_damaged_is_parsed_again(tmp_path: Path) -> None:
    kind, *first = loaded(tmp_path)
    (path,) = (tmp_path / "declarations").iterdir()
    path.write_text("{'_version': ")
    assert loaded(tmp_path) == [kind, *first]
    path.write_text("__import__('os').abort()")
    assert loaded(tmp_path) == [kind, *first]
