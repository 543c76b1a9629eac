"""`<slug>.manifest.json`: the finished files of a book by sha256, and what each of them was made from.

Files of several builds stand in one manifest, so it has an attestation for each that a file still refers to.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from stonehand.model.attestation import SCHEMA, Attestation, attestation_of
from stonehand.store.files import sha256

SUFFIX = ".manifest.json"


@dataclass(frozen=True, slots=True)
class Attested:
    """A finished file of a manifest: its sha256, and the digest of what it was made from."""

    sha256: str
    inputs: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """Finished files by name, and attestations by digest."""

    artefacts: Mapping[str, Attested] = field(default_factory=dict)
    attestations: Mapping[str, Attestation] = field(default_factory=dict)

    def attestation(self, name: str) -> Attestation | None:
        """Return what a finished file was made from, or None if the manifest lacks it."""
        entry = self.artefacts.get(name)
        return self.attestations.get(entry.inputs) if entry else None


def read_manifest(path: Path) -> Manifest:
    """Read a manifest. Raises ValueError for one that is damaged, changed by hand or of another schema."""
    try:
        read = json.loads(path.read_text(encoding="utf-8"))
        if read["schema"] != SCHEMA:
            raise ValueError(f"schema {read['schema']}, where {SCHEMA} is known")
        return _manifest(read)
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError("it is not a manifest") from error


def _manifest(read: Mapping[str, Any]) -> Manifest:
    attestations = {digest: attestation_of(table) for digest, table in read["attestations"].items()}
    for digest, attestation in attestations.items():
        if attestation.digest != digest:
            raise ValueError(f"attestation {digest[:12]} has been changed")
    artefacts = {
        name: Attested(str(entry["sha256"]), str(entry["inputs"]))
        for name, entry in read["artefacts"].items()
    }
    return Manifest(artefacts, attestations)


def with_files(manifest: Manifest, files: Mapping[str, bytes], attestation: Attestation) -> Manifest:
    """Return a manifest with new files; attestations that no file refers to any more are dropped."""
    digest = attestation.digest
    new = {name: Attested(sha256(data), digest) for name, data in files.items()}
    artefacts = {**manifest.artefacts, **new}
    kept = {entry.inputs for entry in artefacts.values()}
    known = {**manifest.attestations, digest: attestation}
    return Manifest(artefacts, {name: each for name, each in known.items() if name in kept})


def manifest_text(manifest: Manifest) -> str:
    """Return the manifest's text: JSON with sorted keys."""
    table = {
        "schema": SCHEMA,
        "artefacts": {
            name: {"sha256": entry.sha256, "inputs": entry.inputs}
            for name, entry in manifest.artefacts.items()
        },
        "attestations": {digest: each.table() for digest, each in manifest.attestations.items()},
    }
    return json.dumps(table, indent=1, sort_keys=True, ensure_ascii=False) + "\n"
