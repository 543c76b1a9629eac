"""The entries of a manuscript in, queries about matter that is missing or out of order out."""

from collections.abc import Sequence

from stonehand.diagnostics import Code, Report
from stonehand.manuscript.document import Document
from stonehand.model.book import Design, Entry, GeneratedEntry, Matter, PartEntry, SectionEntry
from stonehand.source import Span

EXPECTED = ("title-page", "imprint", "contents")
"""What a scholarly book has in its front matter."""

ORDER = ("half-title", "title-page", "imprint", "contents", "foreword", "preface", "introduction")
"""The order of front matter that publishers agree on (Chicago Manual 1.4); between them there is freedom."""

_AFTER_NOTES = ("bibliography", "contributors", "index", "about-the-author", "colophon")


def judge(entries: Sequence[Entry], document: Document, report: Report) -> None:
    """Report what is missing from the book, and what stands before its place."""
    if not any(isinstance(entry, SectionEntry) for entry in entries):
        report.add(
            Code.M029,
            "the book has no section of copy",
            document.key(("matter",)),
            "list its files in [matter]",
        )
    if "matter" not in document.values:
        return
    kinds = {entry.kind for entry in entries if not isinstance(entry, PartEntry)}
    for kind in EXPECTED:
        if kind not in kinds:
            hint = f"add “{kind}” to the list"
            report.add(Code.M027, f"the book has no {kind}", document.key(("matter", "front")), hint)
    _judge_indexes(entries, document, report)
    _judge_order([entry for entry in entries if not isinstance(entry, PartEntry)], report)


def _judge_indexes(entries: Sequence[Entry], document: Document, report: Report) -> None:
    """Report each index that is described and not listed."""
    listed = {each.name for each in entries if isinstance(each, GeneratedEntry) and each.kind == "index"}
    written = document.values.get("index")
    for number, fields in enumerate(written if isinstance(written, list) else ()):
        name = str(fields.get("name", "")) if isinstance(fields, dict) else ""
        if name not in listed:
            kind = f"index-{name}" if name else "index"
            message = f"“{kind}” is described, but [matter] does not list it"
            hint = f"add “{kind}” to the back matter"
            report.add(Code.I015, message, document.key(("index", number)), hint)


def _judge_order(entries: Sequence[SectionEntry | GeneratedEntry], report: Report) -> None:
    latest = ""
    for entry in entries:
        if entry.matter is not Matter.FRONT or entry.kind not in ORDER:
            continue
        if latest and ORDER.index(entry.kind) < ORDER.index(latest):
            message = f"{entry.kind} stands after {latest}"
            report.add(Code.M026, message, _place(entry), f"the usual order is {', '.join(ORDER)}")
        else:
            latest = entry.kind


def _place(entry: SectionEntry | GeneratedEntry) -> Span:
    return entry.span if isinstance(entry, GeneratedEntry) else Span.point(entry.source.file)


def with_notes(
    entries: tuple[Entry, ...], design: Design, document: Document, report: Report
) -> tuple[Entry, ...]:
    """Return the entries with a section for the notes of the book, if it needs one and has none."""
    placed = any(isinstance(entry, GeneratedEntry) and entry.kind == "notes" for entry in entries)
    if placed or "book" not in (design.notes, design.epub_notes):
        return entries
    place = document.key(("matter", "back"))
    message = "notes stand at the end of the book, but no “notes” in its back matter"
    report.add(Code.M027, message, place, "add “notes” to the list; they are put before the bibliography")
    index = next((number for number, entry in enumerate(entries) if _follows_notes(entry)), len(entries))
    return (*entries[:index], GeneratedEntry("notes", Matter.BACK, place), *entries[index:])


def _follows_notes(entry: Entry) -> bool:
    return not isinstance(entry, PartEntry) and entry.matter is Matter.BACK and entry.kind in _AFTER_NOTES
