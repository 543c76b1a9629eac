"""Set random sections: `python tests/property/run_notes.py 2000 [short|mixed|long] [first seed] [blocks]`.

A section has so many blocks at most. What is wrong is printed, then the totals, with the codes reported.
"""

import sys
from collections import Counter
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parent), str(Path(__file__).parent.parent / "rendering")]

from random_sections import faults, random_copy, task  # noqa: E402
from tiny import house  # noqa: E402

from stonehand.press.pdf.set import set_section  # noqa: E402


def main(number: int, lengths: str, first: int, most_blocks: int) -> int:
    """Set so many sections and print what is wrong; return their number."""
    bad, totals = 0, Counter[str]()
    for seed in range(first, first + number):
        copy = random_copy(seed, lengths, most_blocks)
        result = set_section(task(copy, house()))
        found = faults(copy, result)
        totals["notes"] += len(copy.notes)
        totals["pages"] += len(result.map.pages)
        totals.update(diagnostic.code.value for diagnostic in result.diagnostics)
        bad += bool(found)
        for fault in found[:5]:
            print(f"{lengths} {seed}: {fault}")  # noqa: T201
    print(f"{number} sections, {bad} with faults: {dict(totals)}")  # noqa: T201
    return bad


if __name__ == "__main__":
    arguments = [*sys.argv[1:], *("40", "mixed", "0", "26")[len(sys.argv) - 1 :]]
    sys.exit(bool(main(int(arguments[0]), arguments[1], int(arguments[2]), int(arguments[3]))))
