"""What verification found in; its words for people and its table for programs out."""

from collections.abc import Iterator
from dataclasses import asdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from stonehand.pipeline.verifying import Verified

_INTACT = {True: "as it was made", False: "altered", None: "not attested"}


def verified_lines(verified: "Verified") -> Iterator[str]:
    """Yield the lines on one file: its state, its inputs and tools, what has changed since."""
    yield f"{verified.file}: {_INTACT[verified.is_intact]}"
    made = verified.attestation
    if made is None:
        return
    yield f"  made from {made.digest}: {len(made.inputs)} files, {len(made.faces)} faces"
    yield f"  by {', '.join(f'{name} {version}' for name, version in made.tools)}"
    yield from (f"  {digest[:12]}  {path}" for path, digest in made.inputs)
    changes = verified.changes
    if changes is None:
        yield "  no manuscript to compare with"
        return
    yield f"  the manuscript of now is {'another one' if changes.inputs else 'the one that made it'}"
    if changes.tools:
        yield f"  other tools now: {', '.join(changes.tools)}"


def verified_table(verified: "Verified") -> dict[str, object]:
    """Return one file as the formats for programs have it."""
    made, changes = verified.attestation, verified.changes
    return {
        "file": verified.file,
        "manifest": verified.manifest or None,
        "intact": verified.is_intact,
        "digest": made.digest if made else None,
        "made_from": made.table() if made else None,
        "same_manuscript": None if changes is None else not changes.inputs,
        "changes": asdict(changes) if changes else None,
    }
