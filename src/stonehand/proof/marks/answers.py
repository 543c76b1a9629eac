"""Marks and the answers that a person gave them in, the marks with status and answer out.

An answers file is TOML: a table for each mark by its number in the checklist, with `status` ("done",
"refused", "open") and `answer`. Where it says nothing, the copy of now does.
"""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, get_args

from stonehand.diagnostics import Code, Report
from stonehand.proof.marks.mark import Mark, Status
from stonehand.source import Span

_KEYS = frozenset(("status", "answer"))


@dataclass(frozen=True, slots=True)
class Answer:
    """What a person says of a mark; no status: that of the copy."""

    status: Status | None = None
    words: str = ""


def read_answers(data: bytes, file: str, report: Report) -> Mapping[int, Answer]:
    """Return the answers by the number of the mark. Reports W218."""
    try:
        tables = tomllib.loads(data.decode("utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, RecursionError) as error:
        report.add(Code.W218, f"the answers cannot be read: {error}", Span.point(file))
        return {}
    return dict(_answers(tables, file, report))


def _answers(tables: Mapping[str, Any], file: str, report: Report) -> Iterator[tuple[int, Answer]]:
    for name, table in tables.items():
        if name.isascii() and name.isdigit() and _is_answer(table):
            yield int(name), Answer(table.get("status"), table.get("answer", ""))
        else:
            hint = 'write [12], and under it status = "done", "refused" or "open", and answer = "…"'
            report.add(Code.W218, f"“{name}” is no answer to a mark", Span.point(file), hint)


def _is_answer(table: Any) -> bool:
    if not isinstance(table, dict) or not table.keys() <= _KEYS:
        return False
    has_status = "status" not in table or table["status"] in get_args(Status)
    return has_status and isinstance(table.get("answer", ""), str)


def answered(
    marks: Sequence[Mark], answers: Mapping[int, Answer], file: str, report: Report
) -> tuple[Mark, ...]:
    """Return the marks with their answers. Reports W218 for an answer to no mark."""
    for number in sorted(answers.keys() - {mark.number for mark in marks}):
        report.add(Code.W218, f"there is no mark {number}", Span.point(file), f"there are {len(marks)} marks")
    return tuple(_answered(mark, answers.get(mark.number, Answer())) for mark in marks)


def _answered(mark: Mark, answer: Answer) -> Mark:
    status = answer.status or mark.status
    if status == mark.status:
        return replace(mark, answer=answer.words)
    return replace(mark, status=status, answer=answer.words, edits=(), why="")
