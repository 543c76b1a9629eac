"""A line box in, a paragraph that knows its width at every character and its legal breaks out."""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import accumulate
from typing import Any

import pyphen
from weasyprint.text.line_break import get_log_attrs

from stonehand.model.frozen import letters_of
from stonehand.model.lines import LineSettings
from stonehand.press.pdf import protrusion
from stonehand.press.pdf.hyphenation import Dictionaries
from stonehand.press.pdf.lines_case import RightToLeft
from stonehand.press.pdf.lines_faces import Face, Faces, pixels
from stonehand.press.pdf.lines_kept import KeptPlans
from stonehand.press.pdf.lines_read import OBJECT, Box, Piece, Reading, Unplanned, read_line_box
from stonehand.press.pdf.lines_sorts import SPACES, Cast
from stonehand.press.pdf.lines_terms import KINDS, STACKED, Break, Kind, PlannedLine, Rules, Shape, rules_of
from stonehand.press.pdf.lines_word import Broken, words_of
from stonehand.press.pdf.tracking import glyphs_by_character

NO_LINE_STARTS = "‐‑‒–—―…⋯"
MARKS = ".,;:!?()[]“”‘’«»—–-"


@dataclass(slots=True)
class Paragraph:
    """A line box as text, with its widths, its breaks and the plans made so far.

    `plans`, `shapes`: by the usual measure, lines by their first character, and the shape as first met;
    `tracking`: ems added after each glyph; `looseness`: lines more that it is to take, and `is_asked` that
    the compositor asks for them; `given`: those that it last took. `forced`: breaks that must end a line,
    which is justified; `missed`: what was asked and cannot be had within the tolerance; `turn`: the last of
    them at which a page turns; `opening`: the end of the first line. `casts`: a piece in sorts, by its start,
    where spaces part it from others. `kept`: plans made before;
    `name`: the hash of all that they follow from (`lines_named`).
    """

    line_box: Box
    reading: Reading
    faces: Faces
    dictionaries: Dictionaries
    settings: LineSettings
    measure_object: Callable[[Box], float]
    tracking: float = 0.0
    kept: KeptPlans = field(default_factory=KeptPlans)
    name: bytes = b""
    text: str = ""
    x: list[float] = field(default_factory=list)
    spaces: list[int] = field(default_factory=list)
    starts: dict[int, Piece] = field(default_factory=dict)
    casts: dict[int, Cast] = field(default_factory=dict)
    plans: dict[Any, dict[int, PlannedLine]] = field(default_factory=dict)
    shapes: dict[float, Shape] = field(default_factory=dict)
    indent: float = 0.0
    looseness: int = 0
    is_asked: bool = False
    given: int = 0
    forced: dict[int, Kind] = field(default_factory=dict)
    missed: set[int] = field(default_factory=set)
    turn: int = 0
    opening: int = 0
    _piece_starts: list[int] = field(default_factory=list)
    _breaks: dict[Broken, list[Break]] = field(default_factory=dict)
    _places: dict[int, Break] = field(default_factory=dict)
    _in_names: set[int] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.text, self.indent = self.reading.text, float(self.line_box.text_indent)
        if not self.text.strip(SPACES + "\n"):
            raise Unplanned("empty")
        self.starts = {id(piece.box): piece for piece in self.reading.pieces if piece.text != OBJECT}
        self._piece_starts = [piece.start for piece in self.reading.pieces]
        widths = [width for piece in self.reading.pieces for width in self._widths(piece)]
        for index, edge in self.reading.edges:
            widths[min(index, len(widths)) - 1] += edge
        self.x = [0.0, *accumulate(widths)]
        self.spaces = [0, *accumulate(character in SPACES for character in self.text)]

    def _widths(self, piece: Piece) -> Iterable[float]:
        if piece.text == OBJECT:
            return (self.measure_object(piece.box),)
        if piece.text == "\n" or not piece.text:
            return (0.0,) * len(piece.text)
        style = piece.box.style
        face = self.faces.face(style)
        try:
            made = face.cast(piece.text, style)
        except RightToLeft:
            raise Unplanned("right to left") from None
        is_bare = not style["word_spacing"] and style["text_decoration_line"] == "none"
        if len(made.fonts) == 1 and face.is_exact and is_bare:
            self.casts[piece.start] = made
        return map(pixels, made.advances()) if not self.tracking else self._tracked(piece, made)

    def _tracked(self, piece: Piece, made: Cast) -> Iterator[float]:
        """Yield advances in pixels with what is added after each glyph."""
        style = piece.box.style
        added = self.tracking * float(style["font_size"])
        for advance, count in zip(made.advances(), glyphs_by_character(piece.text, style), strict=True):
            yield pixels(advance) + added * count

    # Where things are

    def piece_at(self, index: int) -> Piece:
        """Return the piece that holds a character."""
        number = bisect_right(self._piece_starts, index) - 1
        while not self.reading.pieces[number].text:
            number -= 1
        return self.reading.pieces[number]

    def face_at(self, index: int) -> Face:
        """Return the face of a character; beside an object, the paragraph's."""
        piece = self.piece_at(index)
        return self.faces.face(self.line_box.style if piece.text == OBJECT else piece.box.style)

    def after_spaces(self, index: int) -> int:
        """Return the index of the first character from here on that is no space."""
        while index < len(self.text) and self.text[index] == " ":
            index += 1
        return index

    def locate(self, skip_stack: Any) -> int:
        """Return the index of the character at which WeasyPrint goes on."""
        path, stack = [], skip_stack
        while stack is not None:
            ((index, stack),) = stack.items()
            path.append(index)
        for piece in self.reading.pieces:
            depth = len(piece.path)
            if tuple(path[:depth]) == piece.path and len(path) > depth:
                return self.after_spaces(piece.start + len(piece.text.encode()[: path[depth]].decode()))
            if piece.path >= tuple(path):
                return self.after_spaces(piece.start)
        return len(self.text)

    # Plans are made in lines_passes

    def run_starts(self) -> tuple[int, ...]:
        """Return the first character of the paragraph and of what follows each forced break."""
        ends = (index for index, character in enumerate(self.text) if character == "\n")
        starts = (self.after_spaces(index) for index in sorted((0, *self.forced, *(end + 1 for end in ends))))
        return tuple(start for start in starts if start < len(self.text))

    def origin(self, start: int, shape: Shape) -> Break:
        """Return a character as the beginning of a line."""
        return self._break(start, start, "space", shape.indent == 0)

    def rules(self, start: int, measure: float) -> Rules:
        """Return what may be given in the lines from a character on."""
        size = float(self.line_box.style["font_size"])
        return rules_of(self.settings, self.face_at(start).space, measure, size)

    def force(self, cuts: Iterable[int]) -> None:
        """Let a line end after each of some counts of letters, as far as the text has a break there."""
        kinds: dict[int, Kind] = dict.fromkeys(self._hyphens("all"), "hyphen")
        kinds |= self._cuts()
        letters = [0, *accumulate(len(letters_of(character)) for character in self.text)]
        for count in cuts:
            found = [cut for cut in sorted(kinds) if letters[cut] == count and kinds[cut] != "end"]
            self.forced |= {cut: kinds[cut] for cut in found[:1]}
            self.missed |= set() if found else {count}
        self.turn = max(self.forced, default=0)

    def breaks(self, start: int, broken: Broken) -> list[Break]:
        """Return the breaks after a character, up to the next forced one."""
        known = self._breaks.get(broken)
        if known is None:
            cuts: dict[int, Kind] = {}
            if broken != "none":
                cuts = dict.fromkeys(self._hyphens(broken), "hyphen")
            cuts |= dict(self._cuts()) | self.forced
            known = self._breaks[broken] = [self._place(cut, cuts[cut]) for cut in sorted(cuts)]
        rest = known[bisect_right(known, start, key=lambda place: place.cut) :]
        ends = (n for n, place in enumerate(rest, 1) if place.kind == "end" or place.cut in self.forced)
        rest = rest[: next(ends)]
        return rest[-1:] if start < self.opening else rest

    def _place(self, cut: int, kind: Kind) -> Break:
        place = self._places.get(cut)
        if place is None or place.kind != kind:
            place = self._break(cut, self._line_end(cut, kind), kind, protrudes=True)
            self._places[cut] = place
        return place

    def _line_end(self, cut: int, kind: Kind) -> int:
        end = len(self.text[:cut].rstrip(" \n")) if kind in ("space", "end") else cut
        return max(end, 1)

    def _break(self, cut: int, end: int, kind: Kind, protrudes: bool) -> Break:
        text, resume = self.text, self.after_spaces(cut)
        width, hang, last = self.x[end], 0.0, text[end - 1] if end else " "
        if kind == "hyphen":
            hyphen = self.face_at(end - 1).hyphen
            width, last, hang = width + hyphen, "-", hyphen * protrusion.right("-")
        elif end:
            hang = protrusion.right(last) * (self.x[end] - self.x[end - 1])
            width -= self._trailing(end)
        lead = 0.0
        if resume < len(text):
            lead = protrusion.left(text[resume]) * (self.x[resume + 1] - self.x[resume])
        if not self.settings.protrusion:
            hang = lead = 0.0
        tail, head = ("", "") if kind in ("hyphen", "end") else self._neighbours(end, resume)
        return Break(
            cut,
            resume,
            kind,
            width,
            hang,
            self.spaces[end],
            self.x[resume],
            lead if protrudes else 0.0,
            self.spaces[resume],
            tail,
            head,
            kind == "hyphen" and cut in self._in_names,
        )

    def _trailing(self, end: int) -> float:
        """Return what is added after the last glyph of a line, which is not seen."""
        return self.tracking * float(self.piece_at(end - 1).box.style["font_size"]) if self.tracking else 0.0

    def _neighbours(self, end: int, resume: int) -> tuple[str, str]:
        text = self.text
        stop = text.find(" ", resume)
        tail = text[text.rfind(" ", 0, end) + 1 : end]
        head = text[resume : stop if stop > 0 else len(text)]
        tail, head = (word.strip(MARKS).lower() for word in (tail, head))
        return tail if len(tail) >= STACKED else "", head if len(head) >= STACKED else ""

    # Where lines may end

    def _cuts(self) -> Iterator[tuple[int, Kind]]:
        text, closed = self.text, self.reading.closed
        attributes = get_log_attrs(text.replace(OBJECT, "\u2e80"), self.line_box.style["lang"])
        for index in range(1, len(text)):
            if text[index - 1] == "\n":
                yield index, "end"
            elif attributes[index].is_line_break and index not in closed and self._may_begin(index):
                yield index, KINDS.get(text[index - 1], "space")
        yield len(text), "end"

    def _may_begin(self, index: int) -> bool:
        start = self.after_spaces(index)
        text = self.text
        if not text[:index].strip(" ") or start == len(text) or text[start] == "\n":
            return False
        return text[start] not in NO_LINE_STARTS and not self._is_nowrap(index)

    def _is_nowrap(self, index: int) -> bool:
        """Tell whether a break would fall inside a text that must not wrap."""
        piece = self.piece_at(index)
        return piece.start < index and piece.box.style["white_space"] == "nowrap"

    def _hyphens(self, broken: Broken) -> Iterator[int]:
        for piece in self.reading.pieces:
            style = piece.box.style
            language = pyphen.language_fallback(style["lang"]) if style["lang"] else None
            if style["hyphens"] == "auto" and language and style["white_space"] == "normal":
                total, before, after = style["hyphenate_limit_chars"]
                words = self.dictionaries.get((language, before, after, total))
                for word in words_of(self.text, piece.start, piece.text, total):
                    is_name = words.is_name(word.text) and not word.opens_sentence()
                    if word.is_spared(is_name, broken):
                        continue
                    cuts = [word.start + place for place in words.positions(word.text)]
                    self._in_names.update(cuts if is_name else ())
                    yield from cuts


def read_paragraph(
    line_box: Box,
    faces: Faces,
    dictionaries: Dictionaries,
    settings: LineSettings,
    measure_object: Callable[[Box], float],
    tracking: float = 0.0,
    kept: KeptPlans | None = None,
) -> Paragraph:
    """Read a line box. Raise Unplanned where it must be left to WeasyPrint.

    `tracking`: ems to be added after each glyph at drawing; `kept`: plans made before.
    """
    given = line_box, read_line_box(line_box), faces, dictionaries, settings, measure_object, tracking
    return Paragraph(*given, kept or KeptPlans())
