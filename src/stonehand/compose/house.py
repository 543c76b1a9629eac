"""A name in, the book's own folder of that name out, which stands before the house's."""

from pathlib import Path

from stonehand.diagnostics import Code, Diagnostic
from stonehand.diagnostics.stop import Stop
from stonehand.source import Span
from stonehand.store.house import house_folder


def book_folders(root: str, name: str) -> tuple[Path, ...]:
    """Return the book's own folder `templates` or `styles`, if it has one other than the house's.

    Raises Stop where it is a link to a folder elsewhere.
    """
    folder = (Path(root) / name).resolve()
    if root and folder.is_dir() and not folder.is_relative_to(Path(root).resolve()):
        message = f"the folder “{name}” leads out of the book's folder"
        raise Stop(Diagnostic.of(Code.S008, message, Span.point(name), "copy it into the book's folder"))
    return (folder,) if root and folder.is_dir() and folder != house_folder(name) else ()
