"""A folder and a title in, the files of a new book that builds at once out.

What is written is in `files/`, under the licence 0BSD, for it goes into publishers' own books.
"""

import json
import re
import unicodedata
from importlib.resources import files
from pathlib import Path
from string import Template

from stonehand.errors import StonehandError

FILES = {
    "book.toml": "manuscript/book.toml",
    "foreword.md": "manuscript/foreword.md",
    "introduction.md": "manuscript/introduction.md",
    "chapter-1.md": "manuscript/chapter-1.md",
    "Makefile": "Makefile",
    "gitignore": ".gitignore",
}
"""Each file of the skeleton, and what it is called in the book."""


def new_book(folder: Path, title: str) -> tuple[Path, ...]:
    """Write a new book into a folder, which may be absent, empty, or a bare repository of Git.

    Returns the paths written. Raises StonehandError if there is anything in the folder, or if it cannot be
    written.
    """
    _refuse_unless_empty(folder)
    try:
        return tuple(_write(folder / target, _text(name, title)) for name, target in FILES.items())
    except OSError as error:
        message = f"the book cannot be written: {error}"
        raise StonehandError(message) from error


def _refuse_unless_empty(folder: Path) -> None:
    if folder.exists() and not folder.is_dir():
        message = f"{folder} is a file; name a folder that is empty or does not exist"
        raise StonehandError(message)
    if folder.is_dir() and any(path.name != ".git" for path in folder.iterdir()):
        message = f"{folder} is not empty; name a folder that is empty or does not exist"
        raise StonehandError(message)


def _text(name: str, title: str) -> str:
    text = files(__name__).joinpath("files", name).read_text(encoding="utf-8")
    if name != "book.toml":
        return text
    words = _printable(title) or "Untitled"
    # JSON and TOML write a text in quotes in the same way
    return Template(text).substitute(title=json.dumps(words, ensure_ascii=False), slug=_slug(words))


def _write(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="\n")
    return path


def _printable(title: str) -> str:
    return " ".join("".join(one if one.isprintable() else " " for one in title).split())


def _slug(title: str) -> str:
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode().lower()
    words = re.findall("[a-z0-9]+", plain.replace("'", ""))
    return "-".join(words)[:60].strip("-") or "book"
