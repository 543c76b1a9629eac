"""A book's copy and the style of its house in; what the rules find out, less what is waived."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from stonehand.diagnostics import Diagnostic, Severity
from stonehand.model.book import Draft, Manuscript, SectionEntry
from stonehand.model.copy_style import CopyStyle
from stonehand.proof.copy.finding import Edit, Finding
from stonehand.proof.copy.read import BookCopy, book_copy
from stonehand.proof.copy.rules import RULES
from stonehand.proof.copy.waivers import Waiver, unused, waivers_in

_OFF = "off"


@dataclass(frozen=True, slots=True)
class Linted:
    """What was found: the findings that stand, all diagnostics, and the findings that are waived."""

    findings: tuple[Finding, ...]
    diagnostics: tuple[Diagnostic, ...]
    waived: tuple[Finding, ...]

    @property
    def edits(self) -> tuple[Edit, ...]:
        """Return the edits that mend what can safely be mended."""
        return tuple(edit for finding in self.findings for edit in finding.edits)


def lint_copy(manuscript: Manuscript, draft: Draft) -> Linted:
    """Look at the copy with every rule that the house has not put off."""
    style = manuscript.copy_style
    entries = [entry for entry in manuscript.entries if isinstance(entry, SectionEntry)]
    copy = book_copy(draft, [entry.source for entry in entries])
    off = {code for code in RULES if dict(style.rules).get(code.value) == _OFF}
    found = tuple(finding for code, rule in RULES.items() if code not in off for finding in rule(copy, style))
    remarks = [remark for entry in entries for remark in _remarks(entry, copy)]
    waivers = [remark for remark in remarks if isinstance(remark, Waiver)]
    standing = tuple(one for one in found if not any(waiver.covers(one) for waiver in waivers))
    waived = tuple(one for one in found if any(waiver.covers(one) for waiver in waivers))
    about_waivers = (
        *(remark for remark in remarks if isinstance(remark, Diagnostic)),
        *unused(waivers, found, off),
    )
    diagnostics = (*map(_diagnostic, standing), *about_waivers)
    return Linted(standing, tuple(_weighed(diagnostics, style)), waived)


def _remarks(entry: SectionEntry, copy: BookCopy) -> Iterator[Waiver | Diagnostic]:
    passages = [passage for passage in copy.passages if passage.file == entry.source.file]
    return waivers_in(entry, passages, RULES)


def _diagnostic(finding: Finding) -> Diagnostic:
    return Diagnostic.of(finding.code, finding.message, finding.span, finding.hint, finding.related)


def _weighed(diagnostics: tuple[Diagnostic, ...], style: CopyStyle) -> Iterator[Diagnostic]:
    """Yield diagnostics with the severity that the house gives to their codes."""
    weights = dict(style.rules)
    for diagnostic in diagnostics:
        weight = weights.get(diagnostic.code.value)
        if weight is None:
            yield diagnostic
        elif weight != _OFF:
            yield replace(diagnostic, severity=Severity(weight))
