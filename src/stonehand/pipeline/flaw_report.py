"""The layout map of the last build in; its flaws reported, pictured on a sheet, held by a ratchet."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from stonehand.diagnostics import Report
from stonehand.errors import MissingFile
from stonehand.manuscript import read
from stonehand.model.book import Manuscript
from stonehand.model.flaws import FlawLimits
from stonehand.model.layout import LayoutMap
from stonehand.pipeline.outputs import DRAFT
from stonehand.press.pdf.mapfile import map_from_json
from stonehand.proof.flaws.find import find_flaws
from stonehand.proof.flaws.flaw import Flaw
from stonehand.proof.flaws.ratchet import NAME, Ratchet, beyond, ratchet_text, read_ratchet
from stonehand.proof.flaws.sheet import flaw_sheet
from stonehand.store.files import sha256, write_whole

MAP, SCREEN = ".map.json", ".screen.pdf"


@dataclass(frozen=True, slots=True)
class Wanted:
    """What is asked for: a sheet, a ratchet other than the book's own, or to accept what is found."""

    sheet: Path | None = None
    ratchet: Path | None = None
    accept: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """The number of flaws of each code and title, and the files written."""

    counts: tuple[tuple[str, str, int], ...] = ()
    files: tuple[Path, ...] = ()


def flaws(root: Path, wanted: Wanted, report: Report) -> Found:
    """Report the flaws of a book's last build, draft or not, but those that the ratchet accepts.

    The counts are of all flaws; the sheet shows those reported. Raises MissingFile if there is no build.
    """
    manuscript = read(root, Report())
    if manuscript is None:
        read(root, report)
        return Found()
    path = last_map(root, manuscript.metadata.slug)
    layout = read_map(path)
    found = find_flaws(layout, manuscript.design.flaws)
    counts = Counter((flaw.code.value, flaw.code.title) for flaw in found)
    table = tuple((*code, count) for code, count in sorted(counts.items()))
    ratchet = wanted.ratchet or root / NAME
    files = []
    if wanted.accept:
        write_whole(ratchet, ratchet_text(found).encode())
        files.append(ratchet)
    new = _held(found, ratchet, wanted, report)
    report.extend(flaw.diagnostic for flaw in new)
    if wanted.sheet:
        pdf = _screen_pdf(path, layout)
        write_whole(wanted.sheet, flaw_sheet(_title(manuscript), new, pdf))
        files.append(wanted.sheet)
    return Found(table, tuple(files))


def standing_flaws(root: Path, layout: LayoutMap, limits: FlawLimits) -> tuple[Flaw, ...]:
    """Return the flaws of a map but those that the book's own ratchet accepts."""
    found, ratchet = find_flaws(layout, limits), root / NAME
    return _held(found, ratchet, Wanted(), Report())


def last_map(root: Path, slug: str) -> Path:
    """Return the layout map of the last build. Raises MissingFile if there is none."""
    folder = root / "build"
    maps = [path for name in (slug, slug + DRAFT) if (path := folder / f"{name}{MAP}").is_file()]
    if not maps:
        raise MissingFile(f"{folder / (slug + MAP)} is not there: run `stonehand pdf` first")
    return max(maps, key=lambda path: path.stat().st_mtime_ns)


def read_map(path: Path, hint: str = "run `stonehand pdf` again") -> LayoutMap:
    """Read a layout map. Raises MissingFile where it is none, or of another version."""
    try:
        return map_from_json(path.read_text(encoding="utf-8"))
    except ValueError as error:
        raise MissingFile(f"{path} cannot be read ({error}): {hint}") from error


def _held(found: Sequence[Flaw], path: Path, wanted: Wanted, report: Report) -> tuple[Flaw, ...]:
    """Return the flaws that the ratchet does not accept: all of them where there is no ratchet."""
    if not path.is_file():
        if wanted.ratchet:
            raise MissingFile(f"{path} is not there: write it with --accept")
        return tuple(found)
    ratchet: Ratchet = read_ratchet(path, report)
    return tuple(beyond(found, ratchet, report))


def _screen_pdf(path: Path, layout: LayoutMap) -> bytes:
    """Return the PDF of the same build. Raises MissingFile if it is gone, or of another build."""
    pdf = path.with_name(path.name.removesuffix(MAP) + SCREEN)
    data = pdf.read_bytes() if pdf.is_file() else b""
    if sha256(data) != dict(layout.pdf_sha256).get(SCREEN.split(".")[1]):
        raise MissingFile(f"{pdf} is not of the same build as {path.name}: run `stonehand pdf` again")
    return data


def _title(manuscript: Manuscript) -> str:
    return manuscript.metadata.title
