"""An ICC profile of a press, where the machine has one: none may be copied into the repository."""

from pathlib import Path

import pytest

PLACES = (
    Path("/usr/share/color/icc/ghostscript/default_cmyk.icc"),
    Path("/usr/share/color/icc/colord/FOGRA39L_coated.icc"),
    Path("/usr/share/color/icc/colord/SWOP2006_Coated3v2.icc"),
)
"""Of Debian's libgs-common (which comes with Ghostscript) and of colord-data."""


def press_profile() -> bytes:
    """Return the profile, or skip the test."""
    found = next((path for path in PLACES if path.is_file()), None)
    if found is None:
        pytest.skip("no ICC profile in CMYK: install libgs-common (Debian) or colord-data (Fedora)")
    return found.read_bytes()
