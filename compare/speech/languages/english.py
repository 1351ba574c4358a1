"""English: the words around reported speech. Data only, every word folded (no case, one apostrophe)."""

# Word lists are easier to read and to check as running text.
# ruff: noqa: SIM905

from __future__ import annotations

PRONOUNS = frozenset("""he she they it i we you who""".split())
MALE_PRONOUNS = frozenset({"he", "him", "his"})
FEMALE_PRONOUNS = frozenset({"she", "her", "hers"})
PLURAL_PRONOUNS = frozenset({"they", "them", "their"})

ARTICLES = frozenset("""the a an this that these those""".split())
POSSESSIVES = frozenset("""his her its their our my your""".split())
QUANTIFIERS = frozenset(
    """some many several most both all other another one two three four five six few no any each every either
    neither numerous various certain such more half""".split()
)
DETERMINERS = ARTICLES | POSSESSIVES | QUANTIFIERS

PREPOSITIONS = frozenset(
    """of in on at by for with from to into about over under between among through during before after against
    within without across around near off since until upon via amid despite like toward towards following
    regarding behind beyond outside inside along alongside including concerning throughout""".split()
)
# Open a clause or a comparison: what stands left of them is another clause.
CONJUNCTIONS = frozenset(
    """and but or nor so yet because while although though whereas if unless as when where that which who whether
    than how why what whom since until before after once lest""".split()
)
SUBORDINATORS = frozenset(
    """because while although though whereas if unless as when where since until before after once lest even""".split()
)
# Words that a finite clause turns on.
FINITE = frozenset(
    """is are was were am be been has have had do does did will would can could may might must shall should isn't
    aren't wasn't weren't hasn't haven't hadn't don't doesn't didn't won't wouldn't can't cannot couldn't
    shouldn't it's he's she's that's there's they're we're i'm you're i've we've they've i'd he'd she'd we'd
    they'd i'll he'll she'll we'll they'll ain't""".split()
)
AUXILIARIES = frozenset(
    """is are was were am has have had been be being will would can could may might must should did does do""".split()
)
# May stand between subject and verb, or between verb and content.
ADVERBS = frozenset(
    """also then later again still now once twice further repeatedly reportedly previously recently earlier already
    always often never even just only simply merely clearly openly publicly privately famously angrily quietly
    flatly bluntly immediately subsequently finally initially originally specifically explicitly correctly
    falsely rightly wrongly candidly jokingly ominously instead himself herself themselves itself too not n't
    both all thus therefore meanwhile nevertheless nonetheless however though separately consistently
    emphatically strongly firmly categorically additionally today yesterday tonight tomorrow soon online
    afterward afterwards likewise similarly moreover furthermore alone reluctantly proudly ever long basically
    essentially frequently sometimes rarely generally pointedly loudly vehemently vigorously confidently wryly
    sarcastically bitterly tersely briefly gravely solemnly cheerfully enthusiastically dismissively
    rhetorically tearfully softly""".split()
)
# Open a sentence without being part of what was said.
CONNECTIVES = frozenset(
    """however meanwhile but and so also moreover furthermore nevertheless nonetheless still yet instead then
    besides additionally likewise similarly thus therefore indeed later earlier separately finally now
    again or""".split()
)
TIMES = frozenset(
    """monday tuesday wednesday thursday friday saturday sunday today yesterday tonight tomorrow january february
    march april may june july august september october november december jan feb mar apr aug sept sep oct nov
    dec morning afternoon evening night noon midnight week month year hour minutes minute hours weeks months
    years days day weekend earlier later last next this ago recently""".split()
)
WEEKDAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
TIME_UNITS = frozenset(
    """week weeks month months year years day days morning afternoon evening night hour hours minute minutes
    weekend spring summer fall autumn winter time""".split()
)
# What a remark is made in, at, during or through: "said in an interview", "told TASS at a briefing".
OCCASIONS = frozenset(
    """interview interviews statement statements speech remarks comment comments press conference briefing rally
    event meeting debate hearing testimony email e-mail emails tweet tweets post letter op-ed column essay book
    memoir article release phone call video message note news-conference conference town hall forum summit
    address appearance broadcast session show program programme panel dinner fundraiser campaign stop series
    response reply answer filing memo report ruling opinion editorial piece ad interviewer podcast twitter
    facebook television radio tv air phone telephone reporters writing court announcement communique""".split()
)
# Whom "told" is told.
LISTENERS = frozenset(
    """reporters journalists supporters lawmakers voters senators senators congress audience audiences crowd crowds
    investigators police officers officials police friends colleagues members delegates viewers listeners
    readers students parents republicans democrats fans donors attendees americans authorities jurors employees
    host anchor people agents leaders veterans workers media press network newspaper paper magazine outlet
    agency interviewer court jury judge committee house panel conference news tv rally gathering group""".split()
)
# "It is said that", "was quoted as saying": words that make a form of a verb a report of somebody else's.
PASSIVES = frozenset("""is are was were been be being get got gets""".split())

# Words before marks that say: a term or a name stands in them ...
NAMING = frozenset(
    """called so-called named nicknamed dubbed known term terms word words phrase phrases label labeled labelled slogan
    hashtag chant""".split()
)
# ... or the title of a work.
WORKS = frozenset(
    """titled entitled song book film movie show episode album play novel poem essay program series game magazine
    documentary musical column programme sitcom drama podcast single""".split()
)
# Elisions that begin with an apostrophe.
ELISIONS = frozenset("""em tis twas til till n cause bout round cuz kay nuff s t""".split())
# After a comma these add to the sentence what was not said with its first part.
ADDITIONS = frozenset(
    """but and who which with while where though although as because after before whereas whose""".split()
)
# Open the thing that a remark is about: "warned about a war", "called for a truce".
ABOUT = frozenset("about of for on against to whether if how why".split())
# Open an adverbial before a subject: "At the rally, he said".
LEADING = frozenset("in on at after during for as asked speaking".split())
# Plural without an ending.
PLURALS = frozenset("most many some both few people they".split())
# Whom something was told, as pronouns.
OBJECTS = frozenset("him her them me us you it".split())
# Nothing was said yet, or not at all: "would say", "did not say".
MODALS = frozenset(
    """would will could can may might should must shall to not n't never cannot won't wouldn't didn't don't doesn't
    hasn't haven't hadn't couldn't can't nor""".split()
)
NEGATIVES = frozenset(
    "not n't never cannot won't wouldn't didn't don't doesn't hasn't haven't hadn't can't nor".split()
)
# Before "to say": it was said.
BEFORE_INFINITIVE = frozenset("went goes continued continues proceeded rushed hastened".split())
# Before what looks like a verb: it is a noun ("the report", "his claims").
BEFORE_NOUNS = frozenset("the a an no any its their my our your this these those every each such his".split())
# Determiners that also stand alone as a subject: "some say", "most claim".
LONE_SUBJECTS = frozenset("some many most both all others that few several".split())
# Before a participle that reports on its own: "..., adding that", "and saying".
BEFORE_PARTICIPLES = frozenset({",", "and", "by", "—", "–", "-", "while", "before", "after", "without"})
# Before a second subject that ends what the first one said: "..., while Ankara claimed".
PARTING = frozenset("and but while whereas though although yet".split())
# After these an outlet's name is where the words came out: "in an interview with TASS", "carried by Interfax".
CARRIER_LINKS = frozenset("with to by told on for in via".split())
# Stand before the colon of a headline and name nobody.
RUBRICS = frozenset(
    """breaking exclusive video watch opinion analysis live update updated photos explainer editorial review factbox
    timeline read listen podcast gallery transcript interview commentary column letters letter correction poll report
    study q a news world politics""".split()
)
# Between whom somebody warned and the words: "warned Ankara that", "warned them of a war".
AFTER_LISTENER = frozenset({"that", "of", "about", "against", ",", ":", "not", "to"})
# Adjectives that stand behind a noun with what they need: "a person familiar with the talks".
MODIFYING = frozenset("familiar close present active loyal critical aware sympathetic".split())
# Only who speaks does these; what stands before other cues may end a clause of its own ("rule", "show").
SURELY_CUES = frozenset("say says said tell tells told".split())
# Right before "according to" these begin what it reports: "they tried, but according to a poll, most approve".
JOINING = frozenset("and but because while that although though".split())
# With a capital they stand before a noun: "Democratic charges", "the Gulf states", "other Arab states".
ADJECTIVES = frozenset(
    "democratic republican gop arab gulf southern northern eastern western baltic federal liberal conservative".split()
)
# Participles without "-ed" that tell of a paper or of somebody: "an email sent to lawmakers", "a man shot in Rome".
PERFECTS = frozenset("sent held made seen shown given taken written shot".split())
# How words were put, not what they say: "argued that he had failed, pointing to the debt".
MANNERS = frozenset("pointing citing quoting referring speaking using issuing gesturing".split())
