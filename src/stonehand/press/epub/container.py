"""An EPUB in, the same files out in fixed order, with fixed times and modes: equal books are equal bytes."""

from datetime import UTC, datetime
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

STORED = (".png", ".jpg", ".jpeg", ".webp", ".gif")
"""Files that deflate does not make smaller."""
_FIRST = ("mimetype", "META-INF/container.xml")


def repack(data: bytes, modified: datetime) -> bytes:
    """Return the container again: mimetype first and stored (OCF 3.3, section 4.2), all else by name."""
    target = BytesIO()
    with ZipFile(BytesIO(data)) as source, ZipFile(target, "w") as zipped:
        names = source.namelist()
        for name in sorted(names, key=lambda name: (_rank(name), name)):
            zipped.writestr(_entry(name, modified), source.read(name), compresslevel=9)
    return target.getvalue()


def _rank(name: str) -> int:
    return _FIRST.index(name) if name in _FIRST else len(_FIRST) + (not name.endswith(".opf"))


def _entry(name: str, modified: datetime) -> ZipInfo:
    moment = max(modified.astimezone(UTC), datetime(1980, 1, 1, tzinfo=UTC))
    entry = ZipInfo(name, moment.timetuple()[:6])
    entry.create_system = 3  # Unix, whatever the machine: the mode is Unix's
    entry.external_attr = 0o100644 << 16
    stored = name == "mimetype" or name.lower().endswith(STORED)
    entry.compress_type = ZIP_STORED if stored else ZIP_DEFLATED
    return entry
