"""How each edit of changes_edits.py is planted into a quotation; every function gives the edited text, or None.

`half` says with which words: those the language data of the tool have ("known") or have not ("unknown").
"""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence

import changes_edits as edits
from changes_edits import Halves

from compare.speech.languages import english_changes, english_forms, english_strengths

Edited = tuple[str] | tuple[str, tuple[str, str]] | None
Plant = Callable[[str, str, random.Random], Edited]

NAME = re.compile(r"(?<=[a-z] )[A-Z][a-z]{3,}\b(?! [A-Z])(?!['’])")
FIGURE = re.compile(r"(?<![\w.,])\d[\d,.]*\d\b|(?<![\w.,])[1-9](?![\w,.])")
BEFORE_VERB = re.compile(r"\b(?:is|are|was|were|will|would|have|has|can|could|we|they|he|she|you)(?= [a-z]{3})", re.I)
SENTENCE = re.compile(r"(?<=[.!?]) (?=[A-Z])")
VERBS = "|".join(done for done, _ in edits.DONE)
DONE = re.compile(
    r"(?<!not )(?<!n't )(?<!ould )(?<!to )(?<!may )(?<!might )"
    rf"\b(?:(I|we|they|you) )?(?:(have|has) )?({VERBS})\b(?!['’]| to\b)",
    re.IGNORECASE,
)
BASES = dict(edits.DONE)
NOUN_FOLLOWS = re.compile(
    r"an?|the|th(?:is|ese|ose)|my|your|his|her|our|their|its|of|in|on|at|by|for|with|no|.+['’]s?", re.IGNORECASE
)
# Each edit is planted at most about twice as often as all would be evenly, at 2,000 edits of 9 kinds in two halves:
# "to" stands in nearly every quotation, and would be all that is planted.
OF_ALL = 250


def strings(data: object) -> Iterator[str]:
    """All strings in nested data."""
    if isinstance(data, str):
        yield data
    elif isinstance(data, dict):
        yield from (one for pair in data.items() for part in pair for one in strings(part))
    elif isinstance(data, (tuple, list, frozenset)):
        yield from (one for part in data for one in strings(part))


def known_words() -> set[str]:
    """The telling words of the unknown half that the language data have: there must be none."""
    tables = (vars(module) for module in (english_changes, english_forms, english_strengths))
    data = {word for table in tables for name, value in table.items() if name.isupper() for word in told_by(value)}
    small = english_changes.FUNCTION_WORDS
    halves = [one for one in vars(edits).values() if isinstance(one, Halves)]
    unknown = {word for half in halves for _, after in half.unknown for word in after.lower().split()}
    return (unknown & data) - small - {"#"}


def told_by(value: object) -> set[str]:
    """The words of one table of the language data."""
    return {word for one in strings(value) for word in one.lower().split()}


def exchanged(text: str, before: str, after: str) -> str | None:
    """The text with the first `before`, as whole words, replaced; a capital is kept."""
    match = re.search(rf"(?<![\w'’$.-])(?<!\d,){re.escape(before)}(?![\w'’-]|[.,]\d)", text, re.IGNORECASE)
    if not match:
        return None
    new = after[:1].upper() + after[1:] if match.group()[0].isupper() else after
    return re.sub(r"  +", " ", text[: match.start()] + new + text[match.end() :]).strip()


def one_of(text: str, pairs: Iterable[tuple[str, str]]) -> tuple[str, tuple[str, str]] | None:
    """The text with the first pair exchanged that it has, and that pair."""
    folded = text.lower().replace("’", "'")
    fitting = (pair for pair in pairs if pair[0] in folded)
    return next(((new, pair) for pair in fitting if (new := exchanged(text.replace("’", "'"), *pair))), None)


class Exchange:
    """A plant that exchanges words, each pair as often as the quotations allow: the rare ones come first."""

    def __init__(self, halves: Halves) -> None:
        self.halves = halves
        self.planted: Counter[tuple[str, str]] = Counter()

    def __call__(self, text: str, half: str, rng: random.Random) -> Edited:
        pairs = list(getattr(self.halves, half))
        rng.shuffle(pairs)
        done = one_of(text, sorted(pairs, key=self.planted.__getitem__))
        if done is None:
            return None
        self.planted[done[1]] += 1
        return None if self.planted[done[1]] > 1 + OF_ALL // len(pairs) else (done[0],)


class VerbExchange(Exchange):
    """The same where the word is no noun: behind an article or a preposition no verb stands."""

    def __call__(self, text: str, half: str, rng: random.Random) -> Edited:
        done = super().__call__(text, half, rng)
        if done is None or half == "known":
            return done
        at = next(at for at, (a, b) in enumerate(zip(text, done[0] + " ", strict=False)) if a.replace("’", "'") != b)
        before = re.findall(r"[\w'’]+", text[: text.rfind(" ", 0, at + 1) + 1])[-1:]
        return None if not before or NOUN_FOLLOWS.fullmatch(before[0]) else done


NUMBER_WORDS, MODALS = Exchange(edits.NUMBERS), Exchange(edits.MODALITIES)


def number(text: str, half: str, rng: random.Random) -> Edited:
    """Another number: its words, or, where no list can know them, its figures."""
    match = FIGURE.search(text)
    if half == "known" or not match or rng.random() < 0.3:
        return NUMBER_WORDS(text, half, rng)
    digits = [at for at in range(match.start(), match.end()) if text[at].isdigit()]
    at = rng.choice(digits)
    other = rng.choice([digit for digit in "123456789" if digit != text[at]])
    return (text[:at] + other + text[at + 1 :],)


def name(text: str, half: str, rng: random.Random) -> Edited:
    """Another name in the place of one."""
    days = english_changes.WEEKDAYS | english_changes.MONTHS.keys()
    places = [match for match in NAME.finditer(text) if match.group().lower() not in days]
    if not places:
        return None
    match = rng.choice(places)
    return (text[: match.start()] + rng.choice(getattr(edits.NAMES, half))[1] + text[match.end() :],)


def hedge(text: str, half: str, rng: random.Random) -> Edited:
    """A hedge before a verb, or taken away from there."""
    match = BEFORE_VERB.search(text)
    word = rng.choice(getattr(edits.HEDGES, half))[1]
    return (f"{text[: match.end()]} {word}{text[match.end() :]}",) if match else None


def condition(text: str, half: str, rng: random.Random) -> Edited:
    """A condition or an exception at the end, at the start or behind the first comma."""
    if rng.random() < 0.3:
        clause = f"{rng.choice(getattr(edits.EXCEPTIONS, half))[1]} {rng.choice(edits.THINGS)}"
    else:
        opener = rng.choice(getattr(edits.CONDITIONS, half))[1]
        clause = f"{opener} {rng.choice(edits.BARE_CLAUSES if opener == 'should' else edits.CLAUSES)}"
    place = rng.choice(("end", "start", "inside"))
    if place == "inside" and (at := text.find(", ")) > 0:
        return (f"{text[:at]}, {clause}{text[at:]}",)
    if place == "start":
        return (f"{clause[0].upper()}{clause[1:]}, {text}",)
    bare = text.rstrip(".,!?;")
    return (f"{bare}, {clause}{text[len(bare) :]}",)


def modality(text: str, half: str, rng: random.Random) -> Edited:
    """Another modal verb or what stands for one."""
    text = re.sub(r"\b(?:May|Will)\b", "Spring", text)
    return MODALS(text, half, rng)


def attribution(text: str, half: str, rng: random.Random) -> Edited:
    """The same words with a reporting verb of another colour."""
    return text, rng.choice(getattr(edits.ATTRIBUTIONS, half))


def tense(text: str, half: str, rng: random.Random) -> Edited:
    """What was done becomes what is planned."""
    match = DONE.search(text)
    if not match or not (match[1] or match[2]):
        return None
    plan = rng.choice(getattr(edits.PLANS, half))[1]
    who = f"{match[1]} " if match[1] else ""
    return (f"{text[: match.start()]}{who}{plan} {BASES[match[3].lower()]}{text[match.end() :]}",)


def shuffled(text: str, pairs: Sequence[tuple[str, str]], rng: random.Random) -> str | None:
    """The text with one of the pairs exchanged."""
    done = one_of(text, rng.sample(pairs, len(pairs)))
    return done[0] if done else None


def spelling(text: str, half: str, rng: random.Random) -> Edited:
    """Another spelling of a word, or two letters inside a long one exchanged."""
    pairs = (*edits.SPELLINGS, *((after, before) for before, after in edits.SPELLINGS))
    new = shuffled(text, pairs, rng)
    long = list(re.finditer(r"\b[a-z]{7,}\b", text))
    if not new and long and rng.random() < 0.5:
        match = rng.choice(long)
        at = rng.randrange(match.start() + 1, match.end() - 2)
        new = text[:at] + text[at + 1] + text[at] + text[at + 2 :]
    return (new,) if new and new != text else None


def contraction(text: str, half: str, rng: random.Random) -> Edited:
    """Contracted or written out."""
    new = shuffled(text, (*edits.CONTRACTED, *((after, before) for before, after in edits.CONTRACTED)), rng)
    return (new,) if new and new.lower() != text.lower() else None


def figure(text: str, half: str, rng: random.Random) -> Edited:
    """Figures for words or words for figures."""
    if re.search(r"\d percent", text):
        return (re.sub(r"(\d) percent", r"\1%", text, count=1),)
    pairs = tuple(pair for pair in edits.FIGURES if pair[1] != "%")
    new = shuffled(text, (*pairs, *((after, before) for before, after in pairs)), rng)
    return (new,) if new else None


def note(text: str, half: str, rng: random.Random) -> Edited:
    """An editor's note between two words."""
    at = rng.choice([match.start() for match in re.finditer(r"(?<=\w) (?=\w)", text)])
    return (f"{text[:at]} {rng.choice(edits.NOTES)}{text[at:]}",)


def clip(text: str, half: str, rng: random.Random) -> Edited:
    """A sentence, or what stands at one side of a comma, cut off, marked or not; no hedge, no condition."""
    cuts = [match.start() for match in SENTENCE.finditer(text)] or [m.end() for m in re.finditer(r",(?= )", text)]
    if not cuts:
        return None
    at = rng.choice(cuts)
    parts = text[:at].strip(), text[at:].strip()
    kept, gone = parts if len(parts[0]) >= len(parts[1]) else parts[::-1]
    telling = (*edits.HEDGES, *edits.CONDITIONS, *edits.EXCEPTIONS)
    if any(re.search(rf"\b{word}\b", gone, re.IGNORECASE) for half in telling for _, word in half):
        return None
    mark = rng.choice(("", "…", "..."))
    return (f"{kept} {mark}".strip() if kept == parts[0] else f"{mark} {kept}".strip(),)


def marks(text: str, half: str, rng: random.Random) -> Edited:
    """Commas, dashes, apostrophes and capitals otherwise."""
    new = text.replace("—", "--").replace("'", "’") if rng.random() < 0.5 else text.replace(",", "", 1)
    return (new[0].swapcase() + new[1:],)


HARMFUL: dict[str, Plant] = {
    "number": number,
    "name": name,
    "negation": Exchange(edits.NEGATIONS),
    "hedge": hedge,
    "condition": condition,
    "strength": VerbExchange(edits.STRENGTHS),
    "modality": modality,
    "tense": tense,
    "attribution": attribution,
}
HARMLESS: dict[str, Plant] = {
    "spelling": spelling,
    "contraction": contraction,
    "digits or words": figure,
    "editor's note": note,
    "clip": clip,
    "marks and capitals": marks,
}
