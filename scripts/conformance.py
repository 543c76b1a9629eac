"""Finished PDFs in; a table of what the validator says of each, with its version, out.

veraPDF (Java 11 or later) is fetched once from Maven Central into `.cache/`. The exit status is 1 where a
rule fails, 3 where the validator cannot be had.
"""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

ROOT = Path(__file__).resolve().parent.parent
CACHE = ROOT / ".cache" / "verapdf"
VERSION = "1.28.2"
JAR = CACHE / f"greenfield-apps-{VERSION}.jar"
MAIN = "org.verapdf.apps.GreenfieldCliWrapper"
FLAVOUR = "ua1"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What veraPDF says of a file: rules passed, checks made, and the rules that failed with how often."""

    passed: int
    checks: int
    failed: tuple[tuple[str, int, str], ...]


def unavailable() -> str:
    """Fetch veraPDF if need be; return why it cannot be had, or an empty string."""
    if JAR.exists():
        return "" if shutil.which("java") else "Java is not installed"
    missing = [name for name in ("java", "mvn") if shutil.which(name) is None]
    if missing:
        return f"not installed: {', '.join(missing)}"
    artifact = f"-Dartifact=org.verapdf.apps:greenfield-apps:{VERSION}"
    command = ["mvn", "-q", "-B", "dependency:copy", artifact, f"-DoutputDirectory={CACHE}"]
    subprocess.run(command, cwd=ROOT, capture_output=True, check=False)
    return "" if JAR.exists() else "Maven could not fetch veraPDF"


def validate(pdf: Path, flavour: str = FLAVOUR) -> Verdict:
    """Validate a PDF as a flavour of veraPDF (`ua1`, `3a`). Raises ParseError where there is no answer."""
    command = ["java", "-cp", str(JAR), MAIN, "--flavour", flavour, "--format", "xml", str(pdf)]
    answer = subprocess.run(command, capture_output=True, check=False, text=True).stdout
    return verdict(answer)


def verdict(answer: str) -> Verdict:
    """Return the verdict in an answer of veraPDF (its machine-readable report). Raises ParseError."""
    tree = ElementTree.fromstring(answer)
    details = tree.find(".//validationReport/details")
    if details is None:
        raise ElementTree.ParseError(" ".join(tree.itertext()).strip()[:200])
    checks = int(details.get("passedChecks", 0)) + int(details.get("failedChecks", 0))
    return Verdict(int(details.get("passedRules", 0)), checks, tuple(_failed(details)))


def _failed(details: ElementTree.Element) -> Iterator[tuple[str, int, str]]:
    for rule in details.iter("rule"):
        if rule.get("status") == "failed":
            number = f"{rule.get('clause')}-{rule.get('testNumber')}"
            yield number, int(rule.get("failedChecks", 0)), (rule.findtext("description") or "").strip()


def main(files: list[str]) -> int:
    """Print one row for each file, and one for each rule that failed; return the exit status."""
    paths = [Path(name) for name in files] or sorted((ROOT / "build").glob("*.screen.pdf"))
    if not paths:
        print("no finished PDF: run `make pdf` first", file=sys.stderr)
        return 3
    reason = unavailable()
    if reason:
        print(f"veraPDF cannot be had: {reason}", file=sys.stderr)
        return 3
    print(f"{'file':44} {'validator':16} {'profile':8} {'passed':>6} {'failed':>6} {'checks':>8}")
    verdicts = [row(path) for path in paths]
    return 1 if any(each.failed for each in verdicts) else 0


def row(path: Path) -> Verdict:
    """Validate a file and print its row."""
    found = validate(path)
    counts = f"{found.passed:6} {len(found.failed):6} {found.checks:8}"
    print(f"{path.name:44} {'veraPDF ' + VERSION:16} {'UA-1':8} {counts}")
    for number, count, description in found.failed:
        print(f"  {number}: {count} times: {description}")
    return found


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
