"""Faults in the copy or in a rendering: stable codes, places, and the report that gathers them."""

from stonehand.diagnostics.code import Code
from stonehand.diagnostics.diagnostic import Diagnostic, Leaf, Place, Related
from stonehand.diagnostics.report import Report
from stonehand.diagnostics.severity import Severity

__all__ = ["Code", "Diagnostic", "Leaf", "Place", "Related", "Report", "Severity"]
