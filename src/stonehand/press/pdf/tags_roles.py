"""An element of a section's HTML in, the type of its structure element out (ISO 32000-1, 14.8.4)."""

from stonehand.press.pdf.layout_blocks import Node, classes_of

ARTIFACT = "Artifact"
"""What is on the page and no part of the text."""

GROUPS = frozenset(("Document", "Part", "Sect", "Div", "BlockQuote", "LI", "LBody", "TD", "TH"))
"""Types in which a note may stand after the paragraph that calls it."""

BY_TAG = {
    **{f"h{level}": f"H{level}" for level in range(1, 7)},
    "section": "Sect",
    "div": "Div",
    "figure": "Div",
    "blockquote": "BlockQuote",
    "p": "P",
    "pre": "P",
    "ol": "L",
    "ul": "L",
    "dl": "L",
    "li": "LI",
    "dt": "Lbl",
    "dd": "LBody",
    "table": "Table",
    "thead": "THead",
    "tbody": "TBody",
    "tfoot": "TFoot",
    "tr": "TR",
    "th": "TH",
    "td": "TD",
    "caption": "Caption",
    "figcaption": "Caption",
    "img": "Figure",
    "hr": ARTIFACT,
}
BY_CLASS = {
    ("section", "part"): "Part",
    ("div", "note"): "Note",
    ("div", "definition"): "LI",
    ("ol", "entries"): "TOC",
    ("li", "entry"): "TOCI",
    ("img", "formula"): "Formula",
    ("a", "marker"): "Lbl",
    ("a", "call"): "Reference",
    ("tr", "continued"): ARTIFACT,
    ("p", "index-continued"): ARTIFACT,
    **{
        ("span", name): role
        for name, role in (
            ("note", "Note"),
            ("p", "P"),
            ("quotation", "BlockQuote"),
            ("epigraph", "BlockQuote"),
            ("verse", "Div"),
            ("stanza", "Div"),
            ("line", "P"),
            ("list", "L"),
            ("item", "LI"),
            ("ornament", ARTIFACT),
        )
    },
}
"""By tag and class, before the tag alone; in a note at the foot every block is a `span` (docs/html.md)."""


def role_of(element: Node) -> str:
    """Return the type of an element, or nothing where what is in it belongs to what is around it."""
    for name in classes_of(element):
        if (element.tag, name) in BY_CLASS:
            return BY_CLASS[element.tag, name]
    if rank := element.get("aria-level"):
        return f"H{rank}"
    if element.tag == "img" and not element.get("alt"):
        return ARTIFACT
    if element.tag == "span" and element.get("lang"):
        return "Span"
    return BY_TAG.get(element.tag, "Span" if element.get("lang") and element.tag != "html" else "")
