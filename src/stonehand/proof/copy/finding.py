"""What a rule finds: a stretch of a passage, what is wrong with it, and the edit that would mend it."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from stonehand.diagnostics import Code, Related
from stonehand.proof.copy.passage import Passage
from stonehand.source import Span


@dataclass(frozen=True, slots=True)
class Edit:
    """Put letters in the place of those that stand at a span, which does not leave its line."""

    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Finding:
    """Say what is wrong with the letters of a passage from `start` to `end`.

    `edits` mend it where that is safe.
    """

    code: Code
    passage: Passage
    start: int
    end: int
    message: str
    hint: str = ""
    edits: tuple[Edit, ...] = ()
    related: tuple[Related, ...] = ()

    @property
    def span(self) -> Span:
        """Return the place in the manuscript."""
        return self.passage.span(self.start, self.end)


def edit(passage: Passage, start: int, end: int, text: str) -> tuple[Edit, ...]:
    """Return the edit of letters; none if they are not side by side on a line, or are not to be touched."""
    span = passage.span(start, end)
    length = span.end_column - span.column
    is_whole = span.line == span.end_line and length == end - start
    is_free = not passage.has("fixed", start, end) and not passage.has("break", start, end)
    return (Edit(span, text),) if is_whole and is_free else ()


@dataclass(frozen=True, slots=True)
class Use:
    """One use of something that a book may write in several forms. `shown` are its letters.

    `dress` says in words what its letters do not show: “in italics”.
    """

    form: str
    passage: Passage
    start: int
    end: int
    edits: tuple[Edit, ...] = field(default=())
    dress: str = ""

    @property
    def shown(self) -> str:
        """Return the letters used."""
        return self.passage.letters[self.start : self.end]

    @property
    def told(self) -> str:
        """Return the letters in quotation marks, with their dress."""
        return f"“{self.shown}” {self.dress}".rstrip()


def strays(code: Code, uses: Sequence[Use], settled: str = "") -> Iterator[Finding]:
    """Yield a finding for each use in another form than that settled, or than most uses have.

    Of two forms used equally often that of the first use is right.
    """
    chosen = settled or usual(use.form for use in uses)
    right = [use for use in uses if use.form == chosen]
    for use in uses:
        if use.form != chosen:
            yield _stray(code, use, right, chosen)


def usual(forms: Iterable[str]) -> str:
    """Return the form used most, the first of several."""
    counted = Counter(forms)
    return max(counted, key=lambda form: counted[form], default="")


def _stray(code: Code, use: Use, right: Sequence[Use], chosen: str) -> Finding:
    if not right:
        message = f"{use.told} is not in the form that the house has: {chosen}"
        return Finding(code, use.passage, use.start, use.end, message, edits=use.edits)
    first = right[0]
    times = "once" if len(right) == 1 else f"{len(right)} times"
    message = f"{use.told} is in another form than {first.told}, which the book has {times}"
    related = (Related(f"{first.told} is here", first.passage.span(first.start, first.end)),)
    return Finding(code, use.passage, use.start, use.end, message, "", use.edits, related)
