"""Raw Markdown in, what its marks leave of it out: no targets, attributes, calls, questions or tags."""

import html
import re
from dataclasses import dataclass

_PARAGRAPH = r"(?:(?!\n[ \t>]*\n).)"
_FORMULA = r"\$\$[^$]+\$\$|\$(?=\S)(?:(?!\n[ \t>]*\n)(?:[^$\\]|\\.))*?(?<=\S)\$(?!\d)"
_LITERAL = re.compile(
    r"\\([!-/:-@\[-`{-~])|(?<!`)(`+)(?!`)(" + _PARAGRAPH + rf"+?)(?<!`)\2(?!`)|(?P<formula>{_FORMULA})",
    re.DOTALL,
)
_LITERAL_OR_COMMENT = re.compile(_LITERAL.pattern + "|<!--.*?-->", re.DOTALL)
_PUNCTUATION = re.compile(r"[!-/:-@\[-`{-~]")
_HIDDEN = re.compile("\ue000(\\d+)\ue001")
_CODE_END = "\ue002"

_TARGET = (
    r"\([ \t\n]*(?:<[^<>\n]*>|[^()\s]*(?:\((?:[^()\s]|\([^()\s]*\))*\)[^()\s]*)*)"
    r"(?:\s+(?:\"[^\"]*\"|'[^']*'|\([^)]*\)))?\s*\)"
)
_LINK = re.compile(r"\]" + _TARGET)
_VALUE = r"(?:\"[^\"]*\"|'[^']*'|[^\s\"'{}]+)"
_ATTRIBUTE = rf"(?:[#.][^\s{{}}]+|-|[\w:-]+={_VALUE})"
_BRACES = rf"\{{\s*{_ATTRIBUTE}(?:\s+{_ATTRIBUTE})*\s*\}}"
_ATTRIBUTES = re.compile(rf"(?<=[\]){_CODE_END}]){_BRACES}")
_BLOCK_END = r"(?=[ \t]*#*[ \t]*(?:\Z|\n[ \t>]*(?:\Z|\n|[#|:*+=-]|\d+[.)])))"
_OF_A_BLOCK = re.compile(rf"(?:^|(?<=[ \t])){_BRACES}{_BLOCK_END}", re.MULTILINE)
_OF_A_HEAD = re.compile(rf"^([ \t>]*#{{1,6}}[ \t][^\n]*){_BRACES}(?=[ \t]*#*[ \t]*$)", re.MULTILINE)
_WITHIN = r"(?:[^{}\"]|\"[^\"\n]*\"|\"(?![^\"\n]*\"))*"
_IMAGE = re.compile(r"!\[((?:[^\[\]]|\[[^\[\]]*\])*)\]" + _TARGET + rf"(\{{{_WITHIN}\}})?")
_BEFORE_FIGURE = re.compile(r"(?:\A|\n)[ \t>]*(?:(?:[-*+:]|\d{1,9}[.)])[ \t]+)*\Z")
_AFTER_FIGURE = re.compile(r"[ \t]*(?:\Z|\n[ \t>]*(?:\Z|\n|:::))")
_CREDIT = re.compile(r"\bcredit=(?:\"([^\"]*)\"|([^\s}]+))")
_SOURCE_OR_CREDIT = re.compile(r"\b(?:source|credit)=(?:\"([^\"]*)\"|([^\s}]+))")
_TITLE = re.compile(r"\s[\"'(]([^\"')]*)[\"')]\s*\)")
_QUERY = re.compile(rf"(\{{{_WITHIN}\.query\b{_WITHIN}\}})\[(?:[^\[\]]|\[[^\[\]]*\])*\]")
_INLINE_NOTE = re.compile(r"\^\[")
_BRACKET = re.compile(r"[\[\]]|\n[ \t>]*\n")
_LABEL = re.compile(r"(?<=\])\[([^\[\]]*)\]")
_CALL = re.compile(r"\[\^([^\[\]]+)\]")
_TAG = re.compile(r"<br ?/?>|</?(?:b|del|em|i|s|strong|sub|sup)>", re.IGNORECASE)
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]*);")


@dataclass(frozen=True, slots=True)
class Stripped:
    """What is left of a text, with the inline notes cut out of it and the labels that it calls."""

    text: str
    inline_notes: tuple[str, ...]
    called: frozenset[str]


def hide(code: str) -> str:
    """Return a text with its punctuation put out of the way of all patterns."""
    return _PUNCTUATION.sub(lambda found: f"\ue000{ord(found[0])}\ue001", code)


def hide_literals(copy: str) -> str:
    """Hide what a backslash or backticks make literal, and cut out comments."""
    commented, end, rest = copy.rpartition("-->")
    return _LITERAL_OR_COMMENT.sub(_literal, commented + end) + _LITERAL.sub(_literal, rest)


def _literal(found: re.Match[str]) -> str:
    if literal := found[1] or found["formula"]:
        return hide(literal)
    return hide(found[3]) + _CODE_END if found[3] else "\n" * found[0].count("\n")


def strip_markup(text: str, labels: frozenset[str]) -> Stripped:
    """Strip a text, its literals hidden; `labels` are those of links that the file defines."""
    text = _IMAGE.sub(_caption, text)
    text = _LINK.sub("]", _QUERY.sub(r"\1", text))
    text = _ATTRIBUTES.sub(_credit, _OF_A_BLOCK.sub(_of_a_table, _OF_A_HEAD.sub(r"\1", text)))
    text, notes = _cut_inline_notes(text)
    called = frozenset(_CALL.findall(text))
    return Stripped(_bare(text, labels), tuple(_bare(note, labels) for note in notes), called)


def _bare(text: str, labels: frozenset[str]) -> str:
    def label(found: re.Match[str]) -> str:
        return "" if " ".join(found[1].casefold().split()) in labels else found[0]

    text = _LABEL.sub(label, _CALL.sub("", text))
    text = _ENTITY.sub(lambda found: html.unescape(found[0]), _TAG.sub("", text))
    return _HIDDEN.sub(lambda found: chr(int(found[1])), text).replace(_CODE_END, "")


def _caption(image: re.Match[str]) -> str:
    """Keep the words of an image that is a figure, one alone in its paragraph; its title if it has none."""
    before, after = image.string[: image.start()], image.string[image.end() :]
    is_figure = _BEFORE_FIGURE.search(before[-200:]) and _AFTER_FIGURE.match(after)
    if not is_figure:
        return " "
    paragraph = before.rpartition("\n")[0].rpartition("\n")[2]
    if not _is_apart(paragraph):
        return " "
    title = _TITLE.search(image[0])
    return (image[1] or (title[1] if title else "")) + credit_of(image[2] or "")


def _is_apart(line: str) -> bool:
    return not line.strip(" \t>") or line.lstrip(" \t>").startswith(("#", ":::"))


def _credit(attributes: re.Match[str]) -> str:
    return credit_of(attributes[0])


def _of_a_table(attributes: re.Match[str]) -> str:
    """Return what is printed of the attributes of a block: source and credit of a table, as they stand."""
    found = _SOURCE_OR_CREDIT.finditer(attributes[0])
    return "".join(f" {each[1] or each[2] or ''} " for each in found)


def credit_of(attributes: str) -> str:
    """Return what is printed of attributes: the credit of a figure."""
    credit = _CREDIT.search(attributes)
    return f" {credit[1] or credit[2] or ''} " if credit else ""


def _cut_inline_notes(text: str) -> tuple[str, list[str]]:
    """Cut `^[...]` out of a text, brackets balanced within a paragraph."""
    notes: list[str] = []
    kept, place = "", 0
    closing = _closing(text)
    for start in (found.start() for found in _INLINE_NOTE.finditer(text)):
        end = closing.get(start + 1)
        if start >= place and end is not None:
            notes.append(text[start + 2 : end])
            kept, place = kept + text[place:start], end + 1
    return kept + text[place:], notes


def _closing(text: str) -> dict[int, int]:
    """Return where each bracket is closed in its paragraph."""
    closing: dict[int, int] = {}
    opened: list[int] = []
    for found in _BRACKET.finditer(text):
        if found[0] == "[":
            opened.append(found.start())
        elif found[0] != "]":
            opened.clear()
        elif opened:
            closing[opened.pop()] = found.start()
    return closing
