"""A folder of outputs or a revision of git in, a build to compare out; a revision is built aside."""

import io
import subprocess
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pypdfium2

from stonehand.diagnostics import Report
from stonehand.errors import MissingFile, MissingLibrary, StonehandError
from stonehand.model.layout import LayoutMap
from stonehand.model.progress import Progress
from stonehand.pipeline.flaw_report import MAP, SCREEN, read_map
from stonehand.pipeline.once import build_once
from stonehand.pipeline.plant import Plant, plant_of

_GIT = ("git", "-c", "core.hooksPath=/dev/null", "-c", "core.fsmonitor=false")


@dataclass(frozen=True, slots=True)
class Build:
    """A build: its map, its PDF for the screen and its EPUB, which may be missing."""

    name: str
    layout: LayoutMap
    screen: bytes
    epub: bytes

    def pages(self) -> pypdfium2.PdfDocument | None:
        """Open the PDF, if there is one of as many pages as the map."""
        if not self.screen:
            return None
        document = pypdfium2.PdfDocument(self.screen)
        return document if len(document) == len(self.layout.pages) else None


def build_of(wanted: str, root: Path, plant: Plant, report: Report, progress: Progress) -> Build:
    """Return the build that a folder holds, or that a revision of the book in `root` makes.

    Raises MissingFile where a folder holds none, StonehandError where git knows no such revision.
    """
    folder = Path(wanted)
    if folder.is_dir():
        return read_build(folder)
    with revision(root, wanted) as aside:
        aside_report = Report()
        kept = plant_of(aside, plant.executor)
        return _built(aside, kept, aside_report, progress, wanted)


def working_tree(root: Path, plant: Plant, report: Report, progress: Progress) -> Build:
    """Build the book as it is now, as `stonehand pdf` and `stonehand epub` do."""
    return _built(root, plant, report, progress, "now")


def _built(root: Path, plant: Plant, report: Report, progress: Progress, name: str) -> Build:
    """Build a book, as a draft if it has errors: what is compared need not be fit to be published."""
    made = build_once("pdf", root, report, progress, False, plant)
    is_draft = not made
    made = made or build_once("pdf", root, Report(), progress, True, plant)
    paths = [
        Path(artefact.path)
        for artefact in (*made, *build_once("epub", root, Report(), progress, is_draft, plant))
    ]
    maps = [path for path in paths if path.name.endswith(MAP)]
    if not maps:
        raise MissingFile(f"{name}: this book cannot be built, so there is nothing to compare")
    return _read(name, maps[0])


def read_build(folder: Path) -> Build:
    """Return the last build of a folder of outputs, or of a book's folder. Raises MissingFile."""
    places = [place for place in (folder, folder / "build") if place.is_dir()]
    maps = [path for place in places for path in place.glob(f"*{MAP}")]
    if not maps:
        raise MissingFile(f"there is no layout map (*{MAP}) in {folder}: run `stonehand pdf` first")
    return _read(str(folder), max(maps, key=lambda path: path.stat().st_mtime_ns))


def _read(name: str, path: Path) -> Build:
    stem = path.name.removesuffix(MAP)
    data = [
        near.read_bytes() if (near := path.with_name(stem + suffix)).is_file() else b""
        for suffix in (SCREEN, ".epub")
    ]
    return Build(name, read_map(path), *data)


@contextmanager
def revision(root: Path, name: str) -> Iterator[Path]:
    """Give a folder with the book as a revision has it, without its history, and take it away again."""
    commit = _git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}")
    prefix = _git(root, "rev-parse", "--show-prefix").decode().strip()
    tree = f"{commit.decode().strip()}:{prefix.rstrip('/')}" if prefix else commit.decode().strip()
    archive = _git(root, "archive", "--format=tar", tree)
    with tempfile.TemporaryDirectory(prefix="stonehand-") as folder:
        try:
            with tarfile.open(fileobj=io.BytesIO(archive)) as tar:
                tar.extractall(folder, filter="data")
        except tarfile.TarError as error:
            raise StonehandError(f"{name} cannot be unpacked: {error}") from error
        yield Path(folder)


def _git(root: Path, *arguments: str) -> bytes:
    try:
        done = subprocess.run([*_GIT, "-C", str(root), *arguments], capture_output=True, check=False)
    except FileNotFoundError as error:
        raise MissingLibrary("git is not installed: name two folders to compare") from error
    if done.returncode:
        said = done.stderr.decode(errors="replace").strip() or f"no folder and no revision: {arguments[-1]}"
        raise StonehandError(said)
    return done.stdout
