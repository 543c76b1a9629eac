"""A comparison in, plain values for JSON and for the report out: the schema of docs/manual/compare.md."""

from collections.abc import Mapping
from typing import Any

from stonehand.model.layout import LayoutMap
from stonehand.proof.compare.change import Change, NewBreak
from stonehand.proof.compare.comparison import Comparison
from stonehand.proof.compare.setting import Spot
from stonehand.proof.compare.summary import pages_to_read, summary
from stonehand.proof.flaws.flaw import Flaw

SCHEMA = 1


def comparison_table(comparison: Comparison) -> dict[str, Any]:
    """Return the comparison as JSON has it."""
    olds, news = _folios(comparison.old), _folios(comparison.new)
    epub = comparison.epub
    return {
        "schema": SCHEMA,
        "old": _build(comparison.old),
        "new": _build(comparison.new),
        "same": comparison.is_same,
        "summary": list(summary(comparison)),
        "reread": [{"sheet": sheet, "folio": news[sheet]} for sheet in pages_to_read(comparison)],
        "changes": [_change(change, olds, news) for change in comparison.changes],
        "breaks": [_break(each, news) for each in comparison.breaks],
        "flaws": {
            "new": [_flaw(flaw) for flaw in comparison.flaws.new],
            "mended": [_flaw(flaw) for flaw in comparison.flaws.mended],
        },
        "furniture": [
            {"kind": each.kind, "section": each.section, "old": each.old, "new": each.new}
            for each in comparison.furniture
        ],
        "pages": [
            {"sheet": page.sheet, "folio": page.folio, "kind": page.kind, "old_sheet": page.old_sheet}
            for page in comparison.pages
        ],
        "epub": None
        if epub is None
        else [{"kind": e.kind, "file": e.file, "old": e.old, "new": e.new} for e in epub],
        "tools": list(comparison.tools),
    }


def _folios(layout: LayoutMap) -> Mapping[int, str]:
    return {page.sheet: page.folio for page in layout.pages}


def _build(layout: LayoutMap) -> dict[str, Any]:
    return {"pagination_id": layout.pagination_id, "pages": len(layout.pages)}


def _change(change: Change, olds: Mapping[int, str], news: Mapping[int, str]) -> dict[str, Any]:
    old, new = change.words
    return {
        "kind": change.kind,
        "real": change.is_real,
        "part": change.part,
        "anchor": change.anchor,
        "section": change.section,
        "source": change.source,
        "old": old,
        "new": new,
        "said": change.said,
        "segments": [list(segment) for segment in change.segments],
        "old_pages": [{"sheet": sheet, "folio": olds.get(sheet, "")} for sheet in change.old_sheets],
        "new_pages": [{"sheet": sheet, "folio": news.get(sheet, "")} for sheet in change.new_sheets],
    }


def _break(each: NewBreak, news: Mapping[int, str]) -> dict[str, Any]:
    return {
        "word": each.word,
        "before": each.before,
        "sheet": each.spot.sheet,
        "folio": news.get(each.spot.sheet, ""),
        "source": each.source,
    }


def _flaw(flaw: Flaw) -> dict[str, Any]:
    return {
        "code": flaw.code.value,
        "title": flaw.code.title,
        "message": flaw.message,
        "sheet": flaw.spot.page.sheet,
        "folio": flaw.spot.page.folio,
        "source": flaw.spot.line.source,
    }


def spot_row(spot: Spot) -> list[float]:
    """Return a spot as the report has it: sheet, left, top, width, height."""
    return [spot.sheet, *(round(value, 1) for value in spot[1:])]


def flaw_rows(flaw: Flaw) -> list[list[float]]:
    """Return the marks of a flaw as spots of the report."""
    sheet = flaw.spot.page.sheet
    return [
        spot_row(Spot(sheet, left, top, right - left, bottom - top))
        for left, top, right, bottom in flaw.marks
    ]
