"""The code of the letter F for the profile that a book names."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import ImageCms

from samples.press_profile import press_profile
from stonehand.diagnostics import Code, Report
from stonehand.model.printing import PrintSettings
from stonehand.press.pdf.printing_intent import read_intent
from stonehand.source import Span


def of_a_screen() -> bytes:
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


POSITIVE: dict[str, tuple[Code, bytes, str]] = {
    "no profile": (Code.F201, b"no profile", "“p.icc” is no ICC profile"),
    "of a screen": (Code.F201, of_a_screen(), "“p.icc” is of class mntr in RGB"),
}
NEGATIVE: dict[str, tuple[Code, Callable[[], bytes]]] = {"of a press": (Code.F201, press_profile)}


@pytest.mark.parametrize("code, profile, message", POSITIVE.values(), ids=POSITIVE)
def test_a_code_is_reported(code: Code, profile: bytes, message: str, tmp_path: Path) -> None:
    (tmp_path / "p.icc").write_bytes(profile)
    report = Report()
    assert read_intent(tmp_path, PrintSettings(output_intent="p.icc"), report) is None
    (only,) = report
    assert (only.code, only.message, only.place) == (code, message, Span.point("manuscript/book.toml"))


@pytest.mark.parametrize("code, profile", NEGATIVE.values(), ids=NEGATIVE)
def test_a_code_is_not_reported(code: Code, profile: Callable[[], bytes], tmp_path: Path) -> None:
    (tmp_path / "p.icc").write_bytes(profile())
    report = Report()
    intent = read_intent(tmp_path, PrintSettings(output_intent="p.icc", condition="FOGRA39"), report)
    assert intent is not None
    assert (intent.condition, list(report)) == ("FOGRA39", [])
