"""Sections parsed before, kept: the entry of one in, its draft copy out, without reading it again."""

from collections.abc import Mapping
from dataclasses import dataclass

from stonehand.diagnostics import Diagnostic, Report
from stonehand.model.book import Manuscript, Section, SectionEntry
from stonehand.model.inline import DraftInline
from stonehand.parse.anchors import Anchors, Asked
from stonehand.parse.section import Reading, make_section, read_section, title_anchor
from stonehand.parse.typography.style import Style
from stonehand.store.cache import content_key
from stonehand.store.filed import find, keep
from stonehand.store.shelf import Shelf
from stonehand.store.toolchain import toolchain


@dataclass(frozen=True, slots=True)
class Parsed:
    """A section as it was parsed: what was reported, and which anchors it asked for and got."""

    section: "Section[DraftInline]"
    diagnostics: tuple[Diagnostic, ...]
    asked: tuple[Asked, ...]


class Parser:
    """Parse the sections of one manuscript, or find them on a shelf.

    `keys` are the keys of the sections by file, filled as they are made.
    """

    def __init__(self, manuscript: Manuscript, report: Report, shelf: Shelf | None) -> None:
        self.keys: dict[str, str] = {}
        self._manuscript, self._report, self._shelf = manuscript, report, shelf
        self._style = Style.of_book(manuscript.typography, manuscript.metadata.language)
        self._readings: dict[str, tuple[Reading, Report]] = {}

    def title_anchor(self, entry: SectionEntry) -> str:
        """Return the anchor that the author gave to the title of a section, or an empty string."""
        if self._shelf is None:
            return title_anchor(self._read(entry)[0])
        key = content_key("title anchor", toolchain(), repr(entry))
        found = self._shelf.get(key)
        if found is None:
            found = title_anchor(self._read(entry)[0])
            self._shelf.put(key, found)
        return str(found)

    def section(
        self, entry: SectionEntry, name: str, aliases: Mapping[str, str], anchors: Anchors
    ) -> "Section[DraftInline]":
        """Return a section under its anchor. `anchors` are those of the sections before it."""
        if self._shelf is None:
            parsed, _ = self._parse(entry, name, aliases, anchors)
        else:
            parsed = self._kept(self._shelf, entry, name, aliases, anchors)
        self._report.extend(parsed.diagnostics)
        return parsed.section

    def _kept(
        self, shelf: Shelf, entry: SectionEntry, name: str, aliases: Mapping[str, str], anchors: Anchors
    ) -> Parsed:
        root = self._manuscript.root
        given = repr(self._manuscript.typography), self._manuscript.metadata.language, name
        key = content_key("parsed", toolchain(), repr(entry), repr(sorted(aliases.items())), *given)
        self.keys[entry.source.file] = key
        found = find(shelf, key, root)
        if isinstance(found, Parsed) and anchors.take_again(found.asked):
            return found
        parsed, files = self._parse(entry, name, aliases, anchors)
        keep(shelf, key, root, files, parsed)
        return parsed

    def _parse(
        self, entry: SectionEntry, name: str, aliases: Mapping[str, str], anchors: Anchors
    ) -> tuple[Parsed, tuple[str, ...]]:
        reading, report = self._read(entry)
        known, files = len(anchors.asked), set[str]()
        section = make_section(
            reading, name, aliases, anchors, self._style, report, self._manuscript.root, files
        )
        return Parsed(section, tuple(report), tuple(anchors.asked[known:])), tuple(sorted(files))

    def _read(self, entry: SectionEntry) -> tuple[Reading, Report]:
        """Return the blocks of a section, and the report that its faults go to."""
        file = entry.source.file
        if file not in self._readings:
            report = Report()
            self._readings[file] = read_section(entry, report), report
        return self._readings[file]
