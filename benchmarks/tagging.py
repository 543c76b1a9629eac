"""Measure what the tags of the screen PDF cost: builds with and without them, in turn, in CPU of the whole.

    python benchmarks/tagging.py [--runs N] [BOOK]

Without BOOK: the specimen. Printed are the runs and the median of their ratios.
"""

import argparse
from pathlib import Path
from statistics import median

from bench import ROOT, measure


def main() -> None:
    """Build a book both ways, so many times."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("book", nargs="?", type=Path, metavar="BOOK", default=ROOT)
    parser.add_argument("--runs", type=int, default=3)
    given = parser.parse_args()
    ratios = []
    for _ in range(given.runs):
        tagged, bare = (measure(kind, given.book.resolve())["cpu"] for kind in ("stonehand", "untagged"))
        ratios.append(tagged / bare)
        print(f"CPU with tags {tagged:.2f} s, without {bare:.2f} s, ratio {ratios[-1]:.3f}", flush=True)
    print(f"median of {given.runs}: {median(ratios):.3f}")


if __name__ == "__main__":
    main()
