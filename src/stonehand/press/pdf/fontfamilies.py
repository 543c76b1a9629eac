"""Families asked for in, their font files out: the book's own, else those of an installed `fontpkg-*`."""

import json
import re
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from stonehand.diagnostics import Code, Report
from stonehand.errors import MissingFile
from stonehand.model.book import Design, FontFile
from stonehand.press.pdf.fontcheck import font_flaw
from stonehand.press.pdf.fontset import FontFace, Style
from stonehand.press.pdf.instances import Instance
from stonehand.source import Span
from stonehand.store.files import file_sha256

WANTED: tuple[tuple[int, Style], ...] = (
    (400, "normal"),
    (400, "italic"),
    (700, "normal"),
    (700, "italic"),
)
"""The faces that are made of a packaged variable family, where its axis has them."""


_PACKAGED_NAME = re.compile(r"[A-Za-z0-9]+(?:[ _-][A-Za-z0-9]+)*")
"""What a family with a package is called; at a full stop Python would import what stands before it."""

BOOK = Span.point("manuscript/book.toml")


@dataclass(frozen=True, slots=True)
class PackagedFile:
    """A font file of an installed package; `weights` is the range of its axis."""

    path: Path
    style: Style
    weights: tuple[int, int]


def families(design: Design) -> tuple[str, ...]:
    """Return the families that a design names, each once, the text family first."""
    named = (design.text_family, design.display_family, design.sans_family, *design.fallback)
    once: dict[str, str] = {}
    for family in named:
        once.setdefault(family.lower(), family)
    return tuple(once.values())


def packaged(family: str) -> tuple[PackagedFile, ...]:
    """Return the files of an installed font package (metadata schema 1 of `fontpkg`), or nothing."""
    if not _PACKAGED_NAME.fullmatch(family):
        return ()
    spec = find_spec("fontpkg_" + family.lower().replace(" ", "_").replace("-", "_"))
    if spec is None or spec.origin is None:
        return ()
    folder = Path(spec.origin).parent
    metadata = json.loads((folder / "metadata.json").read_text(encoding="utf-8"))
    axis = next((axis for axis in metadata["axes"] if axis["tag"] == "wght"), None)
    return tuple(_packaged_file(folder, entry, axis) for entry in metadata["files"])


def _packaged_file(folder: Path, entry: dict[str, object], axis: dict[str, float] | None) -> PackagedFile:
    style: Style = "italic" if entry["style"] == "italic" else "normal"
    weight = entry["weight"]
    if isinstance(weight, int | float):
        weights = (int(weight), int(weight))
    else:
        weights = (int(axis["min"]), int(axis["max"])) if axis else (400, 400)
    return PackagedFile(folder / str(entry["path"]), style, weights)


def instances_of(family: str) -> tuple[Instance, ...]:
    """Return the static faces to make of a packaged family."""
    files = packaged(family)
    found = ((weight, style, file) for weight, style in WANTED for file in files if file.style == style)
    return tuple(
        Instance(str(file.path), family, weight, style == "italic")
        for weight, style, file in found
        if file.weights[0] <= weight <= file.weights[1]
    )


def sought(design: Design, report: Report, own: tuple[FontFace, ...] = ()) -> tuple[Instance, ...]:
    """Return the faces to make of the packaged families that a design names and that are not its own.

    Reports F004 for a family that is not to be had.
    """
    owned = {face.family.lower() for face in own}
    return tuple(
        instance
        for family in families(design)
        if family.lower() not in owned
        for instance in _packaged(family, report)
    )


def _packaged(family: str, report: Report) -> tuple[Instance, ...]:
    found = instances_of(family)
    if not found:
        report.add(
            Code.F004,
            f"no font of the family “{family}” is to be had",
            BOOK,
            hint="name its files in [[design.fonts]], or install its fontpkg package",
        )
    return found


def own_faces(design: Design, root: Path, report: Report) -> tuple[FontFace, ...]:
    """Return the faces of the book's own font files, which are used as they are.

    Raises MissingFile. Reports F001 (two files for one face), F002 (not the recorded file), F003 (not a
    static TrueType or OpenType font) and leaves that file out.
    """
    faces: dict[tuple[str, int, str], FontFace] = {}
    for font in design.fonts:
        face = _own_face(font, root, report)
        if face is None:
            continue
        key = (face.family.lower(), face.weight, face.style)
        if key in faces:
            report.add(
                Code.F001,
                f"{font.path} is a second file for {face.name}",
                BOOK,
                hint=f"keep one; {faces[key].source} is used",
            )
        faces.setdefault(key, face)
    return tuple(faces.values())


def _own_face(font: FontFile, root: Path, report: Report) -> FontFace | None:
    path = root / font.path
    if not path.is_file():
        raise MissingFile(f"{font.path}: this font is named in book.toml, but there is no such file")
    digest = file_sha256(path)
    if font.sha256 and font.sha256 != digest:
        report.add(
            Code.F002,
            f"{font.path} is not the file whose sha256 was recorded",
            BOOK,
            hint=f"its sha256 is {digest}",
        )
        return None
    flaw = font_flaw(path, digest)
    if flaw:
        report.add(
            Code.F003,
            f"{font.path} {flaw}",
            BOOK,
            hint="give one file for each face: .ttf or .otf, not variable, not .woff",
        )
        return None
    name = _postscript_name(path)
    return FontFace(font.family, font.weight, font.style, str(path.resolve()), digest, name, str(path))


def _postscript_name(path: Path) -> str:
    from fontTools.ttLib import TTFont

    with TTFont(path, lazy=True) as font:
        return str(font["name"].getDebugName(6) or path.stem)
