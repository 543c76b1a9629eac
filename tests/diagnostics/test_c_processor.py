"""The code of a book that cites where the processor of citations is not installed."""

import importlib.util
from unittest.mock import patch

import pytest

from samples.cited_copy import STYLE_SPAN, body, cited, needs_processor
from stonehand.diagnostics import Code

POSITIVE = [(Code.C003, "As [@halley, 3] says.", "pypandoc"), (Code.C003, "As @hand says.", "pypandoc")]
NEGATIVE = [(Code.C003, "As [@halley, 3] says.", "nothing"), (Code.C003, "As they say.", "nothing")]


def found(copy: str, missing: str) -> set[tuple[str, str]]:
    """Return code and place of what is reported where a library is missing."""
    known = importlib.util.find_spec
    with patch(
        "importlib.util.find_spec", lambda name, *rest: None if name == missing else known(name, *rest)
    ):
        _, report = cited(copy)
    return {(item.code.value, str(item.place)) for item in report}


@needs_processor
@pytest.mark.parametrize("code, copy, missing", POSITIVE)
def test_a_book_that_cites_is_told_that_the_processor_is_missing(code: Code, copy: str, missing: str) -> None:
    assert (code.value, str(STYLE_SPAN)) in found(copy, missing)


@needs_processor
@pytest.mark.parametrize("code, copy, missing", NEGATIVE)
def test_where_it_is_installed_or_not_wanted_nothing_is_said(code: Code, copy: str, missing: str) -> None:
    assert code.value not in dict(found(copy, missing))


@needs_processor
def test_without_it_citations_print_as_typed() -> None:
    known = importlib.util.find_spec
    with patch(
        "importlib.util.find_spec", lambda name, *rest: None if name == "pypandoc" else known(name, *rest)
    ):
        assert body("As [@halley, 3] says.") == "As [@halley, 3] says."
