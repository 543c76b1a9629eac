"""Entries in, reports of what a bibliography would lack of them out."""

from collections.abc import Iterable

from stonehand.bibliography.csl import ROLES, unknown_commands
from stonehand.bibliography.entry import Entry
from stonehand.bibliography.names import overfull, unbraced_bodies
from stonehand.bibliography.types import TYPES
from stonehand.diagnostics import Code, Report

Wanted = tuple[tuple[str, ...], ...]

_TITLE, _AUTHOR, _EITHER = ("title",), ("author",), ("author", "editor")
_DATE = ("date", "year", "pubstate")
WANTED: dict[str, Wanted] = {
    "article": (_AUTHOR, _TITLE, ("journaltitle", "journal"), _DATE),
    **dict.fromkeys(("book", "mvbook"), (_EITHER, _TITLE, _DATE)),
    **dict.fromkeys(("collection", "mvcollection"), (("editor",), _TITLE, _DATE)),
    **dict.fromkeys(("inbook", "incollection", "inproceedings"), (_AUTHOR, _TITLE, ("booktitle",), _DATE)),
    **dict.fromkeys(
        ("thesis", "phdthesis", "mastersthesis"), (_AUTHOR, _TITLE, ("institution", "school"), _DATE)
    ),
    **dict.fromkeys(
        ("report", "techreport"), (_EITHER, _TITLE, ("institution", "publisher", "organization"), _DATE)
    ),
    **dict.fromkeys(("online", "electronic", "www"), (_TITLE, ("url", "doi", "eprint"))),
}
"""What works of a type must have: of each group, one field (biblatex 3.20 manual, 2.1.1)."""


def check_entry(entry: Entry, report: Report) -> None:
    """Report an unknown type, missing fields, names that will be misread, commands that nobody knows."""
    if entry.type not in TYPES:
        message = f"“@{entry.type}” is no type of work that is known"
        report.add(Code.C012, message, entry.span, "it is set as @misc; correct the type")
    missing = [" or ".join(group) for group in WANTED.get(entry.type, (_TITLE,)) if not entry.first(*group)]
    if missing:
        report.add(Code.C013, f"“{entry.key}” has no {', no '.join(missing)}", entry.span)
    for value in _names(entry):
        for name in unbraced_bodies(value):
            message = f"“{name}” reads like the name of a body, but is split like a person's"
            report.add(Code.C014, message, entry.span, f"if it is a body, write {{{name}}} in braces")
        if value.count(",") > 2:
            for words in overfull(value):
                report.add(Code.C015, f"in “{entry.key}”: {words}", entry.span, "names are parted by “and”")
    for command in unknown_commands(entry):
        message = f"nobody knows the command “\\{command}” in “{entry.key}”"
        report.add(Code.C018, message, entry.span, "only what it stands before is printed")


def _names(entry: Entry) -> Iterable[str]:
    return (value for name, value in entry.fields.items() if name in ROLES)
