"""Finished files in, what made each of them out: is it as it was made, and are the inputs of now the same."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from stonehand.diagnostics import Code, Report
from stonehand.errors import MissingFile
from stonehand.model.attestation import Attestation
from stonehand.pipeline.attesting import tools
from stonehand.proof.attested import attested_hash, bears_hash
from stonehand.source import Span
from stonehand.store.files import sha256
from stonehand.store.inputs import inputs_of
from stonehand.store.manifest import SUFFIX, Manifest, read_manifest
from stonehand.store.toolchain import code_hash

SHOWN = 3
"""Names of changed inputs that a message has; the other formats have all."""


@dataclass(frozen=True, slots=True)
class Changes:
    """The inputs that are other ones now than when a file was made, by path; tools likewise, by name."""

    changed: tuple[str, ...] = ()
    added: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    tools: tuple[str, ...] = ()

    @property
    def inputs(self) -> tuple[str, ...]:
        """Return all inputs that differ, those that are new or gone too."""
        return tuple(sorted({*self.changed, *self.added, *self.removed}))


@dataclass(frozen=True, slots=True)
class Verified:
    """A finished file: its manifest, what made it, whether it is as it was made, and what changed since.

    `is_intact` None: no manifest tells. `changes` None: there is no book to compare with.
    """

    file: str
    manifest: str = ""
    attestation: Attestation | None = None
    is_intact: bool | None = None
    changes: Changes | None = None


def verify(files: Sequence[Path], manifest: Path | None, root: Path, report: Report) -> tuple[Verified, ...]:
    """Say of finished files what made them. Reports S101 to S104. Raises MissingFile for one not there.

    `manifest` is that of all files, or None: it is looked for beside each. `root` is the folder of the book
    of now, if it is one.
    """
    return tuple(_verified(file, manifest, root, report) for file in files)


def _verified(file: Path, given: Path | None, root: Path, report: Report) -> Verified:
    if not file.is_file():
        raise MissingFile(f"{file}: there is no such file")
    found = _manifest_of(file, given, report)
    if found is None:
        return Verified(str(file))
    path, manifest = found
    data = file.read_bytes()
    entry, attestation = manifest.artefacts[file.name], manifest.attestation(file.name)
    is_intact = sha256(data) == entry.sha256
    if not is_intact:
        found_now, recorded = sha256(data)[:12], entry.sha256[:12]
        message = f"“{file.name}” is not the file that was made: sha256 {found_now}, recorded {recorded}"
        report.add(Code.S101, message, Span.point(str(file)), "take it from the archive, or build it again")
    elif attestation is None or (bears_hash(file.name) and attested_hash(file.name, data) != entry.inputs):
        message = f"“{path.name}” does not say what “{file.name}” itself says that it was made from"
        report.add(Code.S103, message, Span.point(str(path)), "take the manifest that was made with the file")
    changes = _compared(file, attestation, root, report) if attestation else None
    return Verified(str(file), str(path), attestation, is_intact, changes)


def _manifest_of(file: Path, given: Path | None, report: Report) -> tuple[Path, Manifest] | None:
    """Return the manifest that has a file. Reports S102 where none has, S103 for one that cannot be read."""
    paths = (given,) if given else sorted(file.parent.glob(f"*{SUFFIX}"))
    for path in paths:
        try:
            manifest = read_manifest(path)
        except ValueError as error:
            hint = "take the manifest that was made with the file"
            report.add(Code.S103, f"“{path.name}” cannot be used: {error}", Span.point(str(path)), hint)
            continue
        if file.name in manifest.artefacts:
            return path, manifest
    hint = f"put <slug>{SUFFIX} beside it, or name it with --manifest"
    report.add(Code.S102, f"no manifest has a file “{file.name}”", Span.point(str(file)), hint)
    return None


def _compared(file: Path, then: Attestation, root: Path, report: Report) -> Changes | None:
    if not (root / "manuscript").is_dir():
        return None
    changes = changes_since(then, root)
    if changes.inputs:
        names = ", ".join(changes.inputs[:SHOWN])
        rest = f" and {len(changes.inputs) - SHOWN} more" if len(changes.inputs) > SHOWN else ""
        message = f"“{file.name}” was made from another manuscript than that of now: {names}{rest} changed"
        report.add(Code.S104, message, Span.point(str(file)), "build it again to have what is written now")
    return changes


def changes_since(then: Attestation, root: Path) -> Changes:
    """Return what of the inputs of a file is another one in a book's folder now."""
    before = dict(then.inputs)
    now = dict(inputs_of(root, before))
    with_house = {**tools(), "house": code_hash()}
    return Changes(
        changed=tuple(sorted(path for path in before.keys() & now.keys() if before[path] != now[path])),
        added=tuple(sorted(now.keys() - before.keys())),
        removed=tuple(sorted(before.keys() - now.keys())),
        tools=tuple(_other({**dict(then.tools), "house": then.house}, with_house)),
    )


def _other(before: Mapping[str, str], now: Mapping[str, str]) -> Iterator[str]:
    """Yield the tools of now that were others; what only the press can ask, such as Pango, is left out."""
    return (name for name in sorted(now) if before.get(name) != now[name])
