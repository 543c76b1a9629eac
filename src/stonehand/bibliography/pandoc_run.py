"""A style and a document of pandoc's JSON in, what pandoc's citeproc makes of it out.

It runs in an empty folder of its own with `--sandbox`, within limits of time and memory.
"""

import importlib.util
import json
import subprocess
import tempfile
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
    program = _program()
    with tempfile.TemporaryDirectory() as folder:
        Path(folder, "style.csl").write_text(style, encoding="utf-8")
        command = [
            str(program),
            "--sandbox",
            f"--data-dir={folder}",
            "-f",
            "json",
            "-t",
            "json",
            "--citeproc",
        ]
        command += ["--csl", "style.csl", "+RTS", f"-M{MEMORY}", f"-A{NURSERY}", "-RTS"]
        try:
            done = subprocess.run(
                command,
                input=source,
                capture_output=True,
                encoding="utf-8",
                timeout=SECONDS,
                cwd=folder,
                env={"HOME": folder, "LC_ALL": "C.UTF-8"},
                check=False,
            )
        except subprocess.TimeoutExpired as error:
            raise ProcessorFailed(f"it took more than {SECONDS} seconds") from error
    if done.returncode:
        raise ProcessorFailed(done.stderr.strip()[:500] or f"it ended with status {done.returncode}")
    messages = [line for line in done.stderr.splitlines() if line.strip()]
    return {"blocks": json.loads(done.stdout)["blocks"], "messages": messages}


def _program() -> Path:
    """Return the pandoc of the package `pypandoc_binary`, and no other one of the system."""
    found = importlib.util.find_spec("pypandoc")
    folder = Path(found.origin).parent / "files" if found and found.origin else None
    for name in ("pandoc", "pandoc.exe"):
        if folder and (folder / name).is_file():
            return folder / name
    raise ProcessorMissing
