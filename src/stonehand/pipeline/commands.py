"""The commands that set nothing: new, fonts, clean."""

import shutil
from pathlib import Path

from stonehand.diagnostics import Report
from stonehand.manuscript import read
from stonehand.manuscript.skeleton import new_book
from stonehand.model.face import Face
from stonehand.model.progress import Progress
from stonehand.model.proof import PROOFS
from stonehand.pipeline.faces import font_set

KEPT = (".gitignore", PROOFS)
"""What stays in `build/`: proofs that are out are kept for the marks that come home."""


def new(folder: Path) -> tuple[Path, ...]:
    """Begin a book in a folder; return the files written."""
    return new_book(folder, folder.absolute().name.replace("-", " ").capitalize())


def fonts(root: Path, report: Report, progress: Progress) -> tuple[Face, ...]:
    """Return the faces that the book is set in, made first where the cache lacks them."""
    manuscript = read(root, report)
    if manuscript is None:
        return ()
    faces = font_set(manuscript.design, root, report, progress).faces
    return tuple(Face(face.family, face.weight, face.style, face.path, face.sha256) for face in faces)


def clean(root: Path) -> tuple[Path, ...]:
    """Remove what builds have made in a book's folder; return what was removed."""
    found = (*(root / "build").glob("*"), root / ".cache")
    made = [path for path in found if path.exists() and path.name not in KEPT]
    for path in made:
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        else:
            path.unlink()
    return tuple(made)
