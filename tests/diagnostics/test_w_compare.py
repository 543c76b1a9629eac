"""Each code of builds that are compared: when it is reported, and when not."""

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from samples.book_folder import WORDS, build, write_book
from stonehand.diagnostics import Code, Diagnostic, Report
from stonehand.diagnostics.stop import Stop
from stonehand.model.progress import Silence
from stonehand.pipeline import Plant, compare

MATTER = 'body = ["one.md"]'
COPY = {"one.md": f"# One\n\n{WORDS}\n"}


def nothing(folder: Path) -> None:
    """Leave a build as it is."""


def cut(name: str) -> Callable[[Path], None]:
    """Keep the first half of a file."""

    def spoil(folder: Path) -> None:
        path = folder / "build" / name
        path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])

    return spoil


def gone(name: str) -> Callable[[Path], None]:
    """Take a file away."""
    return lambda folder: (folder / "build" / name).unlink()


def foreign(name: str, content: bytes) -> Callable[[Path], None]:
    """Put something else in the place of a file."""

    def spoil(folder: Path) -> None:
        (folder / "build" / name).write_bytes(content)

    return spoil


MAP, PDF, EPUB = "small.map.json", "small.screen.pdf", "small.epub"
NO_ZIP = b"PK\x03\x04 no archive"

POSITIVE = (
    (Code.W101, gone(MAP), "there is no layout map (*.map.json) in this folder"),
    (Code.W101, cut(MAP), "there is no build here that can be compared"),
    (Code.W101, foreign(MAP, b'{"schema": 1, "pages": "many"}'), "no layout map"),
    (Code.W101, foreign(MAP, b"\xff\xfe"), "can't decode"),
    (Code.W102, "no-such-revision", "“no-such-revision” is neither a folder nor a revision of this book"),
    (Code.W102, "--output=x", "“--output=x” is neither a folder nor a revision of this book"),
    (Code.W103, "broken", "“broken” cannot be built: it has errors"),
    (Code.W103, "empty", "“empty” cannot be built"),
    (Code.W104, gone(PDF), "the PDF for the screen cannot be compared: it is not there"),
    (Code.W104, cut(PDF), "it is of another build than its layout map"),
    (Code.W105, cut(EPUB), "the EPUB cannot be compared: File is not a zip file"),
    (Code.W105, foreign(EPUB, NO_ZIP), "the EPUB cannot be compared"),
)
NEGATIVE = (
    (Code.W101, nothing),
    (Code.W102, "sound"),
    (Code.W103, "sound"),
    (Code.W103, "faulty"),
    (Code.W104, nothing),
    (Code.W105, nothing),
    (Code.W105, gone(EPUB)),
)

REVISIONS = {
    "sound": f"# One\n\n{WORDS}\n",
    "faulty": f"# One\n\n{WORDS} See @nowhere.\n",
}


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a book that is built, in a repository that has revisions of it."""
    root = write_book(tmp_path_factory.mktemp("book"), MATTER, COPY)
    git(root, "init", "-q")
    git(root, "commit", "-q", "--allow-empty", "-m", "empty")
    git(root, "tag", "empty")
    for name, text in REVISIONS.items():
        (root / "manuscript" / "one.md").write_text(text)
        tagged(root, name)
    toml = root / "manuscript" / "book.toml"
    whole = toml.read_text()
    toml.write_text("[book\n")
    tagged(root, "broken")
    toml.write_text(whole)
    (root / "manuscript" / "one.md").write_text(COPY["one.md"])
    build(root)
    return root


def git(root: Path, *arguments: str) -> None:
    user = ("-c", "user.name=A", "-c", "user.email=a@example.org")
    subprocess.run(["git", "-C", str(root), *user, *arguments], check=True)


def tagged(root: Path, name: str) -> None:
    git(root, "add", "manuscript")
    git(root, "commit", "-qm", name)
    git(root, "tag", name)


def found(book: Path, folder: Path, old: str | Callable[[Path], None]) -> list[Diagnostic]:
    """Return what is reported where an old build, spoiled, or a revision is compared with the book."""
    if callable(old):
        spoiled = folder / "old"
        shutil.copytree(book / "build", spoiled / "build")
        old(spoiled)
    report, wanted = Report(), str(spoiled) if callable(old) else old
    try:
        compare(book, wanted, str(book), folder / "compare.html", Plant(), report, Silence())
    except Stop as stop:
        report.extend([stop.diagnostic])
    return list(report)


@pytest.mark.parametrize("code, old, message", POSITIVE)
def test_what_is_reported(
    code: Code, old: str | Callable[[Path], None], message: str, book: Path, tmp_path: Path
) -> None:
    (told,) = found(book, tmp_path, old)
    assert told.code is code
    assert message in told.message
    assert told.hint


@pytest.mark.parametrize("code, old", NEGATIVE)
def test_what_is_not_reported(
    code: Code, old: str | Callable[[Path], None], book: Path, tmp_path: Path
) -> None:
    assert code not in [told.code for told in found(book, tmp_path, old)]


def test_a_revision_that_cannot_be_built_names_the_place_of_its_first_error(
    book: Path, tmp_path: Path
) -> None:
    (told,) = found(book, tmp_path, "broken")
    assert str(told.place).startswith("manuscript/book.toml:1")


def test_a_spoiled_file_is_named(book: Path, tmp_path: Path) -> None:
    (told,) = found(book, tmp_path, cut(MAP))
    assert str(told.place).startswith(str(tmp_path / "old" / "build" / MAP))
