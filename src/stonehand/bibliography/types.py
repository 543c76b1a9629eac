"""Types of BibTeX and biblatex, and what CSL calls them."""

TYPES = {
    "article": "article-journal",
    "suppperiodical": "article-journal",
    "review": "review",
    "periodical": "periodical",
    **dict.fromkeys(
        ("book", "mvbook", "collection", "mvcollection", "reference", "mvreference", "proceedings",
        "mvproceedings",
         "manual", "commentary"), "book"),
    **dict.fromkeys(("inbook", "bookinbook", "suppbook", "incollection", "suppcollection"), "chapter"),
    "inreference": "entry-encyclopedia",
    "inproceedings": "paper-conference",
    "conference": "paper-conference",
    "booklet": "pamphlet",
    **dict.fromkeys(("report", "techreport"), "report"),
    **dict.fromkeys(("thesis", "phdthesis", "mastersthesis"), "thesis"),
    **dict.fromkeys(("online", "electronic", "www"), "webpage"),
    "patent": "patent",
    "dataset": "dataset",
    "software": "software",
    "standard": "standard",
    "unpublished": "manuscript",
    "letter": "personal_communication",
    **dict.fromkeys(("artwork", "image"), "graphic"),
    **dict.fromkeys(("audio", "music"), "song"),
    **dict.fromkeys(("movie", "video"), "motion_picture"),
    "performance": "performance",
    "jurisdiction": "legal_case",
    "legislation": "legislation",
    "legal": "treaty",
    **dict.fromkeys(("misc", "archive", "bibnote"), "document"),
}  # fmt: skip
"""The types that are known: everything that biblatex 3.20 has, and BibTeX's own."""

SUBTYPES = {"magazine": "article-magazine", "newspaper": "article-newspaper"}
"""What `entrysubtype` makes of an article."""

NO_WORKS = frozenset(("xdata", "set"))
"""Entries that only hold fields for others."""

GENRES = {
    "phdthesis": "PhD thesis",
    "mathesis": "Master’s thesis",
    "mastersthesis": "Master’s thesis",
    "bathesis": "Bachelor’s thesis",
    "candthesis": "Candidate thesis",
    "techreport": "Technical report",
    "resreport": "Research report",
    "software": "Computer software",
    "datacd": "Data CD",
    "audiocd": "Audio CD",
    "patent": "Patent",
}
"""biblatex's keywords for kinds of thesis and report."""

STATES = {
    "forthcoming": "forthcoming",
    "inpress": "in press",
    "inpreparation": "in preparation",
    "submitted": "submitted",
    "prepublished": "pre-published",
}

LANGUAGES = {
    "english": "en", "american": "en-US", "usenglish": "en-US", "british": "en-GB", "ukenglish": "en-GB",
    "canadian": "en-CA", "australian": "en-AU", "french": "fr", "francais": "fr", "acadian": "fr-CA",
    "canadien": "fr-CA",
    "german": "de", "ngerman": "de", "austrian": "de-AT", "naustrian": "de-AT", "swissgerman": "de-CH",
    "nswissgerman": "de-CH", "italian": "it", "spanish": "es", "portuguese": "pt", "brazilian": "pt-BR",
    "brazil": "pt-BR",
    "dutch": "nl", "russian": "ru", "ukrainian": "uk", "polish": "pl", "czech": "cs", "slovak": "sk",
    "slovene": "sl",
    "croatian": "hr", "serbian": "sr", "bulgarian": "bg", "hungarian": "hu", "romanian": "ro", "greek": "el",
    "swedish": "sv", "norsk": "nb", "nynorsk": "nn", "danish": "da", "finnish": "fi", "estonian": "et",
    "latvian": "lv",
    "lithuanian": "lt", "turkish": "tr", "catalan": "ca", "basque": "eu", "galician": "gl", "latin": "la",
    "japanese": "ja",
    "chinese": "zh", "korean": "ko", "arabic": "ar", "hebrew": "he", "persian": "fa", "icelandic": "is",
    "welsh": "cy",
    "irish": "ga", "afrikaans": "af", "vietnamese": "vi", "esperanto": "eo", "thai": "th", "ukrainian-": "uk",
}  # fmt: skip
"""Names of babel and polyglossia, and the tags of BCP 47."""


def language_tag(name: str) -> str:
    """Return the tag of a language named as babel does, or by its tag; empty for what is neither."""
    lowered = name.strip().lower()
    if lowered in LANGUAGES:
        return LANGUAGES[lowered]
    parts = lowered.split("-")
    is_tag = 2 <= len(parts[0]) <= 3 and all(part.isalnum() and len(part) <= 8 for part in parts)
    return name.strip() if is_tag else ""
