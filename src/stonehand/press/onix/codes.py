"""Words of this program in, codes of the ONIX code lists (issue 64 and later) out, as tables."""

FORMS = {
    "hardback": ("BB", ""),
    "paperback": ("BC", ""),
    "pdf": ("ED", "E107"),
    "epub": ("ED", "E101"),
}
"""Formats, in the order of products: list 150 (product form), list 175 (detail)."""

DIGITAL = ("pdf", "epub")

ROLES = {
    "ann": "A20",
    "art": "A12",
    "aft": "A19",
    "aui": "A24",
    "aut": "A01",
    "com": "C01",
    "cov": "A36",
    "ctb": "A32",
    "ctg": "A39",
    "edt": "B01",
    "ill": "A12",
    "pht": "A13",
    "trl": "B06",
    "win": "A24",
    "wpr": "A15",
}
"""MARC relators: list 17."""

OTHER_ROLE = "Z99"

SCHEMES = {
    "bic": "12",
    "bisac": "10",
    "clil": "29",
    "ddc": "01",
    "dewey": "01",
    "lcc": "03",
    "lcsh": "04",
    "mesh": "06",
    "thema": "93",
    "udc": "09",
    "wgs": "26",
}
"""Schemes of subjects, in small letters: list 27."""

KEYWORDS = "20"

_LANGUAGES = """
ar=ara bg=bul ca=cat cs=cze cy=wel da=dan de=ger el=gre en=eng es=spa et=est eu=baq fa=per fi=fin fr=fre
ga=gle gl=glg he=heb hi=hin hr=hrv hu=hun hy=arm is=ice it=ita ja=jpn ka=geo ko=kor la=lat lt=lit lv=lav
mk=mac mt=mlt nb=nob nl=dut nn=nno no=nor pl=pol pt=por ro=rum ru=rus sa=san sk=slo sl=slv sq=alb sr=srp
sv=swe tr=tur uk=ukr zh=chi
"""
LANGUAGES = {pair[:2]: pair[3:] for pair in _LANGUAGES.split()}
"""Languages of BCP 47: list 74, which is ISO 639-2/B."""

FEATURES = {
    "ARIA": "30",
    "MathML": "17",
    "alternativeText": "14",
    "displayTransformability": "36",
    "index": "12",
    "pageNavigation": "19",
    "readingOrder": "13",
    "structuralNavigation": "29",
    "tableOfContents": "11",
    "unlocked": "10",
}
"""Features of schema.org: list 196."""

VERIFIED = {
    "PDF/UA-1": "05",
    "PDF/UA-2": "06",
    "reading order": "13",
    "headings": "29",
    "alternative texts": "14",
}
"""What a dossier says was verified of a PDF: list 196."""

CLAIMS = (
    ("EPUB Accessibility 1.1", "04"),
    ("WCAG 2.0", "80"),
    ("WCAG 2.1", "81"),
    ("WCAG 2.2", "82"),
)
"""What a publisher's `conformsTo` has in its words: list 196."""

LEVELS = {"A": "84", "AA": "85", "AAA": "86"}
"""Levels of WCAG: list 196."""

EXEMPTIONS = {
    "eaa-microenterprise": "75",
    "eaa-disproportionate-burden": "76",
    "eaa-fundamental-alteration": "77",
}
"""Exemptions from the European Accessibility Act, as EPUB names them: list 196."""

UNKNOWN_ACCESSIBILITY = "08"
DATES = {4: "05", 7: "01", 10: "00"}
"""Length of a date as book.toml has it: list 55."""
