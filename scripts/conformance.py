"""Books in; a table of what the validators say of their finished files, with versions, out.

    python scripts/conformance.py [BOOK]...        folders of books; the specimen where none is named

Each book is built first where something has changed. The verdicts are kept for the accessibility dossier, in
`build/<slug>.conformance.json`. The exit status is 1 where a rule fails or a validator gives no answer, 3
where one cannot be had.
"""

import json
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path

import validators
from validators import NoVerdict, Validator, Verdict

from stonehand.proof.access.claims import claims

ROOT = Path(__file__).resolve().parent.parent
BUILDS = (("pdf", "--profile", "archive"), ("epub",))
MADE = (".screen.pdf", ".print.pdf", ".archive.pdf", ".epub")
SYNTAX = "PDF"


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the table: a file, the standard it was held against, and the verdict or why there is none."""

    file: Path
    validator: str
    standard: str
    verdict: Verdict | None = None
    reason: str = ""


def build(book: Path) -> list[Path]:
    """Build a book where something has changed; return its finished files."""
    command = [sys.executable, "-m", "stonehand", "--quiet", "-C", str(book)]
    for arguments in BUILDS:
        subprocess.run([*command, *arguments], check=False, stdout=subprocess.DEVNULL)
    files = [path for path in sorted((book / "build").glob("*")) if path.name.endswith(MADE)]
    return [path for path in files if ".draft." not in path.name]


def checks(path: Path) -> Iterator[tuple[Validator, str]]:
    """Yield the validators of a file with the standard that each holds it against."""
    if path.suffix == ".epub":
        yield validators.EPUB_STANDARD, "EPUB 3.3"
        yield validators.EPUB_ACCESS, "EPUB Accessibility 1.1"
        return
    yield validators.PDF_READ, SYNTAX
    for standard in claims(path.name, path.read_bytes()):
        yield validators.PDF_STANDARD, standard


@cache
def unavailable(validator: Validator) -> str:
    """Return why a validator cannot be had; it is asked once."""
    return validator.unavailable()


def row(path: Path, validator: Validator, standard: str) -> Row:
    """Have a file validated."""
    if reason := unavailable(validator):
        return Row(path, validator.name, standard, reason=reason)
    try:
        return Row(path, validator.name, standard, validator.validate(path, standard))
    except NoVerdict as error:
        failure = ("no answer", 1, str(error))
        return Row(path, validator.name, standard, Verdict(validator.name, "", standard, (failure,)))


def keep(book: Path, rows: list[Row]) -> None:
    """Keep the verdicts beside the files, with the sha256 of what was validated."""
    verdicts = [
        {**found.table(), "file": each.file.name, "sha256": sha256(each.file.read_bytes()).hexdigest()}
        for each in rows
        if (found := each.verdict) is not None
    ]
    slug = rows[0].file.name.split(".")[0]
    text = json.dumps({"schema": 1, "verdicts": verdicts}, indent=1, ensure_ascii=False) + "\n"
    (book / "build" / f"{slug}.conformance.json").write_text(text, encoding="utf-8")


def tell(book: Path) -> int:
    """Write the accessibility dossier; return the exit status: 1 where Stonehand's own checks find faults."""
    command = [sys.executable, "-m", "stonehand", "-C", str(book), "dossier"]
    return subprocess.run(command, check=False).returncode


def lines(each: Row) -> Iterator[str]:
    """Yield a row of the table and a line for each rule that failed."""
    found = each.verdict
    version = f"{each.validator} {found.version}".strip() if found else each.validator
    start = f"{each.file.name:40} {version:22} {each.standard:22}"
    if found is None:
        yield f"{start} cannot be had: {each.reason}"
        return
    yield f"{start} {_count(found.passed):>6} {len(found.failed):6} {_count(found.checks):>8}"
    yield from (f"    {rule}, {count} times: {words}" for rule, count, words in found.failed)


def _count(number: int | None) -> str:
    return "" if number is None else str(number)


def main(books: list[str]) -> int:
    """Validate the files of books and print the table; return the exit status."""
    print(f"{'file':40} {'validator':22} {'standard':22} {'passed':>6} {'failed':>6} {'checks':>8}")
    rows: list[Row] = []
    told: list[int] = []
    for book in [Path(name) for name in books] or [ROOT]:
        of_book = []
        for path in build(book):
            for validator, standard in checks(path):
                of_book.append(row(path, validator, standard))
                print(*lines(of_book[-1]), sep="\n", flush=True)
        if not of_book:
            print(f"{book}: no finished file", file=sys.stderr)
            return 3
        keep(book, of_book)
        rows += of_book
        told.append(tell(book))
    if any(told) or any(each.verdict and each.verdict.failed for each in rows):
        return 1
    return 3 if any(each.reason for each in rows) else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
