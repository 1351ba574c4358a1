"""English words for people and bodies that speak: titles, roles, nations, seats of power. Data only, folded."""

# Word lists are easier to read and to check as running text.
# ruff: noqa: SIM905

from __future__ import annotations

# Stand before a name; some are roles as well ("the senator said").
TITLES = frozenset(
    """mr mrs ms miss dr sir lord lady dame prof professor president vice-president premier chancellor minister
    ministers secretary sec undersecretary senator senators sen sens representative rep reps congressman
    congresswoman governor gov mayor attorney general gen lt lieutenant col colonel maj major capt captain sgt
    sergeant adm admiral cmdr commander brig officer chief director chairman chairwoman chair speaker leader
    whip ambassador envoy judge justice king queen prince princess pope archbishop bishop cardinal rev reverend
    father rabbi imam sheikh sheik ayatollah emir sultan spokesman spokeswoman spokesperson adviser advisor aide
    strategist analyst candidate nominee rival host anchor reporter correspondent columnist activist lawyer
    economist historian scholar author actor singer coach detective sheriff deputy pm fm ceo founder co-founder
    counsel administrator commissioner superintendent democrat republican congressmen hon pastor dean first
    foreign prime defense defence state interior finance senior former then-president ex-president press top
    majority minority national security""".split()
)
# Abbreviated titles: what they stand for, as roles.
SHORT_TITLES = {
    "sen": "senator",
    "sens": "senator",
    "rep": "representative",
    "reps": "representative",
    "gov": "governor",
    "gen": "general",
    "col": "colonel",
    "capt": "captain",
    "lt": "lieutenant",
    "sgt": "sergeant",
    "adm": "admiral",
    "rev": "reverend",
    "prof": "professor",
    "dr": "doctor",
    "pm": "prime minister",
    "fm": "foreign minister",
    "vp": "vice president",
    "congressman": "representative",
    "congresswoman": "representative",
    "defence": "defense",
    "premier": "prime minister",
    "spokeswoman": "spokesman",
    "spokesperson": "spokesman",
    "chairwoman": "chairman",
    "chair": "chairman",
    "advisor": "adviser",
}
# After these even the name of a nation or a body is a surname: "Mr. Hall", "Rep. Jordan".
BEFORE_SURNAMES = frozenset("mr mrs ms miss dr sen rep gov".split())
MALE_TITLES = frozenset(
    """mr sir lord king prince pope father congressman chairman spokesman sheikh sheik emir""".split()
)
FEMALE_TITLES = frozenset("""mrs ms miss lady dame queen princess congresswoman chairwoman spokeswoman""".split())

# Heads of "the <...> said": one person.
ROLES = frozenset(
    """president vice-president premier chancellor minister secretary undersecretary senator representative
    congressman congresswoman governor mayor attorney general lieutenant colonel major captain sergeant admiral
    commander officer chief director chairman chairwoman chair speaker leader ambassador envoy judge justice
    king queen prince princess pope archbishop bishop cardinal reverend rabbi imam sheikh ayatollah spokesman
    spokeswoman spokesperson adviser advisor aide strategist analyst candidate nominee rival host anchor
    reporter correspondent columnist activist lawyer economist historian scholar author actor actress singer
    coach detective sheriff deputy pm fm ceo founder co-founder counsel administrator commissioner
    superintendent democrat republican pastor dean diplomat official politician lawmaker legislator businessman
    billionaire mogul tycoon executive manager expert researcher professor doctor nurse teacher student
    scientist writer journalist editor producer moderator narrator witness victim survivor resident voter
    supporter critic opponent organizer operative consultant pollster delegate veteran soldier prosecutor
    defendant suspect plaintiff investigator inspector source insider colleague counterpart predecessor
    successor friend brother sister mother father wife husband son daughter widow uncle aunt cousin neighbor
    neighbour man woman boy girl farmer worker employee owner driver pilot engineer physician psychologist
    attorney-general frontrunner front-runner hopeful incumbent challenger contender pundit commentator newcomer
    libertarian socialist conservative liberal evangelist comedian star celebrity musician artist filmmaker
    novelist poet statesman strongman militant fighter agent staffer protester photographer""".split()
)
# Heads of more than one person, or of a body, or of a paper: they speak too, and no one name stands for them.
GROUPS = frozenset(
    """officials authorities sources people experts analysts critics supporters opponents lawmakers senators
    democrats republicans conservatives liberals diplomats ministers leaders members residents witnesses
    activists reporters journalists researchers scientists scholars economists prosecutors investigators lawyers
    attorneys doctors voters observers aides advisers advisors strategists operatives spokesmen representatives
    delegates organizers militants rebels soldiers troops commanders police government ministry department
    agency administration army military navy court council committee commission parliament senate congress house
    party campaign company corporation bank firm group organization organisation association union alliance
    coalition foundation institute university team network newspaper paper magazine outlet website channel
    station office bureau embassy delegation mission board panel task-force statement report reports media press
    tv post times kremlin pentagon many some others most several both few americans russians syrians turks
    israelis palestinians iranians iraqis germans men women students teachers workers nurses parents families
    relatives colleagues friends neighbors fans protesters demonstrators historians pundits commentators
    pollsters executives investors historians veterans generals candidates rivals governors mayors judges
    justices lobbyists donors detectives deputies agents staffers advocates outlets organizations groups forces allies
    forecasters insiders""".split()
)
# Roles that somebody has for another of the name: "his wife, Ann Lee".
KIN = frozenset(
    """wife husband brother sister father mother widow son daughter uncle aunt cousin nephew niece spouse lady
    grandfather grandmother grandson granddaughter""".split()
)
# Papers that "show", "suggest" and "find".
DOCUMENTS = frozenset(
    """poll polls study studies survey surveys report reports data figures documents document records research
    analysis statistics review investigation letter letters memo email emails e-mail e-mails statement filing
    filings transcript transcripts indictment complaint lawsuit affidavit article articles paper book
    documentary polling results reviews audit census files evidence headline editorial op-ed post website ad
    advertisement message tweet petition ruling resolution bill video footage sources rumors rumours media""".split()
)

# Nation by the words that name it, its people or its seat of government; the value is what aliases compare.
_NATIONS = """
    russian: russia russian russians moscow kremlin
    american: america american americans washington us u.s usa u.s.a united_states
    syrian: syria syrian syrians damascus
    turkish: turkey turkish turks ankara
    iranian: iran iranian iranians tehran
    israeli: israel israeli israelis
    palestinian: palestine palestinian palestinians ramallah
    saudi: saudi saudis riyadh saudi_arabia saudi_arabian
    chinese: china chinese beijing
    japanese: japan japanese tokyo
    north_korean: pyongyang north_korea north_korean
    south_korean: seoul south_korea south_korean
    british: britain british uk u.k london england english britons united_kingdom
    french: france french paris
    german: germany german germans berlin
    italian: italy italian italians rome
    spanish: spain spanish madrid
    ukrainian: ukraine ukrainian ukrainians kiev kyiv
    polish: poland polish warsaw
    greek: greece greek greeks athens
    egyptian: egypt egyptian egyptians cairo
    iraqi: iraq iraqi iraqis baghdad
    lebanese: lebanon lebanese beirut
    jordanian: jordan jordanian amman
    qatari: qatar qatari doha
    emirati: emirates emirati uae
    yemeni: yemen yemeni sanaa
    libyan: libya libyan tripoli
    afghan: afghanistan afghan kabul
    pakistani: pakistan pakistani islamabad
    indian: india indian delhi new_delhi
    canadian: canada canadian ottawa
    mexican: mexico mexican
    brazilian: brazil brazilian brasilia
    venezuelan: venezuela venezuelan caracas
    cuban: cuba cuban havana
    australian: australia australian canberra
    dutch: netherlands dutch hague
    belgian: belgium belgian
    swedish: sweden swedish stockholm
    norwegian: norway norwegian oslo
    swiss: switzerland swiss
    austrian: austria austrian vienna
    hungarian: hungary hungarian budapest
    belarusian: belarus belarusian minsk
    georgian: georgia georgian tbilisi
    kazakh: kazakhstan kazakh astana
    armenian: armenia armenian yerevan
    azerbaijani: azerbaijan azerbaijani baku
    kurdish: kurdistan kurdish kurds
    nigerian: nigeria nigerian abuja
    kenyan: kenya kenyan nairobi
    european: europe european brussels eu
"""
NATIONS: dict[str, str] = {
    word.replace("_", " "): nation
    for nation, words in (line.split(":") for line in _NATIONS.strip().splitlines())
    for word in words.split()
    for nation in (nation.strip(),)
}
# Seats that speak for a state or a body: "Ankara claimed", "the White House said".
METONYMS = frozenset(
    """moscow kremlin ankara washington damascus tehran riyadh beijing tokyo pyongyang seoul london paris berlin
    kiev kyiv brussels baghdad cairo jerusalem islamabad kabul pentagon vatican russia syria turkey iran israel
    china japan britain france germany ukraine egypt iraq lebanon jordan qatar yemen libya afghanistan pakistan
    india canada mexico venezuela cuba nato eu un u.n us u.s fbi cia""".split()
) | frozenset({"white house", "downing street", "capitol hill", "saudi arabia", "north korea", "south korea"})

# Last (or only) words of names of bodies: "High Negotiations Committee" is no person.
BODIES = frozenset(
    """committee council commission ministry department agency administration organization organisation association
    union party campaign company corporation corp inc ltd llc bank group foundation institute university college
    school court senate congress parliament house board bureau office service services network news times post
    journal tribune herald press tv radio magazine media agency army navy force forces police front alliance
    coalition league federation fund center centre society club international states nations kingdom republic
    government kremlin pentagon white tass interfax reuters afp ap cnn bbc rt fox msnbc nbc abc cbs npr sana
    sputnik ria novosti xinhua politico breitbart bloomberg axios guardian telegraph globe chronicle gazette
    examiner observer daily caller weekly monthly review twitter facebook google apple amazon microsoft nato eu
    un fbi cia nsa doj epa irs fda nra gop dnc rnc aclu pac cdc who opec imf wto unhcr unicef opcw poll survey
    islam islamic state caliphate brigade brigades al-nusra nusra qaeda al-qaeda hamas hezbollah taliban isis
    isil daesh trust authority treasury reserve exchange industries holdings partners airlines motors systems
    project act amendment convention conference summit accord agreement treaty street avenue city county island
    islands river sea mountain valley airport hospital church stadium tower building park square hall castle
    bridge shabab shabaab jazeera arabiya caucus subcommittee parenthood
    tuesday wednesday thursday friday saturday sunday monday january february march april june july
    august september october november december""".split()
)
FEMALE_NAMES = frozenset(
    """hillary mary elizabeth sarah susan maria jennifer linda patricia barbara nancy karen lisa michelle laura
    angela melania ivanka kellyanne megyn carly condoleezza theresa marine christine janet loretta elena sonia
    ruth debbie donna anna anne ann jane julia kate katie katherine catherine emily amy rachel rebecca samantha
    susana kelly kirsten dianne heidi tammy joni jill gloria alice helen margaret martha diana carol cheryl
    emily sally molly polly holly lily beverly kimberly shelly elly kay april june virginia georgia paris
    stephanie nicole jessica amanda melissa lynn claire kamala gwen wendy sally federica natalia valentina
    ekaterina olga irina tatiana svetlana""".split()
)
MALE_NAMES = frozenset(
    """donald barack bernie ted marco john james robert michael william david richard joseph joe thomas charles
    bill christopher chris daniel paul mark george kenneth steven steve edward brian ronald anthony kevin jason
    jeff jeffrey gary timothy tim jose larry scott eric stephen andrew raymond gregory joshua jerry dennis
    walter patrick peter harold douglas henry carl arthur ryan roger mitt mike rand ben jeb lindsey rick rudy
    newt harry mitch vladimir sergei sergey dmitry mikhail alexander recep bashar hassan mohammad mohammed ahmed
    ali benjamin emmanuel francois angel antonio adel mevlut ibrahim abdullah salman tony boris nigel xi jim tom
    sean matt greg adam jack bob roberto carlos juan irving sterling channing anatoly vitaly reilly billy willy
    bobby jimmy jordan gene randy brendan brandon brent brett bruce cal cory curtis darrell derek dylan evan
    glenn gordon grant howard hugh isaac jake jay joel josh justin kyle lance leon louis max miguel neil noah oscar
    israel august martin angus dick ed fred jared rashid khaled bradley alan allen arnold arthur frank henry
    jonathan nathan philip phil ralph samuel sam todd wayne doug dan don ken ron jon luke craig keith""".split()
)
# Names of those who carry what others say; and last words of such names.
OUTLETS = frozenset(
    """tass interfax reuters afp ap cnn bbc rt fox msnbc nbc abc cbs npr pbs sana sputnik novosti xinhua politico
    breitbart bloomberg axios c-span cnbc buzzfeed huffpost slate vox guardian telegraph newsmax haaretz irna
    dpa kyodo""".split()
)
OUTLET_HEADS = frozenset(
    """times post journal news tv television radio tribune herald press magazine newspaper gazette chronicle globe
    observer agency network channel broadcaster today week review daily standard mirror express wire outlet
    website newswire paper sun mail reporters journalists podcast show""".split()
)
NATION_NAMES = frozenset(NATIONS.values())
# Those who speak for one of these speak English to the world's press: of 12 pairs of quotations of an Israeli prime
# minister that differ in the middle, and were read, none was a translation.
ENGLISH_SPEAKING = frozenset(
    "american british canadian australian indian pakistani nigerian kenyan israeli european".split()
)
# Those who hold one of these for a nation speak its language in public; an expert on it may speak any.
STATE_OFFICES = frozenset(
    """president premier minister chancellor king prince emir sheikh ayatollah pope spokesman spokeswoman spokesperson
    leader negotiator diplomat official general commander prosecutor""".split()
)
# Words of a role that say how high it is and nothing of which: they need not be repeated.
RANKS = frozenset(
    """top senior leading then current new longtime veteran own the a an his her its their former""".split()
)

# A wider word -> words of roles that it may stand for.
STANDS_FOR = {
    "diplomat": frozenset({"foreign", "ambassador", "envoy", "secretary", "diplomat"}),
    "leader": frozenset({"president", "prime", "chancellor", "king", "leader", "chairman", "speaker", "premier"}),
    "lawmaker": frozenset({"senator", "representative", "lawmaker"}),
    "legislator": frozenset({"senator", "representative"}),
    "politician": frozenset({"senator", "representative", "governor", "president", "mayor", "minister", "candidate"}),
    "official": frozenset(
        {"minister", "secretary", "spokesman", "official", "director", "adviser", "deputy", "envoy", "chief"}
    ),
    "candidate": frozenset({"candidate", "nominee", "hopeful", "contender"}),
    "nominee": frozenset({"candidate", "nominee"}),
    "hopeful": frozenset({"candidate", "hopeful"}),
    "head": frozenset({"chief", "director", "chairman", "leader"}),
    "strongman": frozenset({"president"}),
    "businessman": frozenset({"businessman", "executive", "developer"}),
    "billionaire": frozenset({"billionaire", "businessman"}),
    "lawyer": frozenset({"attorney", "counsel", "lawyer"}),
    "attorney": frozenset({"attorney", "counsel", "lawyer"}),
}
# Who is "top" among them.
HIGHEST = {"diplomat": frozenset({"foreign", "secretary"})}
LOWERED = frozenset({"deputy", "assistant", "under", "undersecretary", "vice", "former"})
# Lower-case heads of bodies that have a name of their own in the text: "the Syrian government".
BODY_HEADS = frozenset(
    """government ministry department agency administration army military navy court council committee commission
    parliament senate congress party campaign company corporation bank association union foundation institute
    university network newspaper office bureau embassy kremlin pentagon""".split()
)
# Both halves of one name or one adjective, which "and" does not part: "Health and Human Services Secretary Ann Keller",
# "according to Democratic and Republican aides".
PAIRED = frozenset(
    tuple(pair.split("-"))
    for pair in """health-human ways-means management-budget energy-commerce oversight-government food-drug
    immigration-customs customs-border housing-urban transportation-infrastructure science-technology faith-freedom
    control-prevention securities-exchange security-governmental labor-pensions education-workforce
    arts-sciences democratic-republican republican-democratic budget-policy health-medicine
    freedom-faith trial-justice""".split()
)
# What departments, bureaus and committees are for: several of them, with commas and "and" between, are one name.
PORTFOLIOS = frozenset(
    """alcohol tobacco firearms explosives health education labor pensions commerce science space technology
    transportation agriculture nutrition forestry banking housing energy welfare trade culture sport media immigration
    citizenship refugees""".split()
)
# Inside names: Ursula von der Leyen, Osama bin Laden.
PARTICLES = frozenset(
    """al el de del della di da van von der den bin ibn ben la le du dos das st ter ten abu""".split()
)
GIVEN_NAMES = FEMALE_NAMES | MALE_NAMES
# Places that have no voice of their own in METONYMS: with a capital alone they are nobody.
PLACES = frozenset(
    """alabama alaska arizona arkansas california carolina colorado connecticut dakota delaware florida georgia hawaii
    idaho illinois indiana iowa kansas kentucky louisiana maine maryland massachusetts michigan minnesota mississippi
    missouri montana nebraska nevada hampshire jersey york ohio oklahoma oregon pennsylvania tennessee texas utah
    vermont virginia wisconsin wyoming capitol gaza gulf coast hollywood chicago philadelphia boston detroit manhattan
    aviv scotland wales bolivia nicaragua africa asia mich fla ill calif va pa conn mass wis minn ariz colo
    ind tenn ky okla ore wash neb nev kan ala ark dc nh ny nj nc sc nd sd nm ri wva
    dallas houston miami atlanta ashkelon""".split()
)
# With a capital they belong to an office, a body, a subject or a headline, and to no person's name.
NOT_IN_NAMES = frozenset(
    """of for the and to in on at presidents member members editor writer blogger clerk pilot staff agent agents
    counselor councilor patriarch trader junkie technologist whistleblower shooter spokespeople officials officers host
    intelligence relations rights affairs control prevention health services insurance plans security commerce labor
    education energy transportation agriculture treasury homeland veterans immigration policy finance oversight
    entities division research statistics analysis management conference legislatures emergency disease civil human
    constitution congressional federal presidential senatorial democratic republican republicans democrats dems gop
    conservative liberal islamist muslim christian jewish catholic brotherhood southern northern eastern western central
    nurses united associated action project resources data search record journalism watch matters monitor standard beast
    beacon sentinel initiative strip dome war bond caption coverage trade plan debate deal bill's says said puts pours
    deals asks calls warns vows slams rips hits blasts backs urges tells claims denies admits attacks leads wins loses
    reached exclusive breaking full live video more here read vote take press release command district
    councilman freshman embattled minority majority presbyterian jihad christmas eve page editorial patrol highway
    secretary-general english-language advocates listen ways shooting web guard newsweek
    forbes gallup fellow charge associate longtime emeritus assemblyman assemblywoman committeeman committeewoman amb
    story highlights photo photos getty newsletter check""".split()
)
# Open a sentence before a name or a clause: "Even Obama", "Has Obama", "Asked by reporters".
OPENERS = frozenset(
    """there asked given pressed based confronted rejected said even not has have had is are was were does did do could
    would should doesn't didn't isn't aren't wasn't won't can't clearly rather unlike late last next overall back aside
    remaining anytime wherever whenever whatever well sure funny urgent special raw actual hours days seven thousands
    dozens hundreds everyone nobody somebody someone everybody anyone nothing something yes no here how what why who
    which when maybe perhaps let thanks please indeed instead again despite like team fellow ex former then
    new old young already writes adds expect flanked ready can two three im i'm watch down embraces draft added retorted
    offered countered intoned claimed recorded tweeted learned surprised replied responded asserted declared insisted
    argued concluded noted observed explained continued crooked""".split()
)
# Words of offices and bodies that are names as well: "Angus King", "Park Geun-hye", "Megan Fox".
NAMES_TOO = frozenset(
    """king judge pope bishop dean cardinal major prince queen park hall church white fox march april june august
    jordan israel paris london england holland berlin washington german price page castle bridge hill
    virginia georgia dakota carolina york christian young west forbes read israel justice son abbott fields
    lord chair bloomberg fund""".split()
)
