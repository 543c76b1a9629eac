"""Time Stonehand on synthetic books beside plain WeasyPrint, Typst, XeLaTeX and LuaLaTeX, in turn.

    python benchmarks/speed.py [--pages 300 1000] [--runs N] [--edits N] [--typst PYTHON] [--cluster]

Cold builds (nothing kept of the book; the faces of the house made), then what a correction costs. Prints a
table and the ratios, writes build/speed.json. What is not installed is left out. Of several runs the medians.
"""

import argparse
import json
import re
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from functools import partial
from pathlib import Path
from statistics import median

from book_generator import write_book
from measured import Cost, measured
from rivals import latex_book, typst_book

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
PAGES_A_CHAPTER = 25.6
SETTLED = re.compile(r"Rerun to get|undefined references")
RUNS_OF_TEX = 4

Command = Callable[[], Cost]


def stonehand(book: Path, *given: str) -> Cost:
    """Build the PDFs by the command."""
    return measured([sys.executable, "-m", "stonehand", "-q", "-C", str(book), "pdf", *given], book)


def cold(book: Path, *given: str) -> Cost:
    """Build with nothing kept of the book."""
    for folder in (".cache", "build"):
        shutil.rmtree(book / folder, ignore_errors=True)
    return stonehand(book, *given)


def plain(book: Path) -> Cost:
    """Set the same HTML by WeasyPrint alone, in one document."""
    return measured([sys.executable, str(HERE / "run.py"), "plain", str(book)], book)


def typst(book: Path, python: str) -> Cost:
    """Compile with Typst, from nothing."""
    call = "import typst; typst.compile('book.typ', output='typst.pdf', font_paths=['faces'])"
    return measured([python, "-c", call], book)


def tex(book: Path, program: str) -> Cost:
    """Run TeX from nothing until its references are settled."""
    for rest in book.glob(f"{program}.*"):
        if rest.suffix != ".tex":
            rest.unlink()
    costs = []
    for _ in range(RUNS_OF_TEX):
        before = _auxiliary(book, program)
        costs.append(measured([program, "-interaction=batchmode", f"{program}.tex"], book, (0, 1)))
        if before == _auxiliary(book, program):
            break
    return Cost(sum(c.wall for c in costs), sum(c.cpu for c in costs), max(c.rss_mb for c in costs))


def _auxiliary(book: Path, program: str) -> list[bytes]:
    paths = (book / f"{program}{suffix}" for suffix in (".aux", ".toc"))
    return [path.read_bytes() if path.exists() else b"" for path in paths]


def prepare(folder: Path, pages: int) -> Path:
    """Write a book of about so many pages, and the same text for the others."""
    book = folder / f"book-{pages}"
    write_book(book, chapters=round(pages / PAGES_A_CHAPTER))
    faces = _faces(book)
    chapters = [path.read_text(encoding="utf-8") for path in sorted((book / "manuscript").glob("*.md"))]
    (book / "book.typ").write_text(typst_book(chapters, "EB Garamond"), encoding="utf-8")
    for program in ("xelatex", "lualatex"):
        text = latex_book(chapters, faces, program == "lualatex")
        (book / f"{program}.tex").write_text(text, encoding="utf-8")
    return book


def _faces(book: Path) -> dict[str, Path]:
    """Return the house's faces of the text, copied beside the book for the others."""
    from stonehand.diagnostics import Report
    from stonehand.model.book import Design
    from stonehand.press.pdf.fonts import prepare as prepare_faces

    (book / "faces").mkdir(exist_ok=True)
    found = {}
    for face in prepare_faces(Design(442.2, 663.3), book, Report()).faces:
        kind = {(400, "normal"): "regular", (700, "normal"): "bold", (400, "italic"): "italic"}
        name = kind.get((face.weight, face.style)) if "Garamond" in face.family else None
        if name:
            found[name] = Path(shutil.copy(face.path, book / "faces"))
    found.setdefault("bold", found["regular"])
    return found


def cold_commands(book: Path, typst_python: str, scheduler: str) -> dict[str, Command]:
    """Return what can be timed here."""
    found: dict[str, Command] = {
        "stonehand, 2 jobs": lambda: cold(book, "--jobs", "2"),
        "plain WeasyPrint": lambda: plain(book),
        "stonehand, 1 job": lambda: cold(book, "--jobs", "1"),
    }
    if scheduler:
        found["stonehand, Dask, 2 workers"] = lambda: cold(book, "--scheduler", scheduler)
    if typst_python:
        found["Typst"] = lambda: typst(book, typst_python)
    for program in ("xelatex", "lualatex"):
        if shutil.which(program):
            found[program] = partial(tex, book, program)
    return found


def edits(book: Path, count: int) -> dict[str, list[Cost]]:
    """Time a word more in a chapter, two pages more in the first one, and a build with nothing to do."""
    folder = book / "manuscript"
    chapters = sorted(folder.glob("chapter-*.md"))
    middle, first = chapters[len(chapters) // 2], folder / "chapter-01.md"
    found: dict[str, list[Cost]] = {"a word": [], "all later pages shifted": [], "no change": []}
    for number in range(count):
        found["a word"].append(_after(book, middle, " the ", f" the indeed{number:02} "))
        found["no change"].append(stonehand(book))
        more = "\n\n".join(f"Paragraph {number} {word}. " + "The ledger was kept. " * 60 for word in "abcd")
        found["all later pages shifted"].append(_after(book, first, "\n\n## ", f"\n\n{more}\n\n## "))
    return found


def _after(book: Path, path: Path, old: str, new: str) -> Cost:
    text = path.read_text(encoding="utf-8")
    at = text.index(old, len(text) // 2)
    path.write_text(text[:at] + new + text[at + len(old) :], encoding="utf-8")
    return stonehand(book)


@contextmanager
def cluster(folder: Path, wanted: bool) -> Iterator[str]:
    """Give the address of a scheduler with two workers of one thread each, or nothing."""
    if not wanted:
        yield ""
        return
    address, processes = folder / "scheduler.json", []
    local = ("--no-dashboard", "--scheduler-file", str(address))
    start = [sys.executable, "-m", "distributed.cli.dask_scheduler", "--host", "127.0.0.1", "--port", "0"]
    worker = [sys.executable, "-m", "distributed.cli.dask_worker", "--nthreads", "1", "--no-nanny", *local]
    try:
        processes.append(_silent([*start, *local]))
        while not address.exists():
            time.sleep(0.1)
        processes += [_silent([*worker, "--memory-limit", "0"]) for _ in range(2)]
        yield json.loads(address.read_text())["address"]
    finally:
        for process in processes:
            process.kill()
            process.wait()


def _silent(command: list[str]) -> "subprocess.Popen[bytes]":
    return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def middle(costs: list[Cost]) -> Cost:
    """Return the medians of several runs."""
    return Cost(*(median(getattr(cost, name) for cost in costs) for name in ("wall", "cpu", "rss_mb")))


def extent(book: Path) -> int:
    """Return the pages that Stonehand made of a book."""
    return len(json.loads((book / "build" / "synthetic.map.json").read_text())["pages"])


def show(rows: dict[str, Cost], base: str) -> None:
    """Print rows, with their ratio to one of them."""
    for name, cost in rows.items():
        ratio = ""
        if base in rows:
            ratio = f"  wall {cost.wall / rows[base].wall:5.2f} x  CPU {cost.cpu / rows[base].cpu:5.2f} x"
        print(f"  {name:28} {cost.wall:7.2f} s  CPU {cost.cpu:7.2f} s  RSS {cost.rss_mb:5.0f} MB{ratio}")


def main() -> None:
    """Time what was asked for."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--pages", type=int, nargs="*", default=[300])
    parser.add_argument("--runs", type=int, default=1)
    parser.add_argument("--edits", type=int, default=3)
    parser.add_argument("--typst", default="", metavar="PYTHON")
    parser.add_argument("--cluster", action="store_true")
    given = parser.parse_args()
    results = {}
    with tempfile.TemporaryDirectory() as name, cluster(Path(name), given.cluster) as scheduler:
        for pages in given.pages:
            book = prepare(Path(name), pages)
            commands = cold_commands(book, given.typst and str(Path(given.typst).absolute()), scheduler)
            runs: dict[str, list[Cost]] = {each: [] for each in commands}
            for _ in range(given.runs):
                for each, command in commands.items():
                    runs[each].append(command())
            rows = {each: middle(costs) for each, costs in runs.items()}
            count = extent(book)
            print(f"{count} pages, cold, medians of {given.runs}")
            show(rows, "plain WeasyPrint")
            after = (
                {each: middle(costs) for each, costs in edits(book, given.edits).items()}
                if given.edits
                else {}
            )
            print(f"{count} pages, corrections, medians of {given.edits}")
            show(after, "")
            results[count] = {each: asdict(cost) for each, cost in (rows | after).items()}
    (ROOT / "build" / "speed.json").write_text(json.dumps(results, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
