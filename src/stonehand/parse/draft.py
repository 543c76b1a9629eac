"""The stage as a whole: Manuscript -> Draft."""

from stonehand.diagnostics import Report
from stonehand.model.book import Draft, GeneratedEntry, Manuscript, SectionEntry
from stonehand.parse.anchors import Anchors, section_anchors
from stonehand.parse.standing import Parser
from stonehand.source import Span
from stonehand.store.shelf import Shelf


def parse(
    manuscript: Manuscript, report: Report, shelf: Shelf | None = None, keys: dict[str, str] | None = None
) -> Draft:
    """Turn the files of a manuscript into draft copy; generated sections and parts stay entries.

    The dialect: docs/manual/dialect.md. What it does not know is reported and printed as typed. With a shelf,
    files that were parsed before are not parsed again; `keys` then gets the key of each by its name.
    """
    written = {entry.source.file: entry for entry in manuscript.entries if isinstance(entry, SectionEntry)}
    generated = [entry.anchor for entry in manuscript.entries if isinstance(entry, GeneratedEntry)]
    names = section_anchors(written, generated)
    parser = Parser(manuscript, report, shelf)
    titles = {file: parser.title_anchor(entry) for file, entry in written.items()}
    aliases = {title: names[file] for file, title in titles.items() if title}
    anchors = Anchors(report)
    for file, name in names.items():
        anchors.made(name, Span.point(file))
    sections = {file: parser.section(entry, names[file], aliases, anchors) for file, entry in written.items()}
    if keys is not None:
        keys |= parser.keys
    return Draft(
        manuscript.root,
        manuscript.metadata,
        manuscript.design,
        manuscript.typography,
        tuple(
            sections[entry.source.file] if isinstance(entry, SectionEntry) else entry
            for entry in manuscript.entries
        ),
        manuscript.makeup,
        manuscript.citations,
        index=manuscript.index,
        abbreviations=manuscript.abbreviations,
        listed=manuscript.listed,
    )
