"""The people an article names: each by the fullest form, with the roles that titles and appositions give."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache

from compare.speech.homes import Home, home_behind, home_in
from compare.speech.languages.english import (
    CONJUNCTIONS,
    CONNECTIVES,
    DETERMINERS,
    PREPOSITIONS,
    PRONOUNS,
    SUBORDINATORS,
)
from compare.speech.languages.english_names import FEMALE_GIVEN, MALE_GIVEN
from compare.speech.languages.english_people import (
    FEMALE_TITLES,
    GIVEN_NAMES,
    MALE_TITLES,
    NATION_NAMES,
    NATIONS,
    NOT_IN_NAMES,
    PARTICLES,
    ROLES,
    SHORT_TITLES,
    TITLES,
)
from compare.speech.names import bare, person_words, same_given, without_suffix
from compare.speech.persons import Person, in_full, namesake, titled
from compare.speech.units import Sentence, Unit

NOT_NAMES = (
    DETERMINERS | PREPOSITIONS | CONJUNCTIONS | CONNECTIVES | SUBORDINATORS | PRONOUNS | frozenset({"not", "no", "yes"})
)
LONGEST_NAME = 5
# So many people of one surname or one role are told apart; more are a list, and every look stays short.
NAMESAKES = 40
# The same names come again and again, in one article and across a corpus.
own_words = lru_cache(maxsize=1 << 16)(person_words)
# "Florida Republican Sen. Ann Lee": at most so many words tell of an office.
LONGEST_OFFICE = 5
# A headline has so many words of five letters or more, all with capitals: "Obama Aides Doubt Syria Vote".
HEADLINE_WORDS = 4


class People:
    """The people of one article, found by full name or by surname."""

    def __init__(self) -> None:
        self.by_surname: dict[str, list[Person]] = {}
        self.by_role: dict[str, list[Person]] = {}
        self.by_given: dict[str, list[Person]] = {}
        self.by_home: dict[str, list[Person]] = {}
        self.inside: set[str] = set()  # folded words that have a capital within a sentence
        self.common: set[str] = set()  # words that the article also writes without a capital

    def interpreted(self) -> list[str]:
        """The names of those who speak another language than that of the article, which is English, as offices tell."""
        return sorted({one.name for shared in self.by_surname.values() for one in shared if one.is_interpreted()})

    def find(self, name: str, titles: frozenset[str] = frozenset(), at: int = 0) -> Person | None:
        """The person of a full name or a surname that stands at `at` behind these titles.

        A word that is nobody's surname is a first name, where one person alone has it.
        """
        words, suffix = without_suffix(name.split())
        tokens = [low for low in map(bare, words) if low]
        if not tokens:
            return None
        shared = self.by_surname.get(tokens[-1], [])
        if len(tokens) > 1:
            exact = [p for p in shared if p.given is not None and same_given(p.given, tokens[0]) and p.suffix == suffix]
            return exact[0] if exact else (shared[0] if len(shared) == 1 and shared[0].given is None else None)
        if not shared:
            shared = self.by_given.get(tokens[0], [])
            return shared[0] if len(shared) == 1 else None
        return shared[0] if len(shared) == 1 else namesake(shared, titles, at)

    def named_in(self, units: Sentence, sex: str | None = None, owners: bool = True) -> Iterable[Person]:
        """Those named in a sentence; with `sex`, "Lee" is whoever of that name may be "mr" or "mrs".

        Not `owners`: without possessives, for "Mr. Lee's aide" tells of the aide.
        """
        for first, last in name_runs(units):
            run = units[first : last + 1]
            start, stop = own_words(tuple(u.text for u in run))
            if start == stop or (not owners and run[-1].low.endswith(("'s", "s'"))):
                continue
            titles = frozenset(u.low for u in run[:start]) | ({sex} if sex else frozenset())
            person = self.find(" ".join(_tokens(run[start:stop])), titles, run[0].start)
            if person is not None:
                yield person

    def with_roles(self, words: Iterable[str]) -> list[Person]:
        """Those with one of these words in a role, in the order of naming."""
        return list({id(p): p for word in words for p in self.by_role.get(word, ())}.values())

    def is_plain(self, tokens: Sequence[str]) -> bool:
        """Whether these are no name but words with capitals, as far as this article tells: "Climate Change"."""
        return bare(tokens[0]) not in GIVEN_NAMES and bare(tokens[-1]) in self.common

    def meet(
        self, tokens: list[str], role: frozenset[str], gender: str | None, at: int = 0, home: Home = (None, None)
    ) -> None:
        """Adds a naming at a place of the text: a new person, or a fuller form of one already met."""
        tokens, suffix = without_suffix(tokens)
        surname = bare(tokens[-1])
        if not surname:
            return
        given = bare(tokens[0]) if len(tokens) > 1 else None
        shared = self.by_surname.setdefault(surname, [])
        alone = given is None
        person = titled(shared, role, gender) if alone else in_full(shared, tokens, suffix, role, gender)
        if person is None and len(tokens) > 2:  # "Take John Edwards": a word that opens the sentence is no name
            person = next((p for p in shared if p.given == bare(tokens[1])), None)
        if person is None:
            person = Person(" ".join(filter(None, (*tokens, suffix))), surname, given, suffix)
            if len(shared) < NAMESAKES:
                shared.append(person)
        elif person.given is None and given is not None:
            person.name, person.given, person.suffix = " ".join(filter(None, (*tokens, suffix))), given, suffix
        if person.given is not None:
            known = self.by_given.setdefault(person.given, [])
            if person not in known and len(known) < NAMESAKES:
                known.append(person)
        self._settle(person, home)
        person.gender = person.gender or gender
        person.named += 1
        person.places.append(at)
        if role and role not in person.roles and len(person.roles) < NAMESAKES:
            person.roles.append(role)
            for word in sorted(role):
                known = self.by_role.setdefault(word, [])
                if person not in known and len(known) < NAMESAKES:
                    known.append(person)

    def _settle(self, person: Person, home: Home) -> None:
        """Notes where somebody comes from and of which party, as first told."""
        if home[0] is not None and person.home is None:
            person.home = home[0]
            known = self.by_home.setdefault(home[0], [])
            if len(known) < NAMESAKES:
                known.append(person)
        person.party = person.party or home[1]


def people_of(text: str, sentences: Iterable[Sentence]) -> People:
    """The people named in these sentences of a text with the roles that stand beside their names."""
    people = People()
    alone: Counter[str] = Counter()
    inside: set[str] = set()
    known = list(sentences)
    people.common = {u.low for units in known for u in units if not u.capital}
    for units in known:
        headline = _is_headline(units)
        for first, last in name_runs(units):
            texts = tuple([u.text for u in units[first : last + 1]])
            if first and not headline:
                inside.update(texts)
            a, b = own_words(texts)
            start, end = first + a, first + b
            if start == end:
                continue
            tokens = _tokens(units[start:end])
            role = _role_before(units, start)
            if len(tokens) == 1:
                if any(w in TITLES for w in role):
                    people.meet(
                        tokens,
                        role,
                        _gender(units, first, start, None),
                        units[start].start,
                        _home(text, units, start, end),
                    )
                alone[bare(tokens[0])] += 1
            elif len(tokens) <= LONGEST_NAME and not (
                _is_thing(units, first, start)
                or (start == first and people.is_plain(tokens))
                or (headline and start == first and bare(tokens[0]) not in GIVEN_NAMES)
            ):
                role |= _role_after(units, last)
                gender = _gender(units, first, start, bare(tokens[0]))
                people.meet(tokens, role, gender, units[start].start, _home(text, units, start, end))
    people.inside = set(map(bare, inside))
    for surname, found in people.by_surname.items():
        for person in found:
            person.named += alone[surname]
            if len(found) > 1:
                person.places.sort()  # what stands in quotations was read last
    return people


def _home(text: str, units: Sentence, start: int, end: int) -> Home:
    """Where the words around a name say that its bearer is from, and of which party."""
    state, party = home_behind(text, units[end - 1].end)
    first = start
    while first > 0 and start - first < LONGEST_OFFICE and units[first - 1].word and units[first - 1].pair is None:
        if not (units[first - 1].capital or units[first - 1].low in ROLES):
            break
        first -= 1
    before = home_in([u.low for u in units[first:start]]) if first < start else (None, None)
    return state or before[0], party or before[1]


def name_runs(units: Sentence) -> Iterable[tuple[int, int]]:
    """Runs of capitalised words, with the particles inside them."""
    place, count = 0, len(units)
    while place < count:
        unit = units[place]
        if not unit.capital or unit.pair is not None or not unit.word or unit.low in NOT_NAMES:
            place += 1
            continue
        last = place
        while last + 1 < count and units[last + 1].pair is None and not units[last].low.endswith("'s"):
            following = units[last + 1]
            if (
                following.capital
                and following.word
                and units[last].end + 1 >= following.start
                and (following.low not in NOT_NAMES or following.text == "A.")  # "John A. Boehner"
            ):
                last += 1
            elif (
                following.low in PARTICLES
                and last + 2 < count
                and units[last + 2].capital
                and units[last + 2].start - units[last].end < 8
            ):
                last += 2
            else:
                break
        yield place, last
        place = last + 1


def _is_headline(units: Sentence) -> bool:
    """Whether every long word has a capital, and no comma tells of a list of names."""
    long = 0
    for unit in units:
        if unit.word and len(unit.low) > 4:
            if not unit.capital:
                return False
            long += 1
    return long >= HEADLINE_WORDS and not any(u.low == "," for u in units)


def _is_thing(units: Sentence, first: int, start: int) -> bool:
    """Whether an article stands right before a run without title: "the Baltimore Orioles"."""
    opened = first > 0 and units[first - 1].low in ("the", "a", "an") and start == first
    return opened and bare(units[first].text) not in GIVEN_NAMES


def _role_before(units: Sentence, start: int) -> frozenset[str]:
    """The words of title before a name: "Russian Foreign Minister", "Russia’s President", "Secretary of State,"."""
    words: list[str] = []
    place = start - 1
    if place >= 1 and units[place].low == "," and start - 2 >= 0:
        # "the Special Envoy for Syria, James Jeffrey": a role that opens with an article right before the comma
        back = place - 1
        while back >= 0 and place - back < 9 and units[back].word and units[back].pair is None:
            if units[back].low in ROLES or units[back].low in TITLES:
                break
            back -= 1
        if back < 0 or units[back].low not in ROLES or place - back > 5:
            return frozenset()
        place -= 1
    while place >= 0 and start - place < 10 and units[place].pair is None and units[place].word:
        low = units[place].low
        known = low.removesuffix("'s")
        if low in TITLES or low in ROLES or low in SHORT_TITLES:
            words += SHORT_TITLES.get(low, low).split()
        elif known in NATIONS:
            words.append(NATIONS[known])
        elif low in ("of", "for", "state", "arabian", "affairs", "security", "defense", "house") or (
            units[place].capital and low in NOT_IN_NAMES
        ):
            words.append(low)
        else:
            break
        place -= 1
    found = frozenset(words) - {"of", "for"}
    return found if any(w in ROLES or w in TITLES for w in found) else frozenset()


def _role_after(units: Sentence, last: int) -> frozenset[str]:
    """The words of an apposition after a name: "Sergei Lavrov, the Russian foreign minister," """
    if last + 2 >= len(units) or units[last + 1].low != ",":
        return frozenset()
    words: list[str] = []
    place = last + 2
    while place < len(units) and place - last < 12 and units[place].pair is None and units[place].word:
        low = units[place].low
        known = low.removesuffix("'s")
        if low in FINITE_BREAK:
            break
        words += [NATIONS[known]] if known in NATIONS else SHORT_TITLES.get(low, low).split()
        place += 1
        if low in ROLES and place < len(units) and units[place].low not in ("of", "for"):
            break
    kept = frozenset(w for w in words if w in ROLES or w in TITLES or w in NATION_NAMES)
    return kept if any(w in ROLES for w in kept) else frozenset()


FINITE_BREAK = frozenset({"who", "which", "said", "says", "was", "is", "and", "whose"})


def _gender(units: Sentence, first: int, start: int, given: str | None) -> str | None:
    titles = {u.low for u in units[max(0, first - 1) : start]}
    if titles & FEMALE_TITLES:
        return "female"
    if titles & MALE_TITLES:
        return "male"
    return "female" if given in FEMALE_GIVEN else "male" if given in MALE_GIVEN else None


def _tokens(units: Sequence[Unit]) -> list[str]:
    """The words of a name without possessive."""
    return [u.text.removesuffix("'s").removesuffix("’s") for u in units]
