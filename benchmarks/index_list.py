"""Measure what `stonehand index LIST` keeps: `python benchmarks/index_list.py BOOK [--trim "140mm x 216mm"]`.

BOOK has a `manuscript/index.toml`. A copy of it is set; its printed index is taken as a list, comes
in with index.toml gone, and is set again. Printed are: lines of the index that are the same; after a reflow
to another page size, places whose folio is that of the page on which Poppler's text has the words; links of
the EPUB that resolve.
"""

import argparse
import json
import re
import shutil
import subprocess
import tempfile
import tomllib
import unicodedata
import zipfile
from pathlib import Path

LETTERS = re.compile(r"[^\W\d_]")
RESTORED = re.compile(r"^(\d+|[ivxlcdm]+)(?:–(\d+))?$")


def run(book: Path, *arguments: str) -> str:
    """Run stonehand on a book and return what it said."""
    command = ["stonehand", "--book", str(book), *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode > 1:
        raise SystemExit(f"{' '.join(command)}\n{done.stderr}")
    return done.stderr


def the(book: Path, ending: str) -> Path:
    """Return the file of a build with an ending."""
    return next((book / "build").glob(f"*.{ending}"))


def printed_index(book: Path) -> list[str]:
    """Return the paragraphs of the printed index, the lines of each joined; sub-entries indented."""
    blocks: dict[str, str] = {}
    for page in json.loads(the(book, "map.json").read_text())["pages"]:
        for line in page["lines"]:
            if page["section"].startswith("index") and re.fullmatch(r"index[\w-]*-\d+", line["block"]):
                text = line["text"]
                text = (
                    text[:-1]
                    if line["hyphen"] == "auto"
                    else text + ("" if line["hyphen"] == "hard" else " ")
                )
                blocks[line["block"]] = blocks.get(line["block"], "") + text
    return [" ".join(text.split()) for text in blocks.values()]


def letters(text: str) -> str:
    """Return the letters of a text, all else left out."""
    return "".join(LETTERS.findall(unicodedata.normalize("NFKC", text).casefold()))


def places_right(book: Path) -> tuple[int, int]:
    """Return how many places in the text have the page that Poppler finds their words on, of how many."""
    command = ["pdftotext", "-raw", str(the(book, "screen.pdf")), "-"]
    pages = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split("\f")
    layout = json.loads(the(book, "map.json").read_text())["pages"]
    texts = ""
    owners: list[str] = []
    for page, text in zip(layout, pages, strict=False):
        head = {letters(line["text"]) for line in page["lines"] if line["area"] in ("head", "folio")}
        for line in text.split("\n"):
            found = letters(line)
            if found not in head:
                texts += found
                owners += [page["folio"]] * len(found)
    index = {letters(line.split(",")[0]): line for line in printed_index(book)}
    entries = tomllib.loads((book / "manuscript" / "index-places.toml").read_text())["entry"]
    right = whole = 0
    for entry in entries:
        locators = expanded(index.get(letters(entry["entry"].split("!")[-1]), ""))
        for place in entry.get("places", ()):
            if place.get("note"):
                continue
            folios = {owners[start] for start in starts(place, texts)}
            whole += 1
            right += bool(folios & locators)
    return right, whole


def starts(place: dict[str, str], text: str) -> list[int]:
    """Return where the word of a place stands: its words may go on after the notes at the foot of a page."""
    before, words = letters(place.get("before", "")), letters(place["words"])
    first = letters(place["words"].split()[0])
    for lead, rest in ((before, words), ("", words), (before, first)):
        if found := [each.start() + len(lead) for each in re.finditer(lead + rest, text)]:
            return found
    return []


def expanded(line: str) -> set[str]:
    """Return the folios that a line of the index names, ranges in full."""
    folios: set[str] = set()
    for piece in line.split(",")[1:]:
        found = RESTORED.match(piece.strip())
        if found and found[2]:
            first, last = found[1], found[2]
            last = first[: max(len(first) - len(last), 0)] + last
            folios |= {str(number) for number in range(int(first), int(last) + 1)}
        elif found:
            folios.add(found[1])
    return folios


def links(book: Path) -> tuple[int, int]:
    """Return how many links of the EPUB's index lead to an anchor that there is, and of how many."""
    with zipfile.ZipFile(the(book, "epub")) as epub:
        copy = {
            name.rsplit("/")[-1]: epub.read(name).decode()
            for name in epub.namelist()
            if name.endswith("xhtml")
        }
    found = re.findall(r'href="([^"#]*)#([^"]+)"', copy["index.xhtml"])
    anchors = {name: set(re.findall(r'id="([^"]+)"', text)) for name, text in copy.items()}
    return sum(anchor in anchors.get(name or "index.xhtml", ()) for name, anchor in found), len(found)


def main() -> None:
    """Measure a book."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("book", type=Path)
    parser.add_argument("--trim", default="", help="trimmed size of the reflow, as [design] trim has it")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        book = Path(folder, "book")
        shutil.copytree(asked.book, book, ignore=shutil.ignore_patterns("build", ".cache"))
        run(book, "pdf")
        before = printed_index(book)
        written = Path(folder, "list.txt")
        written.write_text("".join(f"{line}\n" for line in before))
        (book / "manuscript" / "index.toml").unlink()
        said = run(book, "index", str(written))
        print(f"{len(before)} lines came in; reported: {said.count('[I01')}")
        run(book, "pdf")
        after = printed_index(book)
        same = sum(a == b for a, b in zip(before, after, strict=False))
        print(f"set again: {same} of {len(before)} lines the same")
        if asked.trim:
            toml = book / "manuscript" / "book.toml"
            toml.write_text(toml.read_text().replace("[design]", f'[design]\ntrim = "{asked.trim}"', 1))
            run(book, "pdf")
            print(f"other pages: {len(set(after) - set(printed_index(book)))} lines of {len(after)} changed")
        print("places on the page that Poppler finds their words on: {} of {}".format(*places_right(book)))
        run(book, "epub")
        print("links of the EPUB that resolve: {} of {}".format(*links(book)))


if __name__ == "__main__":
    main()
