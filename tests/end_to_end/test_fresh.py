"""A clone in an empty folder builds the specimen by the README's commands alone.

Needs the network and some minutes, so it runs only on demand: STONEHAND_FRESH=1 make test
"""

import os
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

pytestmark = pytest.mark.skipif("STONEHAND_FRESH" not in os.environ, reason="set STONEHAND_FRESH=1 to run")


@pytest.fixture(scope="module")
def clone(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("fresh") / "clone with spaces"
    subprocess.run(["git", "clone", "--quiet", ROOT, folder], check=True)
    return folder


def make(clone: Path, target: str) -> subprocess.CompletedProcess[str]:
    """Run make as a user who has nothing: an empty home, no virtual environment."""
    home = clone.parent / "home"
    home.mkdir(exist_ok=True)
    dropped = ("VIRTUAL_ENV", "PYTHONPATH", "XDG_CACHE_HOME", "MAKEFLAGS", "MAKELEVEL")
    environment = {name: value for name, value in os.environ.items() if name not in dropped}
    return subprocess.run(
        ["make", target], cwd=clone, env={**environment, "HOME": str(home)}, capture_output=True, text=True
    )


@pytest.mark.parametrize("target, suffixes", [("pdf", {".pdf", ".json"}), ("epub", {".epub"})])
def test_a_fresh_clone_builds(target: str, suffixes: set[str], clone: Path) -> None:
    built = make(clone, target)
    assert built.returncode == 0, built.stderr
    assert suffixes <= {path.suffix for path in (clone / "build").iterdir()}
    assert "Nothing to be done" in make(clone, target).stdout
