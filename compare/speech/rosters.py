"""Rosters: what people.csv says of a corpus's people, put over what each article says of its own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from compare.reading.name_lists import Listed, Names, person_form
from compare.speech.languages.english import FEMALE_PRONOUNS, MALE_PRONOUNS
from compare.speech.names import bare, person_key, person_words
from compare.speech.speakers import Speaker
from compare.speech.statements import Speech

SINGULAR = MALE_PRONOUNS | FEMALE_PRONOUNS


class Roster:
    """Finds whom a speaker of an article is in the list of the corpus."""

    def __init__(self, people: Names) -> None:
        self.people = people
        self.by_key: dict[str, Listed | None] = {}
        for form, listed in people.items():
            words = form.split()
            start, end = person_words(words)
            if start < end:  # a name, and no role; what two people share by sound alone is neither's
                key = person_key(form)
                self.by_key[key] = listed if self.by_key.get(key, listed) == listed else None

    def name(self, speech: Speech) -> Speech:
        """The same statements, said by the people of the list where their names or roles stand there."""
        if not self.people:
            return speech
        statements = []
        spoke: dict[tuple[str | None, str], Listed | None] = {}  # who spoke last, as the article alone has it
        for statement in speech.statements:
            found = [_stands_for(speaker, spoke) or self._find(speaker) for speaker in statement.speakers]
            if statement.inner_of is None and statement.speakers:
                spoke = {(one.name, one.kind): who for one, who in zip(statement.speakers, found, strict=True)}
            statements.append(replace(statement, speakers=_named(statement.speakers, found)))
        return replace(speech, statements=tuple(statements))

    def _find(self, speaker: Speaker) -> Listed | None:
        """By the name that the article gives; before it, where the words hold no part of that name, by the words.

        So a role of the list wins over what the article makes of it, and an Alexei Lavrov stays himself though the
        list knows who "Lavrov" is in other articles.
        """
        if speaker.name is None:
            return self.people.get(person_form(speaker.mention))
        if not {bare(word) for word in speaker.mention.split()} & {bare(word) for word in speaker.name.split()}:
            by_words = self.people.get(person_form(speaker.mention))
            if by_words is not None:
                return by_words
        by_name = self.people.get(person_form(speaker.name))
        if by_name is None and speaker.kind == "person":
            by_name = self.by_key.get(person_key(speaker.name))
        return by_name


def _stands_for(speaker: Speaker, spoke: dict[tuple[str | None, str], Listed | None]) -> Listed | None:
    """Whom a pronoun means that stands for whoever spoke last: "the FM said ... He added".

    The article takes it so, or finds nobody, because it never has the name in full that the list has.
    """
    if speaker.rule == "pronoun, nobody found" and len(spoke) == 1 and speaker.mention.lower() in SINGULAR:
        return next(iter(spoke.values()))
    return spoke.get((speaker.name, speaker.kind)) if speaker.rule == "pronoun, last speaker" else None


def _named(speakers: Sequence[Speaker], found: Sequence[Listed | None]) -> tuple[Speaker, ...]:
    return tuple(
        speaker
        if listed is None or (speaker.name, speaker.kind) == (listed.name, "person")
        else replace(speaker, name=listed.name, kind="person", rule=f"{speaker.rule}; {listed.source}")
        for speaker, listed in zip(speakers, found, strict=True)
    )
