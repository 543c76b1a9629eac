"""A baseline in, the files of its folder out, and back: JSON for git, a page on a line."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from itertools import groupby
from pathlib import Path
from typing import Any

from stonehand.model.layout import Fingerprint
from stonehand.proof.gate.baseline import (
    SCHEMA,
    Baseline,
    BaselinePage,
    Document,
    EpubFacts,
    Ink,
    PdfFacts,
    Row,
    Shape,
    Tools,
)

HEADER, PAGES, INKS, PDFS, EPUB = "header.json", "pages.jsonl", "inks.jsonl", "pdf.json", "epub.json"
FILES = (HEADER, PAGES, INKS, PDFS, EPUB)

_PLAIN = ("section", "folio", "side", "kind", "leaf", "frame")


def baseline_files(baseline: Baseline) -> dict[str, bytes]:
    """Return the files of a baseline by name."""
    header = {
        "schema": SCHEMA,
        "slug": baseline.slug,
        "extent": len(baseline.pages),
        "tools": {**asdict(baseline.tools), "layout": _fingerprint(baseline.tools.layout)},
    }
    texts = {
        HEADER: _spread(header),
        PAGES: "".join(f"{_dense(_page(page))}\n" for page in baseline.pages),
        INKS: "".join(f"{_dense(row)}\n" for row in _inks(baseline.inks)),
        PDFS: _spread({profile: asdict(facts) for profile, facts in baseline.pdfs.items()}),
        EPUB: _spread(asdict(baseline.epub)),
    }
    return {name: text.encode() for name, text in texts.items()}


def _fingerprint(tools: Fingerprint) -> dict[str, object]:
    return {**asdict(tools), "fonts": dict(tools.fonts)}


def _spread(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def _dense(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _page(page: BaselinePage) -> dict[str, object]:
    """Return a page; its lines stand together by area and block."""
    runs = groupby(page.rows, key=lambda row: (row.area, row.block))
    rows = [[*key, *([*row[2:-1], *_joined(row)] for row in run)] for key, run in runs]
    return {**{name: getattr(page, name) for name in _PLAIN}, "rows": rows, "shapes": page.shapes}


def _joined(row: Row) -> Sequence[str]:
    return () if row.join == " " else (row.join,)


def _inks(inks: Mapping[str, tuple[Ink, ...]]) -> Iterator[dict[str, Ink]]:
    for sheets in zip(*inks.values(), strict=True):
        yield dict(zip(inks, sheets, strict=True))


def read_baseline(folder: Path) -> Baseline:
    """Read a baseline. Raises OSError for a file that is not there, ValueError for what cannot be read."""
    texts = {name: (folder / name).read_text(encoding="utf-8") for name in FILES}
    try:
        header = _loaded(HEADER, texts[HEADER])
        if header["schema"] != SCHEMA:
            raise ValueError(f"it is of schema {header['schema']}, where {SCHEMA} is known")
        pages = tuple(map(_read_page, _loaded_lines(PAGES, texts[PAGES])))
        if header["extent"] != len(pages):
            raise ValueError(f"{PAGES} has {len(pages)} pages of {header['extent']}")
        inks = _read_inks(texts[INKS])
        pdfs = {profile: _read_facts(read) for profile, read in _loaded(PDFS, texts[PDFS]).items()}
        epub = _read_epub(_loaded(EPUB, texts[EPUB]))
        tools = _read_tools(header["tools"])
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"something in it is missing ({error})") from error
    if inks.keys() != pdfs.keys() or any(len(sheets) != len(pages) for sheets in inks.values()):
        raise ValueError(f"{INKS} and {PDFS} are not of the same build as {PAGES}")
    return Baseline(header["slug"], tools, pages, inks, pdfs, epub)


def _loaded(name: str, text: str, before: int = 0) -> Any:
    """Return what a text of a file holds that has so many lines before it. Raises ValueError at its line."""
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        raise ValueError(f"{name}:{before + error.lineno}:{error.colno}: {error.msg}") from error


def _loaded_lines(name: str, text: str) -> Iterator[Any]:
    return (_loaded(name, line, before) for before, line in enumerate(text.splitlines()))


def _read_tools(read: Mapping[str, Any]) -> Tools:
    layout = read["layout"]
    return Tools(
        Fingerprint(**{**layout, "fonts": tuple(layout["fonts"].items())}), read["pdfium"], read["machine"]
    )


def _read_page(read: Mapping[str, Any]) -> BaselinePage:
    plain = {name: read[name] for name in _PLAIN if name != "frame"}
    rows = tuple(Row(area, block, *row) for area, block, *run in read["rows"] for row in run)
    shapes = tuple(Shape(*shape) for shape in read["shapes"])
    return BaselinePage(**plain, frame=tuple(read["frame"]), rows=rows, shapes=shapes)


def _read_inks(text: str) -> dict[str, tuple[Ink, ...]]:
    rows = list(_loaded_lines(INKS, text))
    return {profile: tuple(_read_ink(row[profile]) for row in rows) for profile in (rows[0] if rows else ())}


def _read_ink(read: Sequence[Any]) -> Ink:
    picture, across, down, (red, green, blue) = read
    return Ink(picture, across, down, (red, green, blue))


def _read_facts(read: Mapping[str, Any]) -> PdfFacts:
    return PdfFacts(**{name: _tuple(value) for name, value in read.items()})


def _read_epub(read: Mapping[str, Any]) -> EpubFacts:
    documents = tuple(Document(*document) for document in read["documents"])
    return EpubFacts(**{**{name: _tuple(value) for name, value in read.items()}, "documents": documents})


def _tuple(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value
