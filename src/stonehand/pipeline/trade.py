"""The finished files of a book in, `<slug>.onix.xml` out: nothing is told to the trade but what they hold."""

import os
from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from stonehand.diagnostics import Code, Report
from stonehand.errors import MissingFile
from stonehand.manuscript import read
from stonehand.model.artefact import Artefact
from stonehand.model.book import Manuscript
from stonehand.pipeline.access_report import verified_of
from stonehand.pipeline.flaw_report import MAP, SCREEN, read_map
from stonehand.pipeline.verifying import verify
from stonehand.press.epub import modified_time
from stonehand.press.onix import Goods, onix_message
from stonehand.press.onix.codes import DIGITAL
from stonehand.press.onix.goods import extent_of
from stonehand.proof.package_metadata import package_properties
from stonehand.source import Span
from stonehand.store.files import sha256, write_whole

SUFFIX = ".onix.xml"
BOOK_TOML = Span.point("manuscript/book.toml")
SUFFIXES = {"pdf": SCREEN, "epub": ".epub"}
"""The finished file of each digital format."""

SCHEMAS = {".xsd": etree.XMLSchema, ".rng": etree.RelaxNG}


def onix(root: Path, schema: Path | None, report: Report) -> tuple[Artefact, ...]:
    """Write the ONIX message of the last build; nothing if its files were altered, or there are other errors.

    Reports M301 to M305, and S101 to S104 of the files. Raises MissingFile where there is no build.
    """
    manuscript = read(root, report)
    if manuscript is None:
        return ()
    files = dict(_finished(root, manuscript))
    verify([_map_of(root, manuscript), *files.values()], None, root, report)
    if report.has_errors:
        return ()
    data = onix_message(_goods(root, manuscript, files), report)
    if schema is not None and not _fits(data, schema, report):
        return ()
    path = root / "build" / f"{manuscript.metadata.slug}{SUFFIX}"
    write_whole(path, data)
    return (Artefact(str(path), sha256(data)),)


def _map_of(root: Path, manuscript: Manuscript) -> Path:
    path = root / "build" / f"{manuscript.metadata.slug}{MAP}"
    if not path.is_file():
        raise MissingFile(f"{path} is not there: run `stonehand pdf` first")
    return path


def _finished(root: Path, manuscript: Manuscript) -> Iterator[tuple[str, Path]]:
    """Yield digital formats that were made. Raises MissingFile for one that was not and has an identifier."""
    named = {item.format for item in manuscript.metadata.identifiers}
    for name in DIGITAL:
        path = root / "build" / f"{manuscript.metadata.slug}{SUFFIXES[name]}"
        if path.is_file():
            yield name, path
        elif name in named:
            raise MissingFile(f"{path} is not there: run `stonehand {name}` first")


def _goods(root: Path, manuscript: Manuscript, files: dict[str, Path]) -> Goods:
    metadata, design = manuscript.metadata, manuscript.design
    epub = files.get("epub")
    return Goods(
        metadata=metadata,
        width=design.width,
        height=design.height,
        extent=extent_of(read_map(_map_of(root, manuscript)).pages),
        sent=modified_time(metadata, os.environ.get("SOURCE_DATE_EPOCH", "")),
        bytes={name: path.stat().st_size for name, path in files.items()},
        accessibility=package_properties(epub.read_bytes()) if epub else (),
        verified=verified_of(files["pdf"]) if "pdf" in files else (),
    )


def _fits(data: bytes, path: Path, report: Report) -> bool:
    """Hold a message against a schema; report M305. Raises MissingFile where the schema cannot be read."""
    try:
        schema = SCHEMAS[path.suffix](etree.parse(path))
    except (KeyError, OSError, etree.LxmlError) as error:
        raise MissingFile(f"{path} is no schema that can be used: {error}") from error
    fits = schema.validate(etree.fromstring(data))
    if not fits:
        fault = next(iter(schema.error_log)).message
        hint = "compare what book.toml says with the schema; without --schema the message is written"
        report.add(Code.M305, f"the message does not fit {path.name}: {fault}", BOOK_TOML, hint)
    return bool(fits)
