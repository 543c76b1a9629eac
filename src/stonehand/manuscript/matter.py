"""The lists of `[matter]` in, the entries of the manuscript in reading order out."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path as FilePath

from stonehand.diagnostics import Code, Related, Report
from stonehand.diagnostics.nearest import nearest
from stonehand.manuscript import front_matter
from stonehand.manuscript.copy import read_source
from stonehand.manuscript.document import Document, Path
from stonehand.manuscript.folder import Folder
from stonehand.manuscript.kinds import kind_of
from stonehand.manuscript.section_keys import read_metadata
from stonehand.model.book import Entry, GeneratedEntry, Matter, PartEntry, SectionEntry
from stonehand.model.kind import KINDS
from stonehand.source import Span

_GENERATED = tuple(kind.name for kind in KINDS.values() if kind.generated)


@dataclass(slots=True)
class Reading:
    """Read the listed sections one after the other; `_listed` holds what was met before, and where."""

    folder: Folder
    document: Document
    report: Report
    _listed: dict[object, Span] = field(default_factory=dict)
    _refused: set[str] = field(default_factory=set)

    def entries(self) -> tuple[Entry, ...]:
        """Return all entries of front, body and back matter."""
        lists = self.document.values.get("matter")
        if not isinstance(lists, dict):
            return self._unordered()
        return tuple(
            entry
            for matter in Matter
            if isinstance(lists.get(matter.value), list)
            for entry in self._list(lists[matter.value], matter, ("matter", matter.value))
        )

    def unlisted(self) -> Iterator[str]:
        """Yield the files of copy in the folder that no list names."""
        return (
            name
            for name, path in self.folder.copy()
            if path not in self._listed and name not in self._refused
        )

    def _unordered(self) -> tuple[Entry, ...]:
        # without [matter] the book still gets read, so that one run shows all its faults
        span = Span.point(self.document.file)
        found = [self._file(name, Matter.BODY, span) for name, _ in self.folder.copy()]
        return tuple(entry for entry in found if entry)

    def _list(self, items: Sequence[object], matter: Matter, path: Path) -> Iterator[Entry]:
        for index, item in enumerate(items):
            here = (*path, index)
            if isinstance(item, str):
                entry = self._named(item, matter, self.document.place(here))
                if entry:
                    yield entry
            elif isinstance(item, dict) and isinstance(item.get("part"), str):
                yield from self._part(item, matter, here)

    def _part(self, item: dict[str, object], matter: Matter, path: Path) -> Iterator[Entry]:
        sections = item.get("sections")
        names = [name for name in sections if isinstance(name, str)] if isinstance(sections, list) else []
        entries = tuple(self._list(names, matter, (*path, "sections")))
        span = self.document.place((*path, "part"))
        if isinstance(sections, list) and not entries:
            self.report.add(Code.M028, f"no section stands in the part “{item['part']}”", span)
        if matter is not Matter.BODY:
            self.report.add(Code.M026, f"a part in the {matter.value} matter", span, "parts divide the body")
        yield PartEntry(str(item["part"]), len(entries), span)
        yield from entries

    def _named(self, name: str, matter: Matter, span: Span) -> Entry | None:
        if self.folder.is_copy(name):
            return self._file(name, matter, span)
        kind, index = self._generated(name)
        if kind not in _GENERATED:
            self._report_unknown(name, span)
            return None
        if self._twice(name, name, span):
            return None
        self._judge_place(kind, matter, span)
        return GeneratedEntry(kind, matter, span, index)

    def _generated(self, name: str) -> tuple[str, str]:
        """Return the kind that a name means, and which index: `index-names` is the one called “names”."""
        if name == "index" and "" not in self._indexes():
            return name, next(iter(self._indexes()))
        kind, _, index = name.partition("-")
        return (kind, index) if kind == "index" and index in self._indexes() else (name, "")

    def _indexes(self) -> tuple[str, ...]:
        written = self.document.values.get("index")
        names = (
            [each.get("name", "") for each in written if isinstance(each, dict)]
            if isinstance(written, list)
            else []
        )
        return tuple(map(str, names)) or ("",)

    def _report_unknown(self, name: str, span: Span) -> None:
        if name in KINDS:
            hint = f"it is not generated: write it as a file and list that, “{name}.md”"
        else:
            near = nearest(
                name,
                [
                    *_GENERATED,
                    *map("index-{}".format, filter(None, self._indexes())),
                    *(file for file, _ in self.folder.copy()),
                ],
            )
            hint = f"did you mean “{near}”?" if near else f"generated are {', '.join(_GENERATED)}"
        self.report.add(Code.M024, f"“{name}” is neither a file of copy nor a generated section", span, hint)

    def _twice(self, thing: object, name: str, span: Span) -> bool:
        first = self._listed.setdefault(thing, span)
        if first is span:
            return False
        related = (Related("it is listed here first", first),)
        self.report.add(Code.M021, f"“{name}” is listed twice", span, "keep one of them", related)
        return True

    def _file(self, name: str, matter: Matter, span: Span) -> SectionEntry | None:
        path = self.folder.find(name, span, self.report)
        if path is None:
            self._refused.add(name)
            return None
        if self._twice(path, name, span):
            return None
        source = read_source(path, self.folder.shown(path), self.report)
        if source is None:
            return None
        front, body_line = front_matter.parse(source, self.report)
        metadata, asked = read_metadata(front, self.report)
        kind = self._kind(asked, front.place(("kind",)), name, matter)
        self._judge_place(kind, matter, front.place(("kind",)) if asked in KINDS else span)
        return SectionEntry(source, matter, kind, metadata, body_line)

    def _kind(self, asked: str, place: Span, name: str, matter: Matter) -> str:
        kinds = [kind for kind in KINDS if kind != "part"]
        if asked in kinds:
            return asked
        if asked:
            near = nearest(asked, kinds)
            hint = f"did you mean “{near}”?" if near else f"known are {', '.join(kinds)}"
            self.report.add(Code.M025, f"there is no kind of section “{asked}”", place, hint)
        return kind_of(FilePath(name).stem, matter)

    def _judge_place(self, kind: str, matter: Matter, span: Span) -> None:
        places = KINDS[kind].places
        if matter not in places:
            right = " or ".join(place.value for place in places)
            message = f"{kind} in the {matter.value} matter; it belongs in the {right} matter"
            self.report.add(Code.M026, message, span, "move it, or give the section another kind")
