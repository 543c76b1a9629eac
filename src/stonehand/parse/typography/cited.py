"""Formatted citations in, the same with no-break spaces out: initials keep together as in the copy."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from stonehand.model.book import Typography
from stonehand.model.citation import Cited, CitedCluster, ListedWork, Words, text_of
from stonehand.parse.typography.edit import Rule
from stonehand.parse.typography.spaces import abbreviations, initials, words
from stonehand.parse.typography.style import Style

RULES: tuple[Rule, ...] = (initials, abbreviations, words)
"""A processor knows the spaces of a language's punctuation; these it does not."""


def keep_together(cited: Cited, typography: Typography, language: str) -> Cited:
    """Fix the spaces of the citations and lists of a book in its language."""
    style = Style.of_book(typography, language)
    clusters = {
        section: tuple(_cluster(cluster, style) for cluster in found)
        for section, found in cited.clusters.items()
    }
    return replace(cited, clusters=clusters, works=tuple(_work(work, style) for work in cited.works))


def _cluster(cluster: CitedCluster, style: Style) -> CitedCluster:
    return CitedCluster(_fixed(cluster.words, style), _fixed(cluster.note, style))


def _work(work: ListedWork, style: Style) -> ListedWork:
    words, full, annotation = (_fixed(each, style) for each in (work.words, work.full, work.annotation))
    return replace(work, words=words, full=full, annotation=annotation)


def _fixed(printed: tuple[Words, ...], style: Style) -> tuple[Words, ...]:
    letters = text_of(printed)
    edits = {edit.start: edit.text for rule in RULES for edit in rule(letters, style)}
    fixed = iter(edits.get(at, letter) for at, letter in enumerate(letters))
    return tuple(_dealt(printed, fixed)) if edits else printed


def _dealt(printed: Iterable[Words], letters: Iterator[str]) -> Iterator[Words]:
    """Yield the words again, each with as many of the letters as it had."""
    for item in printed:
        if isinstance(item, str):
            yield "".join(next(letters) for _ in item)
        else:
            yield replace(item, content=tuple(_dealt(item.content, letters)))
