"""Words of English that have two spellings, as data."""

_STEMS = """
actual agon amort anonym antagon apolog author bapt capital categor central character civil collectiv
colon computer conceptual constitutional critic critical crystall decentral demilitar democrat demoral
destabil digital dramat econom economi emphas energ equal external famil fantas final formal fossil
general global harmon hospital hypothes ideal immobil immun individual industrial initial institutional
internal international ital jeopard legal legitim liberal local marginal material maxim mechan memor
militar minim mobil modern monopol moral national natural neutral normal optim organ ostrac oxid patron
penal personal polar politic popular prior privat public radical rational real recogn reorgan revolution
ritual romantic scrutin sensit serial social special stabil standard steril stigmat subsid summar symbol
sympath synchron synthes systemat terror theor tranquill trivial urban util vandal verbal victim visual
vocal vulgar western
"""
IZE_STEMS = frozenset(_STEMS.split())
"""What stands before -ise or -ize in verbs that are spelled either way."""

_FAMILIES = (
    ("grey/gray", "s|er|est|ish|ed|ing"),
    ("towards/toward", ""),
    ("afterwards/afterward", ""),
    ("judgement/judgment", "s|al"),
    ("acknowledgement/acknowledgment", "s"),
    ("focussed/focused", ""),
    ("focussing/focusing", ""),
    ("travelled/traveled", ""),
    ("travelling/traveling", ""),
    ("traveller/traveler", "s"),
    ("cancelled/canceled", ""),
    ("labelled/labeled", ""),
    ("modelled/modeled", ""),
    ("modelling/modeling", ""),
    ("colour/color", "s|ed|ing|ful|less"),
    ("labour/labor", "s|ed|ing|er|ers"),
    ("favour/favor", "s|ed|ing|able|ably|ite|ites"),
    ("honour/honor", "s|ed|ing|able|ably"),
    ("behaviour/behavior", "s|al"),
    ("neighbour/neighbor", "s|ing|hood|hoods"),
    ("harbour/harbor", "s|ed|ing"),
    ("rumour/rumor", "s|ed"),
    ("endeavour/endeavor", "s|ed|ing"),
    ("centre/center", "s|d"),
    ("theatre/theater", "s"),
    ("kilometre/kilometer", "s"),
    ("fibre/fiber", "s"),
    ("defence/defense", "s|less"),
    ("offence/offense", "s"),
    ("sceptic/skeptic", "s|al|ally|ism"),
    ("catalogue/catalog", "s"),
    ("dialogue/dialog", "s"),
    ("analogue/analog", "s"),
    ("aluminium/aluminum", ""),
    ("artefact/artifact", "s"),
    ("mediaeval/medieval", ""),
    ("spelt/spelled", ""),
    ("analyse/analyze", "d|s|r|rs"),
    ("analysing/analyzing", ""),
    ("paralyse/paralyze", "d|s"),
    ("fulfil/fulfill", ""),
    ("skilful/skillful", "ly"),
    ("wilful/willful", "ly"),
    ("instalment/installment", "s"),
    ("ageing/aging", ""),
    ("manoeuvre/maneuver", "s|d"),
    ("tsar/czar", "s|ist"),
    ("adviser/advisor", "s"),
    ("encyclopaedia/encyclopedia", "s"),
)


def _groups() -> tuple[tuple[str, ...], ...]:
    found: list[tuple[str, ...]] = []
    for pair, endings in _FAMILIES:
        first, second = pair.split("/")
        found += [(first + ending, second + ending) for ending in ("", *filter(None, endings.split("|")))]
    return tuple(found)


VARIANTS = _groups()
"""Spellings of one word, side by side."""
