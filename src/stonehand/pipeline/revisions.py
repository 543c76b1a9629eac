"""A revision of git in, a folder with the book as it was then out."""

import io
import subprocess
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from stonehand.diagnostics import Code, Diagnostic
from stonehand.diagnostics.stop import Stop
from stonehand.errors import MissingLibrary, StonehandError

_GIT = ("git", "-c", "core.hooksPath=/dev/null", "-c", "core.fsmonitor=false")


@contextmanager
def revision(root: Path, name: str) -> Iterator[Path]:
    """Give a folder with the book as a revision has it, without its history, and take it away again.

    Raises Stop where git knows no such revision, or the book was not there yet.
    """
    commit = _asked(root, name, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{name}^{{commit}}")
    prefix = _asked(root, name, "rev-parse", "--show-prefix").rstrip("/")
    # Within a folder of the repository git would look for that folder once more in what it has of it.
    top = Path(_asked(root, name, "rev-parse", "--show-toplevel"))
    archive = _asked_for_bytes(top, name, "archive", "--format=tar", f"{commit}:{prefix}")
    with tempfile.TemporaryDirectory(prefix="stonehand-") as folder:
        try:
            with tarfile.open(fileobj=io.BytesIO(archive)) as tar:
                tar.extractall(folder, filter="data")
        except tarfile.TarError as error:
            raise StonehandError(f"{name} cannot be unpacked: {error}") from error
        yield Path(folder)


def _asked(root: Path, name: str, *arguments: str) -> str:
    return _asked_for_bytes(root, name, *arguments).decode(errors="surrogateescape").strip()


def _asked_for_bytes(root: Path, name: str, *arguments: str) -> bytes:
    try:
        done = subprocess.run([*_GIT, "-C", str(root), *arguments], capture_output=True, check=False)
    except FileNotFoundError as error:
        raise MissingLibrary("git is not installed: name two folders to compare") from error
    if done.returncode:
        raise Stop(_unknown(name, done.stderr.decode(errors="replace")))
    return done.stdout


def _unknown(name: str, said: str) -> Diagnostic:
    why = f" (git: {' '.join(said.split())})" if said else ""
    message = f"“{name}” is neither a folder nor a revision of this book{why}"
    return Diagnostic.of(
        Code.W102, message, None, "name a folder with a build, or a revision such as HEAD~1 or a tag"
    )
