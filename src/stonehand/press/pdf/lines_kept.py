"""Plans of lines that an earlier setting of a section made in, those of paragraphs that are as they were out.

A plan follows from what its paragraph measures and from what is asked of it; all of that is in its key.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

from stonehand.press.pdf.lines_terms import Plan, PlannedLine, Shape

Row = tuple[tuple[tuple[Any, ...], ...], float, int, float]
"""A plan as plain values, which pickle in no time."""


@dataclass(slots=True)
class KeptPlans:
    """Plans by key: those `known` from an earlier setting, and those `used` in this one."""

    known: Mapping[bytes, Row] = field(default_factory=dict)
    used: dict[bytes, Row] = field(default_factory=dict)

    def plan(self, name: bytes, start: int, shape: Shape, looseness: int, make: Callable[[], Plan]) -> Plan:
        """Return the plan of a paragraph of a name; it is made where none is kept."""
        if not name:
            return make()
        key = sha256(name + repr((start, shape, looseness)).encode()).digest()
        row = self.used.get(key) or self.known.get(key) or _row(make())
        self.used[key] = row
        lines, demerits, looseness, extra = row
        return Plan(tuple(PlannedLine(*line) for line in lines), demerits, looseness, extra)


def _row(plan: Plan) -> Row:
    lines = tuple(tuple(getattr(line, name) for name in PlannedLine.__slots__) for line in plan.lines)
    return lines, plan.demerits, plan.looseness, plan.extra
