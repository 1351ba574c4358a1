"""Captions and photo credits: lines under a picture, told by the credit that closes or the words that open them."""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache

from compare.reading.lines import Line

# Who signs pictures.
SIGNERS = (
    r"(?:Getty(?: Images)?|AFP|AP|Associated Press|Reuters|REUTERS|EPA|EFE|TASS|ITAR-TASS|Xinhua|Sputnik|RIA Novosti|"
    r"UPI|Landov|Shutterstock|iStock(?:photo)?(?:\.com)?|Corbis|Bloomberg|MCT|ZUMA(?: Press)?|Zuma(?: Press)?|dpa|DPA|"
    r"PA|SANA|Redux|Alamy|Flickr|Wikimedia|Rex|REX|NPR|CNN|POLITICO|NBC|CBS|ABC|Newscom|VOA|Anadolu|IRNA|Tasnim|Fars|"
    r"USA TODAY(?: Sports)?|The New York Times|The Washington Times|The Washington Post|The Christian Science Monitor|"
    r"Agence France-Presse)"
)
PERSON = r"[A-Z][\w.'’-]{0,20}(?: [A-Z][\w.'’-]{0,20}){1,3}"
SIGNED = rf"{PERSON} ?(?:/ ?[A-Z][\w. ]{{1,30}}){{0,2}}/ ?{SIGNERS}"

# The longest caption seen; a longer line is a paragraph whatever closes it.
LONGEST = 700
# A credit stands within the last words.
TAIL = 160

PICTURE = r"(?:[Pp]hotos?|PHOTOS?|[Ii]mages?|[Ii]llustration|[Pp]icture)"
CREDIT_LINE = re.compile(
    r"(?:©|\(c\)|\(C\)|(?:Photo(?:graph|s)?|Image)(?: by| courtesy(?: of)?|:)|Credit(?: ?\.\.\.|:)|Picture:|Source:) ?"
    rf"(?:{SIGNED}|{PERSON}|{SIGNERS})[.)]?"
)
SIGNED_LINE = re.compile(SIGNED)
IN_BRACKETS = "a photo credit in brackets closes it"
AT_END = "a photo credit closes it"
CLOSES = (
    # (Photo by AFP) | (Photo: Jane Roe, The (Springfield) Press)
    (
        IN_BRACKETS,
        re.compile(
            rf"\({PICTURE}(?: ?:| by| courtesy(?: of)?| via) ?[^()]{{2,90}}(?:\([^()]{{2,30}}\)[^()]{{0,40}})?\)$"
        ),
    ),
    # (AFP photo) | (Jane Roe/Reuters) | (AP Photo/Jane Roe)
    (
        IN_BRACKETS,
        re.compile(rf"\((?:[^()]{{0,60}}\b)?{SIGNERS} ?(?:{PICTURE}|via [^()]{{2,40}})?(?: ?[/:,] ?[^()]{{2,60}})?\)$"),
    ),
    # Photograph: Jane Roe/Reuters
    (
        AT_END,
        re.compile(
            r"(?<![\w“\"])(?:Photograph|Photo|Image|Picture|Credit|Photo illustration)"
            r"(?: ?\.\.\. ?|: ?| by | courtesy of )[A-Z][^.;!?()]{2,90}$"
        ),
    ),
    # A senator speaks. | AP Photo
    (AT_END, re.compile(rf"(?<=[.?!”\"] )\| (?:{PERSON}/)?(?:{SIGNERS}|Courtesy[^.]{{2,40}})(?: Photos?| Images?)?$")),
    ("a photographer and an agency close it", re.compile(rf"(?<![\w/]){SIGNED}$")),
)
OPENS = (
    ("it opens as a picture's caption", re.compile(r"(?:Enlarge this image|toggle caption|[Hh]ide caption)\b")),
    ("it opens as a file picture's caption", re.compile(r"(?:FILE PHOTO|FILE IMAGE|File photo|FILE)(?::| -| –| —) ?")),
    ("it opens as a picture's caption", re.compile(r"Image [^.]{5,300}\. ?Credit\b")),
    ("it opens with the button of a film", re.compile(r"CLOSE (?=[A-Z“])")),
    ("it opens with the buttons of a picture", re.compile(r"Facebook Twitter Pinterest ")),
)
# `Caption. | AP Photo Title of the story`: a site that glues caption, credit and title into one line.
GLUED = re.compile(rf"\| (?:{PERSON}/)?{SIGNERS}(?: Photos?| Images?)? (?=[A-Z‘“'\"0-9])")


def caption(line: str) -> tuple[str, int, str] | None:
    """(kind, how many characters of the line, why) where a line is a caption or a credit; None where it is neither."""
    if len(line) > LONGEST:
        return None
    if CREDIT_LINE.fullmatch(line):
        return "credit", len(line), "a line that only credits a picture"
    if SIGNED_LINE.fullmatch(line):
        # A name, perhaps more than the photographer's: "Minister John Smith Jane Roe/TASS".
        kind = "credit" if len(line.split("/")[0].split()) <= 3 else "caption"
        return kind, len(line), "a photographer and an agency close it"
    for why, pattern in OPENS:
        if pattern.match(line):
            return "caption", len(line), why
    # A line that is all bracket holds a link ("( PHOTOS: ...)") or a note; one with a bullet is of a list.
    tail = line[-TAIL:] if line[0] not in "([-–—•*" else ""
    for why, pattern in CLOSES:
        if tail and pattern.search(tail):
            return "caption", len(line), why
    glued = GLUED.search(line)
    if glued and len(line) - glued.end() < 150:
        return "caption", glued.end() - 1, "a photo credit closes it; what follows is the title"
    return None


# Words with a capital that name nobody: where a sentence or a caption begins, titles, months, days.
NAME = re.compile(r"[A-Z][\w’'-]*[a-z][\w’'-]*")
NO_NAMES = frozenset(
    re.findall(
        r"\w+",
        "The This That These In On At An And But President Minister Prime Foreign Secretary Deputy Senator Governor "
        "Photo Image File Getty Images Reuters Press Associated January February March April May June July August "
        "September October November December Monday Tuesday Wednesday Thursday Friday Saturday Sunday US Rep Sen Gov "
        "Speaker House Mr Mrs Dr General State United States",
    )
)
# With fewer names a caption says too little to tell whose it is.
FEWEST_NAMES = 5


def of_another_story(line: Line, text: str) -> bool:
    """Whether a caption shares no name with the rest of the text: it was left over from another story.

    Only of captions with their credit in brackets: in others the photographer's name cannot be told from those shown.
    """
    if line.text[-1] != ")":
        return False
    names = _names(line.text[: line.text.rfind("(")])
    if len(names) < FEWEST_NAMES:
        return False
    everywhere, here = _all_names(text), _names(line.text)
    return not any(everywhere[name] > here[name] for name in names)


@lru_cache(maxsize=1)
def _all_names(text: str) -> Counter[str]:
    """The names of a whole text, counted once however many captions it has."""
    return _names(text)


def _names(text: str) -> Counter[str]:
    found = Counter(name.removesuffix("'s").removesuffix("’s") for name in NAME.findall(text))
    return Counter({name: number for name, number in found.items() if name not in NO_NAMES})
