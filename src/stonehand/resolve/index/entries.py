"""The marks of an index in, its entries out: a tree of headings, sorted."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from stonehand.model.index import IndexSettings
from stonehand.resolve.index.collation import Key, bare, sort_key
from stonehand.resolve.index.marks import Mark

Path = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """A heading with its marks and the entries below it. `path` is the headings from the head entry down."""

    path: Path
    marks: tuple[Mark, ...] = ()
    entries: "tuple[Entry, ...]" = ()

    @property
    def heading(self) -> str:
        """The words of the entry itself."""
        return self.path[-1]

    @property
    def see(self) -> tuple[str, ...]:
        """What the entry refers to in the place of locators, each once."""
        return tuple(dict.fromkeys(target for mark in self.marks for target in mark.see))

    @property
    def seealso(self) -> tuple[str, ...]:
        """What the entry refers to besides its locators, each once."""
        return tuple(dict.fromkeys(target for mark in self.marks for target in mark.seealso))


@dataclass(slots=True)
class _Growing:
    sort: str = ""
    marks: list[Mark] = field(default_factory=list)
    below: "dict[str, _Growing]" = field(default_factory=dict)


def entries_of(marks: Iterable[Mark], language: str, settings: IndexSettings) -> tuple[Entry, ...]:
    """Return the head entries in the order of the language. Raises MissingLibrary."""
    root = _Growing()
    for mark in marks:
        node = root
        for depth, heading in enumerate(mark.headings):
            node = node.below.setdefault(heading, _Growing())
            node.sort = node.sort or (mark.sort[depth] if depth < len(mark.sort) else "")
        node.marks.append(mark)

    def key(heading: str) -> Key:
        return sort_key(heading, language, settings)

    return _sorted(root, (), key)


def all_entries(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """Return entries with those below them, in printed order."""
    return tuple(each for entry in entries for each in (entry, *all_entries(entry.entries)))


def target_of(name: str, entries: Iterable[Entry]) -> Entry | None:
    """Return the entry that a reference names: `heading`, `heading!sub`, or `heading: sub`."""
    wanted = _plain(name.replace(": ", "!"))
    return next((each for each in entries if _plain("!".join(each.path)) in (wanted, _plain(name))), None)


def _plain(name: str) -> str:
    return "!".join(" ".join(bare(part).split()) for part in name.split("!")).casefold()


def _sorted(node: _Growing, path: Path, key: Callable[[str], Key]) -> tuple[Entry, ...]:
    ordered = sorted(node.below.items(), key=lambda item: (key(item[1].sort or item[0]), item[0]))
    return tuple(
        Entry((*path, heading), tuple(below.marks), _sorted(below, (*path, heading), key))
        for heading, below in ordered
    )
