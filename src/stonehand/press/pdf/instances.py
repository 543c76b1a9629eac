"""A variable font and a place on its weight axis in, a static face out: bytes that depend on nothing else."""

import gc
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import dataclass
from io import BytesIO
from multiprocessing import get_context
from os import cpu_count
from pathlib import Path
from typing import Any

import fontTools

from stonehand.store.cache import content_key
from stonehand.store.files import file_sha256, write_whole

RECIPE = "1"
"""Changes whenever this module makes other bytes from the same font."""

_NARROW_NO_BREAK = 0x202F
_THIN = 0x2009
_FIXED_SPACES = (*range(0x2000, 0x2007), 0x2009, 0x200A, *range(0x200B, 0x2010), 0x205F, 0x2060, 0xFEFF)
_WEIGHT_NAMES = {
    100: "Thin",
    200: "ExtraLight",
    300: "Light",
    400: "Regular",
    500: "Medium",
    600: "SemiBold",
    700: "Bold",
    800: "ExtraBold",
    900: "Black",
}
_ITALIC, _BOLD, _REGULAR = 1 << 0, 1 << 5, 1 << 6


@dataclass(frozen=True, slots=True)
class Instance:
    """A static face to be made: from which file, at which weight, under which family name."""

    source: str
    family: str
    weight: int
    italic: bool

    @property
    def style_name(self) -> str:
        """Return the name of the style, such as "Bold Italic"."""
        weight = _WEIGHT_NAMES.get(self.weight, str(self.weight))
        if not self.italic:
            return weight
        return "Italic" if self.weight == 400 else f"{weight} Italic"

    @property
    def postscript_name(self) -> str:
        """Return the PostScript name, such as "EBGaramond-BoldItalic"."""
        return f"{self.family}-{self.style_name}".replace(" ", "")


Progress = Callable[[str, int, int], None]
"""Told what is done, how many are done and how many there are."""


def make_instances(instances: tuple[Instance, ...], folder: Path, progress: Progress) -> tuple[Path, ...]:
    """Return the cached files of the faces, in order; those that are missing are made side by side."""
    paths = tuple(folder / f"{_key(instance)}.ttf" for instance in instances)
    missing = [(instance, path) for instance, path in zip(instances, paths, strict=True) if not path.exists()]
    if len(missing) == 1:
        _make(*missing[0])
    elif missing:
        _make_in_pool(missing, progress)
    return paths


def _make_in_pool(missing: list[tuple[Instance, Path]], progress: Progress) -> None:
    workers = min(len(missing), cpu_count() or 1)
    # fontTools makes millions of small objects without cycles: the collector costs a fifth of the time.
    with ProcessPoolExecutor(workers, get_context("spawn"), initializer=gc.disable) as pool:
        tasks = {pool.submit(_make, instance, path): instance for instance, path in missing}
        for done, task in enumerate(as_completed(tasks), start=1):
            task.result()
            instance = tasks[task]
            progress(f"{instance.family} {instance.style_name}", done, len(missing))


def _make(instance: Instance, path: Path) -> None:
    write_whole(path, static_face(instance))


def _key(instance: Instance) -> str:
    return content_key(
        RECIPE,
        fontTools.version,
        file_sha256(Path(instance.source)),
        instance.family,
        str(instance.weight),
        str(instance.italic),
    )


def static_face(instance: Instance) -> bytes:
    """Return the face as a TrueType file.

    Differs from fontTools' instance in three ways: names of one family, spaces of fixed width that keep it at
    every weight, and a narrow no-break space where the font has none.
    """
    # A build whose faces are made does without it.
    from fontTools.ttLib import TTFont
    from fontTools.varLib.instancer import instantiateVariableFont

    font = TTFont(instance.source, recalcTimestamp=False)
    widths = _fixed_widths(font)
    instantiateVariableFont(font, {"wght": instance.weight}, inplace=True)
    for glyph, width in widths.items():
        font["hmtx"][glyph] = (width, 0)
    _add_narrow_no_break_space(font)
    _rename(font, instance)
    if "STAT" in font:
        del font["STAT"]
    out = BytesIO()
    font.save(out)
    return out.getvalue()


def _fixed_widths(font: Any) -> dict[str, int]:
    """Return the widths of the empty glyphs of fixed spaces and joiners in the default master.

    EB Garamond 1.003 interpolates them: its hair space is 10 units wide in Regular and 494 in Bold.
    """
    glyphs = {font.getBestCmap().get(code) for code in _FIXED_SPACES} - {None}
    empty = (glyph for glyph in sorted(glyphs) if font["glyf"][glyph].numberOfContours == 0)
    return {glyph: font["hmtx"][glyph][0] for glyph in empty}


def _add_narrow_no_break_space(font: Any) -> None:
    """Give the font a glyph of its own for U+202F, as wide as its thin space.

    A second code on the thin space's glyph would make text copied from the PDF ambiguous. The new glyph
    is the last, so that no glyph changes its number.
    """
    characters = font.getBestCmap()
    if _NARROW_NO_BREAK in characters or _THIN not in characters:
        return
    from fontTools.ttLib.tables._g_l_y_f import Glyph

    name = "uni202F"
    width = font["hmtx"][characters[_THIN]][0]
    font.setGlyphOrder([*font.getGlyphOrder(), name])
    font["glyf"][name] = Glyph()
    font["hmtx"][name] = (width, 0)
    for table in font["cmap"].tables:
        if table.isUnicode():
            table.cmap[_NARROW_NO_BREAK] = name


def _rename(font: Any, instance: Instance) -> None:
    """Make family, style and flags say what the face is, so that fontconfig sees one family."""
    names = font["name"]
    names.names = [record for record in names.names if record.nameID in (0, 5, 7, 8, 9, 11, 13, 14)]
    full = f"{instance.family} {instance.style_name}"
    values = {1: instance.family, 2: instance.style_name, 3: f"{full};stonehand {RECIPE}"}
    values |= {4: full, 6: instance.postscript_name}
    for identity, value in values.items():
        names.setName(value, identity, 3, 1, 0x409)
    bold = instance.weight == 700
    font["OS/2"].usWeightClass = instance.weight
    font["head"].macStyle = (1 if bold else 0) | (2 if instance.italic else 0)
    flags = font["OS/2"].fsSelection & ~(_ITALIC | _BOLD | _REGULAR)
    flags |= (_ITALIC if instance.italic else 0) | (_BOLD if bold else 0)
    font["OS/2"].fsSelection = flags if bold or instance.italic else flags | _REGULAR
