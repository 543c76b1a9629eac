"""Kinds of section: where each belongs in the book and what it is called in an EPUB."""

from dataclasses import dataclass

from stonehand.model.book import Matter


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of section.

    `places` are the parts of the book where it may stand; `epub_type` and `role` its semantics (EPUB
    Structural Semantics Vocabulary 1.1, DPUB-ARIA 1.1); `numbered`: chapters; `generated`: Stonehand can
    make it.
    """

    name: str
    places: tuple[Matter, ...]
    epub_type: str
    role: str = ""
    numbered: bool = False
    generated: bool = False


_F, _B, _K = Matter.FRONT, Matter.BODY, Matter.BACK

KINDS: dict[str, Kind] = {
    kind.name: kind
    for kind in (
        Kind("half-title", (_F,), "halftitlepage", generated=True),
        Kind("series-page", (_F,), "seriespage"),
        Kind("frontispiece", (_F,), "frontispiece"),
        Kind("title-page", (_F,), "titlepage", generated=True),
        Kind("imprint", (_F, _K), "copyright-page", generated=True),
        Kind("dedication", (_F,), "dedication", "doc-dedication"),
        Kind("epigraph", (_F,), "epigraph", "doc-epigraph"),
        Kind("contents", (_F,), "toc", "doc-toc", generated=True),
        Kind("figures", (_F, _K), "loi", generated=True),
        Kind("tables", (_F, _K), "lot", generated=True),
        Kind("foreword", (_F,), "foreword", "doc-foreword"),
        Kind("preface", (_F,), "preface", "doc-preface"),
        Kind("acknowledgements", (_F, _K), "acknowledgments", "doc-acknowledgments"),
        Kind("abbreviations", (_F, _K), "glossary", "doc-glossary"),
        Kind("chronology", (_F, _K), "appendix"),
        Kind("note-on-text", (_F, _K), "preamble"),
        Kind("introduction", (_F, _B), "introduction", "doc-introduction"),
        Kind("prologue", (_B,), "prologue", "doc-prologue"),
        Kind("part", (_B,), "part", "doc-part"),
        Kind("chapter", (_B,), "chapter", "doc-chapter", numbered=True),
        Kind("interlude", (_B,), "chapter"),
        Kind("conclusion", (_B, _K), "conclusion", "doc-conclusion"),
        Kind("epilogue", (_B, _K), "epilogue", "doc-epilogue"),
        Kind("afterword", (_B, _K), "afterword", "doc-afterword"),
        Kind("appendix", (_K,), "appendix", "doc-appendix"),
        Kind("glossary", (_F, _K), "glossary", "doc-glossary"),
        Kind("notes", (_K,), "endnotes", "doc-endnotes", generated=True),
        Kind("bibliography", (_K,), "bibliography", "doc-bibliography", generated=True),
        Kind("credits", (_F, _K), "backmatter", generated=True),
        Kind("contributors", (_F, _K), "contributors"),
        Kind("index", (_K,), "index", "doc-index", generated=True),
        Kind("about-the-author", (_F, _K), "backmatter"),
        Kind("colophon", (_F, _K), "colophon", "doc-colophon", generated=True),
    )
}
