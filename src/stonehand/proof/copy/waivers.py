"""Waivers: remarks that let findings stand, with the reason; each covers the passage that it is in."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from stonehand.diagnostics import Code, Diagnostic
from stonehand.model.book import SectionEntry
from stonehand.proof.copy.finding import Finding
from stonehand.proof.copy.passage import Passage
from stonehand.source import Span

_COMMENT = re.compile(r"<!--\s*stonehand:(.*?)-->")
_REMARK = re.compile(r"#\s*stonehand:(.*)")
_WAIVE = re.compile(r"\s*waive((?:[ ,]+H\d{3})+)\s+[\"“”](.*\S.*)[\"”]\s*")
_FENCE = re.compile(r"\s*(```|~~~)")
_HINT = 'write <!-- stonehand: waive H105 "the reason" -->'


@dataclass(frozen=True, slots=True)
class Waiver:
    """Let findings of one code stand, with the reason, at the lines from first to last."""

    code: Code
    reason: str
    span: Span
    first: int
    last: int

    def covers(self, finding: Finding) -> bool:
        """Tell whether a finding is one of those waived."""
        place = finding.span
        is_near = self.first <= place.line <= self.last and place.file == self.span.file
        return is_near and finding.code is self.code


def waivers_in(
    entry: SectionEntry, passages: Sequence[Passage], known: Iterable[Code]
) -> Iterator[Waiver | Diagnostic]:
    """Yield the waivers of a file, and a diagnostic for each remark that is none."""
    by_name = {code.value: code for code in known}
    for span, words in _remarks(entry):
        found = _WAIVE.fullmatch(words)
        names = re.findall(r"H\d{3}", found[1]) if found else []
        if found is None or not set(names) <= set(by_name):
            message = f"this is no waiver of house style: “{words.strip()[:40]}”"
            yield Diagnostic.of(Code.H902, message, span, _HINT)
            continue
        first, last = _lines_covered(span.line, passages)
        for name in names:
            yield Waiver(by_name[name], found[2].strip(), span, first, last)


def _remarks(entry: SectionEntry) -> Iterator[tuple[Span, str]]:
    """Yield comments of the copy and remarks of its front matter, those in blocks of code excepted."""
    fence = ""
    for number, line in enumerate(entry.source.text.split("\n"), 1):
        is_copy = number >= entry.body_line
        mark = _FENCE.match(line) if is_copy else None
        if mark and fence in ("", mark[1]):
            fence = "" if fence else mark[1]
        for found in (_COMMENT if is_copy else _REMARK).finditer(line) if not fence else ():
            if line[: found.start()].count("`") % 2 == 0:
                start, end = found.start() + 1, found.end() + 1
                yield Span(entry.source.file, number, start, number, end), found[1]


def _lines_covered(line: int, passages: Sequence[Passage]) -> tuple[int, int]:
    """Return the lines of the passage that a remark is in, or of the block or note after it."""
    around = [passage.lines for passage in passages if passage.lines[0] <= line <= passage.lines[1]]
    if around:
        return min(around)[0], max(last for _, last in around)
    after = [passage for passage in passages if passage.lines[0] > line]
    if not after:
        return line, line
    nearest = min(after, key=lambda passage: passage.lines[0])
    return nearest.lines[0], max(nearest.unit[1] if nearest.kind != "title" else 0, nearest.lines[1])


def unused(
    waivers: Iterable[Waiver], findings: Sequence[Finding], off: Iterable[Code]
) -> Iterator[Diagnostic]:
    """Yield a diagnostic for each waiver that no finding needs; of rules that are off, none."""
    silent = set(off)
    for waiver in waivers:
        if waiver.code not in silent and not any(waiver.covers(finding) for finding in findings):
            message = f"nothing is waived here: {waiver.code.value} finds nothing"
            yield Diagnostic.of(Code.H901, message, waiver.span, "delete it")
