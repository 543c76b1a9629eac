"""Measure how true the page list is: of how many pages the mark stands before their first word.

    stonehand -C FOLDER pdf; stonehand -C FOLDER epub; python benchmarks/page_list.py FOLDER

Reads the finished EPUB and the layout map of the last build, and shares no code with what set the marks. A
page counts as true if the first word of text after its mark is the first word of text on it: the words of
notes, figures and tables are left out on both sides, and of a word broken between two pages the whole is
taken. A page without text of its own, such as a blank one, must be followed by the first word of the next
that has some.
"""

import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree
from zipfile import ZipFile

XHTML = "{http://www.w3.org/1999/xhtml}"
OPF = "{http://www.idpf.org/2007/opf}"
TYPE = "{http://www.idpf.org/2007/ops}type"
INLINE = ("a", "abbr", "b", "cite", "code", "em", "i", "q", "s", "small", "span", "strong", "sub", "sup")
UNPRINTED = re.compile("[\u00ad\u200b\u200c\u200d\u2060\ufeff]")
SAID = 20
"""Pages that are told one by one, at most."""

Json = Any
Token = tuple[str, str]
"""("mark", folio), ("section", anchor) or ("text", characters)."""


def main(folder: Path) -> int:
    """Print the figures of a book; return 1 unless every page is true."""
    newest = max((folder / "build").glob("*.map.json"), key=lambda path: path.stat().st_mtime)
    layout = json.loads(newest.read_text(encoding="utf-8"))
    data = newest.with_name(newest.name.replace(".map.json", ".epub"))
    pages = [page for page in layout["pages"] if page["folio"]]
    displays = {line["display"] for page in pages for line in page["lines"] if line["display"]}
    marked = first_words(list(tokens(data, displays)))
    wanted = printed_words(pages)
    wrong = [
        (folio, word, marked[folio]) for folio, word in wanted if folio in marked and marked[folio] != word
    ]
    lacking = [folio for folio, _ in wanted if folio not in marked]
    true = len(wanted) - len(wrong) - len(lacking)
    print(f"{data.name}: {true} of {len(wanted)} pages true ({true / max(1, len(wanted)):.2%})")
    print(f"without a mark: {len(lacking)} {' '.join(lacking[:SAID])}")
    for folio, word, found in wrong[:SAID]:
        print(f"page {folio}: printed “{word}”, after the mark “{found}”")
    return int(bool(wrong or lacking))


def tokens(epub: Path, displays: set[str]) -> Iterator[Token]:
    """Yield marks and text of an EPUB in reading order."""
    with ZipFile(epub) as zipped:
        package = ElementTree.fromstring(zipped.read("EPUB/content.opf"))
        names = {item.get("id"): item.get("href") for item in package.iter(f"{OPF}item")}
        for item in package.iter(f"{OPF}itemref"):
            name = str(names[item.get("idref")])
            if name.startswith("text/"):
                yield from _tokens(ElementTree.fromstring(zipped.read(f"EPUB/{name}")), displays)
                yield "text", " "


def _tokens(element: ElementTree.Element, displays: set[str]) -> Iterator[Token]:
    name = element.tag.removeprefix(XHTML)
    edge = "" if name in INLINE else " "
    yield "text", edge
    if element.get(TYPE) == "pagebreak":
        yield "mark", str(element.get("aria-label"))
    left_out = is_left_out(element, name, displays)
    if not left_out:
        yield "text", element.text or ""
    for child in element:
        yield from (token for token in _tokens(child, displays) if not left_out or token[0] == "mark")
        if not left_out:
            yield "text", child.tail or ""
    yield "text", edge


def is_left_out(element: ElementTree.Element, name: str, displays: set[str]) -> bool:
    """Tell whether an element is no running text."""
    classes = (element.get("class") or "").split()
    generated = {"call", "marker", "generated"}.intersection(classes) or (
        "number" in classes and name == "span"
    )
    is_note = "footnote" in (element.get(TYPE) or "").split()
    return bool(generated or is_note or element.get("id") in displays or name in ("head", "title", "math"))


def first_words(read: list[Token]) -> dict[str, str]:
    """Return the first word after each mark."""
    words: dict[str, str] = {}
    waiting: list[str] = []
    text = ""
    for kind, value in [*read, ("mark", "")]:
        if kind == "text":
            text += value
        if waiting and (len(text.split()) > 1 or (text.split() and text[-1].isspace()) or kind == "mark"):
            word = next(iter(text.split()), "")
            if word:
                words |= dict.fromkeys(waiting, clean(word))
                waiting = []
        if kind == "mark":
            waiting.append(value)
            text = "" if text.strip() or not text else text
        elif not waiting:
            text = ""
    return words | dict.fromkeys(waiting, "")


def printed_words(pages: list[Json]) -> list[tuple[str, str]]:
    """Return folio and first word of each page; a page without text has that of the next."""
    found: list[tuple[str, str]] = []
    following = ""
    for number in range(len(pages) - 1, -1, -1):
        lines = text_lines(pages[number])
        if lines:
            following = first_word(lines, [line for page in pages[:number] for line in text_lines(page)][-1:])
        found.append((pages[number]["folio"], following))
    return found[::-1]


def text_lines(page: Json) -> list[Json]:
    """Return the lines of a page's text."""
    return [
        line
        for line in page["lines"]
        if line["area"] not in ("head", "folio", "note")
        and not line["display"]
        and line["start"] < line["end"]
    ]


def first_word(lines: list[Json], before: list[Json]) -> str:
    """Return the first word of a page, with what the page before has of it."""
    word = lines[0]["text"].split()[0]
    if lines[0]["kind"] == "initial" and len(lines) > 1:
        word += lines[1]["text"].split()[0]
    if before and before[0]["hyphen"] == "auto" and before[0]["block"] == lines[0]["block"]:
        word = before[0]["text"].split()[-1][:-1] + word
    return clean(word)


def clean(word: str) -> str:
    """Return the letters of a word, in one case; all of it where it has none.

    A call printed behind it is a figure, or a mark.
    """
    return "".join(filter(str.isalpha, word)).casefold() or UNPRINTED.sub("", word)


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
