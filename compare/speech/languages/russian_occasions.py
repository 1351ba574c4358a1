"""Russian: when, where and to whom something is said. Data only."""

# Word lists are easier to read and to check as running text.
# ruff: noqa: SIM905

from __future__ import annotations

# Tell when, in the cases that need no preposition, or after one.
TIMES = frozenset(
    """понедельник вторник среду четверг пятницу субботу воскресенье сегодня вчера накануне утром днем днём вечером
    ночью полдень полночь январе феврале марте апреле мае июне июле августе сентябре октябре ноябре декабре""".split()
)
# After a number: "5 мая".
MONTHS = frozenset("января февраля марта апреля мая июня июля августа сентября октября ноября декабря".split())
# Beginnings of the words for what a remark is made in, at or after.
OCCASION_STEMS = tuple(
    """интервью брифинг пресс-конференц конференц встреч переговор заседани форум саммит ход эфир выступлени речи
    речь послани обращени заявлени комментари бесед разговор совещани съезд слушани сесси митинг визит поездк твиттер
    twitter фейсбук facebook телеграм telegram соцсет страниц сайт письм статье стать пост блог итог пленар лекци
    ассамбле обсужден телемост дебат ток-шоу программ кулуар""".split()
)
# To whom.
LISTENERS = frozenset(
    """журналистам репортёрам репортерам корреспондентам корреспонденту журналисту депутатам сенаторам послам
    сторонникам избирателям слушателям зрителям""".split()
)
# Open a clause of its own about the occasion: "выступая на форуме".
OPENERS = frozenset("выступая беседуя общаясь".split())
