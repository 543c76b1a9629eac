"""Measure the preview: from saving a word to its page on the screen, in Chromium.

Usage: python benchmarks/preview.py BOOK [--edits 50] [--pause SECONDS] [--chromium PATH]

BOOK is copied first. Each edit puts a new word into a paragraph of a chapter, the next one into another
chapter; its page is in view. The time runs from the writing of the file until the browser has decoded the
picture of the page that holds the word, which is too short to be broken. The next edit waits until the book
is up to date, or with --pause so many seconds, in which the build is mostly given up. Prints a JSON document.
"""

import argparse
import json
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from random import Random
from typing import Any

SHOWN = """(word) => [...document.querySelectorAll(".page[data-near]")].some((page) =>
  page.dataset.read && page.dataset.drawn === page.dataset.read
  && page.querySelector(".lines").textContent.includes(word))"""

PATIENCE = 900_000  # milliseconds for the first build


@contextmanager
def served(book: Path) -> Iterator[str]:
    """Serve the preview of a book; give its address."""
    command = [sys.executable, "-m", "stonehand", "preview", str(book), "--no-open"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        yield process.stdout.readline().strip()
        process.send_signal(signal.SIGINT)


def paragraphs(path: Path) -> list[int]:
    """Return the numbers of the lines that hold a paragraph of some length and nothing else."""
    lines = path.read_text(encoding="utf-8").split("\n")
    return [
        number
        for number, line in enumerate(lines)
        if len(line) > 300 and line[0].isalpha() and "|" not in line
    ]


def put_word(path: Path, number: int, word: str) -> str:
    """Return the text of a file with a word put into the middle of one of its lines."""
    lines = path.read_text(encoding="utf-8").split("\n")
    words = lines[number].split(" ")
    words.insert(len(words) // 2, word)
    lines[number] = " ".join(words)
    return "\n".join(lines)


def edit(page: Any, path: Path, number: int, word: str) -> float:
    """Put a word into a line whose page is in view; return the seconds until it is on the screen.

    Raises TimeoutError if it is not there after a minute.
    """
    text = put_word(path, number, word)
    begun = time.perf_counter()
    path.write_text(text, encoding="utf-8")
    while not page.evaluate(SHOWN, word):
        page.wait_for_timeout(4)
        if time.perf_counter() - begun > 60:
            raise TimeoutError(f"{word} in {path.name}:{number + 1} is not shown")
    return time.perf_counter() - begun


def look_at(page: Any, path: Path, number: int) -> bool:
    """Bring the page of a line of the manuscript into view by a search for its words; tell whether it is."""
    words = path.read_text(encoding="utf-8").split("\n")[number].split(" ")
    middle = len(words) // 2
    page.locator("#words").fill(" ".join(words[middle - 2 : middle + 2]))
    page.wait_for_timeout(1500)
    is_there = page.locator("#hits").inner_text().endswith(" of 1")
    page.keyboard.press("Escape")
    return bool(is_there)


def measure(book: Path, edits: int, pause: float | None, chromium: str) -> dict[str, object]:
    """Return the seconds of each edit, and of the builds that followed."""
    from playwright.sync_api import sync_playwright

    dice = Random(1)
    files = [path for path in sorted((book / "manuscript").glob("*.md")) if len(paragraphs(path)) > 5]
    seconds, wholes = [], []
    with served(book) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1400, "height": 900})
        page.goto(address)
        idle = page.locator("#state.idle")
        idle.wait_for(timeout=PATIENCE)
        page.wait_for_timeout(3000)
        extent = page.locator(".page").count()
        for turn in range(edits):
            path = files[turn % len(files)]
            number = dice.choice(paragraphs(path))
            while not look_at(page, path, number):
                number = dice.choice(paragraphs(path))
            begun = time.perf_counter()
            seconds.append(edit(page, path, number, f"zyx{turn}"))
            if pause is None:
                idle.wait_for(timeout=PATIENCE)
            else:
                page.wait_for_timeout(1000 * pause)
            wholes.append(time.perf_counter() - begun)
            print(f"{turn + 1}/{edits}: {seconds[-1]:.2f} s, whole {wholes[-1]:.1f} s", file=sys.stderr)
        browser.close()
    return {
        "pages": extent,
        "edits": edits,
        "median": round(statistics.median(seconds), 3),
        "slowest_tenth": round(sorted(seconds)[-max(1, edits // 10)], 3),
        "whole_median": None if pause is not None else round(statistics.median(wholes), 2),
        "seconds": [round(each, 3) for each in seconds],
    }


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("book", type=Path)
    parser.add_argument("--edits", type=int, default=50)
    parser.add_argument("--pause", type=float)
    parser.add_argument("--chromium", default=shutil.which("chromium") or "")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "book"
        shutil.copytree(given.book, copy, ignore=shutil.ignore_patterns("build"))
        print(json.dumps(measure(copy, given.edits, given.pause, given.chromium), indent=1))


if __name__ == "__main__":
    main()
