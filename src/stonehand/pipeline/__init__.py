"""The order of the stages: a book's folder in, finished files out. Nothing else knows this order.

Each function is imported when it is asked for: a build that has nothing to do imports no press.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from stonehand.pipeline.access_report import dossier
    from stonehand.pipeline.at_the_printer import barcode, extent, preflight
    from stonehand.pipeline.built_extent import built_extent
    from stonehand.pipeline.catalogue import build_catalogue
    from stonehand.pipeline.commands import clean, fonts, new
    from stonehand.pipeline.comparing import compare
    from stonehand.pipeline.copy_lint import CopyFound, lint
    from stonehand.pipeline.epub import build_epub
    from stonehand.pipeline.flaw_report import Wanted, flaws
    from stonehand.pipeline.freezing import freeze, thaw
    from stonehand.pipeline.gating import accept, gate
    from stonehand.pipeline.index_import import IndexPlaced, import_index
    from stonehand.pipeline.index_review import IndexFound, index
    from stonehand.pipeline.marking import MarksFound, MarksWanted, Returned, marks
    from stonehand.pipeline.note_sheet import NotesFound, notes
    from stonehand.pipeline.once import build_once
    from stonehand.pipeline.pdf import build_pdf
    from stonehand.pipeline.plant import Plant, executor_of, plant_of
    from stonehand.pipeline.proofing import ProofWish, build_proof
    from stonehand.pipeline.section_proof import build_section
    from stonehand.pipeline.trade import onix
    from stonehand.pipeline.verifying import verify

__all__ = [
    "CopyFound",
    "IndexFound",
    "IndexPlaced",
    "MarksFound",
    "MarksWanted",
    "NotesFound",
    "Plant",
    "ProofWish",
    "Returned",
    "Wanted",
    "accept",
    "barcode",
    "build_catalogue",
    "build_epub",
    "build_once",
    "build_pdf",
    "build_proof",
    "build_section",
    "built_extent",
    "clean",
    "compare",
    "dossier",
    "executor_of",
    "extent",
    "flaws",
    "fonts",
    "freeze",
    "gate",
    "import_index",
    "index",
    "lint",
    "marks",
    "new",
    "notes",
    "onix",
    "plant_of",
    "preflight",
    "thaw",
    "verify",
]

_HOMES = {
    "CopyFound": "copy_lint",
    "IndexFound": "index_review",
    "IndexPlaced": "index_import",
    "MarksFound": "marking",
    "MarksWanted": "marking",
    "NotesFound": "note_sheet",
    "Plant": "plant",
    "ProofWish": "proofing",
    "Returned": "marking",
    "Wanted": "flaw_report",
    "accept": "gating",
    "barcode": "at_the_printer",
    "build_catalogue": "catalogue",
    "build_epub": "epub",
    "build_once": "once",
    "build_pdf": "pdf",
    "build_proof": "proofing",
    "build_section": "section_proof",
    "built_extent": "built_extent",
    "clean": "commands",
    "compare": "comparing",
    "dossier": "access_report",
    "executor_of": "plant",
    "extent": "at_the_printer",
    "flaws": "flaw_report",
    "fonts": "commands",
    "freeze": "freezing",
    "gate": "gating",
    "import_index": "index_import",
    "index": "index_review",
    "lint": "copy_lint",
    "marks": "marking",
    "new": "commands",
    "notes": "note_sheet",
    "onix": "trade",
    "plant_of": "plant",
    "preflight": "at_the_printer",
    "thaw": "freezing",
    "verify": "verifying",
}


def __getattr__(name: str) -> Any:
    """Import a function of the pipeline (PEP 562)."""
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
