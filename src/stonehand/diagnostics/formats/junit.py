"""A run as JUnit's XML, as servers of continuous integration read it.

A test case stands for a diagnostic, a suite for a file or, without one, for the command. Errors fail;
warnings and queries pass, with their words beside. A run that finds nothing has one case, which passes.
"""

import re
from itertools import groupby
from xml.sax.saxutils import escape, quoteattr

from stonehand.diagnostics.diagnostic import Diagnostic, Leaf, Place
from stonehand.diagnostics.formats.run import Run
from stonehand.diagnostics.formats.text import diagnostic_lines
from stonehand.diagnostics.severity import Severity

_NO_CHARACTER = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def render(run: Run) -> str:
    """Return the document, with a line feed at its end."""
    grouped = groupby(run.diagnostics, key=lambda item: _suite_name(item.place, run.command))
    suites = [_suite(name, list(items)) for name, items in grouped]
    if run.fault or not suites:
        suites.append(_command_suite(run))
    failed = run.counts[Severity.ERROR]
    total = len(run.diagnostics) + (1 if run.fault or not run.diagnostics else 0)
    head = f"<testsuites name={_value('stonehand ' + run.command)}{_counts(total, failed, bool(run.fault))}>"
    return "\n".join(['<?xml version="1.0" encoding="UTF-8"?>', head, *suites, "</testsuites>"]) + "\n"


def _suite_name(place: Place | None, command: str) -> str:
    if place is None:
        return f"stonehand {command}"
    return "pages" if isinstance(place, Leaf) else place.file


def _suite(name: str, items: list[Diagnostic]) -> str:
    failed = sum(item.severity is Severity.ERROR for item in items)
    head = f"  <testsuite name={_value(name)}{_counts(len(items), failed, False)}>"
    return "\n".join([head, *(_case(name, item) for item in items), "  </testsuite>"])


def _case(suite: str, item: Diagnostic) -> str:
    name = f"{item.code.value} {item.code.title}" + (f" ({_where(item.place)})" if item.place else "")
    words = _text("\n".join(diagnostic_lines(item)))
    if item.severity is Severity.ERROR:
        body = f"<failure type={_value(item.code.value)} message={_value(item.message)}>{words}</failure>"
    else:
        body = f"<system-out>{words}</system-out>"
    return f"    <testcase classname={_value(suite)} name={_value(name)}>{body}</testcase>"


def _where(place: Place) -> str:
    return str(place) if isinstance(place, Leaf) else f"{place.line}:{place.column}"


def _command_suite(run: Run) -> str:
    name = _value(f"stonehand {run.command}")
    fault = f'<error type="fault" message={_value(run.fault)}/>' if run.fault else ""
    head = f"  <testsuite name={name}{_counts(1, 0, bool(run.fault))}>"
    return f"{head}\n    <testcase classname={name} name={name}>{fault}</testcase>\n  </testsuite>"


def _counts(tests: int, failures: int, has_fault: bool) -> str:
    return f' tests="{tests}" failures="{failures}" errors="{int(has_fault)}"'


def _value(words: str) -> str:
    return quoteattr(_NO_CHARACTER.sub("\ufffd", words))


def _text(words: str) -> str:
    return escape(_NO_CHARACTER.sub("\ufffd", words))
