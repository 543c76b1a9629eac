"""The stage as a whole: Manuscript -> Draft."""

from stonehand.diagnostics import Report
from stonehand.model.book import Draft, GeneratedEntry, Manuscript, Section, SectionEntry
from stonehand.model.inline import DraftInline
from stonehand.parse.anchors import Anchors, section_anchors
from stonehand.parse.section import make_section, read_section, title_anchor
from stonehand.parse.typography.style import Style
from stonehand.source import Span


def parse(manuscript: Manuscript, report: Report) -> Draft:
    """Turn the files of a manuscript into draft copy; generated sections and parts stay entries.

    The dialect: docs/manual/dialect.md. What it does not know is reported and printed as typed.
    """
    readings = {
        entry.source.file: read_section(entry, report)
        for entry in manuscript.entries
        if isinstance(entry, SectionEntry)
    }
    generated = [entry.kind for entry in manuscript.entries if isinstance(entry, GeneratedEntry)]
    names = section_anchors(readings, generated)
    aliases = {
        title_anchor(reading): names[file] for file, reading in readings.items() if title_anchor(reading)
    }
    anchors = Anchors(report)
    for file, name in names.items():
        anchors.made(name, Span.point(file))
    style = Style.of_book(manuscript.typography, manuscript.metadata.language)

    def section(file: str) -> Section[DraftInline]:
        return make_section(readings[file], names[file], aliases, anchors, style, report, manuscript.root)

    entries = tuple(
        section(entry.source.file) if isinstance(entry, SectionEntry) else entry
        for entry in manuscript.entries
    )
    return Draft(
        manuscript.root,
        manuscript.metadata,
        manuscript.design,
        manuscript.typography,
        entries,
        manuscript.makeup,
    )
