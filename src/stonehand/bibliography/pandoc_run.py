"""A style and a document of pandoc's JSON in, what pandoc's citeproc makes of it out; or a file, its blocks.

It runs in an empty folder of its own with `--sandbox`, within limits of time and memory.
"""

import importlib.util
import json
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

SECONDS = 120
"""Time that one run may take; a style that calls itself never ends."""

MEMORY = "1500m"
"""Memory that pandoc may take (GHC's `-M`)."""

NURSERY = "16m"
"""Memory filled between two collections (GHC’s `-A`): a quarter less CPU than with its own 4 MB."""


class ProcessorMissing(Exception):
    """Report that pandoc is not installed with its package."""


class ProcessorFailed(Exception):
    """Report what pandoc said when it gave nothing back."""


def run_pandoc(style: str, source: str) -> dict[str, Any]:
    """Return the blocks of the answer, and what pandoc said. Raises ProcessorMissing, ProcessorFailed."""
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "style.csl").write_text(style, encoding="utf-8")
        done = _run(["-f", "json", "--citeproc", "--csl", "style.csl"], source.encode(), folder)
    messages = [line for line in _said(done).splitlines() if line.strip()]
    return {"blocks": json.loads(done.stdout)["blocks"], "messages": messages}


def read_document(document: bytes, kind: str) -> list[Any]:
    """Return the blocks of a document, `docx` or `rtf`. Raises ProcessorMissing, ProcessorFailed."""
    with tempfile.TemporaryDirectory() as folder:
        done = _run(["-f", kind], document, folder)
    blocks: list[Any] = json.loads(done.stdout)["blocks"]
    return blocks


def _run(arguments: Sequence[str], source: bytes, folder: str) -> "subprocess.CompletedProcess[bytes]":
    """Run pandoc in a folder. Raises ProcessorMissing, ProcessorFailed."""
    command = [str(_program()), "--sandbox", f"--data-dir={folder}", "-t", "json", *arguments]
    try:
        done = subprocess.run(
            [*command, "+RTS", f"-M{MEMORY}", f"-A{NURSERY}", "-RTS"],
            input=source,
            capture_output=True,
            timeout=SECONDS,
            cwd=folder,
            env={"HOME": folder, "LC_ALL": "C.UTF-8"},
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise ProcessorFailed(f"it took more than {SECONDS} seconds") from error
    if done.returncode:
        raise ProcessorFailed(_said(done).strip()[:500] or f"it ended with status {done.returncode}")
    return done


def _said(done: "subprocess.CompletedProcess[bytes]") -> str:
    return done.stderr.decode("utf-8", "replace")


def _program() -> Path:
    """Return the pandoc of the package `pypandoc_binary`, and no other one of the system."""
    found = importlib.util.find_spec("pypandoc")
    folder = Path(found.origin).parent / "files" if found and found.origin else None
    for name in ("pandoc", "pandoc.exe"):
        if folder and (folder / name).is_file():
            return folder / name
    raise ProcessorMissing
