"""Names of news agencies and of outlets that others cite. Data, and the one way of finding them in a text."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

# Agencies by the name they sign with; a story signed so in its dateline may stand in any paper.
WIRES = (
    *("TASS", "ITAR-TASS", "Reuters", "REUTERS", "AP", "Associated Press", "The Associated Press", "AFP"),
    *("Agence France-Presse", "Xinhua", "Interfax", "RIA Novosti", "Sputnik", "UPI", "EFE", "DPA", "dpa", "ANSA"),
    *("PTI", "ANI", "IANS", "Kyodo", "Kyodo News", "Jiji Press", "Yonhap", "SANA", "IRNA", "FNA", "Fars"),
    *("Tasnim", "MNA", "Mehr", "Anadolu", "AA", "KUNA", "WAM", "SPA", "MENA", "PNA", "BNO News", "Bloomberg"),
    *("Petra", "Ukrinform", "UNIAN", "BelTA", "Belga", "PAP", "CTK", "APA", "ANP", "TT", "Bernama", "Antara"),
    *("VNA", "CNN", "CNNMoney", "McClatchy", "Tribune News Service", "Thomson Reuters Foundation"),
    *("Religion News Service", "KCNA", "CNS"),
)

# Papers, channels and sites that other outlets name as where they have it from.
OUTLETS = (
    *("RT", "BBC", "CNN", "CNBC", "NBC", "NBC News", "CBS", "CBS News", "ABC", "ABC News", "Fox News"),
    *("FoxNews.com", "MSNBC", "NPR", "PBS", "C-SPAN", "Al Jazeera", "Al Arabiya", "Al Mayadeen", "Al Manar"),
    *("Press TV", "France 24", "Deutsche Welle", "Sky News", "Euronews", "New York Times", "Washington Post"),
    *("Wall Street Journal", "USA Today", "USA TODAY", "Los Angeles Times", "Financial Times", "Guardian"),
    *("Daily Telegraph", "Telegraph", "Daily Mail", "Times of London", "Independent", "Economist", "Politico"),
    *("POLITICO", "Hill", "Daily Beast", "BuzzFeed News", "BuzzFeed", "Huffington Post", "HuffPost", "Axios"),
    *("Breitbart", "Breitbart News", "Newsmax", "National Review", "Vox", "Slate", "Salon", "Time", "Newsweek"),
    *("Haaretz", "Jerusalem Post", "Times of Israel", "Hurriyet", "Kommersant", "Izvestia", "Rossiya 24"),
    *("Rossiya-24", "Channel One", "Global Times", "People's Daily", "Le Monde", "Le Figaro", "Der Spiegel"),
    *("Bild", "El Pais", "Corriere della Sera", "La Repubblica", "Asharq Al-Awsat"),
)


def one_of(names: tuple[str, ...]) -> str:
    """These names as one alternative of a pattern, the longer before the shorter."""
    return "|".join(re.escape(name) for name in sorted(names, key=lambda name: (-len(name), name)))


def same_outlet(one: str, other: str) -> bool:
    """Whether two names are one outlet's: "CNN" and "cnn.com", "The Guardian" and "theguardian.com"."""
    return bool(outlet_keys(one) & outlet_keys(other))


def are_of_one_outlet(one: str | None, other: str | None) -> bool | None:
    """Whether two articles are of one outlet, by its names; None where one of them is not known: it equals nothing."""
    return outlet_key(one) == outlet_key(other) if one and other else None


def at_most_one_outlet(names: Iterable[str | None]) -> bool:
    """Whether these names are of one outlet, or none is known: a newsroom's own archive.

    Where this is so, what two articles of one outlet share is counted as reuse without being asked for.
    """
    return len({outlet_key(name) for name in names if name}) <= 1


@cache
def outlet_key(name: str) -> str:
    """What all names of one outlet have in common, and those of two outlets have not: a key to count by.

    Two names have the same key where `same_outlet` holds; a name that is nothing but common words ("news") is its own.
    """
    keys = outlet_keys(name)
    aliases = sorted(ALIASES[key] for key in keys if key in ALIASES)
    return aliases[0] if aliases else min(keys, key=lambda key: (len(key), key), default=name.lower())


def outlet_keys(name: str) -> set[str]:
    """What two names of one outlet have in common: the letters in a row, with and without "the", and the usual short
    name; of a host only the label that was registered ("tass" of special.tass.com).
    """
    written = name.lower()
    labels = written.strip(".").split(".")
    if len(labels) > 1 and " " not in written:
        written = next((label for label in reversed(labels[:-1]) if label not in TOO_COMMON), "")
    key = re.sub(r"[\W_]+", "", written)
    return {key, key.removeprefix("the"), ALIASES.get(key, key)} - TOO_COMMON


ALIASES = {
    **{"apnews": "ap", "associatedpress": "ap", "theassociatedpress": "ap"},
    **{"itartass": "tass", "agencefrancepresse": "afp", "xinhuanet": "xinhua", "cnnmoney": "cnn"},
    **{"rianovosti": "ria", "sputniknews": "sputnik", "foxnewscom": "foxnews", "nytimes": "newyorktimes"},
    **{"abcnews": "abc", "cbsnews": "cbs", "nbcnews": "nbc", "bloombergnews": "bloomberg", "kyodonews": "kyodo"},
    **{"breitbartnews": "breitbart", "buzzfeednews": "buzzfeed", "cablenewsnetwork": "cnn"},
    **{"presstv": "presstv", "farsnews": "fars", "fna": "fars", "mehrnews": "mehr", "mna": "mehr"},
}
TOO_COMMON = {"", "www", "com", "org", "net", "co", "uk", "ru", "edu", "gov", "blogs", "news", "edition", "m", "en"}
