"""Files of works in, the works by key out, every fault of theirs reported at its line."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TypeVar

from stonehand.bibliography.bibtex import read_bibtex
from stonehand.bibliography.check import check_entry
from stonehand.bibliography.csl import csl_item
from stonehand.bibliography.csl_json import read_csl_json
from stonehand.bibliography.entry import Entry
from stonehand.bibliography.inherit import with_inherited
from stonehand.bibliography.latex import decode
from stonehand.bibliography.types import NO_WORKS
from stonehand.bibliography.work import Work
from stonehand.diagnostics import Code, Related, Report
from stonehand.source import SourceFile

K = TypeVar("K", Entry, Work)


@dataclass(frozen=True, slots=True)
class Library:
    """The works of some files by key, and the entries that they were made of."""

    works: Mapping[str, Work]
    entries: Mapping[str, Entry]

    def check(self, keys: Iterable[str], report: Report) -> None:
        """Report what the works in use lack; a file of works may hold far more than a book cites."""
        for key in keys:
            if key in self.entries:
                check_entry(self.entries[key], report)


def read_works(files: Iterable[SourceFile], report: Report) -> Library:
    """Return the works of all files; of two with one key the first is used (C011)."""
    entries: dict[str, Entry] = {}
    works: dict[str, Work] = {}
    for source in files:
        if source.file.lower().endswith(".json"):
            works |= _first(read_csl_json(source, report), {**works, **entries}, report)
        else:
            entries |= _first(read_bibtex(source, report), {**works, **entries}, report)
    whole = with_inherited(entries, report)
    described = {key: entry for key, entry in whole.items() if entry.type not in NO_WORKS}
    return Library(works | {key: work_of(entry) for key, entry in described.items()}, described)


def _first(found: Iterable[K], known: Mapping[str, Entry | Work], report: Report) -> dict[str, K]:
    """Return what has a key that nothing before it has, by key."""
    taken: dict[str, Entry | Work] = dict(known)
    kept: dict[str, K] = {}
    for one in found:
        if one.key in taken:
            related = (Related("the first one", taken[one.key].span),)
            message = f"two works have the key “{one.key}”; the first is used"
            report.add(Code.C011, message, one.span, "give one of them another key", related)
        else:
            taken[one.key] = kept[one.key] = one
    return kept


def work_of(entry: Entry) -> Work:
    """Return the work that an entry describes."""
    keywords = tuple(
        word.strip() for word in entry.first("keywords").replace(";", ",").split(",") if word.strip()
    )
    annotation = decode(entry.first("annotation", "annote")).text
    return Work(entry.key, entry.span, csl_item(entry), entry.type, keywords, annotation)
