"""Short copy through the lint, for tests."""

from dataclasses import replace

from samples.copy_desk import ENGLISH, PLAIN, entry, manuscript
from stonehand.diagnostics import Diagnostic, Report
from stonehand.model.copy_style import COPY_STYLE, CopyStyle
from stonehand.parse import parse
from stonehand.proof.copy.fix import mended
from stonehand.proof.copy.lint import Linted, lint_copy


def linted(
    *texts: str,
    style: CopyStyle = COPY_STYLE,
    language: str = "en",
    typography=ENGLISH,
    metadata=PLAIN,
    body=1,
) -> Linted:
    """Return what the lint says of the files that texts become: a.md, b.md ..."""
    entries = [entry(text, f"{name}.md", metadata, body) for name, text in zip("abc", texts, strict=False)]
    book = replace(manuscript(*entries, language=language, typography=typography), copy_style=style)
    return lint_copy(book, parse(book, Report()))


def faults(*texts: str, **options) -> list[tuple[str, str]]:
    """Return code and place of what the lint finds, in order of rules."""
    return [(one.code.value, _place(one)) for one in linted(*texts, **options).diagnostics]


def _place(found: Diagnostic) -> str:
    place = found.place
    return f"{place.line}:{place.column}"


def mended_text(text: str, **options) -> str:
    """Return a text after the edits that the lint offers."""
    return mended(text.encode(), linted(text, **options).edits).decode()
