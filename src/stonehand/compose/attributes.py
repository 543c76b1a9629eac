"""Anchors, spans, classes and languages in, the attributes of elements out, as one medium wants them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal
from urllib.parse import quote

from markupsafe import Markup, escape

from stonehand.compose.formulas import formula_drop, formula_image
from stonehand.compose.makeup import amended_classes, amended_data, amended_style
from stonehand.compose.runs import code_runs, runs
from stonehand.model.block import CodeBlock
from stonehand.model.display import Display
from stonehand.model.element import Element
from stonehand.model.inline import Formula, Image, Phrase, SetInline
from stonehand.model.makeup import Amendment
from stonehand.source import Span
from stonehand.store.formulas import mathml

Medium = Literal["print", "epub"]

SCHEMES = ("http://", "https://", "mailto:", "#")
"""What a link may lead to; any other target leaves its words unlinked."""

ROLES = (
    (re.compile(r"#work-"), "doc-biblioref"),
    (re.compile(r"#.*-cite\d+-\d+(?:-note)?$"), "doc-backlink"),
)
"""What links to anchors that `resolve` made are for (DPUB-ARIA 1.1): to a work, back to its citation."""

_UNSAFE = re.compile(r"[^A-Za-z0-9.]+")
_WIDTH = re.compile(r"\d+(?:\.\d+)?(?:%|mm|cm|in|pt|pc|px|em|rem)")


@dataclass(frozen=True, slots=True)
class Attributes:
    """Write attributes for a medium: print has places in the manuscript, the EPUB `xml:lang`.

    `makeup` is what the compositor's hand changes, by the anchor of the block; an EPUB has no pages for it.
    """

    medium: Medium
    makeup: Mapping[str, Amendment] = field(default_factory=dict)

    def at(
        self, anchor: str, span: Span | None = None, classes: str = "", language: str | None = None
    ) -> Markup:
        """Return id, class, language and place."""
        return Markup(
            self._one("id", anchor)
            + self._one("class", classes)
            + self.language(language)
            + self._source(span)
        )

    def place(self, element: Element, classes: str = "", style: str = "") -> Markup:
        """Return the attributes of a block: classes and style given, its author's and the compositor's."""
        names = " ".join((classes, *element.classes)).strip() if element.classes else classes
        amendment = self.makeup.get(element.anchor)
        if amendment is None:
            return self.at(element.anchor, element.span, names, element.language) + self._style(style)
        names = " ".join((names, *amended_classes(amendment))).strip()
        return (
            self.at(element.anchor, element.span, names, element.language)
            + self._style(style, amended_style(amendment))
            + Markup("".join(self._one(name, value) for name, value in amended_data(amendment)))
        )

    def _style(self, *declarations: str) -> Markup:
        return Markup(self._one("style", ";".join(item for item in declarations if item)))

    def standing(self, display: Display) -> Markup:
        """Return where a figure or table is to stand, for the make-up of the printed page."""
        if self.medium == "epub":
            return Markup("")
        drift = "" if display.drift in (None, 1) else str(display.drift)
        turned = "turned" if display.turned else ""
        amendment = self.makeup.get(display.anchor)
        place = (amendment.place if amendment else None) or display.place or "here"
        return Markup(
            self._one("data-place", place) + self._one("data-drift", drift) + self._one("data-turned", turned)
        )

    def phrase(self, node: Phrase[SetInline]) -> Markup:
        """Return the attributes of a bracketed span."""
        return self.at(node.anchor or "", None, " ".join(node.classes), node.language)

    def runs(self, content: tuple[SetInline, ...]) -> Markup:
        """Return `data-runs` of an element that holds this text."""
        return self._runs(runs(content)) if self.medium == "print" else Markup("")

    def code_runs(self, block: CodeBlock) -> Markup:
        """Return `data-runs` of a code block."""
        return self._runs(code_runs(block.text, block.span)) if self.medium == "print" else Markup("")

    def picture(self, image: Image) -> Markup:
        """Return source, alternative text, class and width of an image."""
        width = image.width if image.width and _WIDTH.fullmatch(image.width) else ""
        return Markup(
            self._one("src", image_url(image.source, self.medium))
            + f' alt="{escape(image.alt)}"'
            + self._one("role", self._role(image))
            + self._one("class", " ".join(image.classes))
            + self._one("style", f"width:{width}" if width else "")
        )

    def _role(self, image: Image) -> str:
        """Return what tells a reader that an image says nothing."""
        return "presentation" if self.medium == "epub" and "decorative" in image.classes else ""

    def formula(self, formula: Formula) -> Markup:
        """Return a formula as an image on its baseline, and in an EPUB as MathML."""
        if self.medium == "epub":
            return Markup(mathml(formula.tex, formula.is_display))
        return formula_image(formula)

    def beside(self, formula: Formula) -> Markup:
        """Return the style that brings the number of an equation down to the baseline of the formula."""
        drop = f"margin-top:{formula_drop(formula):.3f}em" if self.medium == "print" else ""
        return self._style(drop)

    def generated(self, what: str) -> Markup:
        """Return the mark of generated text, which is no part of its block's plain text."""
        return Markup(self._one("data-generated", what if self.medium == "print" else ""))

    def language(self, language: str | None) -> str:
        """Return `lang`, and in an EPUB `xml:lang`; nothing without a language."""
        if not language:
            return ""
        other = self._one("xml:lang", language) if self.medium == "epub" else ""
        return self._one("lang", language) + other

    def href(self, target: str) -> Markup:
        """Return the link to a target, and what it is for; nothing where it may not be followed."""
        if not target.lower().startswith(SCHEMES):
            return Markup("")
        roles = (role for form, role in ROLES if form.match(target)) if self.medium == "epub" else iter(())
        return Markup(self._one("href", target) + self._one("role", next(roles, "")))

    def _source(self, span: Span | None) -> str:
        return self._one("data-source", str(span)) if span and self.medium == "print" else ""

    def _runs(self, written: str) -> Markup:
        return Markup(f' data-runs="{written}"') if written else Markup("")

    def _one(self, name: str, value: str) -> str:
        return f' {name}="{escape(value)}"' if value else ""


def image_url(source: str, medium: Medium) -> str:
    """Return where a document finds an image: its path from the book's folder, or its file in the EPUB."""
    return quote(source if medium == "print" else f"../images/{image_name(source)}")


def image_name(source: str) -> str:
    """Return the name of an image inside the EPUB: its path in the manuscript, in ASCII without folders."""
    return _UNSAFE.sub("-", source.removeprefix("manuscript/"))
