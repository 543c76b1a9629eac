"""The schema of `[print]` in `book.toml`, as data."""

from stonehand.diagnostics import Code
from stonehand.manuscript.document import Fault
from stonehand.manuscript.shape import Choice, Decimal, Fields, Key, Table, Text, Whole, YesNo
from stonehand.model.printing import Paper, PrintSettings


def _profile_fault(path: str) -> Fault | None:
    if path.lower().endswith((".icc", ".icm")):
        return None
    return Fault(Code.M006, f"“{path}” is not an ICC profile", "name the printer's .icc file")


def _paper_fault(fields: Fields) -> tuple[str, Fault] | None:
    if "caliper" in fields or {"grammage", "bulk"} <= fields.keys():
        return None
    hint = "write `grammage` and `bulk`, or `caliper`, as the paper's data sheet has them"
    return next(iter(fields), "paper"), Fault(Code.M006, "this does not say how thick the paper is", hint)


PAPER = Table(
    {
        "grammage": Key(Decimal(20, 500)),
        "bulk": Key(Decimal(0.5, 3)),
        "caliper": Key(Decimal(20, 1000)),
    },
    Paper,
    _paper_fault,
)

PRINT = Table(
    {
        "output_intent": Key(Text(_profile_fault)),
        "condition": Key(Text(most=200)),
        "marks": Key(Choice(("none", "crop", "all"))),
        "blanks": Key(YesNo()),
        "resolution": Key(Whole(72, 2400)),
        "bitmap": Key(Whole(72, 4800)),
        "ink": Key(Whole(100, 400)),
        "paper": Key(PAPER),
    },
    PrintSettings,
)
