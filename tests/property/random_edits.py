"""A manuscript in, the same with one edit at random and what a comparison must tell of it out."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path, PurePosixPath
from random import Random
from typing import Any, NamedTuple

from PIL import Image, ImageOps

Files = dict[str, bytes]
"""The files of a manuscript by their names."""

NEW_WORD = "zyzzyva"
FAR = 3
"""Paragraphs that a moved one passes, at least: that it moved, and not they, is then the shortest account."""

_BLOCK = re.compile(r"^\S.*(?:\n.*\S.*)*", re.MULTILINE)
_NOTE = re.compile(r"\[\^[^\]]+\]: ")
_PLAIN = re.compile(r"[^\W\d_]|[“‘«]")
_UNREAD = re.compile(r"\]\([^)]*\)|\[\^[^\]]*\]|\{[^}]*\}|<[^>]*>|`[^`]*`|\$[^$]*\$|\[@[^\]]*\]")
_WORD = re.compile(r"(?<![\w*\\])[^\W\d_]{3,}(?![\w*])")
_IMAGE = re.compile(r"!\[[^\]]*\]\(([^)\s]+\.(?:png|jpe?g))")


class Block(NamedTuple):
    """Lines between two that are blank: their file, text, and where they begin in it."""

    file: str
    text: str
    start: int
    line: int
    is_first: bool

    @property
    def lines(self) -> range:
        """Return the numbers of its lines."""
        return range(self.line, self.line + self.text.count("\n") + 1)

    @property
    def is_note(self) -> bool:
        return bool(_NOTE.match(self.text))

    @property
    def is_plain(self) -> bool:
        """Tell whether it is a paragraph of the text: no head, quotation, list, figure, table or note."""
        return bool(_PLAIN.match(self.text)) and not re.search(r"!\[|^[:=|-]{2,}", self.text, re.MULTILINE)

    @property
    def words(self) -> list[re.Match[str]]:
        """Return its words that stand in no italics, in no address and in no label."""
        text = _UNREAD.sub(lambda found: "\0" * len(found[0]), self.text)
        return [word for word in _WORD.finditer(text) if text.count("*", 0, word.start()) % 2 == 0]


@dataclass(frozen=True, slots=True)
class Edit:
    """An edit: the kind and part of its change, the lines of the copy where it is, the word that was."""

    kind: str
    parts: tuple[str, ...]
    file: str
    lines: range
    word: str = ""

    def is_told_by(self, change: Mapping[str, Any]) -> bool:
        """Tell whether a change of a comparison is this edit and no more."""
        places = [f"manuscript/{self.file}:{line}:" for line in self.lines]
        is_here = change["source"].startswith(tuple(places)) and change["part"] in self.parts
        return is_here and change["kind"] == self.kind and self._has_word(change)

    def _has_word(self, change: Mapping[str, Any]) -> bool:
        if self.kind == "text":
            return NEW_WORD in change["new"] and change["new"].replace(NEW_WORD, self.word) == change["old"]
        (_, new), *others = change["segments"]
        return self.kind != "style" or (self.word in new and " " not in new and not others)


def manuscript_of(book: Path) -> Files:
    """Read the manuscript of a book."""
    folder = book / "manuscript"
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def written(root: Path, files: Files) -> Path:
    """Write a manuscript into a book's folder; return the folder."""
    for name, data in files.items():
        path = root / "manuscript" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return root


def blocks_of(files: Files) -> list[Block]:
    """Return the blocks of all texts; `is_first` are those that follow a head."""
    return [block for name in sorted(files) if name.endswith(".md") for block in _blocks(name, files[name])]


def _blocks(name: str, data: bytes) -> list[Block]:
    text, found, is_first = data.decode(), [], True
    for match in _BLOCK.finditer(text):
        line = text.count("\n", 0, match.start()) + 1
        found.append(Block(name, match[0], match.start(), line, is_first))
        is_first = match[0].startswith("#")
    return found


def with_figures(files: Files) -> Files:
    """Give a manuscript without images two figures."""
    if images_of(files):
        return files
    plain = [block for block in blocks_of(files) if block.is_plain]
    # The last one first: what stands before it keeps its place.
    for number, block in ((2, plain[3 * len(plain) // 4]), (1, plain[len(plain) // 4])):
        image = f"figure-{number}.png"
        address = f"{'../' * (len(PurePosixPath(block.file).parts) - 1)}{image}"
        text = f"{block.text}\n\n![A sheet numbered {number}.]({address}){{width=40% alt=Sheet}}"
        files = {**files, block.file: _exchanged(files, block, text), image: _drawing(number)}
    return files


def _drawing(number: int) -> bytes:
    picture, stream = Image.new("L", (600, 200), 255), BytesIO()
    picture.paste(0, (20, 20, 60 + 100 * number, 160))
    picture.save(stream, "PNG")
    return stream.getvalue()


def images_of(files: Files) -> dict[str, Block]:
    """Return the images that are printed, each with the block of its figure."""
    found = {}
    for block in blocks_of(files):
        for address in _IMAGE.findall(block.text):
            parts = (*PurePosixPath(block.file).parts[:-1], *PurePosixPath(address).parts)
            name = "/".join(part for part in parts if part != "..")
            if name in files:
                found[name] = block
    return found


def edited(files: Files, random: Random) -> tuple[Files, Edit]:
    """Make one edit of a kind at random."""
    edits: tuple[Callable[[Files, Random], tuple[Files, Edit]], ...] = (
        word_replaced,
        note_replaced,
        paragraph_moved,
        word_in_italics,
        image_changed,
    )
    return random.choice(edits)(files, random)


def word_replaced(files: Files, random: Random) -> tuple[Files, Edit]:
    """Put a new word in the place of one of the text."""
    block, word = chosen(files, random, lambda block: block.is_plain)
    return _with_word(files, block, word, NEW_WORD, "text", ("text", "opening"))


def note_replaced(files: Files, random: Random) -> tuple[Files, Edit]:
    """Put a new word in the place of one of a note."""
    block, word = chosen(files, random, lambda block: block.is_note)
    return _with_word(files, block, word, NEW_WORD, "text", ("note",))


def word_in_italics(files: Files, random: Random) -> tuple[Files, Edit]:
    """Put italics on a word of the text; that of an opening has another face already."""
    block, word = chosen(files, random, lambda block: block.is_plain and not block.is_first)
    return _with_word(files, block, word, f"*{word[0]}*", "style", ("text",))


def chosen(files: Files, random: Random, is_wanted: Callable[[Block], bool]) -> tuple[Block, re.Match[str]]:
    """Return a block of a kind and a word of it."""
    block = random.choice([block for block in blocks_of(files) if is_wanted(block) and block.words])
    return block, random.choice(block.words)


def _with_word(
    files: Files, block: Block, word: re.Match[str], new: str, kind: str, parts: tuple[str, ...]
) -> tuple[Files, Edit]:
    text = block.text[: word.start()] + new + block.text[word.end() :]
    lines = range(block.line, block.line + block.text.count("\n", 0, word.start()) + 1)
    return {**files, block.file: _exchanged(files, block, text)}, Edit(
        kind, parts, block.file, lines, word[0]
    )


def _exchanged(files: Files, block: Block, text: str) -> bytes:
    whole = files[block.file].decode()
    return (whole[: block.start] + text + whole[block.start + len(block.text) :]).encode()


def paragraph_moved(files: Files, random: Random) -> tuple[Files, Edit]:
    """Move a paragraph behind another one of its file, with the calls that it has."""
    plain = [block for block in blocks_of(files) if block.is_plain and not block.is_first]
    pairs = [
        (block, after)
        for number, block in enumerate(plain)
        for other, after in enumerate(plain)
        if after.file == block.file and (other - number >= FAR or number - other > FAR)
    ]
    block, after = random.choice(pairs)
    parts = {block.start: "", after.start: f"{after.text}\n\n{block.text}"}
    whole, text, end = files[block.file].decode(), "", 0
    for each in sorted((block, after), key=lambda its: its.start):
        text, end = text + whole[end : each.start] + parts[each.start], each.start + len(each.text)
    text += whole[end:]
    line = text.count("\n", 0, text.index(block.text)) + 1
    lines = range(line, line + 1)
    return {**files, block.file: text.encode()}, Edit("moved", ("text",), block.file, lines)


def image_changed(files: Files, random: Random) -> tuple[Files, Edit]:
    """Turn the tones in the midst of an image round."""
    name, block = random.choice(sorted(images_of(files).items()))
    stream = BytesIO()
    with Image.open(BytesIO(files[name])) as found:
        picture = found.convert("L")
        box = tuple(side * third // 3 for third in (1, 2) for side in found.size)
        picture.paste(ImageOps.invert(picture.crop(box)), box)
        picture.save(stream, found.format)
    return {**files, name: stream.getvalue()}, Edit("figure", ("figure",), block.file, block.lines)
