"""The finished files of a book in, `<slug>.onix.xml` out: nothing is told to the trade but what they hold."""

import os
from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from stonehand.diagnostics import Report
from stonehand.errors import MissingFile
from stonehand.manuscript import read
from stonehand.model.artefact import Artefact
from stonehand.model.book import Manuscript
from stonehand.pipeline.flaw_report import MAP, SCREEN, read_map
from stonehand.pipeline.verifying import verify
from stonehand.press.epub import modified_time
from stonehand.press.onix import Goods, onix_message
from stonehand.press.onix.codes import DIGITAL
from stonehand.press.onix.goods import extent_of
from stonehand.proof.package_metadata import package_properties
from stonehand.store.files import sha256, write_whole

SUFFIX = ".onix.xml"
SUFFIXES = {"pdf": SCREEN, "epub": ".epub"}
"""The finished file of each digital format."""

SCHEMAS = {".xsd": etree.XMLSchema, ".rng": etree.RelaxNG}


def onix(root: Path, schema: Path | None, report: Report) -> tuple[Artefact, ...]:
    """Write the ONIX message of the last build; nothing if its files were altered, or there are other errors.

    Raises MissingFile where there is no build, or where the message does not fit a schema that was given.
    """
    manuscript = read(root, report)
    if manuscript is None:
        return ()
    files = dict(_finished(root, manuscript))
    verify([_map_of(root, manuscript), *files.values()], None, root, report)
    if report.has_errors:
        return ()
    data = onix_message(_goods(root, manuscript, files), report)
    if schema is not None:
        _fit(data, schema)
    path = root / "build" / f"{manuscript.metadata.slug}{SUFFIX}"
    write_whole(path, data)
    return (Artefact(str(path), sha256(data)),)


def _map_of(root: Path, manuscript: Manuscript) -> Path:
    path = root / "build" / f"{manuscript.metadata.slug}{MAP}"
    if not path.is_file():
        raise MissingFile(f"{path} is not there: run `stonehand pdf` first")
    return path


def _finished(root: Path, manuscript: Manuscript) -> Iterator[tuple[str, Path]]:
    """Yield the digital formats that were made. Raises MissingFile for one that has an identifier and is not."""
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
    )


def _fit(data: bytes, path: Path) -> None:
    """Hold a message against a schema. Raises MissingFile where that cannot be read or is not met."""
    try:
        schema = SCHEMAS[path.suffix](etree.parse(path))
    except (KeyError, OSError, etree.LxmlError) as error:
        raise MissingFile(f"{path} is no schema that can be used: {error}") from error
    if not schema.validate(etree.fromstring(data)):
        raise MissingFile(f"the message does not fit {path.name}: {schema.error_log[0].message}")
