"""English words that say the same in another form: data only, every word folded."""

# Word lists are easier to read and to check as running text.
# ruff: noqa: SIM905

from __future__ import annotations

# Ordinals that are not their number with an ending.
ORDINALS = {"first": 1, "second": 2}

# Titles and other words that newsrooms abbreviate by their own style books.
ABBREVIATIONS = dict(
    pair.split("/")
    for pair in """capt/captain sgt/sergeant lt/lieutenant col/colonel gen/general maj/major cmdr/commander
    adm/admiral cpl/corporal pfc/private sen/senator rep/representative gov/governor pres/president sec/secretary
    min/minister dr/doctor prof/professor rev/reverend hon/honorable st/saint mt/mount ft/fort dept/department
    govt/government assn/association jr/junior sr/senior vs/versus pct/percent corp/corporation inc/incorporated
    bros/brothers natl/national intl/international univ/university ave/avenue blvd/boulevard ok/okay""".split()
)

# Put before an adjective or a verb, these deny it.
DENYING_PREFIXES = ("un", "in", "im", "il", "ir", "non", "dis", "anti")
# "a" does so before these endings alone ("amoral", "atypical"): of other words so made in 36,000 alignments of news
# ("arose", "aback") none denied.
DENIED_BY_A = ("al", "ic")

# And these stand before a hyphen too.
LOOSE_PREFIXES = frozenset({"non", "un", "anti"})

# Participles that go on with "that" without making a condition of it: "saying that", "knowing that".
TELLING_PARTICIPLES = frozenset(
    """saying adding noting knowing believing thinking hoping arguing claiming stating showing seeing insisting
    meaning stressing suggesting warning admitting acknowledging explaining ensuring proving realizing feeling
    finding indicating recognizing confirming considering""".split()
)
# Nouns that carry a clause with "that" behind a preposition without making a condition of it.
TELLING_NOUNS = frozenset("fact way people extent idea sense reason one those time place point thing man woman".split())

# Whether a denial stands before or behind one of these makes two claims.
QUANTITIES = frozenset(
    "all every everyone everybody everything always both each much many more most only just even too enough".split()
)

# Adverbs in -ly that take nothing back: of manner, time and degree.
PLAIN_ADVERBS = frozenset(
    """really truly absolutely certainly definitely clearly only early especially particularly actually totally
    completely fully entirely exactly simply finally recently currently quickly immediately directly strongly deeply
    highly extremely seriously badly quietly openly firmly family supply apply reply rely ally july daily weekly
    monthly yearly fly holy ugly lovely friendly only surely frankly honestly obviously undoubtedly publicly privately
    personally slowly rapidly suddenly carefully easily hardly barely scarcely wholly utterly merely purely equally
    exclusively lastly firstly secondly lonely elderly likely unlikely newly similarly""".split()
)

# Begin a noun group: before one, "should" asks for no question mark but makes a condition.
DETERMINERS = frozenset(
    """the a an this that these those our your his her its their my any every each all two three i we you he she it
    they there someone anyone everyone""".split()
)
ARTICLES = frozenset("the a an this that these those your our his her my any every each all two three".split())
# In -ever, but no condition.
EVER = frozenset("never however whatever whoever whichever ever forever".split())
PREPOSITIONS = frozenset("in on with under for at upon by".split())
# Conditions that except something.
EXCEPTIONS = frozenset({"except", "except for"})
# With a preposition these name a source or a cause, not an exception.
SOURCES = frozenset(
    """according thanks due owing next back related similar here there looking going ready able said says told
    compared addressed contrary""".split()
)

# --- verbs -----------------------------------------------------------------------------------------------------------

BEING = frozenset("is are was were be been am it's that's they're we're you're i'm he's she's".split())
HAVING = frozenset("have has had 've i've we've they've you've".split())
FUTURE = frozenset("will shall i'll we'll they'll he'll she'll it'll you'll".split())
# Behind these a content word is a verb.
BEFORE_VERBS = frozenset(
    """to will would can could should must may might shall not don't doesn't didn't won't can't couldn't wouldn't
    shouldn't i we they you he she it who have has had let's i'll we'll they'll you'll he'll she'll it'll never just
    also always i've we've they've you've""".split()
)
# Past forms that do not end in -ed, with their plain form.
IRREGULAR = dict(
    pair.split("/")
    for pair in """was/be were/be been/be began/begin begun/begin broke/break broken/break brought/bring built/build
    bought/buy caught/catch chose/choose chosen/choose came/come come/come cut/cut did/do done/do drew/draw drove/drive
    fell/fall fallen/fall felt/feel fought/fight found/find flew/fly forgot/forget gave/give given/give went/go gone/go
    grew/grow grown/grow heard/hear held/hold hit/hit kept/keep knew/know known/know laid/lay led/lead left/leave
    lost/lose made/make meant/mean met/meet paid/pay put/put read/read ran/run run/run said/say saw/see seen/see
    sold/sell sent/send set/set shot/shoot shut/shut spoke/speak spoken/speak spent/spend stood/stand stole/steal
    struck/strike took/take taken/take taught/teach told/tell thought/think threw/throw thrown/throw
    understood/understand won/win wrote/write written/write""".split()
)

# Verbs among the words that carry no content of their own.
SMALL_VERBS = frozenset("like get got go come came let say said tell told".split())
# Behind these a content word is a noun or an adjective.
BEFORE_NOUNS = frozenset(
    """the a an this these those my your his our their its of in on at by for from with into about against no any some
    every each all more most such very so as""".split()
)
# Behind a content word these show it to be a verb: its object or its particle stands there.
OBJECTS = frozenset(
    """the a an this these those my your his our their its me him us them it her myself himself themselves yourself
    ourselves itself up away out off down back""".split()
)
