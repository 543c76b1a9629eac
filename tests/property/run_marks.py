"""Mark a built book at random: `python tests/property/run_marks.py BOOK [1000] [first seed]`.

Prints each mark that is told to be on other words than it is, and the totals.
"""

import sys
import tempfile
from collections import Counter
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parent)]

from random_marks import offsets_at, planted  # noqa: E402

from stonehand.diagnostics import Report  # noqa: E402
from stonehand.pipeline import MarksWanted, Returned, marks  # noqa: E402
from stonehand.press.pdf.mapfile import map_from_json  # noqa: E402


def main(root: Path, count: int, seed: int) -> int:
    """Mark so many words, read the marks back, and say how many are right."""
    path = next((root / "build").glob("*.map.json"))
    screen = path.with_name(path.name.replace(".map.json", ".screen.pdf"))
    sources = {str(file.relative_to(root)): file.read_text() for file in (root / "manuscript").rglob("*.md")}
    layout = map_from_json(path.read_text())
    with tempfile.TemporaryDirectory() as folder:
        marked = Path(folder) / "marked.pdf"
        data, truths = planted(layout, screen.read_bytes(), sources, count, seed)
        marked.write_bytes(data)
        found = marks(root, Returned(marked), MarksWanted(), Report())
    rows = {row["note"]: row for row in found.rows}
    totals: Counter[str] = Counter()
    for truth in truths:
        row = rows[truth.name]
        place = row["place"]
        is_right = bool(place) and place["file"] == truth.file
        is_right = is_right and offsets_at(sources[truth.file], place) == truth.offsets
        outcome = "right" if is_right else "elsewhere"
        totals[f"{row['certainty']} {outcome}"] += 1
        totals[f"in {truth.area}"] += 1
        totals[f"over {truth.lines} lines"] += 1
        totals["over a broken word"] += truth.is_broken
        if not is_right:
            wanted = sources[truth.file][truth.offsets[0] : truth.offsets[-1] + 1]
            print(f"{row['certainty']}: {row['words']!r} at {place}, not {wanted!r} {truth}")  # noqa: T201
    print(f"{len(truths)} marks: {dict(totals)}")  # noqa: T201
    return totals["exact elsewhere"]


if __name__ == "__main__":
    arguments = [*sys.argv[1:], *("1000", "1")[len(sys.argv) - 2 :]]
    sys.exit(bool(main(Path(arguments[0]), int(arguments[1]), int(arguments[2]))))
