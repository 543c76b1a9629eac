"""Random sections with notes everywhere, and a judge that reads the PDF, and the map to count lines.

Every word is unique, so that the PDF alone tells whether each is printed once, in order, on which page.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import count, islice, pairwise, product
from random import Random

import pypdfium2

from stonehand.press.pdf.fontset import FontSet
from stonehand.press.pdf.set import SectionTask, SetSection

STYLE = """
@page { size: 105mm 130mm; margin: 12mm 12mm 15mm; bleed: 3mm;
        @footnote { border-top: .4pt solid black; padding-top: 2mm; margin-top: 3mm } }
html { font: 9pt/12pt "EB Garamond"; orphans: 2; widows: 2 }
body, p, h2, ul, table { margin: 0; padding: 0 }
h2 { font-size: 9pt; line-height: 12pt; margin: 12pt 0; break-after: avoid }
p { text-indent: 1em }
blockquote { margin: 6pt 2em }
tr { break-inside: avoid }
td { padding: 0 4pt 0 0; vertical-align: top }
.call { font-size: 6pt; line-height: 0; vertical-align: super }
span.note { font-size: 7.5pt; line-height: 9pt; text-indent: 0 }
span.note::before { content: ""; display: block; width: 4em; border-top: .4pt solid; margin-bottom: 3pt }
.note .p { display: block; text-indent: 1em }
.note .quotation { display: block; margin: 4pt 2em }
.note .line { display: block; text-align: left }
"""
LENGTHS = {  # share of the notes, fewest and most words
    "short": ((0.8, 1, 15), (1.0, 15, 60)),
    "mixed": ((0.7, 1, 30), (0.93, 30, 150), (1.0, 150, 600)),
    "long": ((0.75, 1, 60), (0.92, 60, 400), (1.0, 1000, 3000)),
}
SERIES = ("unnumbered", "numbered", "editor")
SYLLABLES = ["".join(pair) for pair in product("bdgklmnprstv", "aeou")]


def _new_words() -> Iterator[str]:
    return ("".join(parts) for parts in product(SYLLABLES, repeat=3))


@dataclass
class Copy:
    """A random section: its HTML, the words of its text, its tables, its notes, and before their calls.

    `ranks` say where a note stands among those of its page: 0 unnumbered, 1 numbered, 2 the editor's.
    """

    html: str = ""
    text: list[str] = field(default_factory=list)
    cells: list[str] = field(default_factory=list)
    notes: list[list[str]] = field(default_factory=list)
    callers: list[str] = field(default_factory=list)
    ranks: list[int] = field(default_factory=list)


class Writer:
    """Write a random section."""

    def __init__(self, seed: int, lengths: str) -> None:
        self.random, self.lengths = Random(f"{lengths} {seed}"), LENGTHS[lengths]
        self.words, self.numbers, self.copy = _new_words(), count(1), Copy()

    def place(self, runs: bool = True) -> str:
        number = next(self.numbers)
        return f' id="x{number}" data-source="x.md:{number}:1"' + (
            f' data-runs="0:{number}:1"' if runs else ""
        )

    def some(self, number: int, into: list[str]) -> str:
        made = list(islice(self.words, number))
        into.extend(made)
        return " ".join(made)

    def note(self, caller: str) -> str:
        x, words = self.random.random(), []
        _, fewest, most = next(item for item in self.lengths if x < item[0])
        size, number = self.random.randint(fewest, most), len(self.copy.notes) + 1
        marker = f'<a class="marker" data-generated="marker" href="#c{number}">{number}.</a> '
        blocks = [f'<span class="p"{self.place()}>{marker}{self.some(max(1, size // 3), words)}</span>']
        while len(words) < size:
            blocks.append(self.block_in_note(min(size - len(words), max(1, size // 3)), words))
        self.copy.notes.append(words)
        self.copy.callers.append(caller)
        self.copy.ranks.append(self.random.choices((0, 1, 2), (2, 90, 8))[0])
        return (
            f'<a class="call" data-generated="call" id="c{number}" href="#n{number}">{number}</a>'
            f'<span class="note series-{SERIES[self.copy.ranks[-1]]}" id="n{number}"'
            f' data-source="x.md:{next(self.numbers)}:1">'
            f"{''.join(blocks)}</span>"
        )

    def block_in_note(self, size: int, words: list[str]) -> str:
        kind = self.random.choice(("p", "p", "quotation", "line"))
        if kind != "quotation":
            return f'<span class="{kind}"{self.place()}>{self.some(size, words)}</span>'
        inner = f'<span class="p"{self.place()}>{self.some(size, words)}</span>'
        return f'<span class="quotation"{self.place(False)}>{inner}</span>'

    def prose(self, sentences: int, into: list[str], chance: float = 0.4) -> str:
        parts = []
        for _ in range(sentences):
            parts.append(self.some(self.random.randint(5, 40), into))
            while self.random.random() < chance:
                parts[-1] += self.note(into[-1])
                if self.random.random() < 0.5:
                    parts.append(self.some(2, into))
        return " ".join(parts)

    def block(self) -> str:
        x, few, text = self.random.random(), self.random.randint(1, 5), self.copy.text
        if x < 0.1:
            words = self.some(3, text) + (self.note(text[-1]) if self.random.random() < 0.2 else "")
            return f"<h2{self.place()}>{words}</h2>"
        if x < 0.2:
            return f"<blockquote{self.place(False)}><p{self.place()}>{self.prose(few, text)}</p></blockquote>"
        if x < 0.25:
            items = "".join(f"<li><p{self.place()}>{self.prose(1, text)}</p></li>" for _ in range(few))
            return f"<ul{self.place(False)}>{items}</ul>"
        if x < 0.3:
            rows = "".join(f"<tr>{self.cell()}{self.cell()}</tr>" for _ in range(few))
            return f"<table{self.place(False)}>{rows}</table>"
        return f"<p{self.place()}>{self.prose(few, text)}</p>"

    def cell(self) -> str:
        return f"<td{self.place()}>{self.prose(1, self.copy.cells, 0.2)}</td>"

    def write(self, most_blocks: int) -> Copy:
        blocks = "".join(self.block() for _ in range(self.random.randint(1, most_blocks)))
        self.copy.html = (
            '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"/><title>x</title></head>'
            f'<body><section id="s" data-source="x.md:1:1">{blocks}</section></body></html>'
        )
        return self.copy


def random_copy(seed: int, lengths: str, most_blocks: int = 26) -> Copy:
    """Return a random section; `lengths` is short, mixed or long."""
    return Writer(seed, lengths).write(most_blocks)


def task(copy: Copy, fonts: FontSet) -> SectionTask:
    """Return the task of setting it."""
    return SectionTask("s", copy.html, (STYLE,), fonts=fonts)


def printed_words(pdf: bytes) -> list[list[str]]:
    """Return the words inside the trim of each page of a PDF."""
    document = pypdfium2.PdfDocument(pdf)
    pages = [page.get_textpage().get_text_bounded(*page.get_trimbox()).split() for page in document]
    document.close()
    return pages


def faults(copy: Copy, result: SetSection) -> list[str]:
    """Return what is wrong with the pages."""
    pages = printed_words(result.pdf)
    numbers = [str(n) for n in range(len(copy.notes), 0, -1)]
    at: dict[str, list[tuple[int, int]]] = {}
    for page, words in enumerate(pages):
        for place, word in enumerate(words):
            at.setdefault(word.rstrip("".join(numbers)), []).append((page, place))
    every = [*copy.text, *copy.cells, *(word for words in copy.notes for word in words)]
    wrong = [
        f"“{word}” is printed {len(at.get(word, []))} times" for word in every if len(at.get(word, [])) != 1
    ]
    if wrong:
        return wrong
    first = {word: places[0] for word, places in at.items()}
    return [*_order(copy, first), *_calls(copy, first), *_room(copy, first), *_parts(result)]


Where = dict[str, tuple[int, int]]


def _order(copy: Copy, first: Where) -> Iterator[str]:
    pages = [first[word][0] for word in copy.text]
    if pages != sorted(pages):
        yield "the text goes back a page"
    for rank, name in enumerate(SERIES):
        notes = zip(copy.notes, copy.ranks, strict=True)
        places = [first[word] for words, found in notes if found == rank for word in words]
        if places != sorted(places):
            yield f"the words of the {name} notes are not in order"
    begun = sorted((*first[words[0]], rank) for words, rank in zip(copy.notes, copy.ranks, strict=True))
    if any(page == other and rank > after for (page, _, rank), (other, _, after) in pairwise(begun)):
        yield "a series stands before one that goes before it on its page"


def _calls(copy: Copy, first: Where) -> Iterator[str]:
    notes = sorted(zip(copy.notes, copy.callers, strict=True), key=lambda note: first[note[0][0]])
    before = -1
    for words, caller in notes:
        begun, called = first[words[0]][0], first[caller][0]
        if begun < called:
            yield f"the note “{words[0]}” is early"
        if begun > called > before:
            yield f"the note “{words[0]}” is late, and the one before ends on page {before}"
        before = first[words[-1]][0]


def _room(copy: Copy, first: Where) -> Iterator[str]:
    """No page is left out inside a note."""
    for number, words in enumerate(copy.notes, 1):
        pages = sorted({first[word][0] for word in words})
        if pages != list(range(pages[0], pages[-1] + 1)):
            yield f"note {number} skips a page"


def _parts(result: SetSection) -> Iterator[str]:
    """A split leaves two lines of a note on either side."""
    parts: dict[str, dict[int, set[float]]] = {}
    for number, page in enumerate(result.map.pages):
        for line in page.lines:
            if line.note:
                parts.setdefault(line.note, {}).setdefault(number, set()).add(line.baseline)
    for note, pages in parts.items():
        if len(pages) > 1 and min(map(len, pages.values())) < 2:
            yield f"note {note} has a part of one line: {[len(lines) for lines in pages.values()]}"
