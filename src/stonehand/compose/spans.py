"""Composed blocks in, the same as block-level spans out, to stand inside the paragraph that calls the note.

The HTML parser ends a paragraph at the next block's tag, so that the blocks of a note at the foot must be
spans; the class says what each is. The markup comes from templates and its text is escaped: every `<` is
a tag's.
"""

import re

NAMES = {
    "p": "p",
    "div": "",
    "blockquote": "",
    "ul": "",
    "ol": "",
    "li": "",
    "dl": "",
    "dt": "term",
    "dd": "definition",
    "pre": "",
    "figure": "",
    "figcaption": "",
    "table": "grid",
    "caption": "caption",
    "thead": "head",
    "tbody": "body",
    "tfoot": "foot",
    "tr": "row",
    "th": "cell head-cell",
    "td": "cell",
    "h1": "heading",
    "h2": "heading",
    "h3": "heading",
    "h4": "heading",
    "h5": "heading",
    "h6": "heading",
    "hr": "",
}
"""The class that stands for the name of each element; empty where the templates already give one."""

_TAG = re.compile(r"<(/?)(" + "|".join(NAMES) + r")\b([^>]*?)(/?)>")
_CLASS = re.compile(r'\bclass="')
_UNFIT = re.compile(r' (?:start|scope|colspan|rowspan)="[^"]*"')
_BETWEEN = re.compile(r">\n+<")


def as_spans(html: str) -> str:
    """Return the blocks as spans with classes, without the line ends between them."""
    return _TAG.sub(_span, _BETWEEN.sub("><", html))


def _span(match: re.Match[str]) -> str:
    close, name, attributes, void = match.groups()
    if close:
        return "</span>"
    end = "</span>" if void else ""
    return f"<span{_classed(NAMES[name], _UNFIT.sub('', attributes))}>{end}"


def _classed(name: str, attributes: str) -> str:
    if not name:
        return attributes
    if _CLASS.search(attributes):
        return _CLASS.sub(f'class="{name} ', attributes, count=1)
    return f' class="{name}"{attributes}'
