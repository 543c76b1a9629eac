"""Finished bytes in, files of the build folder out: all or none, with their rows in both records."""

import json
from collections.abc import Mapping
from pathlib import Path

from stonehand.diagnostics import Report
from stonehand.model.artefact import Artefact
from stonehand.model.attestation import Attestation
from stonehand.store.files import publish, sha256
from stonehand.store.lock import NAME, Lock, lock_text
from stonehand.store.manifest import SUFFIX, Manifest, manifest_text, read_manifest, with_files

DRAFT = ".draft"


def publish_outputs(
    root: Path,
    slug: str,
    outputs: Mapping[str, bytes],
    certificate: Mapping[str, object],
    report: Report,
    draft: bool,
    lock: Lock | None = None,
    attestation: Attestation | None = None,
) -> tuple[Artefact, ...]:
    """Write `<slug>.<suffix>` for each suffix unless an ERROR withholds them; a draft stands beside them.

    Certificate and manifest keep the rows of the other formats from before. `lock` is written with them, but
    not with a draft; without an attestation there is no manifest.
    """
    if report.has_errors and not draft:
        return ()
    name = slug + (DRAFT if draft else "")
    folder = root / "build"
    files = {folder / f"{name}.{suffix}": data for suffix, data in outputs.items()}
    row = folder / f"{name}.certificate.json"
    files[row] = _certificate(row, outputs, certificate)
    if attestation:
        manifest, record = manifest_with(folder, name, outputs, attestation)
        files[manifest] = record
    kept = {root / NAME: lock_text(lock).encode()} if lock and not draft else {}
    publish({**files, **kept})
    return tuple(Artefact(str(path), sha256(data)) for path, data in files.items())


def _certificate(path: Path, outputs: Mapping[str, bytes], row: Mapping[str, object]) -> bytes:
    rows = _rows(path)
    for suffix, data in outputs.items():
        rows[suffix] = {"sha256": sha256(data), **row}
    return (json.dumps({"schema": 1, "outputs": rows}, indent=1, sort_keys=True) + "\n").encode()


def manifest_with(
    folder: Path, name: str, outputs: Mapping[str, bytes], attestation: Attestation
) -> tuple[Path, bytes]:
    """Return the manifest of a name and its text, with the rows of new files, given by suffix."""
    path = folder / f"{name}{SUFFIX}"
    try:
        before = read_manifest(path)
    except (OSError, ValueError):
        before = Manifest()
    made = {f"{name}.{suffix}": data for suffix, data in outputs.items()}
    return path, manifest_text(with_files(before, made, attestation)).encode()


def _rows(path: Path) -> dict[str, object]:
    try:
        rows = json.loads(path.read_text(encoding="utf-8"))["outputs"]
    except (OSError, ValueError, KeyError, TypeError):
        return {}
    return dict(rows) if isinstance(rows, dict) else {}
