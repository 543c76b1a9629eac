"""Fonts before all: whichever test imports WeasyPrint first, it sees the faces of the house and no other.

Examples made by Hypothesis are the same in every run, so that a change is blamed for its own faults only;
`make explore` looks for new ones.
"""

import os
from pathlib import Path

import pytest
import validators
from hypothesis import settings

from samples.damaged_book import Workshop, workshop
from samples.validation import Validate
from stonehand.diagnostics import Report
from stonehand.model.book import Design
from stonehand.press.pdf.fonts import activate, prepare


def pytest_configure() -> None:
    settings.register_profile("steady", derandomize=True, database=None)
    if "STONEHAND_EXPLORE" not in os.environ:
        settings.load_profile("steady")
    activate(prepare(Design(width=442, height=663), Path(), Report()))


@pytest.fixture(scope="session")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Workshop:
    """Return a small book to be damaged; what was set of it for one test serves the others."""
    return workshop(tmp_path_factory.mktemp("workshop") / "book")


@pytest.fixture(scope="session")
def verapdf() -> Validate:
    """Return veraPDF, or skip the test where it cannot be had."""
    if reason := validators.verapdf_unavailable():
        pytest.skip(f"veraPDF cannot be had: {reason}")
    return validators.verapdf
