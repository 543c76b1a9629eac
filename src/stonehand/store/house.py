"""A name in, the house's own folder of that name out: in an installed wheel or in a working copy."""

from pathlib import Path

from stonehand.errors import StonehandError

PACKAGE = Path(__file__).resolve().parents[1]
"""The folder of the installed package; in a working copy the house style stands two folders above it."""


def house_folder(name: str) -> Path:
    """Return the house's own folder `templates` or `styles`. Raises StonehandError where there is none."""
    for folder in (PACKAGE / "house" / name, PACKAGE.parents[1] / name):
        if folder.is_dir():
            return folder
    raise StonehandError(f"the folder of the house's {name} is missing: install Stonehand again")
