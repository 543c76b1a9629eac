"""Rows of the note sheet in, reports of what a copyeditor would mark in notes out."""

import re
from collections.abc import Callable, Iterable

from stonehand.diagnostics import Code, Related, Report
from stonehand.proof.notes.row import NoteCite, NoteRow
from stonehand.source import Span

_IBID = re.compile(r"(?:^|[;.(] |\bsee )(?:ibid|ebd|ibidem)\b", re.IGNORECASE)
_YEAR = re.compile(r"\b1[4-9]\d\d\b|\b20\d\d\b")
_RANGE = re.compile(r"(?<![\w./:-])\d+-\d+(?![\w/-])")
_ADDRESS = re.compile(r"\S*(?:/|@|10\.\d{4})\S*")
_CLOSING = "”’»)]\u00a0 "


def check_notes(rows: Iterable[NoteRow], report: Report) -> None:
    """Report what is found in each note, and between notes that cite one work."""
    written: dict[str, tuple[str, Span]] = {}
    for row in rows:
        for rule in RULES:
            rule(row, report)
        for cite in row.cites:
            _pages(row, cite, report)
            if cite.is_own and len(row.cites) == 1:
                _own_words(row, cite, written, report)


def _ibid(row: NoteRow, report: Report) -> None:
    if row.works_before > 1 and _IBID.search(row.words):
        message = (
            f"“ibid.” in note {row.mark} follows note {row.before}, which cites {row.works_before} works"
        )
        report.add(Code.N101, message, row.span, "name the work that is meant")


def _quotation_marks(row: NoteRow, report: Report) -> None:
    straight = '"' in row.words or "'" in row.words
    if straight or (row.words.count("“") != row.words.count("”") and "„" not in row.words):
        what = "straight" if straight else "not in pairs"
        report.add(Code.N105, f"quotation marks in note {row.mark} are {what}", row.span)


def _final_stop(row: NoteRow, report: Report) -> None:
    end = row.words.rstrip(_CLOSING)[-1:]
    if row.words.strip() and end not in tuple(".?!…") and not _ADDRESS.fullmatch(row.words.split()[-1]):
        report.add(Code.N106, f"note {row.mark} does not end with a stop", row.span)


def _hyphen(row: NoteRow, report: Report) -> None:
    found = _RANGE.search(_ADDRESS.sub("", row.words))
    if found:
        dashed = found[0].replace("-", "–")
        message = f"“{found[0]}” in note {row.mark} has a hyphen"
        report.add(Code.N107, message, row.span, f"if it is a range: {dashed}")


RULES: tuple[Callable[[NoteRow, Report], None], ...] = (_ibid, _quotation_marks, _final_stop, _hyphen)
"""What is looked for in every note."""


def _pages(row: NoteRow, cite: NoteCite, report: Report) -> None:
    span, asked = _numbers(cite.pages), _numbers(cite.locator)
    if cite.label != "page" or not span or not asked:
        return
    if asked[0] < span[0] or asked[-1] > span[-1]:
        message = f"note {row.mark} cites p. {cite.locator} of “{cite.key}”, whose pages are {cite.pages}"
        report.add(Code.N104, message, row.span)


def _numbers(text: str) -> list[int]:
    """Return first and last of a range in full (“321-22” is 321 to 322), or nothing."""
    found = re.fullmatch(r"(\d+)(?:\s*[-–]\s*(\d+))?", text.strip())
    if not found:
        return []
    first, last = found[1], found[2] or found[1]
    whole = first[: len(first) - len(last)] + last if len(last) < len(first) else last
    return [int(first), int(whole)]


def _own_words(row: NoteRow, cite: NoteCite, written: dict[str, tuple[str, Span]], report: Report) -> None:
    """Report a short form where the full one should stand, and full forms that differ."""
    if cite.form != "full":
        return
    if not _YEAR.search(row.words):
        message = f"note {row.mark} cites “{cite.key}” for the first time here, but in a short form"
        report.add(Code.N102, message, row.span, "give the full reference, or cite it by its key alone")
        return
    words = _bare(row.words, cite.locator)
    other, place = written.setdefault(cite.key, (words, row.span))
    if other != words:
        related = (Related("the other form", place),)
        report.add(Code.N103, f"note {row.mark} words “{cite.key}” in another way", row.span, "", related)


def _bare(words: str, locator: str) -> str:
    """Return the letters of a full reference without its locator."""
    before = words.rpartition(locator)[0] if locator and locator in words else words
    return re.sub(r"\W+|\bpp?\b", "", before).casefold()
