"""What benchmarks/changes.py plants into quotations: the words of each edit, in two halves.

`known` are edits whose telling words stand in the language data of the tool, `unknown` those whose words do not (the
benchmark asserts it). The unknown half was written before the rules were and is never copied into the data.
"""

from __future__ import annotations

from typing import NamedTuple


class Halves(NamedTuple):
    """The edits of one kind."""

    known: tuple[tuple[str, str], ...]
    unknown: tuple[tuple[str, str], ...]


def pairs(text: str) -> tuple[tuple[str, str], ...]:
    """Lines of "before > after", parted by commas; an empty side is inserted or left out."""
    found = [part.partition(">") for part in " ".join(text.split()).split(",")]
    return tuple((before.strip(), after.strip()) for before, _, after in found if after.strip() or before.strip())


# A word of a quotation and what stands in its place. "#" is any figure, changed by its digits.
NUMBERS = Halves(
    pairs(
        """two > seven, three > eight, four > nine, five > eleven, six > twelve, seven > fifteen, eight > three,
        nine > thirty, ten > forty, twenty > sixty, million > billion, billion > trillion, thousand > million,
        hundred > thousand, monday > thursday, tuesday > friday, wednesday > sunday, sunday > tuesday,
        friday > monday, thirty > eighty, fifty > ninety, forty > twenty"""
    ),
    pairs(
        """# > #, first > fourth, second > third, third > fifth, half > quarter, double > triple, twice > thrice,
        fourth > ninth, 20th > 18th, 21st > 19th, couple > handful"""
    ),
)

# Each may take the place of any name.
NAMES = Halves(
    pairs(
        """> Moscow, > Damascus, > Ankara, > Beijing, > Tehran, > London, > Paris, > Berlin, > Kiev, > Pyongyang,
        > Tokyo, > Riyadh, > Jerusalem"""
    ),
    pairs(
        """> Lindqvist, > Okafor, > Tallinn, > Montevideo, > Brzezicki, > Wyoming, > Halvorsen, > Xolani, > Quito,
        > Delacroix, > Tasmania, > Pemberton, > Zagreb, > Yildirim"""
    ),
)

NEGATIONS = Halves(
    pairs(
        """is > is not, are > are not, was > was not, were > were not, will > will not, would > would not,
        can > cannot, could > couldn't, should > shouldn't, must > must not, have > have never, has > has never,
        do > do not, does > doesn't, is > isn't, are > aren't, will > won't, is > is hardly, not >, always > never,
        with > without, don't > do, didn't > did, can't > can"""
    ),
    pairs(
        """able > unable, fair > unfair, happy > unhappy, clear > unclear, safe > unsafe, true > untrue,
        constitutional > unconstitutional, acceptable > unacceptable, legal > illegal, lawful > unlawful,
        responsible > irresponsible, possible > impossible, credible > incredible, necessary > unnecessary,
        agree > disagree, agreed > disagreed, trust > distrust, approve > disapprove, honest > dishonest,
        respect > disrespect, known > unknown, aware > unaware, comfortable > uncomfortable, secure > insecure,
        appropriate > inappropriate, common > uncommon, complete > incomplete, reasonable > unreasonable,
        american > non-american, political > apolitical, partisan > nonpartisan, violent > nonviolent,
        important > unimportant, successful > unsuccessful, hopeful > hopeless, useful > useless, real > unreal,
        certain > uncertain, fortunate > unfortunate, like > dislike, normal > abnormal, popular > unpopular,
        will > will fail to, are > are short of, is > is anything but, to > to avoid to, qualified > unqualified"""
    ),
)

# Put before a verb, as "mid", or before everything, as "first".
HEDGES = Halves(
    pairs(
        """> reportedly, > allegedly, > apparently, > possibly, > probably, > perhaps, > presumably, > supposedly,
        > seemingly, > almost, > nearly, > arguably, > partly"""
    ),
    pairs(
        """> purportedly, > conceivably, > ostensibly, > putatively, > theoretically, > tentatively, > plausibly,
        > hypothetically, > notionally, > nominally, > evidently, > doubtfully, > provisionally, > debatably,
        > more or less, > in theory, > by some accounts"""
    ),
)

# An opener; the rest of the clause comes from CLAUSES or THINGS.
CONDITIONS = Halves(
    pairs("> if, > unless, > as long as, > provided that, > only if, > until, > in case, > so long as"),
    pairs(
        """> assuming that, > supposing that, > assuming, > in the event that, > on the understanding that,
        > in the hope that, > with the proviso that, > presuming that, > granted that, > whenever, > once, > should"""
    ),
)
EXCEPTIONS = Halves(
    pairs("> except for, > except, > depending on"),
    pairs(
        """> barring, > excluding, > apart from, > save for, > but for, > with the exception of, > subject to,
        > pending, > omitting, > contingent on"""
    ),
)
CLAUSES = (
    "the council agrees",
    "the weather holds",
    "our partners do their share",
    "the money is there",
    "every village signs the paper",
    "the harbor stays open",
)
BARE_CLAUSES = ("the council agree", "the weather hold", "the money be there", "the harbor stay open")
THINGS = ("the harbor", "two small villages", "our northern partners", "the last vote", "the new road")

STRENGTHS = Halves(
    pairs(
        """suggest > demand, suggested > demanded, propose > demand, proposed > demanded, offer > demand,
        urge > hint, demand > suggest, remove > destroy, eliminate > expel, destroy > remove, destroyed > removed,
        concerned > outraged, concern > alarm, concerns > alarm, worried > horrified, ready > determined,
        willing > determined, prepared > committed, committed > willing, declined > refused, refuse > decline,
        rejected > declined, some > most, several > all, many > some, many > all, most > some, all > some,
        every > many, believe > suspect, think > suspect, attack > massacre, attacks > massacres,
        incident > slaughter, attacked > slaughtered, confirmed > suspected"""
    ),
    pairs(
        """work > toil, working > toiling, help > rescue, helping > rescuing, would like > would adore, hate > dislike,
        love > like, ask > beg, asked > begged, asking > begging, hurt > devastate, change > overhaul,
        changed > overhauled,
        support > tolerate, supported > tolerated, stop > slow, stopped > slowed, fight > argue,
        lose > misplace, lost > misplaced, take > grab, took > grabbed, taking > grabbing, killed > harmed,
        kill > harm, killing > harming, talk > shout, talking > shouting, run > stroll, running > strolling,
        look > stare, looking > staring, protect > pamper, give > donate, gave > donated, giving > donating,
        leave > flee, left > fled, called > yelled, call > yell, hope > yearn, keep > hoard, keeping > hoarding,
        show > flaunt, use > exploit, used > exploited, using > exploiting, build > cobble, create > improvise,
        pay > bribe, paid > bribed, win > scrape, won > scraped, try > struggle, trying > struggling"""
    ),
)

MODALITIES = Halves(
    pairs(
        """must > may, must > might, should > must, should > may, can > must, will > may, will > might, will > must,
        could > must, may > must, may > will, might > must, would > must, has to > may, have to > may,
        need to > may, can > should, will > should"""
    ),
    pairs(
        """must > are free to, must > are permitted to, must > are welcome to, should > are compelled to,
        should > are forced to, should > are bound to, can > are obligated to, can > are destined to,
        will > are bound to, will > are compelled to, will > are allowed to, could > are forced to,
        may > are bound to, might > are authorized to, would > are permitted to, have to > are free to,
        need to > are welcome to, should > dare, will > dare"""
    ),
)

# Reporting verbs outside the quotation.
ATTRIBUTIONS = Halves(
    pairs(
        """said > claimed, said > admitted, said > insisted, told > warned, said > revealed, added > conceded,
        stated > alleged, noted > acknowledged, claimed > confirmed, admitted > denied"""
    ),
    pairs(
        """said > boasted, said > fumed, said > opined, said > bragged, said > lamented, said > averred,
        said > conjectured, told > berated, added > quipped, stated > surmised, noted > groused, claimed > boasted,
        admitted > bragged, said > contended, warned > joked"""
    ),
)

# What was done, and the plain form; what is planned is put before it.
DONE = pairs(
    """created > create, passed > pass, worked > work, decided > decide, voted > vote, killed > kill, changed > change,
    signed > sign, started > start, called > call, asked > ask, helped > help, moved > move, stopped > stop,
    talked > talk, tried > try, failed > fail, raised > raise, launched > launch, ended > end, closed > close,
    supported > support, used > use, served > serve, visited > visit, allowed > allow, provided > provide,
    opened > open, reached > reach, lost > lose, made > make, took > take, gave > give, built > build, won > win,
    went > go, came > come, left > leave, found > find, put > put, paid > pay, sent > send"""
)
PLANS = Halves(
    pairs("> will, > plan to, > intend to, > are going to"),
    pairs("> are about to, > are poised to, > hope to, > aim to, > are scheduled to"),
)

# What changes nothing.
SPELLINGS = pairs(
    """organize > organise, organization > organisation, realize > realise, recognize > recognise, labor > labour,
    color > colour, honor > honour, favor > favour, center > centre, defense > defence, traveled > travelled,
    program > programme, gray > grey, toward > towards, email > e-mail, policymakers > policy-makers,
    decision-making > decision making, cooperate > co-operate, cooperation > co-operation, neighbor > neighbour,
    behavior > behaviour, apologize > apologise, ok > okay, percent > per cent, judgment > judgement,
    healthcare > health care, adviser > advisor, among > amongst, while > whilst, theater > theatre,
    criticize > criticise, canceled > cancelled, offense > offence, license > licence"""
)
CONTRACTED = pairs(
    """do not > don't, does not > doesn't, did not > didn't, is not > isn't, are not > aren't, was not > wasn't,
    will not > won't, would not > wouldn't, cannot > can't, it is > it's, that is > that's, we are > we're,
    they are > they're, you are > you're, i am > I'm, we have > we've, i have > I've, i will > I'll, we will > we'll,
    there is > there's, going to > gonna"""
)
FIGURES = pairs(
    """two > 2, three > 3, four > 4, five > 5, six > 6, seven > 7, eight > 8, nine > 9, ten > 10, eleven > 11,
    twelve > 12, fifteen > 15, twenty > 20, thirty > 30, forty > 40, fifty > 50, percent > %,
    a dozen > 12, a hundred > 100, two thousand > 2000, first > 1st, second > 2nd, third > 3rd"""
)
NOTES = (
    "[sic]",
    "[emphasis added]",
    "[the minister]",
    "[in Geneva, where talks ended on March 3]",
    "(the group is banned in three countries — Ed.)",
    "(Ed. note: not the mayor)",
    "[who must not be named]",
    "[laughter]",
    "[…]",
)
