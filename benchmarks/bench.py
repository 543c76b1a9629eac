"""Compare Stonehand with plain WeasyPrint on whole books, in turn; print a table, write build/bench.json.

    python benchmarks/bench.py [--runs N] [BOOK ...]

Without BOOK: the specimen. A book is a folder with `manuscript/book.toml`. Figures are medians of the runs.
"""

import argparse
import json
import subprocess
import sys
from pathlib import Path
from statistics import median

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent


def measure(kind: str, book: Path) -> dict[str, float]:
    """Run one build in a process of its own and return its costs."""
    command = [sys.executable, str(HERE / "run.py"), kind, str(book)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"{kind} {book.name}:\n{done.stderr}")
    return dict(json.loads(done.stdout.splitlines()[-1]))


def compare(book: Path, runs: int) -> dict[str, object]:
    """Measure both, in turn, and take medians."""
    pairs = [(measure("stonehand", book), measure("plain", book)) for _ in range(runs)]
    ours, theirs = ([pair[side] for pair in pairs] for side in (0, 1))
    stages = {name: median(run["stages"].get(name, 0) for run in ours) for name in ours[0]["stages"]}
    cpu = median(run["cpu"] for run in ours)
    plain_cpu = median(run["stages"]["plain"] for run in theirs)
    return {
        "book": book.name,
        "pages": ours[0]["pages"],
        "notes": ours[0]["notes"],
        "cpu": cpu,
        "wall": median(run["wall"] for run in ours),
        "rss_mb": median(run["rss_mb"] for run in ours),
        "pages_per_cpu_s": ours[0]["pages"] / cpu,
        "stages": stages,
        "plain": {
            "pages": theirs[0]["pages"],
            "weasyprint_cpu": plain_cpu,
            "cpu": median(run["cpu"] for run in theirs),
            "rss_mb": median(run["rss_mb"] for run in theirs),
        },
        "cpu_ratio": median(a["cpu"] / b["cpu"] for a, b in pairs),
        "rss_ratio": median(a["rss_mb"] / b["rss_mb"] for a, b in pairs),
    }


def show(row: dict[str, object]) -> None:
    """Print one book."""
    plain = dict(row["plain"])  # type: ignore[call-overload]
    print(f"{row['book']}: {row['pages']} pages, {row['notes']} notes")
    print(
        f"  stonehand  CPU {row['cpu']:6.1f} s  wall {row['wall']:6.1f} s  RSS {row['rss_mb']:5.0f} MB"
        f"  {row['pages_per_cpu_s']:.1f} pages per CPU s"
    )
    print(f"  plain      CPU {plain['cpu']:6.1f} s  ({plain['pages']} pages)  RSS {plain['rss_mb']:5.0f} MB")
    print(f"  ratio      CPU {row['cpu_ratio']:.2f}  RSS {row['rss_ratio']:.2f}")
    stages = dict(row["stages"])  # type: ignore[call-overload]
    print("  stages     " + "  ".join(f"{name} {seconds:.1f}" for name, seconds in stages.items()))


def main() -> None:
    """Compare the books named."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("books", nargs="*", type=Path, metavar="BOOK", default=[ROOT])
    parser.add_argument("--runs", type=int, default=1)
    given = parser.parse_args()
    rows = [compare(book.resolve(), given.runs) for book in given.books]
    for row in rows:
        show(row)
    (ROOT / "build" / "bench.json").write_text(json.dumps(rows, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
