"""A finished build in, the baseline by which it is accepted out."""

import platform

import pypdfium2

from stonehand.model.layout import Fingerprint
from stonehand.proof.gate.baseline import Baseline, Ink, Tools
from stonehand.proof.gate.compare import Build
from stonehand.proof.gate.epub_facts import epub_facts
from stonehand.proof.gate.ink import ink_of, picture_of
from stonehand.proof.gate.pdf_facts import pdf_facts
from stonehand.proof.gate.reduced import reduced_pages


def tools_of(layout: Fingerprint) -> Tools:
    """Return the toolchain of a build that this machine draws."""
    return Tools(layout, str(pypdfium2.PDFIUM_INFO), platform.machine())


def baseline_of(build: Build) -> Baseline:
    """Return the baseline of a build."""
    return Baseline(
        build.slug,
        build.tools,
        reduced_pages(build.layout),
        {profile: _inks(data) for profile, data in build.pdfs.items()},
        {profile: pdf_facts(data) for profile, data in build.pdfs.items()},
        epub_facts(build.epub),
    )


def _inks(data: bytes) -> tuple[Ink, ...]:
    with pypdfium2.PdfDocument(data) as document:
        return tuple(ink_of(picture_of(sheet)) for sheet in document)
