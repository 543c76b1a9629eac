"""A book and the list of its indexer in, the file of its places out."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from stonehand.bibliography.pandoc_run import ProcessorFailed, ProcessorMissing, read_document
from stonehand.diagnostics import Report
from stonehand.errors import MissingFile, MissingLibrary
from stonehand.importing.index_file import places_toml
from stonehand.importing.index_lines import list_text
from stonehand.importing.index_list import Leads, read_list
from stonehand.importing.index_places import place_terms
from stonehand.importing.printed_words import read_words
from stonehand.model.book import Draft, Section
from stonehand.model.index import IndexPlace
from stonehand.model.progress import Progress
from stonehand.pipeline.copy import read_copy
from stonehand.pipeline.flaw_report import last_map, read_map
from stonehand.resolve.index.points import Copy, copy_of, standing
from stonehand.resolve.terms import terms_of
from stonehand.source import SourceFile
from stonehand.store.files import write_whole

FORMATS = {".docx": "docx", ".rtf": "rtf"}


@dataclass(frozen=True, slots=True)
class IndexPlaced:
    """How many entries and places came in, and the file written."""

    entries: int = 0
    places: int = 0
    files: tuple[Path, ...] = ()


def import_index(
    root: Path, written: Path, proof: Path | None, name: str, report: Report, progress: Progress
) -> IndexPlaced:
    """Place the locators of a list by the map of the proof that it was made from; write them down.

    `proof` is the map, by default that of the last build; `name` is the index. Raises MissingFile,
    MissingLibrary.
    """
    copy = read_copy(root, report, progress)
    if copy is None:
        return IndexPlaced()
    draft = copy.draft
    book = read_words(read_map(proof or last_map(root, draft.metadata.slug)))
    listed = read_list(SourceFile(written.name, _text(written)), _leads(draft.metadata.language), report)
    entries = place_terms(listed, book, name, _stands(draft), report)
    path = root / "manuscript" / (f"index-places-{name}.toml" if name else "index-places.toml")
    write_whole(path, places_toml(entries).encode())
    return IndexPlaced(len(entries), sum(len(entry.places) for entry in entries), (path,))


def _text(path: Path) -> str:
    """Return the text of a list. Raises MissingFile, MissingLibrary."""
    kind = FORMATS.get(path.suffix.lower())
    try:
        if kind:
            return list_text(read_document(path.read_bytes(), kind))
        return path.read_text(encoding="utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except ProcessorMissing as error:
        message = (
            "lists in DOCX and RTF need pandoc: pip install 'stonehand[citations]', or save the list as text"
        )
        raise MissingLibrary(message) from error
    except (OSError, UnicodeDecodeError, ProcessorFailed) as error:
        raise MissingFile(f"{path} cannot be read: {error}") from error


def _leads(language: str) -> Leads:
    """Return the words for see and see also: the English ones, and those of the language of the book."""
    own = terms_of(language)
    return Leads(("see", own.see), ("see also", own.see_also))


def _stands(draft: Draft) -> Callable[[IndexPlace], bool]:
    """Return what tells whether the copy has a place in its very block."""
    copies: dict[tuple[str, bool], Copy] = {}
    for section in draft.entries:
        if isinstance(section, Section):
            body = (section.title, section.subtitle, section.blocks)
            copies[section.span.file, False] = copy_of(body)
            copies[section.span.file, True] = copy_of(tuple(note.blocks for note in section.notes))

    def stands(place: IndexPlace) -> bool:
        copy = copies.get((place.file, place.in_note))
        found = standing(place, copy) if copy else None
        return found is not None and found.block == place.block

    return stands
