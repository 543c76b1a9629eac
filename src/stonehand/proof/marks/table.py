"""Marks in; diagnostics, and plain values for JSON and the checklist, out."""

from collections.abc import Iterable, Iterator
from dataclasses import asdict
from typing import Any

from stonehand.diagnostics import Code, Diagnostic, Leaf
from stonehand.diagnostics.diagnostic import Related
from stonehand.proof.marks.mark import Mark

CODES = {"replace": Code.W201, "delete": Code.W202, "insert": Code.W203, "query": Code.W204}


def diagnostics_of(marks: Iterable[Mark]) -> Iterator[Diagnostic]:
    """Yield one for each open mark, at its place in the manuscript, or in the proof if it has none."""
    for mark in marks:
        if mark.status != "open":
            continue
        leaf = leaf_of(mark)
        related = (Related(f"mark {mark.number}", leaf),) if mark.place else ()
        code = CODES[mark.asked.act] if mark.certainty != "none" else Code.W205
        yield Diagnostic.of(code, _message(mark), mark.place or leaf, _hint(mark), related)


def leaf_of(mark: Mark) -> Leaf:
    """Return the place of a mark in the proof."""
    return Leaf(mark.at.sheet, mark.at.folio, mark.at.line, mark.at.area or None)


def _message(mark: Mark) -> str:
    by = f" ({mark.author})" if mark.author else ""
    remarks = "".join(
        f"; {remark.author or 'reply'}: {remark.words or remark.state}" for remark in mark.remarks
    )
    about = " (near here)" if mark.certainty == "approximate" else ""
    return f"{mark.sentence}{by}{remarks}{about}"


def _hint(mark: Mark) -> str:
    return "--patch has it" if mark.edits else mark.why


def rows_of(marks: Iterable[Mark]) -> tuple[dict[str, Any], ...]:
    """Return the marks as plain values."""
    return tuple(_row(mark) for mark in marks)


def _row(mark: Mark) -> dict[str, Any]:
    return {
        "number": mark.number,
        "act": mark.asked.act,
        "kind": mark.asked.kind,
        "words": mark.asked.words,
        "wanted": mark.asked.wanted,
        "note": mark.asked.note,
        "sentence": mark.sentence,
        "author": mark.author,
        "date": mark.date,
        "remarks": [asdict(remark) for remark in mark.remarks],
        "page": asdict(mark.at),
        "place": asdict(mark.place) if mark.place else None,
        "certainty": mark.certainty,
        "now": mark.now,
        "in_patch": bool(mark.edits),
        "why_not": mark.why,
        "status": mark.status,
        "answer": mark.answer,
    }
