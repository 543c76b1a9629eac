"""A section of a frozen book in; the section as set so that its pages begin as they were frozen, or why not.

A section whose pages already begin so is taken as it is set: a reprint has the same bytes. Else the first
page that does not fit is made up: where the next begins inside a paragraph, a line of it ends at that word;
paragraphs run a line shorter or longer, the cheapest first, then letters are tracked. Each try is a task of
its own, and their number is bounded.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from itertools import combinations, islice

from stonehand.compose import compose_section
from stonehand.diagnostics import Code, Diagnostic
from stonehand.model.artefact import SectionHtml
from stonehand.model.book import Book
from stonehand.model.frozen import Frozen, FrozenSection
from stonehand.model.makeup import Amendment
from stonehand.pipeline.starts import Misfit, digests, first_misfit
from stonehand.press.pdf.set import SectionTask, SetSection
from stonehand.source import Span

MOST_LINES = 3
"""Paragraphs of a page that may run a line shorter or longer."""
CANDIDATES = 5
"""Paragraphs that are looked at, the cheapest."""
TRIES, PAGES = 24, 8
"""Settings for one page, and pages of one section that may be made up."""
TRACKING = (0.004, 0.008)
"""Ems between letters that are tried."""

Set = Callable[[SectionTask], SetSection]


@dataclass(frozen=True, slots=True)
class Copy:
    """A section as it is to be set: its book, with amendments, its HTML, and the task."""

    book: Book
    html: SectionHtml
    task: SectionTask

    def amended(self, more: tuple[Amendment, ...]) -> "Copy":
        """Return the section with further amendments."""
        known = {amendment.block: amendment for amendment in self.book.makeup}
        added = {amendment.block: _merged(known.get(amendment.block), amendment) for amendment in more}
        book = replace(self.book, makeup=tuple((known | added).values()))
        html = compose_section(book, self.html.anchor)
        return Copy(book, html, replace(self.task, html=html.html))


@dataclass(frozen=True, slots=True)
class Keeping:
    """Keep the sections of a book to their frozen pages; `set_task` sets, `faults` are found on the way."""

    frozen: Frozen
    set_task: Set
    faults: dict[str, Diagnostic] = field(default_factory=dict)

    def set(self, copy: Copy) -> tuple[SectionHtml, SetSection]:
        """Return a section as set, and the HTML that it was set from."""
        made = self.set_task(copy.task)
        self.faults.pop(copy.html.anchor, None)
        if not self.frozen:
            return copy.html, made
        frozen = self.frozen.get(copy.html.anchor)
        if frozen is None:
            self.faults[copy.html.anchor] = _not_frozen(copy)
            return copy.html, made
        return self._kept(*self._as_deep(copy, made, frozen), frozen)

    def _as_deep(self, copy: Copy, made: SetSection, frozen: FrozenSection) -> tuple[Copy, SetSection]:
        """Return the section with its pages as long or short as they were, where they begin rather so."""
        misfit = first_misfit(frozen, made.map.pages)
        if misfit is None or not frozen.depths:
            return copy, made
        deep = replace(copy, task=replace(copy.task, depths=frozen.depths))
        result = self.set_task(deep.task)
        left = first_misfit(frozen, result.map.pages)
        return (deep, result) if left is None or left.is_after(misfit) else (copy, made)

    def _kept(self, copy: Copy, made: SetSection, frozen: FrozenSection) -> tuple[SectionHtml, SetSection]:
        for _ in range(PAGES):
            misfit = first_misfit(frozen, made.map.pages)
            if misfit is None:
                return copy.html, made
            found = self._made_up(copy, made, frozen, misfit)
            if found is None:
                break
            copy, made = found
        misfit = first_misfit(frozen, made.map.pages)
        if misfit:
            self.faults[copy.html.anchor] = _fault(copy, made, frozen, misfit)
        return copy.html, made

    def _made_up(
        self, copy: Copy, made: SetSection, frozen: FrozenSection, misfit: Misfit
    ) -> tuple[Copy, SetSection] | None:
        """Return the section with the page made up so that it fits; None where no try does."""
        if misfit.is_lost:
            return None
        for amendments in islice(self._choices(copy, made, misfit), TRIES):
            tried = copy.amended(amendments)
            result = self.set_task(tried.task)
            left = first_misfit(frozen, result.map.pages)
            if (left is None or left.page > misfit.page) and _is_carried_out(amendments, result):
                return tried, result
        return None

    def _choices(self, copy: Copy, made: SetSection, misfit: Misfit) -> Iterator[tuple[Amendment, ...]]:
        """Yield what may be tried on a page, what is seen least first, all with a turn inside a paragraph."""
        turn = (_amendment(misfit.block, cuts=(misfit.letters,)),) if misfit.block else ()
        if turn:
            yield turn
        for chosen in self._remedies(copy, made, misfit):
            yield _with_turn(chosen, turn)

    def _remedies(self, copy: Copy, made: SetSection, misfit: Misfit) -> Iterator[tuple[Amendment, ...]]:
        blocks = _free_blocks(copy, made, misfit.page)
        by, count = (-1 if misfit.over > 0 else 1), abs(misfit.over)
        if not 0 < count <= MOST_LINES:
            blocks = blocks if not count else ()
        elif offers := self._offers(copy, blocks, by):
            for chosen in combinations(offers[:CANDIDATES], count):
                yield tuple(_amendment(block, lines=by) for block in chosen)
        for ems in TRACKING:
            for sign in (by,) if count else (-1, 1):
                yield tuple(_amendment(block, tracking=sign * ems) for block in blocks)
        for ems in TRACKING if count else ():
            for chosen in combinations(_longest(made, blocks)[:CANDIDATES], count):
                for lines in (0, by):
                    yield tuple(_amendment(block, lines, by * ems) for block in chosen)

    def _offers(self, copy: Copy, blocks: tuple[str, ...], by: int) -> tuple[str, ...]:
        """Return the blocks that can be had in a line fewer or more, the cheapest first."""
        costs = self.set_task(replace(copy.task, asked=blocks)).costs
        offers = sorted((cost, blocks.index(block), block) for block, lines, cost in costs if lines == by)
        return tuple(block for _, _, block in offers)


def _amendment(block: str, lines: int = 0, tracking: float = 0.0, cuts: tuple[int, ...] = ()) -> Amendment:
    return Amendment(block, "frozen", Span.point("stonehand.lock"), lines=lines, tracking=tracking, cuts=cuts)


def _with_turn(chosen: tuple[Amendment, ...], turn: tuple[Amendment, ...]) -> tuple[Amendment, ...]:
    """Return amendments and the turn of the page inside a block, which may be one of theirs."""
    blocks = {amendment.block: amendment for amendment in chosen}
    return tuple((blocks | {each.block: _merged(blocks.get(each.block), each) for each in turn}).values())


def _merged(known: Amendment | None, more: Amendment) -> Amendment:
    """Return what is asked of a block with a further wish of its frozen pages."""
    if known is None:
        return more
    lines, tracking = known.lines or more.lines, known.tracking or more.tracking
    return replace(known, lines=lines, tracking=tracking, cuts=tuple(sorted({*known.cuts, *more.cuts})))


def _free_blocks(copy: Copy, made: SetSection, page: int) -> tuple[str, ...]:
    """Return the justified blocks on a page that nobody has amended, text before notes."""
    amended = {amendment.block for amendment in copy.book.makeup}
    lines = sorted(made.map.pages[page].lines, key=lambda line: line.area == "note")
    fit = (line for line in lines if line.area in ("body", "note") and line.kind == "text")
    blocks = dict.fromkeys(line.block for line in fit if line.align == "justify")
    return tuple(block for block in blocks if block not in amended)


def _is_carried_out(amendments: tuple[Amendment, ...], made: SetSection) -> bool:
    """Tell whether every paragraph took the lines that it was asked to take."""
    refused = [item.message for item in made.diagnostics if item.code is Code.L030]
    return not any(message.startswith(f"“{each.block}” ") for message in refused for each in amendments)


def _longest(made: SetSection, blocks: tuple[str, ...]) -> list[str]:
    """Return blocks by their number of lines: the longer one is, the less is seen in each line."""
    lines = Counter(line.block for page in made.map.pages for line in page.lines)
    return sorted(blocks, key=lambda block: -lines[block])


def _fault(copy: Copy, made: SetSection, frozen: FrozenSection, misfit: Misfit) -> Diagnostic:
    """Name the paragraph that was changed, and by how much its page does not fit."""
    page = made.map.pages[misfit.page]
    known = digests(made.map.pages)
    lines = [line for line in page.lines if line.block in known]
    # Where the words at the turn are gone, the paragraph may begin on a later page.
    last = misfit.page if misfit.until is None else misfit.until
    near = [line for each in made.map.pages[misfit.page : last + 1] for line in each.lines]
    changed = [line for line in near if line.block in known and known[line.block] not in frozen.blocks]
    line = next(iter(changed or lines), None)
    name = f"“{line.block}”" if line else f"“{copy.html.anchor}”"
    message = f"with {name}, page {misfit.page + 1} of its section {_amount(misfit)}"
    place = _span(line.source) if line else Span.point(copy.html.anchor)
    end = f"the next page must begin “{misfit.words}”" if misfit.words else "the section must end there"
    return Diagnostic.of(Code.L303, message, place, end)


def _amount(misfit: Misfit) -> str:
    if misfit.is_lost:
        lost = "cannot be told from the next: the words between them have changed"
        return (
            lost if misfit.until is None else f"{lost}; at the end of page {misfit.until + 1} {_told(misfit)}"
        )
    return f"runs {_lines(misfit.over)}" if misfit.over else "is as long, but ends with other words"


def _told(misfit: Misfit) -> str:
    return f"the text is {_lines(misfit.over)}" if misfit.over else "the text is as long as it was"


def _lines(over: int) -> str:
    count = abs(over)
    return f"{count} line{'s' if count > 1 else ''} {'over' if over > 0 else 'short'}"


def _span(source: str) -> Span:
    file, line, column = source.rsplit(":", 2)
    return Span.point(file, int(line), int(column))


def _not_frozen(copy: Copy) -> Diagnostic:
    message = f"the section “{copy.html.anchor}” was not in the book when its pages were frozen"
    section = next(each for each in copy.book.sections if each.anchor == copy.html.anchor)
    return Diagnostic.of(Code.L304, message, section.span)
