"""A marked PDF in, the names that it bears of what it was made from out."""

import re
from typing import NamedTuple

from lxml import etree

from stonehand.model.attestation import INPUTS, NAMESPACE
from stonehand.proof.marks.entries import opened_pdf, text_of

PROOF = "proof"
"""The property that holds the name of a proof: `stonehand:proof`."""

_NAME = re.compile(r"[A-Za-z0-9][\w.-]*", re.ASCII)


class Borne(NamedTuple):
    """The name of the proof, and the hash of what it was made from; empty if it does not say."""

    proof: str
    inputs: str


def borne_by(data: bytes) -> Borne:
    """Return what a PDF says of itself, in its XMP or its document information.

    The name can be that of a folder. Raises UnreadableMarks.
    """
    with opened_pdf(data) as pdf:
        told = text_of(pdf.trailer.get("/Info"), "/Proof")
        try:
            with pdf.open_metadata() as record:
                proof = str(record.get(f"{{{NAMESPACE}}}{PROOF}", "")) or told
                inputs = str(record.get(f"{{{NAMESPACE}}}{INPUTS}", ""))
        except etree.XMLSyntaxError:
            proof, inputs = told, ""
    return Borne(proof if _NAME.fullmatch(proof) else "", inputs)
