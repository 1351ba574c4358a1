"""English verbs that report speech, by what may follow them. Data only: base forms; the inflections are made from them.

A verb stands in one class only, the one that tells most about what follows it:

SAYING     takes a quotation, a clause with or without "that", or a thing ("denied the report"): said, noted
TELLING    names who is told first: told reporters that, reminded him that
ASKING     takes a question: asked whether, wondered if
VOICING    takes a quotation; nothing else after it is what was said: replied, joked, went on
TREATING   takes a thing or a person and what is said of it: called it a mistake, accused Ankara of breaking
CALLING    takes the wish: urged Ankara to stop, demanded a truce, vowed to win
SHOWING    reports only where its subject is a document: a poll shows, reports suggest
"""

# Word lists are easier to read and to check as running text.
# ruff: noqa: SIM905

from __future__ import annotations

SAYING = frozenset(
    """say add state note claim argue insist declare announce acknowledge admit confirm stress emphasize
    emphasise report explain contend predict testify allege assert reveal disclose conclude maintain concede
    suggest reiterate caution affirm reaffirm underline underscore observe mention recall deny estimate
    speculate hint imply complain lament boast brag attest avow opine posit proclaim profess pronounce recount
    specify stipulate clarify elaborate indicate guess swear signal charge forecast theorize fret gripe counsel
    vow pledge pray joke quip tweet retweet write post blog forewarn reassert restate repeat interject volunteer
    postulate hypothesize confess decree rule intimate muse reason retort marvel express""".split()
)
TELLING = frozenset("""tell inform remind assure reassure notify advise warn convince persuade""".split())
# Of these, the one who may be told or not: "warned Ankara that", "warned the truce would fail".
LISTENER_OPTIONAL = frozenset({"warn"})
ASKING = frozenset(["ask", "wonder", "inquire", "enquire", "question"])
VOICING = frozenset(
    """reply respond put continue remark comment exclaim answer counter shout yell whisper mutter scream cry begin
    chime rejoin murmur mumble holler scoff sneer snap bark roar thunder fume rant rave gush enthuse deadpan
    crack banter tease chuckle laugh chant sing read sigh smile grin close finish sum open go
    chide scold riff bellow growl grumble rail snark plead echo mouth type text utter blurt intone hiss""".split()
)
TREATING = frozenset(
    """call describe accuse criticize criticise dismiss denounce condemn blast slam brand label characterize
    characterise deride mock praise hail laud dub blame decry ridicule lambaste rebuke rebuff tout denigrate
    compare liken reject dispute """.split()
)
CALLING = frozenset(
    """urge demand promise propose threaten request recommend advocate implore beg exhort invite agree offer
    """.split()
)
SHOWING = frozenset(
    """show find suggest indicate say report reveal claim note state read conclude estimate allege put describe
    warn confirm detail cite""".split()
)

# Behind "a" their base form is a noun: "in a Daily Mail report that".
NOUNS_TOO = frozenset(
    """report claim question offer request demand promise dispute state charge post tweet comment remark reply answer
    call vow pledge show note guess estimate forecast rule blast praise blame counter mention review quip
    joke""".split()
)
# Their forms are nouns as often, or they take other things than words: only with a quotation, "that" or a whole clause.
NEED_WORDS = frozenset(
    """state add post rule maintain boast repeat charge report note remark quip signal indicate volunteer specify
    guess reason muse swear joke fret gripe estimate forecast compare offer invite conclude cite express""".split()
)

IRREGULAR: dict[str, tuple[str, str, str, str]] = {
    # base: third person, past, past participle, present participle
    "say": ("says", "said", "said", "saying"),
    "tell": ("tells", "told", "told", "telling"),
    "write": ("writes", "wrote", "written", "writing"),
    "swear": ("swears", "swore", "sworn", "swearing"),
    "sing": ("sings", "sang", "sung", "singing"),
    "begin": ("begins", "began", "begun", "beginning"),
    "read": ("reads", "read", "read", "reading"),
    "go": ("goes", "went", "gone", "going"),
    "show": ("shows", "showed", "shown", "showing"),
    "find": ("finds", "found", "found", "finding"),
    "forecast": ("forecasts", "forecast", "forecast", "forecasting"),
    "beg": ("begs", "begged", "begged", "begging"),
    "brag": ("brags", "bragged", "bragged", "bragging"),
    "blog": ("blogs", "blogged", "blogged", "blogging"),
    "slam": ("slams", "slammed", "slammed", "slamming"),
    "snap": ("snaps", "snapped", "snapped", "snapping"),
    "sum": ("sums", "summed", "summed", "summing"),
    "admit": ("admits", "admitted", "admitted", "admitting"),
    "rebut": ("rebuts", "rebutted", "rebutted", "rebutting"),
    "label": ("labels", "labeled", "labeled", "labeling"),
    "signal": ("signals", "signaled", "signaled", "signaling"),
    "quip": ("quips", "quipped", "quipped", "quipping"),
    "grin": ("grins", "grinned", "grinned", "grinning"),
    "dub": ("dubs", "dubbed", "dubbed", "dubbing"),
    "put": ("puts", "put", "put", "putting"),
    "cite": ("cites", "cited", "cited", "citing"),
}
# Spellings beside the one that the base form makes.
VARIANTS = {
    "labelled": ("label", "past"),
    "labelling": ("label", "participle"),
    "signalled": ("signal", "past"),
    "signalling": ("signal", "participle"),
    "pled": ("plead", "past"),
    "sez": ("say", "present"),
}

# Two-word verbs whose second word belongs to the cue ("pointed out that", "went on to say").
PARTICLES = {
    "point": frozenset({"out"}),
    "hit": frozenset({"back"}),
    "fire": frozenset({"back"}),
    "shoot": frozenset({"back"}),
    "spell": frozenset({"out"}),
    "chime": frozenset({"in"}),
    "sum": frozenset({"up"}),
    "go": frozenset({"on"}),
    "call": frozenset({"out", "back"}),
    "chant": frozenset({"back"}),
    "shout": frozenset({"back", "out"}),
    "yell": frozenset({"back", "out"}),
    "cry": frozenset({"out"}),
    "snap": frozenset({"back"}),
    "blurt": frozenset({"out"}),
    "write": frozenset({"back"}),
    "make": frozenset({"clear"}),
    "put": frozenset({"it"}),
}
PHRASAL_PAST = {"point": "pointed", "make": "made", "hit": "hit", "fire": "fired", "shoot": "shot", "spell": "spelled"}


def inflect(base: str) -> dict[str, str]:
    """Every form of a verb with what it is: base, present, past, participle (present participle).

    Spelling rules of regular verbs; IRREGULAR says the rest. A past that is also the past participle is "past".
    """
    if base in IRREGULAR:
        third, past, perfect, participle = IRREGULAR[base]
    else:
        third, past, participle = base + "s", base + "ed", base + "ing"
        if base.endswith("e"):
            past, participle = base + "d", base[:-1] + "ing"
        elif base.endswith("y") and base[-2] not in "aeiou":
            third, past = base[:-1] + "ies", base[:-1] + "ied"
        elif base.endswith(("s", "sh", "ch", "x")):
            third = base + "es"
        perfect = past
    return {base: "base", third: "present", participle: "participle", perfect: "past", past: "past"}
