"""Russian: the words around reported speech, and all the facts of the language in one. Data only."""

# Word lists are easier to read and to check as running text.
# ruff: noqa: SIM905

from __future__ import annotations

from compare.speech.languages import russian_bodies as bodies
from compare.speech.languages import russian_occasions as occasions
from compare.speech.languages import russian_people as people
from compare.speech.languages.facts import Language

# Masculine past; the other forms are made from it.
PAST = """сказал заявил сообщил отметил подчеркнул добавил рассказал пояснил уточнил указал напомнил признал признался
    подтвердил утверждал предупредил обещал пообещал ответил спросил поинтересовался объяснил объявил написал
    заметил констатировал предположил предложил призвал потребовал назвал выразил высказал посетовал пожаловался
    возразил парировал воскликнул резюмировал заключил настаивал доложил сообщал говорил отмечал подчеркивал
    подчёркивал считал полагал продолжил опроверг отверг отрицал раскритиковал осудил заверил процитировал
    прокомментировал повторил проинформировал поведал поделился пошутил""".split()
PRESENT = """говорит говорят заявляет заявляют сообщает сообщают отмечает отмечают подчеркивает подчёркивает
    подчеркивают подчёркивают считает считают полагает полагают утверждает утверждают уверен пишет пишут передает
    передаёт передают рассказывает рассказывают поясняет поясняют уточняет уточняют объясняет объясняют добавляет
    указывает указывают напоминает признает признаёт предупреждает обещает настаивает цитирует убежден убеждён
    думает надеется уверяет заверяет отвечает опасается""".split()
# Past forms that are not made by an ending.
OTHER_PAST = {
    "опроверг": ("опровергла", "опровергло", "опровергли"),
    "отверг": ("отвергла", "отвергло", "отвергли"),
}
AGREEING = {"уверена": "female", "убеждена": "female", "уверены": "plural", "убеждены": "plural"}


def _verbs() -> dict[str, str]:
    found = dict.fromkeys(PRESENT, "") | AGREEING
    for past in PAST:
        if past in OTHER_PAST:
            female, neuter, plural = OTHER_PAST[past]
        elif past.endswith("лся"):
            female, neuter, plural = (past[:-2] + ending for ending in ("ась", "ось", "ись"))
        else:
            female, neuter, plural = (past + ending for ending in "аои")
        found |= {past: "male", female: "female", neuter: "", plural: "plural"}
    return found


RUSSIAN = Language(
    verbs=_verbs(),
    participles=frozenset(
        """добавив отметив подчеркнув заявив пояснив уточнив указав напомнив сказав сообщив признав предупредив
        пообещав заметив объяснив подчеркивая отмечая заявляя добавляя утверждая""".split()
    ),
    that=frozenset({"что", "будто"}),
    about=frozenset({"о", "об", "обо"}),
    as_words=frozenset({"как"}),
    frames=frozenset(
        {
            *(("по", noun) for noun in "словам мнению данным утверждению информации оценке сообщению".split()),
            ("со", "слов"),
            ("приводит", "слова"),
            ("цитирует", "слова"),
            ("приводят", "слова"),
            ("передает", "слова"),
            ("передаёт", "слова"),
        }
    ),
    possessives={"его": "male", "её": "female", "ее": "female", "их": "plural"},
    pronouns={"он": "male", "она": "female", "они": "plural"},
    prepositions=frozenset(
        """в во на по с со из из-за к ко о об обо от до для при без перед после между через под над за у про против
        накануне вчера сегодня среди ради""".split()
    ),
    inside=frozenset({"в", "во"}),
    conjunctions=frozenset({"а", "и", "но", "однако", "тогда"}),
    joining=frozenset({"и"}),
    adverbs=frozenset(
        """также тоже ранее позже потом затем при этом тем не менее однако вместе с теперь уже еще ещё вновь снова
        сегодня вчера накануне тогда так же и а но кроме того впрочем между тем в свою очередь впоследствии прямо
        неоднократно публично официально ответ""".split()
    ),
    roles=people.ROLES,
    place_stems=bodies.PLACE_STEMS,
    bodies=bodies.BODIES,
    heads=bodies.HEADS,
    complements=bodies.COMPLEMENTS,
    outlets=bodies.OUTLETS,
    outlet_kinds=bodies.OUTLET_KINDS,
    times=occasions.TIMES,
    months=occasions.MONTHS,
    occasion_stems=occasions.OCCASION_STEMS,
    listeners=occasions.LISTENERS,
    occasion_openers=occasions.OPENERS,
    endings="аяыиеуюь",
    male_names=people.MALE_NAMES,
    female_names=people.FEMALE_NAMES,
    particles=frozenset("фон де ван дер ла аль эль ди да".split()),
    oblique_stems=people.OBLIQUE_STEMS,
    given_endings=people.GIVEN_ENDINGS,
    surname_endings=people.SURNAME_ENDINGS,
    oblique_endings=people.OBLIQUE_ENDINGS,
    surname_looks=people.SURNAME_LOOKS,
)
