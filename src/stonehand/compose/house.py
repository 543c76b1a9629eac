"""A name in, the house's own folder of that name out: in an installed wheel or in a working copy."""

from pathlib import Path

from stonehand.diagnostics import Code, Diagnostic
from stonehand.diagnostics.stop import Stop
from stonehand.errors import StonehandError
from stonehand.source import Span

PACKAGE = Path(__file__).resolve().parents[1]
"""The folder of the installed package; in a working copy the house style stands two folders above it."""


def house_folder(name: str) -> Path:
    """Return the house's own folder `templates` or `styles`. Raises StonehandError where there is none."""
    for folder in (PACKAGE / "house" / name, PACKAGE.parents[1] / name):
        if folder.is_dir():
            return folder
    raise StonehandError(f"the folder of the house's {name} is missing: install Stonehand again")


def book_folders(root: str, name: str) -> tuple[Path, ...]:
    """Return the book's own folder `templates` or `styles`, if it has one other than the house's.

    Raises Stop where it is a link to a folder elsewhere.
    """
    folder = (Path(root) / name).resolve()
    if root and folder.is_dir() and not folder.is_relative_to(Path(root).resolve()):
        message = f"the folder “{name}” leads out of the book's folder"
        raise Stop(Diagnostic.of(Code.S008, message, Span.point(name), "copy it into the book's folder"))
    return (folder,) if root and folder.is_dir() and folder != house_folder(name) else ()
