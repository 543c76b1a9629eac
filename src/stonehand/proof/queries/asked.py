"""The draft in, its author queries in the order of the book out, each with a name of its own."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from stonehand.diagnostics import Code, Related, Report
from stonehand.model.book import Draft, Section
from stonehand.model.element import Element, holds_nodes
from stonehand.model.inline import DraftInline, Query
from stonehand.model.plain import plain_text
from stonehand.source import Span

AUTHOR = "author"
"""Whom a query is to that names nobody."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A query. `words` are those that it is about, `first` where they begin in the manuscript.

    `section` and `block` are the anchors of what it stands in; `block` is empty in titles.
    """

    identity: str
    addressee: str
    question: str
    answer: str
    words: str
    span: Span
    first: Span
    section: str
    block: str

    @property
    def is_open(self) -> bool:
        """Tell whether the query has no answer yet."""
        return not self.answer


def asked_in(draft: Draft, report: Report) -> tuple[Asked, ...]:
    """Return the queries of a book; one without a name is given the next free number, Q1, Q2.

    Reports X013 for a name that two queries have.
    """
    sections = (entry for entry in draft.entries if isinstance(entry, Section))
    asked = tuple(query for section in sections for query in _of_section(section))
    _report_doubles(asked, report)
    taken = {query.identity for query in asked}
    free = (name for number in range(1, 2 * len(asked) + 1) if (name := f"Q{number}") not in taken)
    return tuple(query if query.identity else replace(query, identity=next(free)) for query in asked)


def _of_section(section: Section[DraftInline]) -> list[Asked]:
    found = (_asked(query, section.anchor, block) for query, block in _queries(section, ""))
    return sorted(found, key=lambda query: query.span)


def _queries(node: Any, block: str) -> Iterator[tuple[Query[DraftInline], str]]:
    """Yield the queries below a node, each with the anchor of the block nearest to it."""
    if isinstance(node, tuple):
        for each in node:
            yield from _queries(each, block)
        return
    if isinstance(node, Query):
        yield node, block
    inner = node.anchor if isinstance(node, Element) else block
    for name in reversed(holds_nodes(node.__class__) or ()):
        yield from _queries(getattr(node, name), inner)


def _asked(query: "Query[DraftInline]", section: str, block: str) -> Asked:
    return Asked(
        identity=query.identity,
        addressee=query.addressee or AUTHOR,
        question=query.question,
        answer=query.answer,
        words=plain_text(query.content),
        span=query.span,
        first=query.content[0].span if query.content else query.span,
        section=section,
        block=block,
    )


def _report_doubles(asked: tuple[Asked, ...], report: Report) -> None:
    first: dict[str, Span] = {}
    for query in asked:
        if query.identity in first:
            report.add(
                Code.X013,
                f"two queries are called “{query.identity}”",
                query.span,
                "give one of them another id",
                (Related("the first one", first[query.identity]),),
            )
        elif query.identity:
            first[query.identity] = query.span
