"""Furniture of a page: whole lines that belong to the site, not to the story.

Every rule asks for the whole line, or for its opening and its length: a sentence of news that only mentions a
newsletter or a comment stays news. Patterns know no case, but for what stands in (?-i:...).
"""

from __future__ import annotations

import re
from typing import NamedTuple


class Rule(NamedTuple):
    """What a line of this kind looks like: a pattern from its beginning, and how long it may be."""

    kind: str
    reason: str
    pattern: re.Pattern[str]
    longest: int
    at_edge: bool  # only among the first and the last lines: in mid-text "Health" is a subheading


def _rule(kind: str, reason: str, *pattern: str, longest: int = 250, at_edge: bool = False) -> Rule:
    return Rule(kind, reason, re.compile("".join(pattern) + r"\Z", re.IGNORECASE), longest, at_edge)


SECTION = (
    r"(?:news|world|politics|opinion|business|sports?|economy|science|technology|tech|culture|society|health|travel|"
    r"analysis|entertainment|military & defense|emergencies)"
)
REGION = r"(?:middle east|europe|asia|asia-pacific|africa|americas?|us|uk|russia|syria|iran|israel|china)"
PLATFORM = r"(?:twitter|facebook|instagram|telegram|google|youtube|tumblr|pinterest|linkedin)"
BUTTON = (
    r"(?:facebook|twitter|tweet|share|e-?mail|print|pin|pinterest|linkedin|whatsapp|telegram|reddit|google\+?|"
    r"copy link|comment|save|more)"
)
REPORT = r"(?:report|reporting|story|article|post|piece|analysis)"
NAME = r"(?-i:[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]*){1,4})"

CRUMBS = (
    # Lines without a letter or a digit: rules and stars between parts.
    _rule("separator", "a line without a word", r"[\W_]+", longest=2000),
    _rule("crumb", "the way to a section", r"(?:all|latest|top|breaking|more|other|related) (?:news|stories)"),
    _rule("crumb", "the name of a section alone", SECTION, at_edge=True),
    _rule("crumb", "the way to a section", r"home ?[/>»|›].*", longest=120),
    _rule(
        "crumb",
        "the way to a section",
        rf"(?:{SECTION}|{REGION})\s*(?:[/>»›|]\s*[\w&'’ -]{{2,30}}){{1,4}}\s*",
        longest=120,
    ),
    _rule("crumb", "how old the page is", r"\d+ (?:second|minute|hour|day|week|month|year)s? ago"),
    _rule("crumb", "how old the page is", r"this (?:article|story) is more than \d+ \w+ old\.?"),
    _rule(
        "crumb",
        "when the page was changed",
        r"(?:first |last |originally )?(?:updated|published|posted|modified)\b(?: on| at|:)?[\s,]*",
        r"(?:\w+,? ){0,3}[\d/:.,-]+[\w\s,.:/|()+-]*",
        longest=90,
    ),
    _rule("crumb", "tags of the page", r"(?:this article tagged under|tags|topics|filed under|categories|keywords):.*"),
    _rule("crumb", "the label of a section", r"analysis/opinion:?"),
)

# Calls to subscribe name what is offered in the same line.
NEWSLETTERS = (
    _rule(
        "newsletter",
        "a call to subscribe",
        r"(?:subscribe|sign up|register) (?:\w+ ){0,2}(?:to|for) (?:\w+ ){0,4}",
        r"(?:newsletters?|updates|alerts|e-?mails?|channel)\b[^.!?]{0,60}[.!]?(?: manage newsletters)?",
        longest=160,
    ),
    _rule(
        "newsletter",
        "a call to subscribe",
        r"(?:sign up|subscribe|get|want|enter|receive|join|daily|stay)\b",
        r".*\b(?:in|to) your (?:e-?mail|in-?box|phone)\b.*",
        longest=330,
    ),
    _rule("newsletter", "a call to subscribe", r"(?:thank you|thanks) for (?:subscribing|signing up)\b.*", longest=160),
    _rule("newsletter", "a call to subscribe", r"(?:enter|type) your e-?mail(?: address)?\b.*", longest=160),
    _rule("newsletter", "a call to subscribe", r"\W*want .{3,60} in your inbox.{0,30}\? ?sign up here\W*", longest=160),
    _rule("newsletter", "a call to subscribe", r"mailing list\. to receive a (?:daily|weekly) e-?mail\b.*"),
)

COMMENTS = (
    _rule(
        "comments",
        "a comment widget",
        r"(?:notify of|inline feedbacks?|view all comments|load more comments|leave a (?:comment|reply)|",
        r"post a comment|add a comment|write a comment|",
        r"join the (?:conversation|discussion)|be the first to comment|most voted|",
        r"(?:show|hide|read|see) (?:all )?comments?|newest|oldest|(?:\d[\d,]* )?comments?(?: ?\(\d+\))?|",
        r"(?:log|sign) in to (?:comment|reply)|you must be logged in to post a comment|comments are closed|",
        r"your e-?mail address will not be published|what do you think\? tell us below)[.!:]?",
        longest=90,
    ),
    _rule("comments", "a comment widget", r"would love your thoughts, please comment\.? ?x?"),
    _rule("comments", "a comment widget", r"required fields are marked.{0,10}"),
)

ADVERTISEMENTS = (
    _rule(
        "advertisement",
        "the mark of an advertisement",
        r"\W*advertisements?\W*(?:continue reading the main story\W*)?",
        longest=70,
    ),
    _rule(
        "advertisement",
        "the mark of an advertisement",
        r"\W*(?:story|article) continue[sd] below(?: advertisement| this ad)?\W*",
        longest=70,
    ),
    _rule("advertisement", "the mark of an advertisement", r"\W*sponsored(?: content| links?| post)?\W*", longest=40),
    _rule("advertisement", "the mark of an advertisement", r"\[sponsored:.*\]"),
    _rule("advertisement", "an offer to buy", r"click here for reprint permission\.?"),
    _rule(
        "advertisement",
        "an offer to buy",
        r"(?:subscribe|become a (?:member|subscriber)|start your free trial)(?: now| today)?[.!]?",
        longest=60,
    ),
)

SOCIAL = (
    _rule(
        "social",
        "a call to follow",
        r"\W*(?:follow\b[^.!?,]{1,50}|(?:like|join|find|friend|visit) (?:us|@\w+)) (?:on|at) (?:our )?",
        rf"{PLATFORM}\b.*",
        longest=160,
    ),
    _rule("social", "a call to follow", r"(?:follow ?@\w+\s*)+", longest=160),
    _rule(
        "social",
        "a call to share",
        r"(?:read or )?share this(?: (?:story|article|post|page))?\b",
        rf"(?::? https?://\S+|:|(?: {BUTTON})*)",
        longest=120,
    ),
    _rule("social", "buttons to share", rf"(?:{BUTTON}\W*){{2,}}", longest=120),
)

# Other stories, players and galleries.
RELATED = (
    _rule("related", "a player of films", r"just watched\b.*\bmust watch\b.*", longest=500),
    _rule("related", "a gallery of pictures", r"(?:photos?: .*)?\bhide caption \d+ of \d+\b.*", longest=20000),
    _rule("related", "a gallery of pictures", r"(?:prev|next|previous) image \d+ of \d+"),
    _rule(
        "related",
        "a link to another story",
        r"(?:read more|read also|read|see also|see more|also see|also read|more on this|recommended|you may also like|",
        r"related(?: (?:stories|articles|news|topics|links|coverage))?|don[’']t miss|special coverage|watch|photos?|",
        r"videos?|gallery|pictures) ?(?::|\.\.\.|>>|»)(?! \().{0,200}",
    ),
    _rule(
        "related",
        "a link to another story",
        r"\( ?(?:also on \w+|photos?|watch|video|see also|see more|read more|related|full|sign up|",
        r"understanding)\b[^()]*\)",
        longest=200,
    ),
    _rule(
        "related",
        "a link to another story",
        r"\( ?[\w’']{3,20} (?:2\d{3} )?(?:\w+ ){0,3}(?:ratings|results|polling center|coverage)\)",
        longest=120,
    ),
    _rule("related", "a link to another story", r"[^.!?]{10,160}[!?’'\"”]? read more", longest=180),
    _rule(
        "related",
        "a link to another story",
        r"(?:read more|more on this|click here to (?:read|see) more|watch the latest video at \S+|",
        r"click for more from [^.]{3,40})\W*",
        longest=90,
    ),
    _rule("related", "a link to another story", r"click here (?:for|to) [^.!?]{3,120}[.!]?", longest=140),
    _rule(
        "related",
        "a placeholder of a picture or a film",
        r"\[?(?:pullquote|audio-clip|image|photos?|video|embed|gallery|youtube|close|slideshow)\]?",
        longest=20,
    ),
)

CREDITS = (
    _rule("credit", "the end mark of a report", r"(?-i:REUTERS?|Reuters?|AFP|-30-|-ENDS-)"),
    _rule(
        "credit",
        "who wrote it",
        rf"(?-i:By|BY) (?!the ){NAME}(?:,? (?:and|for|of|in) [^.!?]{{2,40}})?(?:(?:,| -) [^.!?]{{2,80}})?",
        longest=130,
    ),
    _rule(
        "credit",
        "who helped with it",
        r"\W*(?-i:[A-Z]).*\bcontributed (?:reporting\b.{0,120}|(?:research )?(?:to|for) (?:this|the|our) (?:\w+ )?",
        rf"{REPORT}\b.{{0,80}})",
        longest=330,
    ),
    _rule(
        "credit",
        "who helped with it",
        r"\W*(?:contributing|with (?:assistance|additional reporting)(?: by| from)|(?:additional )?reporting by|",
        r"editing by|writing by|compiled by)\b.*",
        longest=300,
    ),
    _rule(
        "credit",
        "whose reports are in it",
        r"\W*this (?:article|report|story) (?:is based (?:in part )?on wire|contains? material from|",
        r"includes? (?:information|material|reporting) from)\b.*",
    ),
    _rule(
        "credit",
        "whose reports are in it",
        r"\W*(?:(?:the )?associated press|reuters|afp|wire services?)(?: and [\w ]+)? contributed\b.*",
    ),
)

# Words of the house about the text.
EDITORIAL = (
    _rule(
        "editorial note",
        "a note of the editors",
        r"\W*(?:(?:editor|publisher)[’']?s[’']?(?: note)|eds\.?|correction|clarification)(?: note)? ?(?::|—|–|-).*",
        longest=1500,
    ),
    _rule(
        "editorial note",
        "whose opinions these are",
        r".{0,300}\b(?:opinions?|views)(?: and opinions?)? expressed (?:in|by|here|are|on)\b",
        r".*\b(?:author|own|writer|columnist)\b.*",
        longest=600,
    ),
    _rule("editorial note", "how sure the text is", r"this is a rush transcript\b.*"),
    _rule(
        "editorial note",
        "where it was published before",
        r"this (?:article|story|post|piece) (?:was )?(?:originally|first) (?:appeared|published|ran|posted)\b.*",
    ),
)

FOOTERS = (
    _rule(
        "footer",
        "a copyright line",
        r"\W*(?:(?:©|\(c\)) ?(?:copyright )?(?:\d{4}|all rights)|copyright\b ?(?:©|\(c\)|\d{4})).*",
        longest=500,
    ),
    _rule("footer", "a copyright line", r".{0,160}\ball rights reserved\b.{0,260}", longest=400),
    _rule(
        "footer",
        "a copyright line",
        r"\W*(?:reprinted with permission|not for (?:re)?distribution|this material may not be published)\b.*",
        longest=300,
    ),
    _rule(
        "footer",
        "other addresses of the site",
        r"[^.!?]{2,40}[’']?s? (?:website|site) (?:can|may) also be (?:accessed|reached|visited) at\b.*",
    ),
    _rule("footer", "standards and terms of the site", r"our standards:.*", longest=120),
    _rule(
        "footer",
        "standards and terms of the site",
        r"(?:(?:terms (?:of use|of service|and conditions)|privacy policy|cookie policy|contact us|about us)\W*)+",
        longest=120,
    ),
)

RULES = CRUMBS + NEWSLETTERS + COMMENTS + ADVERTISEMENTS + SOCIAL + RELATED + CREDITS + EDITORIAL + FOOTERS
LONGEST = max(rule.longest for rule in RULES)


def furniture(line: str, at_edge: bool = True) -> Rule | None:
    """The first rule that takes this whole line; None for a line of the story.

    `at_edge` says that the line stands among the first or the last of the page.
    """
    size = len(line)
    if size > LONGEST:
        return None
    for rule in RULES:
        if size <= rule.longest and (at_edge or not rule.at_edge) and rule.pattern.match(line):
            return rule
    return None
