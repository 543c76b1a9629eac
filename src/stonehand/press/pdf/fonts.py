"""The design in, the book's font set out: static faces, cached, isolated from the fonts of the system."""

import os
import sys
from html import escape
from pathlib import Path

from stonehand.diagnostics import Report
from stonehand.errors import WorkerSpent
from stonehand.model.book import Design
from stonehand.press.pdf.fontfamilies import own_faces, sought
from stonehand.press.pdf.fontset import FontFace, FontSet, Style
from stonehand.press.pdf.instances import Instance, Progress, make_instances
from stonehand.press.pdf.ready import is_ahead
from stonehand.store.cache import cache_folder, content_key, kept
from stonehand.store.files import file_sha256

_HIDDEN = ("FONTCONFIG_PATH", "FONTCONFIG_SYSROOT", "FC_LANG")
_FC_WEIGHTS = {100: 0, 200: 40, 300: 50, 400: 80, 500: 100, 600: 180, 700: 200, 800: 205, 900: 210}
_active: FontSet | None = None


class FontSetMisfit(WorkerSpent):
    """Report that WeasyPrint already runs in this process with other fonts."""


def silent(_what: str, _done: int, _all: int) -> None:
    """Tell nobody of the progress."""


def prepare(design: Design, root: Path, report: Report, progress: Progress = silent) -> FontSet:
    """Return the faces of a design, making and caching what is not yet there.

    `root` is the book's folder, to which the paths of its own fonts are relative. Raises MissingFile.
    Reports F001 to F004.
    """
    own = own_faces(design, root, report)
    instances = sought(design, report, own)
    paths = make_instances(instances, cache_folder() / "faces", progress)
    made = tuple(_made_face(instance, path) for instance, path in zip(instances, paths, strict=True))
    return _font_set(own + made, _generic(design))


def _made_face(instance: Instance, path: Path) -> FontFace:
    style: Style = "italic" if instance.italic else "normal"
    name = instance.postscript_name
    return FontFace(
        instance.family, instance.weight, style, str(path), file_sha256(path), name, instance.source
    )


def _generic(design: Design) -> tuple[tuple[str, str], ...]:
    return (
        ("serif", design.text_family),
        ("sans-serif", design.sans_family),
        ("monospace", design.sans_family),
    )


def _font_set(faces: tuple[FontFace, ...], generic: tuple[tuple[str, str], ...]) -> FontSet:
    """Gather the faces in a folder of the cache that holds them and nothing else."""
    sets = cache_folder() / "sets"
    key = content_key(str(sets), repr(generic), *(face.sha256 + face.name for face in faces))
    folder = sets / key[:32]
    gathered = tuple(_gathered(face, folder / "faces") for face in faces)
    conf = kept(folder / "fonts.conf", _fonts_conf(gathered, folder / "faces", generic).encode())
    return FontSet(gathered, str(folder / "faces"), str(conf), generic)


def _gathered(face: FontFace, folder: Path) -> FontFace:
    path = Path(face.path)
    name = face.name.replace(" ", "-").replace("/", "-") + path.suffix.lower()
    copy = kept(folder / name, path.read_bytes())
    return FontFace(
        face.family, face.weight, face.style, str(copy), face.sha256, face.postscript_name, face.source
    )


def _fonts_conf(faces: tuple[FontFace, ...], folder: Path, generic: tuple[tuple[str, str], ...]) -> str:
    """Return a fontconfig file with one folder and no include: no font of the system is seen.

    The names and weights inside the files are overruled by those of the design (match target "scan").
    """
    scans = "".join(_scan(face) for face in faces)
    aliases = "".join(
        f"<alias binding='same'><family>{name}</family>"
        f"<prefer><family>{escape(family)}</family></prefer></alias>\n"
        for name, family in generic
    )
    cache = folder.parent / "fontconfig"
    return (
        "<?xml version='1.0'?>\n<!DOCTYPE fontconfig SYSTEM 'urn:fontconfig:fonts.dtd'>\n<fontconfig>\n"
        f"<reset-dirs/>\n<dir>{escape(str(folder))}</dir>\n<cachedir>{escape(str(cache))}</cachedir>\n"
        f"{scans}{aliases}</fontconfig>\n"
    )


def _scan(face: FontFace) -> str:
    slant = "italic" if face.style == "italic" else "roman"
    weight = _FC_WEIGHTS.get(face.weight, 80)
    return (
        f"<match target='scan'><test name='file'><string>{escape(face.path)}</string></test>"
        f"<edit name='family' mode='assign_replace'><string>{escape(face.family)}</string></edit>"
        f"<edit name='weight' mode='assign_replace'><int>{weight}</int></edit>"
        f"<edit name='slant' mode='assign_replace'><const>{slant}</const></edit></match>\n"
    )


def activate(fonts: FontSet) -> None:
    """Let WeasyPrint, which has begun no document yet, see the faces of a set and no other font.

    Raises FontSetMisfit when WeasyPrint already runs with other fonts; the same set may be activated again.
    """
    global _active  # as the environment that it mirrors
    if _active is not None and _active.conf == fonts.conf:
        return
    if "weasyprint" in sys.modules and (_active is not None or not is_ahead()):
        raise FontSetMisfit("WeasyPrint already runs with other fonts: set this book in a process of its own")
    for name in _HIDDEN:
        os.environ.pop(name, None)
    os.environ["FONTCONFIG_FILE"] = fonts.conf
    _active = fonts


def active() -> FontSet | None:
    """Return the set that this process sets with, or None."""
    return _active
