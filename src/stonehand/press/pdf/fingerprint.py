"""The libraries of this process in, the fingerprint of a pagination out."""

from importlib.metadata import version
from typing import Any

import fontTools

from stonehand.model.layout import Fingerprint
from stonehand.press.pdf.declarations import libraries
from stonehand.press.pdf.fonts import activate
from stonehand.press.pdf.fontset import FontSet


def fingerprint(fonts: FontSet) -> Fingerprint:
    """Return the versions and faces that lines and pages depend on.

    Pango, HarfBuzz and fontconfig are asked themselves, the very libraries that WeasyPrint has loaded.
    """
    activate(fonts)
    loaded = libraries()
    pango = int(loaded.pango.pango_version())
    return Fingerprint(
        weasyprint=version("weasyprint"),
        pango=_dotted(pango),
        harfbuzz=_string(loaded.ffi, loaded.harfbuzz.hb_version_string()),
        fontconfig=_dotted(int(loaded.fontconfig.FcGetVersion())),
        pyphen=version("pyphen"),
        fonttools=str(fontTools.version),
        fonts=tuple((face.name, face.sha256) for face in fonts.faces),
    )


def _dotted(number: int) -> str:
    """Return a version written as one number (15012) with dots (1.50.12)."""
    return f"{number // 10000}.{number // 100 % 100}.{number % 100}"


def _string(ffi: Any, pointer: Any) -> str:
    return str(ffi.string(pointer).decode())
