"""English words that decide whether two wordings mean the same: data only, every word folded (no case, one apostrophe).

Facts of the language in our own arrangement. A word stands in the one list whose change of meaning it carries.
"""

# Word lists are easier to read and to check as running text.
# ruff: noqa: SIM905

from __future__ import annotations

# Words that carry no content of their own: sharing them is no sign of sharing a remark.
FUNCTION_WORDS = frozenset(
    """a an the this that these those such same other another some any each every all both few many much more most
    i me my mine myself we us our ours ourselves you your yours yourself he him his himself she her hers herself it its
    itself they them their theirs themselves who whom whose which what there here where when why how
    am is are was were be been being do does did done doing have has had having will would shall should can could may
    might must ought get gets got getting let lets go goes going gone went come comes came
    and or but nor so yet if then than as because while although though since until till unless whether
    of in on at by for with from to into onto upon about above below over under between among through during before
    after against within without across along around behind beside besides beyond despite near off out up down toward
    towards via per like unlike except
    not no never only just also too very really quite even still already again ever once now today well
    one ones thing things way ways lot lots kind sort
    i'm you're he's she's it's we're they're i've you've we've they've i'd you'd he'd she'd we'd they'd i'll you'll
    he'll she'll it'll we'll they'll that's there's what's who's here's let's
    isn't aren't wasn't weren't don't doesn't didn't haven't hasn't hadn't won't wouldn't shan't shouldn't can't cannot
    couldn't mayn't mightn't mustn't ain't
    said say says saying told tell tells added according mr mrs ms dr sir""".split()
)

# Contractions written out. "'s" is "is", "has" or a genitive: it is left out, so that each of them agrees with it.
CLITICS = {"re": ["are"], "ve": ["have"], "ll": ["will"], "d": ["would"], "m": ["am"], "s": []}
CONTRACTIONS = {
    "can't": ["can", "not"],
    "cannot": ["can", "not"],
    "won't": ["will", "not"],
    "gonna": ["going", "to"],
    "wanna": ["want", "to"],
    "gotta": ["got", "to"],
}

# --- numbers -----------------------------------------------------------------------------------------------------

NUMBER_WORDS = {
    word: value
    for value, word in enumerate(
        """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
        seventeen eighteen nineteen""".split()
    )
} | {word: 10 * value for value, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)}
NUMBER_WORDS |= {"dozen": 12}
NUMBER_SCALES = {
    "hundred": 100,
    "thousand": 1_000,
    "million": 1_000_000,
    "millions": 1_000_000,
    "billion": 1_000_000_000,
    "billions": 1_000_000_000,
    "trillion": 1_000_000_000_000,
    "bn": 1_000_000_000,
    "mln": 1_000_000,
}
PERCENT_WORDS = frozenset({"percent", "pct", "percentage"})
MONTHS = {
    word: value
    for value, spellings in enumerate(
        (
            "january jan",
            "february feb",
            "march",
            "april apr",
            "may",
            "june jun",
            "july jul",
            "august aug",
            "september sept sep",
            "october oct",
            "november nov",
            "december dec",
        ),
        1,
    )
    for word in spellings.split()
}
WEEKDAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())

# --- names -------------------------------------------------------------------------------------------------------

# A capital or a seat stands for its state: "Moscow is ready" and "Russia is ready" name one party.
STANDS_FOR = {
    "moscow": "russia",
    "kremlin": "russia",
    "washington": "america",
    "us": "america",
    "u.s": "america",
    "usa": "america",
    "american": "america",
    "americans": "america",
    "damascus": "syria",
    "ankara": "turkey",
    "turkish": "turkey",
    "turks": "turkey",
    "beijing": "china",
    "chinese": "china",
    "tehran": "iran",
    "london": "britain",
    "uk": "britain",
    "british": "britain",
    "paris": "france",
    "french": "france",
    "berlin": "germany",
    "german": "germany",
    "germans": "germany",
    "kiev": "ukraine",
    "kyiv": "ukraine",
    "pyongyang": "north korea",
    "seoul": "south korea",
    "tokyo": "japan",
    "riyadh": "saudi",
    "saudis": "saudi",
    "jerusalem": "israel",
    "republicans": "republican",
    "gop": "republican",
    "democrats": "democrat",
    "democratic": "democrat",
    "kurdish": "kurds",
    "iranian": "iran",
    "iranians": "iran",
    "iraqi": "iraq",
    "iraqis": "iraq",
    "cuban": "cuba",
    "cubans": "cuba",
    "isis": "islamic state",
    "isil": "islamic state",
    "daesh": "islamic state",
}
NAME_TITLES = frozenset(
    """mr mrs ms dr sir president senator sen rep gov governor secretary minister prime foreign deputy chief general
    gen col king queen prince pope judge justice representative congressman congresswoman chairman speaker leader
    spokesman spokeswoman professor mayor""".split()
)

# --- what a change of meaning hangs on ---------------------------------------------------------------------------

NEGATIONS = frozenset(
    "not no never none nobody nothing nowhere neither nor without cannot hardly barely scarcely".split()
)
# These stand at a noun and deny the verb before them: "we see neither any results nor ...".
NOUN_NEGATIONS = frozenset("no none nobody nothing neither nor".split())
NEGATION_ENDING = "n't"
# Phrases that begin with a negation and deny nothing.
IDLE_DENIALS = frozenset(
    {"not only", "not just", "not merely", "not simply", "no matter", "no doubt", "without doubt", "without a doubt"}
    | {"without question", "nothing but", "not to mention", "never mind"}
)
# These hold a negation in themselves: "he refused to sign", "he did not sign".
IMPLICIT_DENIALS = frozenset(
    """lack lacks lacked lacking refuse refuses refused refusing deny denies denied denying reject rejects rejected
    rejecting unwilling unlikely oppose opposes opposed decline declines declined stop stops stopped prevent prevents
    prevented little few rarely seldom doubt doubts doubted false""".split()
)
SUBJECTS = frozenset("i you he she it we they there".split())
# Behind these a question has its verb before its subject: "why didn't he".
ASKING_WORDS = frozenset("why how when where what and but so or".split())
# A new clause begins with these: what was denied before is not carried on.
CLAUSE_OPENERS = frozenset("and but yet so because if that which who while when where although though as".split())
# Under these the negation reaches the next verb as well: "does not want to leave", "not ready to leave".
NEGATION_PASSES = frozenset(
    """want wants wanted think thinks believe believes expect expects intend intends plan plans seem seems appear
    appears see sees wish wishes ready able willing prepared going likely expected supposed""".split()
)

# One entry an idea, so that "must", "has to" and "needs to" are one modality in other words.
MODALITIES = {
    "must": "obligation",
    "have to": "obligation",
    "has to": "obligation",
    "had to": "obligation",
    "need to": "obligation",
    "needs to": "obligation",
    "required to": "obligation",
    "obliged to": "obligation",
    "should": "advice",
    "ought to": "advice",
    "may": "possibility",
    "might": "possibility",
    "could": "possibility",
    "can": "ability",
    "able to": "ability",
    "cannot": "ability",
    "can't": "ability",
    "couldn't": "possibility",
    "shouldn't": "advice",
    "mustn't": "obligation",
    "will": "future",
    "shall": "future",
    "won't": "future",
    "i'll": "future",
    "we'll": "future",
    "they'll": "future",
    "he'll": "future",
    "she'll": "future",
    "it'll": "future",
    "you'll": "future",
    "going to": "future",
    "would": "conditional",
    "wouldn't": "conditional",
    "i'd": "conditional",
    "we'd": "conditional",
    "they'd": "conditional",
    "he'd": "conditional",
    "she'd": "conditional",
    "you'd": "conditional",
    "right to": "right",
    "entitled to": "right",
    "plans to": "plan",
    "plan to": "plan",
    "intends to": "plan",
    "intend to": "plan",
}
HEDGES = frozenset(
    """reportedly allegedly apparently possibly probably perhaps maybe likely unlikely presumably supposedly seemingly
    almost nearly roughly approximately mostly largely partly partially somewhat sometimes often usually
    generally virtually potentially arguably basically""".split()
)
HEDGE_PHRASES = frozenset(
    {"so far", "i think", "i believe", "i guess", "we believe", "we think", "it seems", "in part", "to some extent"}
)
CONDITIONS = (
    "as long as",
    "so long as",
    "on condition that",
    "on the condition that",
    "provided that",
    "only if",
    "in case",
    "except for",
    "if",
    "unless",
    "except",
    "until",
    "till",
    "provided",
    "depends on",
    "depending on",
)
AUXILIARIES = frozenset(
    """do does did is are was were be has have had will would can could may might must shall should don't doesn't
    didn't isn't aren't wasn't weren't hasn't haven't won't can't cannot""".split()
)

# Before "if" these make a question of it, not a condition.
ASKING = frozenset(
    """ask asks asked asking know knows knew wonder wonders wondered see decide decides doubt care cares cared matter
    matters""".split()
)
# Phrases with a word of a condition that make none.
NO_CONDITIONS = frozenset({"if not", "until now", "till now", "if ever"})
# Before "if" these begin a clause of its own: "we go, but if it rains, they stay".
JOINING = frozenset("and but for so because".split())
# Reported speech shifts these by itself: "will" becomes "would", "can" becomes "could".
BACKSHIFTS = (frozenset({"future", "conditional"}), frozenset({"ability", "possibility"}))

# Set phrases that anybody says: sharing one is not sharing a quotation.
STOCK_PHRASES = (
    "in the wrong place at the wrong time",
    "at the end of the day",
    "our thoughts and prayers are with",
    "thoughts and prayers",
    "the president of the united states",
    "of the united states of america",
    "the united states of america",
    "make america great again",
    "on the other side of the aisle",
    "for the first time in",
    "one of the most important",
    "the right thing to do",
    "the vast majority of",
    "the american people",
    "at this point in time",
    "when it comes to",
    "the rest of the world",
    "president of the united states",
    "best interests of the united states",
    "best interest of the united states",
    "weapons of mass destruction",
    "nothing to do with",
)
