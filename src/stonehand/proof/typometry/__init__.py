"""The quality of justified text, measured on the finished PDF of any program."""

from stonehand.proof.typometry.lines import SetLine, read_lines
from stonehand.proof.typometry.measure import Measures, measure, measure_lines

__all__ = ["Measures", "SetLine", "measure", "measure_lines", "read_lines"]
