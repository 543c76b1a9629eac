"""A font file of a stranger in, whether it can be set with out: static, and sound in every table.

What reads fonts is imported where one is read: most builds know theirs.
"""

from io import BytesIO
from pathlib import Path

import fontTools

from stonehand.store.cache import cache_folder, content_key, kept

LARGEST = 100_000_000
"""The most bytes of a font file; the largest of Chinese have 30 million."""

_TRIED = range(1, 4)


def font_flaw(path: Path, sha256: str) -> str:
    """Return why a font cannot be used, or an empty string. A font once found good is not read again."""
    if path.stat().st_size > LARGEST:
        return f"is larger than {LARGEST // 1_000_000} MB"
    mark = cache_folder() / "sound" / content_key(fontTools.version, sha256)
    if mark.is_file():
        return ""
    flaw = _flaw(path)
    if not flaw:
        kept(mark, b"")
    return flaw


def _flaw(path: Path) -> str:
    from fontTools.ttLib import TTFont

    from stonehand.press.pdf.fontmerge import subset

    try:
        with TTFont(BytesIO(path.read_bytes()), lazy=False) as font:
            if font.flavor is not None or "fvar" in font:
                return "is not a static TrueType or OpenType font"
            font.ensureDecompiled()
            font["name"].getDebugName(6)
            subset(str(path), _TRIED)
    # The boundary to a stranger's file: fontTools and HarfBuzz raise whatever it makes them stumble over.
    except Exception as error:
        return f"is no font, or is damaged: {error}"
    return ""
