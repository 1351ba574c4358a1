"""Languages: which one a text is in, Russian by its rules, the others by their marks alone, English as ever."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from compare.reading.languages import language_of
from compare.speech.names import person_key
from compare.speech.romanized import romanized
from tests.paragraphs import hear

PARAGRAPHS = {
    "en": "The minister said on Tuesday that the talks would go on in spring, and that both sides were ready for them.",
    "ru": "Министр сообщил во вторник, что переговоры продолжатся весной и что обе стороны к ним готовы.",
    "uk": "Міністр повідомив у вівторок, що переговори триватимуть навесні і що обидві сторони до них готові.",
    "de": "Der Minister sagte am Dienstag, dass die Gespräche im Frühling weitergehen und beide Seiten bereit seien.",
    "fr": "Le ministre a déclaré mardi que les négociations se poursuivraient au printemps et que tous étaient prêts.",
    "es": "El ministro dijo el martes que las negociaciones continuarán en primavera y que ambas partes están listas.",
    "ar": "قال الوزير يوم الثلاثاء إن المفاوضات ستستمر في الربيع وإن الطرفين مستعدان لها تماما.",
    "zh": "部长星期二表示，谈判将在春季继续进行，双方都已经做好准备，愿意为解决这个问题而共同努力。",
    "ja": "大臣は火曜日、交渉は春も続き、双方とも準備ができていると述べた。",
}


@pytest.mark.parametrize("language", PARAGRAPHS)
def test_a_paragraph_tells_its_language(language):
    assert language_of(PARAGRAPHS[language]) == language


@pytest.mark.parametrize("text", ["", "Talks go on", "1 2 3", "5,120 7,430 9,960 1,040 3,370 2,250 8,810 6,640 4,450"])
def test_too_short_or_no_language_is_not_told(text):
    assert language_of(text) is None


def test_detection_is_fast():
    text = PARAGRAPHS["en"] * 20
    language_of(text)
    start = time.perf_counter()
    for _ in range(100):
        language_of(text)
    assert time.perf_counter() - start < 1  # some 0.05 s: no more than 10 ms a text even on a busy machine


def told(text, language="ru", kind="paragraph"):
    """(form, speakers, content) of each statement."""
    found = hear(text, language, kind).statements
    return [(s.form, [v.name or v.mention for v in s.speakers], s.content) for s in found]


WORDS = "Мы готовы к переговорам"
CLAUSE = "переговоры продолжатся весной"
IVANOV = "Министр иностранных дел Бельгии Пётр Иванов прибыл в Рим.\n"
BELOVA = "Губернатор Анна Белова открыла мост.\n"
DIRECT = [  # the quotation is WORDS
    ("«Мы готовы к переговорам», — сказал Пётр Иванов.", "Пётр Иванов"),
    ("«Мы готовы к переговорам», – заявил Пётр Иванов.", "Пётр Иванов"),
    ('"Мы готовы к переговорам", - сообщил Пётр Иванов.', "Пётр Иванов"),
    ("“Мы готовы к переговорам”, — отметил Пётр Иванов.", "Пётр Иванов"),
    ("«Мы готовы к переговорам», — заявил глава МИД РФ Пётр Иванов.", "Пётр Иванов"),
    ("«Мы готовы к переговорам», — сообщила официальный представитель МИД России Анна Белова.", "Анна Белова"),
    ("«Мы готовы к переговорам», — сказал президент Франции Эммануэль Макрон в Париже.", "Эммануэль Макрон"),
    ("«Мы готовы к переговорам», — пояснил Пётр Иванов журналистам.", "Пётр Иванов"),
    (IVANOV + "«Мы готовы к переговорам», — подчеркнул Иванов.", "Пётр Иванов"),
    (IVANOV + "«Мы готовы к переговорам», — подчеркнул он.", "Пётр Иванов"),
    (IVANOV + "«Мы готовы к переговорам», — подчеркнул министр.", "Пётр Иванов"),
    (BELOVA + "«Мы готовы к переговорам», — добавила она.", "Анна Белова"),
    (BELOVA + "«Мы готовы к переговорам», — добавила Белова.", "Анна Белова"),
    (BELOVA + "«Мы готовы к переговорам», — добавил он.", "он"),  # she is not he
    ("Пётр Иванов сказал: «Мы готовы к переговорам».", "Пётр Иванов"),
    ("Пётр Иванов: «Мы готовы к переговорам».", "Пётр Иванов"),
    ("Отвечая на вопрос, Пётр Иванов отметил: «Мы готовы к переговорам».", "Пётр Иванов"),
    ("Пётр Иванов сказал журналистам:\n«Мы готовы к переговорам».", "Пётр Иванов"),
    ("«Мы готовы к переговорам», — сообщили в Кремле.", "Кремль"),
    ("«Мы готовы к переговорам», — пишет газета.", "газета"),
]
INDIRECT = [  # what is said is CLAUSE
    ("Пётр Иванов заявил, что переговоры продолжатся весной.", "Пётр Иванов"),
    ("Глава МИД РФ Пётр Иванов сообщил в понедельник, что переговоры продолжатся весной.", "Пётр Иванов"),
    ("В понедельник Пётр Иванов рассказал, что переговоры продолжатся весной.", "Пётр Иванов"),
    ("Пётр Иванов, глава МИД РФ, отметил, что переговоры продолжатся весной.", "Пётр Иванов"),
    ("Глава МИД, выступая в Москве, заявил, что переговоры продолжатся весной.", "Глава МИД"),
    ("Турецкий лидер Реджеп Эрдоган подчеркнул, что переговоры продолжатся весной.", "Реджеп Эрдоган"),
    ("Глава «Рогов и копыт» Пётр Иванов сообщил, что переговоры продолжатся весной.", "Пётр Иванов"),
    ("В МИД РФ отметили, что переговоры продолжатся весной.", "МИД РФ"),
    ("МИД России сообщил, что переговоры продолжатся весной.", "МИД России"),
    ("Москва считает, что переговоры продолжатся весной.", "Москва"),
    ("Эксперты считают, что переговоры продолжатся весной.", "Эксперты"),
    ("По словам Павла Иванова, переговоры продолжатся весной.", "Павел Иванов"),
    (IVANOV + "По словам Иванова, переговоры продолжатся весной.", "Пётр Иванов"),
    (IVANOV + "По словам министра, переговоры продолжатся весной.", "Пётр Иванов"),
    (IVANOV + "По его словам, переговоры продолжатся весной.", "Пётр Иванов"),
    ("По мнению Анны Беловой, переговоры продолжатся весной.", "Анна Белова"),
    ("По данным Зеленского, переговоры продолжатся весной.", "Зеленский"),
    ("По словам Дональда Трампа, переговоры продолжатся весной.", "Дональд Трамп"),
    ("По словам Сергея Шойгу, переговоры продолжатся весной.", "Сергей Шойгу"),
    ("Со слов Ангелы Меркель, переговоры продолжатся весной.", "Ангела Меркель"),
    ("Как сообщил Пётр Иванов, переговоры продолжатся весной.", "Пётр Иванов"),
    ("Как отметила Анна Белова, переговоры продолжатся весной.", "Анна Белова"),
    ("Как сообщили в Кремле, переговоры продолжатся весной.", "Кремль"),
]


@pytest.mark.parametrize(("text", "speaker"), DIRECT)
def test_russian_quotations(text, speaker):
    assert told(text) == [("direct", [speaker], WORDS)]


@pytest.mark.parametrize(("text", "speaker"), INDIRECT)
def test_russian_indirect_speech(text, speaker):
    assert told(text) == [("indirect", [speaker], CLAUSE)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Мосты закроют весной, сообщил Пётр Иванов.", [("indirect", ["Пётр Иванов"], "Мосты закроют весной")]),
        ("Мосты закроют весной, сообщает ТАСС.", [("indirect", [], "Мосты закроют весной")]),
        ("— Мы готовы ждать, — сказал Пётр Иванов.", [("indirect", ["Пётр Иванов"], "Мы готовы ждать")]),
        ("Мосты, по словам Ивана Белова, закроют.", [("indirect", ["Иван Белов"], "Мосты закроют")]),
        ("Мосты, как заявил Пётр Иванов, закроют.", [("indirect", ["Пётр Иванов"], "Мосты закроют")]),
        ("Мосты закроют, по словам главы МИД Ивана Белова.", [("indirect", ["Иван Белов"], "Мосты закроют")]),
        ("Пётр Иванов заявил о готовности ждать.", [("indirect", ["Пётр Иванов"], "о готовности ждать")]),
        ("«Ждём!» — воскликнул Пётр Иванов.", [("direct", ["Пётр Иванов"], "Ждём!")]),
        ("«Ждём, — сказал Пётр Иванов, — но готовы».", [("direct", ["Пётр Иванов"], "Ждём но готовы")]),
        ("«Ждём, — сказал Пётр Иванов. — Мы готовы».", [("direct", ["Пётр Иванов"], "Ждём Мы готовы")]),
        ("«Ждём», — сказал Пётр Иванов. «Мы готовы».", [("direct", ["Пётр Иванов"], "Ждём Мы готовы")]),
        ("«Ждём», — сказал Пётр Иванов, — «мы готовы».", [("direct", ["Пётр Иванов"], "Ждём мы готовы")]),
        (
            "«Ждём», — сказал Пётр Иванов, добавив, что мосты закроют.",
            [("direct", ["Пётр Иванов"], "Ждём"), ("indirect", ["Пётр Иванов"], "мосты закроют")],
        ),
        (
            "Пётр Иванов заявил, что мосты закроют, а Анна Белова добавила, что их откроют.",
            [("indirect", ["Пётр Иванов"], "мосты закроют"), ("indirect", ["Анна Белова"], "их откроют")],
        ),
        (
            "Пётр Иванов заявил, что мосты закроют, и добавил, что их откроют.",
            [("indirect", ["Пётр Иванов"], "мосты закроют"), ("indirect", ["Пётр Иванов"], "их откроют")],
        ),
        (
            "Пётр Иванов и Анна Белова заявили, что мосты закроют.",
            [("indirect", ["Пётр Иванов", "Анна Белова"], "мосты закроют")],
        ),
        ("Это «большая ошибка», — сказал Пётр Иванов.", [("mixed", ["Пётр Иванов"], "Это «большая ошибка»")]),
        ("Пётр Иванов назвал это «большой ошибкой».", [("direct", ["Пётр Иванов"], "большой ошибкой")]),
        (
            "Пётр Иванов сказал, что мосты закроют.\n«Это хороший знак для всех нас».",
            [
                ("indirect", ["Пётр Иванов"], "мосты закроют"),
                ("direct", ["Пётр Иванов"], "Это хороший знак для всех нас"),
            ],
        ),
        ("«Ждём»: Иванов о мостах", [("direct", ["Иванов"], "Ждём")]),
        ("«Ждём», — сказал РИА Новости депутат Пётр Орлов.", [("direct", ["Пётр Орлов"], "Ждём")]),
        ("Пётр Иванов опроверг слухи о закрытии мостов.", []),
        ("Компания «Рога и копыта» открыла мост.", []),
        ("Как известно, цены растут.", []),
        ("Он встал и вышел из комнаты.", []),
    ],
)
def test_russian_sentences(text, expected):
    assert told(text) == expected


def test_a_russian_headline_names_its_speaker():
    assert told("Иванов: Россия готова ждать", kind="title") == [("headline", ["Иванов"], "Россия готова ждать")]


def test_a_russian_statement_says_which_rule_decided():
    (one,) = hear(IVANOV + "По словам Иванова, мосты закроют.", "ru").statements
    assert (one.cue.words, one.rule) == ("По словам", "according to, first")
    assert (one.speakers[0].mention, one.speakers[0].rule) == ("Иванова", "surname")


@pytest.mark.parametrize("code", ["ru", "RU", "ru-RU", "Russian"])
def test_a_recorded_language_may_be_spelled_in_several_ways(code):
    assert told("Пётр Иванов заявил, что мосты закроют.", code) == [("indirect", ["Пётр Иванов"], "мосты закроют")]


SPANISH = ["Estamos listos para hablar hoy", "Mañana será tarde para todos"]
MARKS = [
    ("de", "„Wir sind zu allen Gesprächen bereit“, sagte Anna Keller.", ["Wir sind zu allen Gesprächen bereit"]),
    ("de", "»Wir sind zu allen Gesprächen bereit«, sagte Anna Keller.", ["Wir sind zu allen Gesprächen bereit"]),
    ("fr", "« Nous sommes prêts à parler », a dit Anna Keller.", ["Nous sommes prêts à parler"]),
    ("es", "«Estamos listos para hablar hoy», dijo Ana. “Mañana será tarde para todos”.", SPANISH),
    ("ja", "大臣は「私たちは交渉の準備ができています」と述べた。", ["私たちは交渉の準備ができています"]),
    ("zh", "部长说：“我们已经做好了谈判的准备。”", ["我们已经做好了谈判的准备。"]),
    ("de", "Die „Süddeutsche Zeitung“ schreibt, Anna Keller sei bereit.", []),
    ("ja", "映画「東京物語」を見た。", []),
]


@pytest.mark.parametrize(("language", "text", "expected"), MARKS)
def test_without_facts_of_the_language_the_marks_alone_speak(language, text, expected):
    speech = hear(text, language)
    assert [s.content for s in speech.statements] == expected
    assert all(s.form == "direct" and s.speakers == () and s.cue is None for s in speech.statements)
    assert len(speech.statements) + len(speech.terms) > 0


def test_a_quotation_over_paragraphs_is_one_in_any_language():
    text = "„Wir sind zu allen Gesprächen bereit.\n„Das gilt auch für morgen und übermorgen“, sagte sie."
    (one,) = hear(text, "de").statements
    assert len(one.quoted) == 2


def test_english_is_read_as_ever_where_the_language_is_not_known():
    text = "“We are ready,” Anna Keller said."
    assert told(text, None) == told(text, "en") == told(text, "en-US") == [("direct", ["Anna Keller"], "We are ready,")]


@pytest.mark.parametrize(
    ("russian", "english"),
    [
        ("Сергей Лавров", "Sergey Lavrov"),
        ("Владимир Путин", "Vladimir Putin"),
        ("Мария Захарова", "Maria Zakharova"),
        ("Дмитрий Песков", "Dmitry Peskov"),
        ("Сергей Шойгу", "Sergei Shoigu"),
        ("Дмитрий Медведев", "Dmitry Medvedev"),
        ("Борис Ельцин", "Boris Yeltsin"),
        ("Сергей Рябков", "Sergey Ryabkov"),
        ("Кирилл Дмитриев", "Kirill Dmitriev"),
        ("Дональд Трамп", "Donald Trump"),
        ("Владимир Зеленский", "Vladimir Zelensky"),
        ("Джон Керри", "John Kerry"),
        ("Ангела Меркель", "Angela Merkel"),
        ("Реджеп Эрдоган", "Recep Erdogan"),
    ],
)
def test_a_person_is_one_in_both_alphabets(russian, english):
    assert person_key(romanized(russian)) == person_key(english)


def test_a_latin_name_stays_as_it_is():
    assert romanized("Anna Keller-Ünal") == "Anna Keller-Ünal"


RUSSIAN_WORDS = (
    "Пётр Иванов она он заявил сказал сообщили что по словам как « » “ ” — - , . : ! глава министр в Кремле МИД"
    " и а добавив его Лаврова \n о"
)


@settings(max_examples=200, deadline=None)
@given(
    st.sampled_from(["ru", "de"]),
    st.one_of(st.text(max_size=200), st.lists(st.sampled_from(RUSSIAN_WORDS.split(" ")), max_size=60).map(" ".join)),
)
def test_on_any_text(language, text):
    speech = hear(text, language)
    for s in speech.statements:
        assert s.spans
        assert all(0 <= a < b <= len(text) for a, b in s.spans)
        assert all(b <= c for (_, b), (c, _) in zip(s.spans, s.spans[1:], strict=False))
        assert all(any(a <= c and d <= b for a, b in s.spans) for c, d in s.quoted)
        assert s.form != "direct" or s.spans == s.quoted
        assert s.content == " ".join(text[a:b] for a, b in s.spans)
        assert all(text[v.start : v.end] == v.mention for v in s.speakers)


def test_time_stays_linear():
    text = "Пётр Иванов заявил, что «мы ждём», а по словам, как, — сказал: " * 4000
    start = time.perf_counter()
    hear(text, "ru")
    assert time.perf_counter() - start < 20
