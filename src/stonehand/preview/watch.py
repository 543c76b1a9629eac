"""A book's folder in; word of each change in it, of what a build reads, out."""

from collections.abc import Callable
from pathlib import Path

from watchfiles import BaseFilter, Change, awatch

from stonehand.store.snapshot import is_watched

STEP = 20
"""Milliseconds without a further change after which a change is told of."""
DEBOUNCE = 200
"""Milliseconds after which it is told of in any case."""

NOISE = ("~", ".swp", ".swx", ".tmp", ".part", "4913")
"""Ends of names of files that editors write for themselves."""


class BookFilter(BaseFilter):
    """Let through what a build may read: no output, no cache, nothing that an editor keeps for itself."""

    def __init__(self, root: Path) -> None:
        super().__init__()
        self.root = root.resolve()

    def __call__(self, change: Change, path: str) -> bool:
        """Tell whether a change counts."""
        name = Path(path).name
        if name.startswith(".") or name.endswith(NOISE):
            return False
        return Path(path).is_relative_to(self.root) and is_watched(
            Path(path).relative_to(self.root).as_posix()
        )


async def watch(root: Path, changed: Callable[[], None]) -> None:
    """Call `changed` whenever files of a book's folder have changed, until the task is cancelled."""
    async for _ in awatch(root, watch_filter=BookFilter(root), step=STEP, debounce=DEBOUNCE):
        changed()
