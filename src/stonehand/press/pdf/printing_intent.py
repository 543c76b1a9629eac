"""The ICC profile that the printer has named in; the printing condition of a print PDF out."""

from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from PIL import ImageCms

from stonehand.diagnostics import Code, Report
from stonehand.model.printing import PrintSettings
from stonehand.source import Span

PLACE = Span.point("manuscript/book.toml")
HINT = "ask the printer for the profile of an output device in CMYK; the print PDF is no PDF/X until then"


@dataclass(frozen=True, slots=True)
class OutputIntent:
    """A printing condition: its profile (class `prtr`, CMYK), its name, and the profile's own."""

    profile: bytes
    condition: str
    description: str


def read_intent(root: Path, settings: PrintSettings, report: Report) -> OutputIntent | None:
    """Return the printing condition that a book names, or None; report F201 for a profile of no press.

    Raises OSError where the file cannot be read.
    """
    if not settings.output_intent:
        return None
    data = (root / settings.output_intent).read_bytes()
    try:
        profile = ImageCms.getOpenProfile(BytesIO(data)).profile
    except (OSError, ImageCms.PyCMSError):
        _refuse(settings, "is no ICC profile", report)
        return None
    if (profile.device_class.strip(), profile.xcolor_space.strip()) != ("prtr", "CMYK"):
        _refuse(settings, f"is of class {profile.device_class} in {profile.xcolor_space.strip()}", report)
        return None
    description = (profile.profile_description or "").strip() or Path(settings.output_intent).stem
    return OutputIntent(data, settings.condition or description, description)


def _refuse(settings: PrintSettings, why: str, report: Report) -> None:
    report.add(Code.F201, f"“{settings.output_intent}” {why}", PLACE, HINT)
