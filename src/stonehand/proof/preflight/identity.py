"""A PDF in; what keeps it from being PDF/X-4, in the file as a whole, out (ISO 15930-7)."""

from collections.abc import Iterator
from typing import Any

import pikepdf

from stonehand.diagnostics import Code
from stonehand.proof.preflight.finding import Finding

CLAIM = "PDF/X-4"
VERSION = "{http://www.npes.org/pdfx/ns/id/}GTS_PDFXVersion"
DATED = (("/CreationDate", "xmp:CreateDate"), ("/ModDate", "xmp:ModifyDate"))
ACTING = ("/OpenAction", "/AA", "/AcroForm")
NEWEST = "1.6"
DATE_HINT = "write `date` in [book] of book.toml"
INTENT_HINT = "name the printer's ICC profile as `output_intent` in [print]"


def check_identity(pdf: Any) -> Iterator[Finding]:
    """Yield F206."""
    for message, hint in (*_file(pdf), *_described(pdf), *_intent(pdf), *_actions(pdf)):
        yield Finding(Code.F206, message, hint=hint)


def _file(pdf: Any) -> Iterator[tuple[str, str]]:
    if pdf.is_encrypted:
        yield "the file is encrypted", ""
    # The catalogue may name a newer version than the first line of the file.
    version = max(pdf.pdf_version, str(pdf.Root.get("/Version", "/")).lstrip("/"))
    if version > NEWEST:
        yield f"PDF {version} is newer than {NEWEST}", ""
    if "/ID" not in pdf.trailer:
        yield "the file has no ID", ""


def _described(pdf: Any) -> Iterator[tuple[str, str]]:
    info, record = pdf.docinfo, pdf.open_metadata()
    if record.get(VERSION) != CLAIM:
        yield f"its metadata do not say that it is {CLAIM}", INTENT_HINT
    if not record.get("dc:title"):
        yield "it has no title", ""
    for name, twin in DATED:
        if not info.get(name) or not record.get(twin):
            yield f"{name[1:]} is missing", DATE_HINT
        elif _digits(str(info[name])) != _digits(str(record[twin])):
            yield f"{name[1:]} and {twin} are not the same", ""
    trapped = str(info.get("/Trapped", "")).lstrip("/")
    if trapped not in ("True", "False") or record.get("pdf:Trapped", trapped) != trapped:
        yield "it does not say whether it is trapped", ""


def _digits(date: str) -> str:
    return "".join(character for character in date if character.isdecimal())[:14]


def _intent(pdf: Any) -> Iterator[tuple[str, str]]:
    intents = [each for each in pdf.Root.get("/OutputIntents", ()) if each.get("/S") == pikepdf.Name.GTS_PDFX]
    if len(intents) != 1:
        yield f"it has {len(intents) or 'no'} output intent{'s' if intents else ''} for PDF/X", INTENT_HINT
        return
    (intent,) = intents
    if not str(intent.get("/OutputConditionIdentifier", "")):
        yield "its output intent does not name the printing condition", ""
    profile = intent.get("/DestOutputProfile")
    head = profile.read_bytes()[:40] if isinstance(profile, pikepdf.Stream) else b""
    if head[36:40] != b"acsp":
        yield "its output intent has no ICC profile", INTENT_HINT
    elif head[12:16] != b"prtr":
        yield f"the profile of its output intent is of class “{head[12:16].decode('ascii', 'replace')}”", ""


def _actions(pdf: Any) -> Iterator[tuple[str, str]]:
    names = pdf.Root.get("/Names", {})
    for name in ACTING:
        if name in pdf.Root:
            yield f"the file acts: {name[1:]}", ""
    for name in ("/JavaScript", "/EmbeddedFiles"):
        if name in names:
            yield f"the file has {name[1:]}", ""
    if any("/AA" in page.obj for page in pdf.pages):
        yield "a page acts: AA", ""
