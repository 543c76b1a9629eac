"""What was found for a release in, the same for a proof out: there a query may be open."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from stonehand.diagnostics import Code, Diagnostic, Severity


def with_open_queries(found: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """Yield diagnostics with an open author query as what it is in a proof: for a human to decide."""
    for item in found:
        yield replace(item, severity=Severity.QUERY) if item.code is Code.X003 else item
