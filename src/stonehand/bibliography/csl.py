"""An entry of a BibTeX file in, its item of CSL-JSON out (CSL 1.0.2); titles keep their case."""

import re
from typing import Any

from stonehand.bibliography.dates import csl_date, csl_year
from stonehand.bibliography.entry import Entry
from stonehand.bibliography.latex import decode, plain
from stonehand.bibliography.names import csl_names
from stonehand.bibliography.types import GENRES, STATES, SUBTYPES, TYPES, language_tag

Item = dict[str, Any]

ROLES = {
    "author": "author",
    "editor": "editor",
    "translator": "translator",
    "bookauthor": "container-author",
    "director": "director",
    "composer": "composer",
    "illustrator": "illustrator",
    "redactor": "editor",
    "recipient": "recipient",
}
"""Fields of names; `editora` to `editorc` have their roles from `editoratype` to `editorctype`."""

EDITORS = {"editor": "editor", "compiler": "editor", "redactor": "editor", "translator": "translator",
           "director": "director", "illustrator": "illustrator", "founder": "editor", "continuator": "editor",
           "reviser": "editor", "collaborator": "editor"}  # fmt: skip

TEXTS = {
    "publisher": ("publisher", "institution", "school", "organization"),
    "publisher-place": ("location", "address"),
    "volume": ("volume",),
    "edition": ("edition",),
    "collection-title": ("series",),
    "event-title": ("eventtitle",),
    "event-place": ("venue",),
    "original-title": ("origtitle",),
    "original-publisher": ("origpublisher",),
    "original-publisher-place": ("origlocation",),
    "container-title-short": ("shortjournal", "shortbooktitle"),
    "number-of-pages": ("pagetotal",),
    "number-of-volumes": ("volumes",),
    "chapter-number": ("chapter",),
    "version": ("version",),
    "medium": ("howpublished",),
    "note": ("note", "addendum"),
    "archive": ("library",),
    "section": ("section",),
    "ISBN": ("isbn",),
    "ISSN": ("issn",),
}
"""What CSL calls texts, and the fields that hold them: the first that is there is taken."""

_DASH = re.compile(r"\s*(?:-{1,3}|–|—)\s*")
_IDENTIFIER = re.compile(r"\\([_%&#~$])")
_DOI = re.compile(r"^(?:https?://(?:dx\.)?doi\.org/|doi:\s*)", re.IGNORECASE)


def csl_item(entry: Entry) -> Item:
    """Return what the processor is to know of an entry."""
    item: Item = {"id": entry.key, "type": _type(entry)}
    for part in (_names, _titles, _texts, _dates, _numbers, _links, _kind):
        item |= part(entry, item["type"])
    return {key: value for key, value in item.items() if value}


def unknown_commands(entry: Entry) -> tuple[str, ...]:
    """Return the commands of LaTeX in an entry that nobody knows."""
    values = (value for name, value in entry.fields.items() if "\\" in value and name not in VERBATIM)
    return tuple(dict.fromkeys(command for value in values for command in decode(value).unknown))


VERBATIM = frozenset(
    ("url", "doi", "eprint", "file", "abstract", "verba", "verbb", "verbc", "urlraw", "keywords")
)
"""Fields that are no text, or of which nothing is printed."""


def _type(entry: Entry) -> str:
    known = TYPES.get(entry.type, "document")
    return SUBTYPES.get(entry.fields.get("entrysubtype", ""), known) if known == "article-journal" else known


def _names(entry: Entry, kind: str) -> Item:
    found: Item = {}
    for name, value in entry.fields.items():
        role = ROLES.get(name) or _second_editor(name, entry)
        if role:
            role = EDITORS.get(entry.fields.get("editortype", ""), role) if name == "editor" else role
            found[role] = [*found.get(role, []), *csl_names(value)]
    return found


def _second_editor(name: str, entry: Entry) -> str:
    if name not in ("editora", "editorb", "editorc"):
        return ""
    return EDITORS.get(entry.fields.get(f"{name}type", "editor"), "")


def _titles(entry: Entry, kind: str) -> Item:
    title, subtitle = entry.first("title"), entry.first("subtitle")
    own = {
        "title": _joined(title, subtitle),
        "title-short": _text(entry.first("shorttitle")) or (_text(title) if subtitle else ""),
    }
    return own | _containers(entry, kind)


def _containers(entry: Entry, kind: str) -> Item:
    journal = entry.first("journaltitle", "journal")
    book, main = entry.first("booktitle"), entry.first("maintitle")
    if journal:
        issue = entry.first("issuetitle")
        return {
            "container-title": _joined(journal, entry.first("journalsubtitle")),
            "volume-title": _joined(issue, entry.first("issuesubtitle")),
        }
    if book:
        found = {"container-title": _joined(book, entry.first("booksubtitle"))}
        return found | ({"volume-title": _joined(main, entry.first("mainsubtitle"))} if main else {})
    return {"container-title": _joined(main, entry.first("mainsubtitle"))}


def _joined(title: str, subtitle: str) -> str:
    """Return title and subtitle with a colon between them, unless the title ends with a mark of its own."""
    if not subtitle:
        return _text(title)
    first = _text(title)
    return f"{first}{' ' if first.endswith(('?', '!', ':', '.', '…')) else ': '}{_text(subtitle)}"


def _texts(entry: Entry, kind: str) -> Item:
    found: Item = {name: _text(entry.first(*fields)) for name, fields in TEXTS.items()}
    if "pages" in entry.fields:
        found["page"] = _DASH.sub("-", plain(entry.fields["pages"]))
    return found


def _dates(entry: Entry, kind: str) -> Item:
    found: Item = {}
    fields = ("urldate", "accessed"), ("origdate", "original-date"), ("eventdate", "event-date")
    for field, name in fields:
        if field in entry.fields:
            found[name] = csl_date(_unbraced(entry.fields[field]))
    if "date" in entry.fields:
        found["issued"] = csl_date(_unbraced(entry.fields["date"]))
    elif "year" in entry.fields:
        parts = (_unbraced(entry.fields.get(name, "")) for name in ("year", "month", "day"))
        found["issued"] = csl_year(*parts)
    return found


def _numbers(entry: Entry, kind: str) -> Item:
    number, issue = _text(entry.first("number")), _text(entry.first("issue"))
    if kind.startswith("article") or kind == "periodical":
        return {"issue": number or issue}
    return {"collection-number" if "series" in entry.fields else "number": number or issue}


def _links(entry: Entry, kind: str) -> Item:
    eprint, archive = _raw(entry.first("eprint")), entry.first("eprinttype", "archiveprefix").lower()
    url = _raw(entry.first("url"))
    if eprint and not url and archive == "arxiv":
        url = f"https://arxiv.org/abs/{eprint}"
    elif eprint and not url and archive == "jstor":
        url = f"https://www.jstor.org/stable/{eprint}"
    return {"URL": url, "DOI": _DOI.sub("", _raw(entry.first("doi")))}


def _kind(entry: Entry, kind: str) -> Item:
    """Return language, state of publication and genre: what kind of thesis or report a work is."""
    genre = entry.first("type") or (entry.type if entry.type in GENRES else "")
    if kind == "thesis" and "titleaddon" in entry.fields:
        genre = entry.fields["titleaddon"]
    state = entry.first("pubstate")
    return {
        "language": language_tag(entry.first("langid", "hyphenation", "language")),
        "genre": GENRES.get(genre.lower()) or _text(genre),
        "status": STATES.get(state.lower()) or _text(state),
    }


def _text(value: str) -> str:
    return decode(value).text if value else ""


def _unbraced(value: str) -> str:
    """Return a date: a tilde in it says “about”."""
    return value.replace("{", "").replace("}", "")


def _raw(value: str) -> str:
    """Return an address: escaped as LaTeX wants it, but no text."""
    return _IDENTIFIER.sub(r"\1", value)
