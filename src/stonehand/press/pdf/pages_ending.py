"""A section whose last page has hardly any text in, the same with more on it, or without that page, out.

The spread before the last page is made up anew so that some of its lines go over, or that those of the last
page come in.
"""

from collections.abc import Iterator
from itertools import islice

from stonehand.press.pdf.notes_area import NotesContext
from stonehand.press.pdf.pages_spread import Choice, Spread, Spreads, Trial

TRIES = 6
"""Ways tried to mend one ending."""


def mend_ending(spreads: Spreads, context: NotesContext) -> bool:
    """Settle the pages before a last page of too few lines otherwise; tell whether that was done."""
    last = max(spreads.made)
    if not _lack(spreads, last):
        return False
    start = _start_before(spreads, last)
    if start is None:
        return False
    spread = Spread(spreads, start, context)
    choices = _choices(spread, spreads.facts[last].lines, _lack(spreads, last))
    for choice in islice(choices, TRIES):
        trials = _lay(spreads, spread, choice, context)
        if _is_better(spread, trials):
            for number in [number for number in spreads.made if number >= start]:
                del spreads.made[number], spreads.facts[number]
            for index, trial in trials:
                spreads.keep(index, trial)
            return True
    return False


def _lack(spreads: Spreads, last: int) -> int:
    """Return the lines that a last page lacks."""
    lines = spreads.facts[last].lines
    return max(0, spreads.settings.last_page - lines) if last and lines else 0


def _start_before(spreads: Spreads, last: int) -> int | None:
    """Return the first page of the spread whose end decides where the last page begins."""
    return max((start for start in spreads.before if start < last), default=None)


def _choices(spread: Spread, lines: int, lack: int) -> Iterator[Choice]:
    """Yield the ways to send so many lines over as the last page lacks, or to draw in those that it has."""
    numbers = [number for number, facts in enumerate(spread.first.facts) if facts.goes_on]
    settled, most = spread.owner.choices[spread.index].lines, spread.owner.settings.lines
    ways = set()
    for long in range(-most, most + 1):
        moved = (long - settled) * len(numbers)
        ways.add((max(0, lack + moved), abs(long), long, 1))
        ways.add((max(0, lines - moved), abs(long), long, -1))
    for count, _, long, by in sorted(ways):
        if count:
            yield from spread.change(numbers, by, count, long)
        elif long != settled:
            yield Choice(long)


def _lay(
    spreads: Spreads, spread: Spread, choice: Choice, context: NotesContext
) -> tuple[tuple[int, Trial], ...]:
    """Make the spread in one way, and then the last page."""
    trial = spread.lay(choice)
    trials = [(spread.index, trial)]
    while not trials[-1][1].pages[-1].is_last and len(trials) < 3:
        index = trials[-1][0] + len(trials[-1][1].pages)
        trials[-1][1].pages[-1].after.put_back(context)
        spreads.before[index] = trials[-1][1].pages[-1].after
        trials.append((index, Spread(spreads, index, context).first))
    return tuple(trials)


def _is_better(spread: Spread, trials: tuple[tuple[int, Trial], ...]) -> bool:
    """Tell whether the section now ends well and nothing else has become worse."""
    before, after = spread.owner.scores[spread.index], trials[0][1].score
    ends = trials[-1][1].pages[-1].is_last and not trials[-1][1].score.stub
    return (
        ends
        and not after.uneven
        and after.late <= before.late
        and (after.step, after.far) <= (before.step, before.far)
    )
