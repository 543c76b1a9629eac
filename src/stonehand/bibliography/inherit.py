"""Entries in, the same entries out with what they inherit: `xdata`, and `crossref` as biblatex has it.

biblatex 3.20 manual, appendix B: what a title of the parent is called in the child.
"""

from collections.abc import Mapping

from stonehand.bibliography.entry import Entry
from stonehand.diagnostics import Code, Report

OWN = frozenset(
    ("ids", "crossref", "xref", "xdata", "entryset", "entrysubtype", "execute", "label", "options", "presort",
     "related", "relatedoptions", "relatedstring", "relatedtype", "shorthand", "shorthandintro", "sortkey",
     "keywords", "annotation", "annote", "abstract")
)  # fmt: skip
"""Fields that no child inherits."""

_BOOK = {"title": "booktitle", "subtitle": "booksubtitle", "titleaddon": "booktitleaddon"}
_MAIN = {"title": "maintitle", "subtitle": "mainsubtitle", "titleaddon": "maintitleaddon"}
_JOURNAL = {"title": "journaltitle", "subtitle": "journalsubtitle"}
RENAMED: Mapping[str, Mapping[str, str]] = {
    **dict.fromkeys(("mvbook", "mvcollection", "mvreference", "mvproceedings"), _MAIN),
    **dict.fromkeys(("book", "collection", "reference", "proceedings"), _BOOK),
    "periodical": _JOURNAL,
}
"""By the type of the parent: which of its fields are called otherwise in the child."""

_PARTS = ("inbook", "bookinbook", "suppbook")


def with_inherited(entries: Mapping[str, Entry], report: Report) -> dict[str, Entry]:
    """Return all entries by key with the fields of their parents; the child's own prevail."""
    made: dict[str, Entry] = {}
    for key in entries:
        _settle(key, entries, made, (), report)
    return made


def _settle(
    key: str, entries: Mapping[str, Entry], made: dict[str, Entry], above: tuple[str, ...], report: Report
) -> Entry:
    if key in made:
        return made[key]
    entry = entries[key]
    for field in ("xdata", "crossref"):
        for parent in (part.strip() for part in entry.fields.get(field, "").split(",")):
            if not parent:
                continue
            if parent not in entries or parent in (*above, key):
                _report(entry, field, parent, parent in entries, report)
                continue
            found = _settle(parent, entries, made, (*above, key), report)
            entry = entry.with_fields(
                _handed_down(found, entry) if field == "crossref" else dict(found.fields)
            )
    made[key] = entry
    return entry


def _report(entry: Entry, field: str, parent: str, is_circle: bool, report: Report) -> None:
    message = f"“{entry.key}” names “{parent}” in {field}, " + (
        "which leads back to it" if is_circle else "which is in none of the files"
    )
    report.add(Code.C017, message, entry.span)


def _handed_down(parent: Entry, child: Entry) -> dict[str, str]:
    names = dict(RENAMED.get(parent.type, {}))
    if parent.type in ("mvbook", "book") and child.type in _PARTS:
        names["author"] = "bookauthor"
    fields = {names.get(name, name): value for name, value in parent.fields.items() if name not in OWN}
    if names.get("author") and "author" not in child.fields:
        fields["author"] = fields.get("bookauthor", "")
    return {name: value for name, value in fields.items() if value}
