"""Build one book in this process and print, as JSON, its CPU by stage, wall time, memory, pages and notes.

    python benchmarks/run.py stonehand BOOK
    python benchmarks/run.py untagged BOOK
    python benchmarks/run.py plain BOOK

`untagged` builds it without the tags of the screen PDF.
`plain` sets the same HTML as one document by WeasyPrint alone, with running heads in margin boxes: no split
notes, no map, no certificate, one profile.
"""

import json
import re
import resource
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partialmethod
from pathlib import Path
from typing import Any

from stonehand.diagnostics import Report, Severity
from stonehand.model.places import Places
from stonehand.model.progress import Silence
from stonehand.press.pdf.fontset import FontSet


class Stages:
    """Add up the CPU seconds of each stage."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}
        self._name, self._begun = "start", 0.0

    def stage(self, name: str, total: int | None = None) -> None:
        """Begin a stage."""
        now = time.process_time()
        self.seconds[self._name] = self.seconds.get(self._name, 0) + now - self._begun
        self._name, self._begun = name.split(" (")[0], now

    def step(self, label: str) -> None:
        """Say nothing."""

    def done(self) -> None:
        """End the last stage."""
        self.stage("end")


def stonehand(book: Path) -> dict[str, object]:
    """Build the PDFs as the command does."""
    from stonehand import pipeline

    stages, report = Stages(), Report()
    made = pipeline.build_pdf(book, report, stages)
    stages.done()
    layout = json.loads(next(Path(a.path) for a in made if a.path.endswith(".map.json")).read_text())
    notes = {line["note"] for page in layout["pages"] for line in page["lines"] if line["note"]}
    errors = sum(item.severity is Severity.ERROR for item in report)
    return {"pages": len(layout["pages"]), "notes": len(notes), "errors": errors, "stages": stages.seconds}


def untagged(book: Path) -> dict[str, object]:
    """Build the PDFs as the command does, but have WeasyPrint mark nothing: a book without tags."""
    from stonehand.press.pdf import set as setter

    ready = setter.be_ready

    def ready_and_bare(fonts: FontSet) -> None:
        # WeasyPrint may be imported only when it knows its fonts.
        ready(fonts)
        from weasyprint.document import Document

        Document.write_pdf = partialmethod(_write_bare, Document.write_pdf)
        setter.be_ready = ready

    setter.be_ready = ready_and_bare
    return stonehand(book)


def _write_bare(document: Any, write: Any, *rest: Any, **options: Any) -> Any:
    return write(document, *rest, **options | {"pdf_tags": False})


def plain(book: Path) -> dict[str, object]:
    """Set the same HTML by WeasyPrint alone, in one document."""
    from stonehand.compose import compose_print
    from stonehand.pipeline.copy import read_copy
    from stonehand.pipeline.faces import font_set
    from stonehand.press.pdf.fonts import activate
    from stonehand.resolve import resolve

    stages, report = Stages(), Report()
    copy = read_copy(book, report, Silence())
    assert copy is not None
    activate(font_set(copy.manuscript.design, book, report, Silence()))
    composition = compose_print(resolve(copy.draft, Places(), report))
    html = "".join(_body(section.html) for section in composition.sections)
    stages.stage("plain")
    import weasyprint

    from stonehand.press.pdf.setting import CONTRACT

    document = weasyprint.HTML(string=f"<html lang=en><body>{html}</body></html>", base_url=str(book) + "/")
    sheets = [weasyprint.CSS(string=css) for css in (CONTRACT, *composition.stylesheets, HEADS)]
    rendered = document.render(stylesheets=sheets)
    with tempfile.NamedTemporaryFile(suffix=".pdf") as out:
        rendered.write_pdf(out.name)
    stages.done()
    stages.seconds.pop("start", None)
    return {"pages": len(rendered.pages), "stages": stages.seconds}


HEADS = (
    "@page { @top-center { content: 'Head' } @top-right { content: counter(page) } }"
    " section { break-before: right }"
)


def _body(html: str) -> str:
    found = re.search(r"<body[^>]*>(.*)</body>", html, re.DOTALL)
    return found[1] if found else ""


def main() -> None:
    """Run one of them and print its costs."""
    runs: dict[str, Callable[[Path], dict[str, object]]] = {
        "stonehand": stonehand,
        "untagged": untagged,
        "plain": plain,
    }
    begun = time.perf_counter()
    result = runs[sys.argv[1]](Path(sys.argv[2]).resolve())
    usage = resource.getrusage(resource.RUSAGE_SELF)
    result |= {
        "cpu": usage.ru_utime + usage.ru_stime,
        "wall": time.perf_counter() - begun,
        "rss_mb": usage.ru_maxrss / 1024,
    }
    print(json.dumps(result))


if __name__ == "__main__":
    main()
