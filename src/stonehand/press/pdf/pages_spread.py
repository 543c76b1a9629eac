"""Pages made one after the other in, the same as facing pages of one height out.

WeasyPrint leaves a page short where a paragraph or a heading may not be parted. Where the two pages of a
spread end unevenly, they are made anew: both a line short or long, then with paragraphs that run a line more
or fewer; the best make-up stays. A page once made is handed out as it is, so that a spread that is even costs
nothing.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from math import ceil
from typing import Any

from stonehand.model.flaws import LIMITS
from stonehand.model.pages import PageSettings
from stonehand.press.pdf.displays_area import DisplaysContext
from stonehand.press.pdf.lines_setter import LineSetter
from stonehand.press.pdf.pages_facts import Facts, Made, facts_of
from stonehand.press.pdf.pages_looseness import Looseness, Loosening, loosened
from stonehand.press.pdf.pages_score import Bounds, Score, score, white_of
from stonehand.press.pdf.pages_state import State, state_of
from stonehand.press.pdf.tree import Node

Make = Callable[[int], tuple[Any, Any]]
"""The making of the page of an index: the page, and where the next one goes on."""

NEARLY = 0.05  # lines
TRIES = 2
"""Ways tried to move a hyphen from the foot of a recto."""
OTHERS = 4
"""Paragraphs tried where a page is a line too short, if the cheapest would be loose or tight."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A way to make up a spread: lines by which its pages run long (negative: short); paragraphs changed."""

    lines: int = 0
    changed: tuple[Loosening, ...] = ()


@dataclass(frozen=True, slots=True)
class Trial:
    """A spread made up in one way."""

    choice: Choice
    pages: tuple[Made, ...]
    facts: tuple[Facts, ...]
    score: Score


@dataclass(slots=True)
class Spreads:
    """The make-up of one document.

    `made`, `facts`: pages that are settled, by index; `scores`: of spreads, `before`: the state before them,
    by that of the first page; `depths`: lines by which pages are to run long, and then nothing else is tried;
    `make` makes a page; `shift`: px by which it runs long; `tries`: spreads made
    anew.
    """

    settings: PageSettings
    setter: LineSetter
    looseness: Looseness
    depths: tuple[int, ...] = ()
    made: dict[int, Made] = field(default_factory=dict)
    facts: dict[int, Facts] = field(default_factory=dict)
    scores: dict[int, Score] = field(default_factory=dict)
    choices: dict[int, Choice] = field(default_factory=dict)
    before: dict[int, State] = field(default_factory=dict)
    make: Make | None = None
    shift: float = 0.0
    tries: int = 0

    def begin(self) -> None:
        """Forget what an earlier pagination of the same document left."""
        for known in (self.made, self.facts, self.scores, self.choices, self.before):
            known.clear()

    def depth(self, index: int) -> int:
        """Return the lines by which the page of an index is to run long."""
        return self.depths[index] if index < len(self.depths) else 0

    @property
    def bounds(self) -> Bounds:
        """Return what is allowed."""
        return Bounds(self.settings.lines, self.settings.last_page)

    def settle(self, index: int, context: DisplaysContext) -> None:
        """Make up the spread that begins with the page of an index."""
        self.before[index] = state_of(context)
        self.keep(index, Spread(self, index, context).best())

    def keep(self, index: int, trial: Trial) -> None:
        """Settle a spread as it was tried."""
        for change in trial.choice.changed:
            change.keep()
        self.scores[index], self.choices[index] = trial.score, trial.choice
        for number, (made, facts) in enumerate(zip(trial.pages, trial.facts, strict=True), index):
            self.made[number], self.facts[number] = made, facts

    def own_texts(self, index: int, facts: tuple[Facts, ...], number: int) -> tuple[Node, ...]:
        """Return the elements that begin on a page of a spread."""
        before = facts[number - 1] if number else self.facts.get(index - 1)
        return tuple(text for text in facts[number].texts if before is None or text not in before.texts)


@dataclass(slots=True)
class Spread:
    """A spread that is being made up: a verso and its recto, or a recto that opens a section."""

    owner: Spreads
    index: int
    context: DisplaysContext
    first: Trial = field(init=False)

    def __post_init__(self) -> None:
        self.first = self.lay(Choice())

    def best(self) -> Trial:
        """Return the first make-up without a fault, or that with the smallest."""
        best, choices = self.first, iter(()) if self.owner.depths else self.choices()
        while best.score.is_faulty and (choice := next(choices, None)) is not None:
            best = min(best, self.lay(choice), key=lambda trial: trial.score)
        return best

    def lay(self, choice: Choice) -> Trial:
        """Make the pages of the spread in one way."""
        self.owner.before[self.index].put_back(self.context)
        count = 1 if self.context.page_maker[self.index][2] else 2
        pages: list[Made] = []
        facts: list[Facts] = []
        self.owner.tries += choice != Choice()
        with loosened(choice.changed):
            while len(pages) < count and not (pages and pages[-1].is_last):
                made, seen = self._lay_page(len(pages), choice)
                pages.append(made)
                facts.append(seen)
        return Trial(choice, tuple(pages), tuple(facts), self._score(tuple(facts), choice))

    def _lay_page(self, number: int, choice: Choice) -> tuple[Made, Facts]:
        if not number and self._ends_so_already(choice):
            made, facts = self.first.pages[0], self.first.facts[0]
            made.after.put_back(self.context)
            return made, facts
        self.owner.shift = shift = (
            choice.lines + self.owner.depth(self.index + number)
        ) * self.context.grid.lead
        assert self.owner.make is not None
        made = Made(*self.owner.make(self.index + number), state_of(self.context))
        self.owner.shift = 0.0
        return made, facts_of(made, self.context.grid.lead, shift, self.owner.setter.faces)

    def _ends_so_already(self, choice: Choice) -> bool:
        """Tell whether the first page would be the same if it were to run short."""
        if choice.changed or choice.lines >= 0:
            return False
        facts = self.first.facts[0]
        return not facts.has_notes and facts.end >= -choice.lines - NEARLY

    def _score(self, facts: tuple[Facts, ...], choice: Choice) -> Score:
        elements = {each.paragraph.line_box.element for each in choice.changed}
        uneven = _more(self.first.facts, facts, elements) if elements else 0
        return score(facts, self.owner.bounds, len(choice.changed), uneven)

    def choices(self) -> Iterator[Choice]:
        """Yield other ways to make up the spread, those that are seen least first."""
        first = self.first.score
        if first.is_uneven:
            yield from self._shifts()
            yield from self._levellings()
        if first.holes:
            yield from self._fillings()
        if first.hyphens and not first.is_uneven and not first.holes:
            last = (len(self.first.facts) - 1,)
            ways = (*self.change(last, 1), *self.change(last, -1), Choice(-1), Choice(1))
            yield from (way for way in ways[:TRIES] if abs(way.lines) <= self.owner.settings.lines)

    def _shifts(self) -> Iterator[Choice]:
        """Yield both pages some lines short, and some lines long."""
        for lines in range(1, self.owner.settings.lines + 1):
            yield from (Choice(-lines), Choice(lines))

    def _fillings(self) -> Iterator[Choice]:
        """Yield the page with the largest white with longer text, or with less or more room."""
        whites = [white_of(facts, len(self.first.facts)) for facts in self.first.facts]
        number, count = whites.index(max(whites)), ceil(max(whites) - LIMITS.hole)
        yield from (*self.change((number,), 1, count), *self.change((number,), -1))
        if not self.first.score.is_uneven:
            yield from self._shifts()
        for lines in range(1, self.owner.settings.lines + 1):
            yield from self.change((number,), 1, count - lines, -lines)
            yield from self.change((number,), -1, 1, lines)

    def _levellings(self) -> Iterator[Choice]:
        """Yield the page that ends too high with lines more, or with fewer, so that more text comes in."""
        ends = [facts.end for facts in self.first.facts]
        number, step = ends.index(max(ends)), max(1, round(max(ends) - min(ends)))
        yield from self.change((number,), 1, step)
        if number == 1:
            yield from self.change((0,), 1, step)
        if step > 1:
            yield from self.change((number,), 1, step - 1, -1)
        yield from self.change((number,), -1)
        yield from self.change((1 - number,), -1)
        if step - 1 <= self.owner.settings.lines:
            yield from islice(self.change_one(number, 1, 1 - step), 1, OTHERS)
            yield from islice(self.change_one(number, -1, 0), 1, OTHERS)

    def change_one(self, number: int, by: int, lines: int) -> Iterator[Choice]:
        """Yield a page with each of its paragraphs changed, the cheapest first."""
        texts = self.owner.own_texts(self.index, self.first.facts, number)
        yield from (Choice(lines, (offer,)) for offer in self.owner.looseness.offers(texts, by))

    def change(self, numbers: Sequence[int], by: int, count: int = 1, lines: int = 0) -> Iterator[Choice]:
        """Yield pages of the spread with so many paragraphs changed, the cheapest; if it has so many."""
        texts = (
            text for number in numbers for text in self.owner.own_texts(self.index, self.first.facts, number)
        )
        offers = self.owner.looseness.offers(tuple(texts), by)
        if 0 < count <= min(len(offers), self.owner.settings.looseness):
            yield Choice(lines, tuple(offers[:count]))


def _more(before: tuple[Facts, ...], after: tuple[Facts, ...], elements: set[Node]) -> int:
    """Count the lines of some elements that have become too loose, and those that have become too tight."""
    loose, tight = (
        sum(element in elements for page in after for element in getattr(page, kind))
        - sum(element in elements for page in before for element in getattr(page, kind))
        for kind in ("loose", "tight")
    )
    return max(0, loose) + max(0, tight)


def spread_maker(settings: PageSettings, setter: LineSetter, depths: tuple[int, ...] = ()) -> Spreads | None:
    """Return what makes up the spreads of one document; None where the house wants none made up."""
    return Spreads(settings, setter, Looseness(setter), depths) if settings.spreads else None
