"""Abbreviations of English news that end in a stop which need not end a sentence. Data only, without the stop."""

from __future__ import annotations


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


# A name follows: the stop never ends the sentence.
TITLES = _set(
    "Adm Amb Atty Brig Capt Cmdr Col Cpl Del Det Dr Fr Gen Gov Govs Hon Insp Lt Lieut Maj Messrs Mgr Mme Mr Mrs Ms Mt "
    "Pres Prof Pvt Rep Reps Rev Rt Sec Sen Sens Sgt Spc St Ste Supt"
)

# More of the same sentence follows, whatever the case of the next letter ("Brown v. Board", "i.e. Damascus").
LINKS = _set("v vs viz cf approx ca e.g i.e eg ie incl esp al ed eds")

# A number follows.
BEFORE_NUMBERS = _set("No Nos no nos Art Sec Ch Fig p pp Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec")

# These stand in mid-sentence and at its end alike: the next word decides (see STARTERS).
ENDINGS = _set(
    "Inc Corp Co Cos Ltd Bros Jr Sr Esq etc Ave Blvd Rd Ariz Ark Calif Colo Conn Fla Ga Ill Ind Kan Ky La Mass Md Mich "
    "Minn Mo Mont Neb Nev Okla Ore Pa Tenn Tex Va Vt Wash Wis Wyo Dept Univ Assn Gov't Sept Jan Feb Aug Oct Nov Dec "
    "Mon Tue Tues Wed Thu Thurs Fri Sat Sun"
)

# Words that open a sentence far more often than they follow an abbreviation in one.
STARTERS = _set(
    "A According After Although An And Another As At Because Before Both But By Despite During Earlier Even For From "
    "Had He Her Here His How However I If In Instead It Its Last Later Many Meanwhile Mr Mrs Ms Most My No Nor Not Now "
    "On One Only Other Others Our She Since So Some Still That The Their Then There These They This Those Though "
    "Through To Under Until We What When Where Whether While Who Why With Yes Yet You"
)
