"""The set sections in, their index marks out, each with its note; what is wrong is reported."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from stonehand.diagnostics import Code, Report
from stonehand.diagnostics.nearest import nearest
from stonehand.model.book import Section
from stonehand.model.element import walk
from stonehand.model.index import ListedEntry
from stonehand.model.inline import IndexAnchor, SetInline
from stonehand.source import Span

Sections = Iterable[Section[SetInline]]

KEYS = ("entry", "sort", "see", "seealso", "range", "in", "principal")
RANGES = ("start", "end")


@dataclass(frozen=True, slots=True)
class Mark:
    """A mark of one index: its headings from the head entry down, its anchor, the number of its note.

    `range` is "start", "end" or empty. A mark with `see` or `seealso` refers and has no locator.
    """

    headings: tuple[str, ...]
    anchor: str
    span: Span
    note: str = ""
    sort: tuple[str, ...] = ()
    see: tuple[str, ...] = ()
    seealso: tuple[str, ...] = ()
    range: str = ""
    is_principal: bool = False


def marks_of(name: str, names: Collection[str], sections: Sections, report: Report) -> tuple[Mark, ...]:
    """Return the marks of the index called `name`, in reading order; `names` are those of all indexes.

    The index without a name, or else the first one, also has and reports those whose index does not exist.
    """
    found = []
    for anchor, note in _anchors(sections):
        values = dict(anchor.values)
        index = values.get("in", "")
        if index not in names:
            index = next(iter(names)) if "" not in names else ""
            if index == name and "in" in values:
                _report_unknown(
                    Code.I005, "index", values["in"], [each for each in names if each], anchor.span, report
                )
        if index == name and (mark := _mark(anchor, note, values, report)):
            found.append(mark)
    return tuple(found)


def references_of(name: str, names: Collection[str], listed: Iterable[ListedEntry]) -> tuple[Mark, ...]:
    """Return what the entries of lists refer to, in the index called `name`."""
    default = next(iter(names)) if "" not in names else ""
    return tuple(
        Mark(_parts(entry.entry, "!"), "", entry.span, "", _parts(values.get("sort", ""), "!"), see, seealso)
        for entry in listed
        if (values := dict(entry.values))
        and name == (values.get("in", "") if values.get("in", "") in names else default)
        for see, seealso in [
            (_references(values.get("see", "")), ()),
            ((), _references(values.get("seealso", ""))),
        ]
        if see or seealso
    )


def _anchors(sections: Sections) -> Iterator[tuple[IndexAnchor[SetInline], str]]:
    """Yield every anchor of the index with the number of the note that it stands in, or nothing."""
    for section in sections:
        for node in walk((section.title, section.subtitle, section.blocks)):
            if isinstance(node, IndexAnchor):
                yield node, ""
        for note in section.notes:
            for node in walk(note.blocks):
                if isinstance(node, IndexAnchor):
                    yield node, note.mark


def _mark(anchor: IndexAnchor[SetInline], note: str, values: dict[str, str], report: Report) -> Mark | None:
    _judge_values(values, anchor.span, report)
    headings = _parts(anchor.entry, "!")
    if not all(headings):
        report.add(
            Code.I001,
            f"the index mark has an empty heading: “{anchor.entry}”"
            if anchor.entry
            else "the index mark has no entry",
            anchor.span,
            'write entry="heading!sub-heading", or put the words of the entry between the brackets',
        )
        return None
    return Mark(
        headings,
        anchor.anchor,
        anchor.span,
        note,
        _parts(values.get("sort", ""), "!"),
        _references(values.get("see", "")),
        _references(values.get("seealso", "")),
        values.get("range", "") if values.get("range") in RANGES else "",
        "principal" in values,
    )


def _references(text: str) -> tuple[str, ...]:
    return tuple(filter(None, _parts(text, ";")))


def _parts(text: str, divider: str) -> tuple[str, ...]:
    return tuple(" ".join(part.split()) for part in text.split(divider))


def _judge_values(values: dict[str, str], span: Span, report: Report) -> None:
    for key in values:
        if key not in KEYS:
            _report_unknown(Code.I006, "key", key, KEYS, span, report)
    if values.get("range", "start") not in RANGES:
        _report_unknown(Code.I006, "range", values["range"], RANGES, span, report)


def _report_unknown(
    code: Code, thing: str, name: str, known: Collection[str], span: Span, report: Report
) -> None:
    near = nearest(name, known)
    hint = f"did you mean “{near}”?" if near else f"known are {', '.join(known) or 'none'}"
    report.add(code, f"an index mark knows no {thing} “{name}”", span, hint)
