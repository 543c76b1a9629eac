"""The leg of the certificate from the files of a manuscript to what was parsed of them."""

from collections.abc import Mapping
from dataclasses import dataclass

from stonehand.diagnostics import Code, Diagnostic, Report
from stonehand.model.book import Draft, Manuscript, Section, SectionEntry
from stonehand.model.inline import DraftInline
from stonehand.proof.certificate.differ import Difference, differences
from stonehand.proof.certificate.draft import draft_stream, pieces_of
from stonehand.proof.certificate.source import SourceWords, read_line, read_source
from stonehand.proof.certificate.stream import Piece, Stream
from stonehand.proof.certificate.words import words_of
from stonehand.source import Span
from stonehand.store.cache import content_key
from stonehand.store.shelf import Shelf

NO_KEYS: Mapping[str, str] = {}


@dataclass(frozen=True, slots=True)
class Count:
    """What one leg compared."""

    words: int
    notes: int


def certify_source(
    manuscript: Manuscript,
    draft: Draft,
    report: Report,
    shelf: Shelf | None = None,
    keys: Mapping[str, str] = NO_KEYS,
) -> Count:
    """Compare the words of the raw files with those of the draft; report P901.

    With a shelf, a file is not compared again whose parsed section has the key (by file) that it had.
    """
    sections = {entry.span.file: entry for entry in draft.entries if isinstance(entry, Section)}
    words = notes = 0
    for entry in manuscript.entries:
        if isinstance(entry, SectionEntry):
            key = keys.get(entry.source.file, "")
            count, found = _kept_comparison(entry, sections.get(entry.source.file), shelf, key)
            report.extend(found)
            words, notes = words + count.words, notes + count.notes
    return Count(words, notes)


Comparison = tuple[Count, tuple[Diagnostic, ...]]
"""What a file and its section hold, and where they differ."""


def _kept_comparison(
    entry: SectionEntry, section: "Section[DraftInline] | None", shelf: Shelf | None, key: str
) -> Comparison:
    if shelf is None or not key:
        return _comparison(entry, section)
    place = content_key("source", key)
    kept: Comparison = shelf.get(place) or _comparison(entry, section)
    shelf.put(place, kept)
    return kept


def _comparison(entry: SectionEntry, section: "Section[DraftInline] | None") -> Comparison:
    found, report = read_source(entry.source.text, entry.body_line), Report()
    words = len(words_of(found.body))
    if section is None:
        report.add(Code.P901, f"nothing of {entry.source.file} was parsed", _top(entry))
        return Count(words, 0), tuple(report)
    _compare_source(draft_stream(section, entry.body_line), section, found, report)
    _compare_front(entry, section, report)
    return Count(words, len(section.notes)), tuple(report)


def _top(entry: SectionEntry) -> Span:
    return Span.point(entry.source.file, entry.body_line)


def _compare_source(
    stream: Stream, section: "Section[DraftInline]", found: SourceWords, report: Report
) -> None:
    _report_source(stream.body, found.body, report)
    labels = {note.label: note.anchor for note in section.notes}
    for label, text in found.notes.items():
        if label in labels:
            _report_source(stream.notes[labels[label]], text, report)
        elif label in found.called:
            report.add(Code.P901, f"the note “{label}” was not parsed", section.span)
    inline = [stream.notes[anchor] for label, anchor in labels.items() if label not in found.notes]
    pieces = tuple(piece for note in inline for piece in note)
    _report_source(pieces, " ".join(found.inline_notes), report)


def _compare_front(entry: SectionEntry, section: "Section[DraftInline]", report: Report) -> None:
    """Compare title and subtitle where they are those of the front matter."""
    front = (section.title, entry.metadata.title), (section.subtitle, entry.metadata.subtitle)
    for content, typed in front:
        pieces = pieces_of(content)
        if not pieces and typed:
            report.add(Code.P901, f"“{typed}” stands in the front matter, but was not parsed", _top(entry))
        elif pieces and pieces[0].span.line < entry.body_line:
            _report_source(pieces, read_line(typed), report)


def _report_source(pieces: tuple[Piece, ...], text: str, report: Report) -> None:
    for difference in differences(pieces, text):
        report.add(Code.P901, _parsed(difference), difference.place)


def _parsed(difference: Difference) -> str:
    parsed, written = difference.expected, difference.found
    if not parsed:
        return f"“{written}” stands in the manuscript, but was not parsed"
    if not written:
        return f"“{parsed}” was parsed, but does not stand in the manuscript"
    return f"“{written}” was parsed as “{parsed}”"
