"""Russian: Cyrillic letters in Latin ones, and the names that English writes its own way. Data only."""

# Word lists are easier to read and to check as running text.
# ruff: noqa: SIM905

from __future__ import annotations

# Cyrillic in Latin letters as English news writes names (BGN/PCGN without its signs).
LETTERS = dict(
    zip(
        "абвгдежзийклмнопрстуфхцчшщъыьэюяёіїєґ",
        "a b v g d e zh z i y k l m n o p r s t u f kh ts ch sh shch _ y _ e yu ya yo i yi ye g".split(),
        strict=True,
    )
) | {"ъ": "", "ь": "", "ё": "e"}
VOWELS = frozenset("аеёоуыэюяъь") | {""}  # not "и": "Дмитриев" is Dmitriev
# "Ельцин" is Yeltsin, "Сергей" Sergey: "е" keeps its sound only after a vowel, a sign, and at the beginning.
LETTERS_AFTER_VOWELS = {"е": "ye"}
# First names that English writes its own way, and surnames that are not Russian.
ENGLISH_NAMES = {
    "александр": "alexander",
    "алексей": "alexei",
    "максим": "maxim",
    "ксения": "ksenia",
    "мария": "maria",
    "наталия": "natalia",
    "виктория": "victoria",
    "виктор": "viktor",
    "джон": "john",
    "джеймс": "james",
    "джордж": "george",
    "джозеф": "joseph",
    "джо": "joe",
    "трамп": "trump",
    "обама": "obama",
    "байден": "biden",
    "буш": "bush",
    "барак": "barack",
    "майк": "mike",
    "майкл": "michael",
    "уильям": "william",
    "билл": "bill",
    "клинтон": "clinton",
    "хиллари": "hillary",
    "хилари": "hillary",
    "керри": "kerry",
    "джеффри": "jeffrey",
    "рекс": "rex",
    "макрон": "macron",
    "эммануэль": "emmanuel",
    "олланд": "hollande",
    "франсуа": "francois",
    "меркель": "merkel",
    "ангела": "angela",
    "шольц": "scholz",
    "олаф": "olaf",
    "джонсон": "johnson",
    "тереза": "theresa",
    "мэй": "may",
    "реджеп": "recep",
    "эрдоган": "erdogan",
    "мевлют": "mevlut",
    "чавушоглу": "cavusoglu",
    "башар": "bashar",
    "асад": "assad",
    "биньямин": "benjamin",
    "нетаньяху": "netanyahu",
    "энтони": "antony",
    "блинкен": "blinken",
    "йенс": "jens",
    "столтенберг": "stoltenberg",
    "антониу": "antonio",
    "гутерриш": "guterres",
    "владимир": "vladimir",
    "зеленский": "zelensky",
    "роухани": "rouhani",
    "псаки": "psaki",
    "дженнифер": "jen",
}
