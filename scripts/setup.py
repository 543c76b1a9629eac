"""Make this machine ready: the name of a set of requirements in; .venv with them and a stamp out.

Usage: python3 scripts/setup.py runtime|dev. Needs Python 3.11 and its standard library alone.
"""

import ctypes
import importlib.util
import os
import platform
import shutil
import subprocess
import sys
from pathlib import Path

VENV = Path(".venv")
LOCKS = {"runtime": Path("requirements.lock"), "dev": Path("requirements-dev.lock")}

# What WeasyPrint opens at run time, with Debian's package; GLib, HarfBuzz and Fontconfig come with Pango.
LIBRARIES = {
    "libpango-1.0.so.0": "libpango-1.0-0",
    "libpangoft2-1.0.so.0": "libpangoft2-1.0-0",
    "libharfbuzz-subset.so.0": "libharfbuzz-subset0",
}
DYLIBS = ("libpango-1.0.dylib", "libpangoft2-1.0.dylib", "libharfbuzz-subset.dylib")


def main(requirements: str) -> None:
    """Do what is missing, and tell it; stop with one line that says what to install."""
    os.chdir(Path(__file__).resolve().parent.parent)
    if platform.system() == "Darwin":
        demand_dylibs()
    else:
        install_packages(missing_packages())
    make_environment()
    install(LOCKS[requirements])
    (VENV / f".{requirements}").touch()


def missing_packages() -> tuple[str, ...]:
    """Return Debian's names of what this machine lacks."""
    libraries = tuple(package for library, package in LIBRARIES.items() if not opens(library))
    return libraries if has_venv() else (*libraries, f"python3.{sys.version_info.minor}-venv")


def has_venv() -> bool:
    """Tell whether this Python can make virtual environments; Debian ships it without."""
    return all(importlib.util.find_spec(module) for module in ("venv", "ensurepip"))


def opens(library: str) -> bool:
    """Tell whether the loader finds a shared library. STONEHAND_ABSENT names some to be taken for absent."""
    if library in os.environ.get("STONEHAND_ABSENT", "").split():
        return False
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def install_packages(packages: tuple[str, ...]) -> None:
    """Install packages of the system where that is possible, the command shown first; else name them."""
    if not packages:
        return
    command = f"apt-get update && apt-get install -y --no-install-recommends {' '.join(packages)}"
    if not shutil.which("apt-get"):
        sys.exit(
            f"stonehand: the system lacks {', '.join(packages)} (Debian's names): install Pango from"
            " 1.44 on, HarfBuzz with its subsetter, Python's venv"
            " (Fedora: dnf install pango harfbuzz python3-pip; Arch: pacman -S pango harfbuzz python)"
        )
    if os.geteuid() != 0:
        sys.exit(f"stonehand: the system lacks {', '.join(packages)}: run sudo sh -c '{command}'")
    say(command)
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    if subprocess.run(["sh", "-c", command], env=environment).returncode:
        sys.exit(f"stonehand: that failed; the system still lacks {', '.join(packages)}")


def demand_dylibs() -> None:
    """Stop on a Mac that has no Pango, or whose Python does not find Homebrew's."""
    absent = [library for library in DYLIBS if not opens(library)]
    if absent:
        sys.exit(
            f"stonehand: {', '.join(absent)} not found: run brew install pango harfbuzz; if they are there,"
            ' this Python does not see them: export DYLD_FALLBACK_LIBRARY_PATH="$(brew --prefix)/lib"'
        )


def make_environment() -> None:
    """Make .venv unless it is there and works."""
    if works():
        return
    say(f"making {VENV} with Python {platform.python_version()}")
    subprocess.run([sys.executable, "-m", "venv", "--clear", VENV], check=True)


def works() -> bool:
    """Tell whether .venv has a Python with pip that starts."""
    try:
        return not subprocess.run(
            [VENV / "bin/python", "-m", "pip", "--version"], capture_output=True
        ).returncode
    except OSError:
        return False


def install(lock: Path) -> None:
    """Install what a lock file pins, and this project editable: changes of the code take effect at once."""
    say(f"installing {lock} into {VENV} (the first time, this takes about a minute)")
    pip("--require-hashes", "-r", lock)
    pip("--no-deps", "--no-build-isolation", "--editable", ".")
    # Pip compiles what it installs, but not what stays where it is.
    subprocess.run([VENV / "bin/python", "-m", "compileall", "-q", "src"])


def pip(*arguments: str | Path) -> None:
    """Run pip install, quiet but for errors."""
    command = [
        VENV / "bin/python",
        "-m",
        "pip",
        "install",
        "--quiet",
        "--disable-pip-version-check",
        *arguments,
    ]
    if subprocess.run(command).returncode:
        sys.exit("stonehand: pip failed, as told above; `make` goes on from here when it is run again")


def say(words: str) -> None:
    """Print what is being done."""
    print(f"stonehand: {words}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    main(sys.argv[1])
