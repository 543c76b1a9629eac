"""A tokenizer of raw manuscript files that shares no code with `parse`: Markdown's marks off, words kept.

It reads lines, not structure: what it must know is only what is *not* printed (front matter, fences,
attributes, link targets, labels), and which words stand in a note.
"""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

_NOTE = re.compile(r"^ {0,3}\[\^([^\]]+)\]:[ \t]*")
_FENCE = re.compile(r"^[ \t>]*(`{3,}|~{3,})(.*)$")
_DIV = re.compile(r"^[ \t>]*:{3,}[^\n]*$")
_DEFINITION = re.compile(r"^ {0,3}\[(?!\^)[^\]]+\]:\s*\S+")
_LIST_NUMBER = re.compile(r"^[ \t>]*(?:[-*+:~][ \t]+)*\d{1,9}[.)](?=\s|$)")
_CAPTION = re.compile(r"^ {0,3}(?:Table)?:(?=\s)")
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_TAG = re.compile(r"</?(?:br|sup|sub|em|strong|i|b|span|small|u|s|del|kbd|wbr|cite|q|abbr)\b[^<>]*>", re.I)
_QUERY = re.compile(r"(\{[^{}]*\.query[^{}]*\})\[[^\]]*\]")
_ATTRIBUTES = re.compile(r"\{[^{}\n]*[.#=-][^{}\n]*\}")
_CREDIT = re.compile(r"\bcredit=(?:\"([^\"]*)\"|([^\s}]+))")
_TARGET = re.compile(
    r"\]\((?:<[^>]*>|[^()\s]*(?:\([^()]*\)[^()\s]*)*)(?:\s+(?:\"[^\"]*\"|'[^']*'|\([^)]*\)))?\s*\)"
)
_LABEL = re.compile(r"(?<=\])\[[^\]^]*\]")
_CALL = re.compile(r"\[\^[^\]]+\]")
_HIDDEN = re.compile("\ue000(\\d+)\ue001")
_PUNCTUATION = re.compile(r"[!-/:-@\[-`{-~]")
_CODE = re.compile(r"(?<!`)(`+)(?!`)(.+?)(?<!`)\1(?!`)", re.DOTALL)
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")


@dataclass(slots=True)
class SourceWords:
    """The words of one file: those of the body, and those of each note by label (inline ones by number)."""

    body: str = ""
    notes: dict[str, str] = field(default_factory=dict)
    inline_notes: list[str] = field(default_factory=list)


def read_source(text: str, body_line: int) -> SourceWords:
    """Return what the copy of a file says, from its first line after the front matter (from 1)."""
    copy = "\n".join(text.split("\n")[body_line - 1 :])
    copy = _COMMENT.sub(lambda found: "\n" * found.group().count("\n"), copy)
    found = SourceWords()
    streams: dict[str, list[str]] = {"": []}
    for label, line in _lines(copy):
        streams.setdefault(label, []).append(line)
    for label, lines in streams.items():
        words = _strip("\n".join(lines), found.inline_notes)
        if label:
            found.notes[label] = words
        else:
            found.body = words
    return found


def _lines(copy: str) -> Iterator[tuple[str, str]]:
    """Yield each printed line with the label of the note that it belongs to, empty for the body."""
    label, fence, before = "", "", ""
    for line in copy.split("\n"):
        label, line = _note_of(label, line, before)
        before = line
        marker = _FENCE.match(line)
        if fence:
            if marker and marker[1].startswith(fence) and not marker[2].strip():
                fence = ""
            else:
                yield label, _hide(line)
        elif marker:
            fence = marker[1]
        elif not _DIV.match(line) and not _DEFINITION.match(line):
            yield label, _CAPTION.sub("", _LIST_NUMBER.sub("", line))


def _hide(code: str) -> str:
    """Return code with its punctuation put out of the way of the patterns for markup."""
    return _PUNCTUATION.sub(lambda found: f"\ue000{ord(found[0])}\ue001", code)


def _note_of(label: str, line: str, before: str) -> tuple[str, str]:
    """Tell which note a line belongs to: one that it begins, the one that it continues, or none."""
    begun = _NOTE.match(line)
    if begun:
        return begun[1], line[begun.end() :]
    if not label or not line.strip() or line.startswith(("    ", "\t")):
        return label, line
    lazy = bool(before.strip())
    return (label if lazy else ""), line


def _strip(text: str, inline_notes: list[str]) -> str:
    text = _ESCAPE.sub(lambda found: _hide(found[1]), text)
    text = _CODE.sub(lambda found: _hide(found[2]), text)
    text = _QUERY.sub(r"\1", text)
    text = _TARGET.sub("]", text)
    text = _ATTRIBUTES.sub(_printed, text)
    text = _take_inline_notes(text, inline_notes)
    text = _LABEL.sub("", _CALL.sub("", text))
    return _HIDDEN.sub(lambda found: chr(int(found[1])), html.unescape(_TAG.sub("", text)))


def _printed(attributes: re.Match[str]) -> str:
    """Return what is printed of attributes: the credit of a figure."""
    credit = _CREDIT.search(attributes[0])
    return f" {credit[1] or credit[2]} " if credit else ""


def _take_inline_notes(text: str, inline_notes: list[str]) -> str:
    """Cut `^[...]` out of a text, brackets balanced, and keep what they say."""
    start = text.find("^[")
    while start >= 0:
        depth, end = 0, start + 1
        for end in range(start + 1, len(text)):
            depth += {"[": 1, "]": -1}.get(text[end], 0)
            if not depth:
                break
        inline_notes.append(_LABEL.sub("", html.unescape(text[start + 2 : end])))
        text = text[:start] + text[end + 1 :]
        start = text.find("^[", start)
    return text
