"""A language tag in, the locale of CSL that has its terms out."""

LOCALES = (
    "af-ZA", "ar", "bg-BG", "ca-AD", "cs-CZ", "cy-GB", "da-DK", "de-AT", "de-CH", "de-DE", "el-GR",
    "en-GB", "en-US",
    "es-CL", "es-ES", "es-MX", "et-EE", "eu", "fa-IR", "fi-FI", "fr-CA", "fr-FR", "gl-ES", "he-IL",
    "hi-IN", "hr-HR",
    "hu-HU", "id-ID", "is-IS", "it-IT", "ja-JP", "km-KH", "ko-KR", "la", "lt-LT", "lv-LV", "mn-MN",
    "nb-NO", "nl-NL",
    "nn-NO", "pl-PL", "pt-BR", "pt-PT", "ro-RO", "ru-RU", "sk-SK", "sl-SI", "sr-RS", "sv-SE", "th-TH",
    "tr-TR", "uk-UA",
    "vi-VN", "zh-CN", "zh-TW",
)  # fmt: skip
"""The locales of CSL 1.0.2 that pandoc holds."""

_FIRST = {
    "en": "en-US",
    "de": "de-DE",
    "es": "es-ES",
    "fr": "fr-FR",
    "pt": "pt-PT",
    "zh": "zh-CN",
    "no": "nb-NO",
}

DEFAULT = "en-US"


def locale_of(language: str) -> str:
    """Return the locale of a language, that of its region where there is one; empty where there is none."""
    by_tag = {locale.lower(): locale for locale in LOCALES}
    primary = language.lower().split("-")[0]
    first = _FIRST.get(primary) or next((name for name in LOCALES if name.split("-")[0] == primary), "")
    return by_tag.get(language.lower(), first)
