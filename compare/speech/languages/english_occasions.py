"""English: words that tell when, where and at what a remark was made. Data only, every word folded."""

# Word lists are easier to read and to check as running text.
# ruff: noqa: SIM905

from __future__ import annotations

WEEKDAYS = tuple("monday tuesday wednesday thursday friday saturday sunday".split())
# From here on the words tell of another event, or of what the remark is about: "said after Monday's vote".
TURNS = frozenset(
    """after before since when while as ahead following until till amid despite because about of for regarding
    concerning over next if than""".split()
)
# Words for a time, told from the day of publication: the first and the last day that they may mean.
RELATIVE_DAYS = {
    "today": (0, 0),
    "tonight": (0, 0),
    "this morning": (0, 0),
    "this afternoon": (0, 0),
    "this evening": (0, 0),
    "yesterday": (-1, -1),
    "last night": (-1, 0),
    "over the weekend": (-8, 0),
    "this weekend": (-8, 0),
    "last weekend": (-9, 0),
    "this week": (-7, 0),
    "last week": (-14, -1),
    "this month": (-31, 0),
    "last month": (-62, -1),
    "this year": (-366, 0),
    "last year": (-731, -1),
}
# How many days a unit has at least and at most before "ago", and how far off such a count may be.
UNITS_AGO = {"day": (1, 1), "week": (7, 4), "month": (30, 20), "year": (365, 200)}
COUNTS = {"a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "ten": 10}

# What a remark was made in, by the words that name it.
EVENTS = {
    "interview": "interview",
    "interviews": "interview",
    "press conference": "press conference",
    "news conference": "press conference",
    "news-conference": "press conference",
    "press briefing": "press conference",
    "briefing": "press conference",
    "speech": "speech",
    "rally": "speech",
    "address": "speech",
    "testimony": "hearing",
    "hearing": "hearing",
    "debate": "debate",
    "tweet": "tweet",
    "tweets": "tweet",
    "twitter": "tweet",
    "letter": "letter",
    "book": "book",
    "memoir": "book",
    "op-ed": "op-ed",
    "statement": "statement",
}
# Events that one remark may be told of: a press conference opens with a statement, and some call a speech one.
MAY_BE_ONE = frozenset(
    frozenset(pair.split(" / "))
    for pair in (
        "speech / press conference",
        "statement / speech",
        "statement / press conference",
        "statement / tweet",
        "statement / letter",
        "statement / hearing",
    )
)
# Cities in which the news is made, by country: two of them are two places, where a city and a country may be one.
CITIES = {
    city.replace("_", " "): country.replace("_", " ")
    for country, cities in {
        "afghanistan": "kabul", "argentina": "buenos_aires", "australia": "canberra sydney melbourne",
        "austria": "vienna", "belarus": "minsk", "belgium": "brussels", "brazil": "brasilia rio_de_janeiro",
        "canada": "ottawa toronto montreal", "china": "beijing shanghai", "cuba": "havana", "egypt": "cairo",
        "france": "paris strasbourg", "germany": "berlin munich hamburg", "greece": "athens", "india": "new_delhi",
        "iran": "tehran", "iraq": "baghdad mosul", "israel": "jerusalem tel_aviv", "italy": "rome milan",
        "japan": "tokyo osaka hiroshima", "jordan": "amman", "kazakhstan": "astana", "kenya": "nairobi",
        "lebanon": "beirut", "libya": "tripoli benghazi", "mexico": "mexico_city", "netherlands": "the_hague amsterdam",
        "norway": "oslo", "pakistan": "islamabad karachi", "poland": "warsaw", "qatar": "doha",
        "russia": "moscow st._petersburg sochi vladivostok", "saudi arabia": "riyadh jeddah", "south korea": "seoul",
        "spain": "madrid barcelona", "sweden": "stockholm", "switzerland": "geneva davos zurich bern",
        "syria": "damascus aleppo", "thailand": "bangkok", "turkey": "ankara istanbul", "ukraine": "kiev kyiv donetsk",
        "united arab emirates": "abu_dhabi dubai", "united kingdom": "london edinburgh", "venezuela": "caracas",
        "united states": "washington new_york chicago boston philadelphia cleveland miami orlando dallas "
        "houston denver los_angeles san_francisco las_vegas detroit atlanta baltimore",
    }.items()
    for city in cities.split()
}  # fmt: skip
