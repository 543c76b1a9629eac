"""A section whose last page has hardly any text in, the same with more on it, or without that page, out.

The spread before the last page is made up anew so that some of its lines go over, or that those of the last
page come in.
"""

from collections.abc import Iterator, Sequence
from itertools import islice

from stonehand.press.pdf.displays_area import DisplaysContext
from stonehand.press.pdf.pages_score import Score
from stonehand.press.pdf.pages_spread import Choice, Spread, Spreads, Trial

SPREADS, TRIES = 2, 6
"""Spreads before the last page that are made up anew, and ways tried for each."""

Trials = tuple[tuple[int, Trial], ...]
"""Spreads in succession, each with the index of its first page."""


def mend_ending(spreads: Spreads, context: DisplaysContext) -> bool:
    """Settle the pages before a last page of too few lines otherwise; tell whether that was done."""
    last = max(spreads.made)
    lack, lines = _lack(spreads, last), spreads.facts[last].lines
    starts = sorted((start for start in spreads.before if start < last), reverse=True)[:SPREADS]
    for start in starts if lack and not spreads.depths else ():
        spread = Spread(spreads, start, context)
        for choice in islice(_choices(spread, lines, lack), TRIES):
            trials = _lay(spreads, spread, choice, context)
            if _is_better(spreads, last, trials):
                _settle(spreads, trials)
                return True
    return False


def _settle(spreads: Spreads, trials: Trials) -> None:
    first, _ = trials[0]
    for number in [number for number in spreads.made if number >= first]:
        del spreads.made[number], spreads.facts[number]
    for index, trial in trials:
        spreads.keep(index, trial)


def _lack(spreads: Spreads, last: int) -> int:
    """Return the lines that a last page lacks."""
    lines = spreads.facts[last].lines
    return max(0, spreads.settings.last_page - lines) if last and lines else 0


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


def _lay(spreads: Spreads, spread: Spread, choice: Choice, context: DisplaysContext) -> Trials:
    """Make the spread in one way, and then those after it."""
    trials = [(spread.index, spread.lay(choice))]
    while not trials[-1][1].pages[-1].is_last and len(trials) <= SPREADS:
        before, trial = trials[-1]
        index = before + len(trial.pages)
        trial.pages[-1].after.put_back(context)
        spreads.before[index] = trial.pages[-1].after
        trials.append((index, Spread(spreads, index, context).best()))
    return tuple(trials)


def _is_better(spreads: Spreads, last: int, trials: Trials) -> bool:
    """Tell whether the section now ends well and nothing else has become worse."""
    before = [score for index, score in spreads.scores.items() if trials[0][0] <= index <= last]
    after = [trial.score for _, trial in trials]
    is_mended = trials[-1][1].pages[-1].is_last and not after[-1].stub
    return is_mended and not any(each.uneven for each in after) and _faults(after) <= _faults(before)


def _faults(scores: Sequence[Score]) -> tuple[float, ...]:
    """Return notes that are late and feet that are not level, in the order of their weight."""
    return (
        sum(each.late for each in scores),
        sum(each.step for each in scores),
        sum(each.far for each in scores),
    )
