"""Entries by pattern and a text of the copy in, the text with anchors before the words that are meant out."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from stonehand.diagnostics import Code, Report
from stonehand.model.book import Section
from stonehand.model.element import walk
from stonehand.model.index import IndexPattern
from stonehand.model.inline import IndexAnchor, SetInline, Text
from stonehand.resolve.pieces import part, piece


@dataclass(frozen=True, slots=True)
class Patterns:
    """One expression for the words of all entries, and the entries that have each word."""

    expression: re.Pattern[str] | None = None
    entries: Mapping[str, tuple[IndexPattern, ...]] = field(default_factory=dict)


NO_PATTERNS = Patterns()


def patterns_of(entries: Iterable[IndexPattern]) -> Patterns:
    """Return one expression that finds whole words, case and all, the longest first."""
    found: dict[str, tuple[IndexPattern, ...]] = {}
    for entry in entries:
        for words in entry.words:
            found[words] = (*found.get(words, ()), entry)
    if not found:
        return NO_PATTERNS
    longest = sorted(found, key=lambda words: (-len(words), words))
    expression = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest))})(?!\w)")
    return Patterns(expression, found)


def marked(text: Text, section: str, patterns: Patterns) -> tuple[SetInline, ...]:
    """Return a text with an anchor before each of the words that is not to be skipped."""
    if patterns.expression is None or patterns.expression.search(text.text) is None:
        return (text,)
    return tuple(_marked(text, section, patterns))


def check_patterns(
    entries: Iterable[IndexPattern], sections: Iterable[Section[SetInline]], report: Report
) -> None:
    """Report entries whose words are nowhere in the copy."""
    found = {node.entry for node in walk(tuple(sections)) if isinstance(node, IndexAnchor)}
    for entry in entries:
        if entry.entry not in found:
            message = f"the copy has none of the words of “{entry.entry}”"
            report.add(
                Code.I010,
                message,
                entry.span,
                "case counts, and so do inflections: give all forms in `words`",
            )


def _marked(text: Text, section: str, patterns: Patterns) -> Iterator[SetInline]:
    done = 0
    for match in patterns.expression.finditer(text.text) if patterns.expression else ():
        span = part(text, match.start(), match.end())
        meant = [each for each in patterns.entries[match[0]] if str(span) not in each.skip]
        if meant and match.start() > done:
            yield piece(text, done, match.start())
            done = match.start()
        for number, each in enumerate(meant):
            anchor = f"{section}-ip{span.line}-{span.column}-{match.start()}-{number}"
            yield IndexAnchor((), anchor, span, each.entry, each.values)
    yield piece(text, done, len(text.text))
