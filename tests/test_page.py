"""The page: what it shows of a run, that it asks for nothing, and that article text stays text."""

import base64
import hashlib
import json
import os
import re
from html.parser import HTMLParser
from itertools import pairwise
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

import compare
from compare.errors import OutputError
from compare.matching.alignments import align
from compare.reporting.page import pages, remarks, set_asides
from compare.reporting.page.differences import difference, left_out
from compare.reporting.page.likelihoods import weakest_link
from compare.reporting.page.limits import articles_with_text, fitting
from compare.reporting.page.pages import PAGE, write_page
from compare.reporting.page.pieces import LEFT_OUT, Mark, around, cut
from compare.reporting.page.showing import shown
from compare.reporting.page.sources import safe_url
from compare.reporting.page.timelines import OUTLET, drawing, fitted
from compare.reporting.sites import same_sites
from compare.reporting.timelines import Telling
from docs.screenshots import FLAGS, browser_path

VIEWS = ("overview", "remarks", "quotations", "same-text", "articles", "set-aside", "corrections")
SCRIPT = "<script>document.title = 'taken over'</script>"
QUOTED = "“We will open the two bridges before the winter, and nobody will pay a toll on them,”"
HOSTILE = [
    {
        "id": '"><img src=x onerror=alert(1)>',
        "outlet": "{{ 7 * 7 }} \u202etset\u202c",
        "title": SCRIPT,
        "url": "javascript:alert(1)",
        "published": "2019-03-01",
        "text": f"Friday.\r\n{QUOTED} Anna </script><b>Marsh</b> said.\x00 {{% raw %}} 🜁 & done.\rEnd.",
    },
    {
        "id": "b",
        "outlet": "Example & Sons <Daily>",
        "title": "Bridges \u2066open\u2069 in winter",
        "url": 'https://example.org/a?x=1&y="><script>alert(2)</script>',
        "published": "2019-03-02",
        "text": f"{QUOTED} Anna Marsh said in the capital. <style>body{{display:none}}</style> That was all of it.",
    },
]


# --- without a browser ------------------------------------------------------------------------------------------------


class Outline(HTMLParser):
    """The start tags of a page, and the sources of its inline elements."""

    def __init__(self, html):
        super().__init__(convert_charrefs=True)
        self.tags, self.sources, self.inside = [], {"style": [], "script": []}, None
        self.feed(html)

    def handle_starttag(self, tag, attributes):
        self.tags.append((tag, dict(attributes)))
        self.inside = tag if tag in self.sources else None

    def handle_endtag(self, tag):
        self.inside = None

    def handle_data(self, data):
        if self.inside:
            self.sources[self.inside].append(data)


@pytest.fixture(scope="module")
def seeds_page(seeds_run, tmp_path_factory):
    return write_page(seeds_run, tmp_path_factory.mktemp("page"))


@pytest.fixture(scope="module")
def hostile_page(tmp_path_factory):
    folder = tmp_path_factory.mktemp("hostile")
    lines = "".join(json.dumps(article) + "\n" for article in HOSTILE)
    (folder / "news.jsonl").write_text(lines, "utf-8")
    run = compare.quotes(folder / "news.jsonl", output=folder / "results", quiet=True)
    return write_page(run, folder)


@pytest.fixture(params=["seeds_page", "hostile_page"])
def outline(request):
    return Outline(request.getfixturevalue(request.param).read_text("utf-8"))


def sha256(source):
    return f"'sha256-{base64.b64encode(hashlib.sha256(source.encode()).digest()).decode()}'"


def test_the_policy_allows_this_style_and_this_script_and_nothing_else(outline):
    policy = next(a["content"] for tag, a in outline.tags if a.get("http-equiv") == "Content-Security-Policy")
    (style,), (script,) = outline.sources["style"], outline.sources["script"]
    assert dict(rule.split(" ", 1) for rule in policy.split("; ")) == {
        "default-src": "'none'",
        "style-src": sha256(style),
        "script-src": sha256(script),
        "base-uri": "'none'",
        "form-action": "'none'",
    }


def test_nothing_in_the_page_loads_or_runs_by_itself(outline):
    for tag, attributes in outline.tags:
        assert tag not in ("img", "link", "iframe", "object", "embed", "base", "form", "audio", "video", "source")
        assert not {"src", "srcset", "style", "action", "background"} & attributes.keys()
        assert not any(name.startswith("on") for name in attributes)


def test_links_lead_into_the_page_or_to_the_web(outline):
    for tag, attributes in outline.tags:
        href = attributes.get("href", "#")
        if not href.startswith("#"):
            assert re.match("https?://", href)
            assert (tag, attributes["rel"]) == ("a", "noopener noreferrer")


def test_every_jump_of_the_page_arrives(outline):
    ids = [attributes["id"] for _, attributes in outline.tags if "id" in attributes]
    assert len(ids) == len(set(ids))
    jumps = {attributes["href"][1:] for _, attributes in outline.tags if attributes.get("href", "").startswith("#")}
    assert jumps <= set(ids)


@pytest.mark.slow
def test_the_same_claim_by_another_speaker_stands_beside_the_remark(shared_claim, tmp_path):
    html = write_page(shared_claim, tmp_path).read_text("utf-8")
    card = html[html.index('class="card remark"') :].partition("</article>")[0]
    versions, _, beside = card.partition("The same claim by another speaker, no version of this: ")
    assert "Thomas Reed" in beside
    assert "Thomas Reed" not in versions
    assert "2 versions" in versions


def test_equal_results_give_equal_bytes(seeds_run, seeds_page, tmp_path):
    assert write_page(seeds_run, tmp_path).read_bytes() == seeds_page.read_bytes()
    assert [path.name for path in tmp_path.iterdir()] == [PAGE]


def test_a_page_stands_in_the_results_and_names_no_folder_of_this_machine(seeds_run, seeds_page):
    assert (seeds_run.folder / PAGE).read_bytes() == seeds_page.read_bytes()
    assert str(seeds_run.folder) not in seeds_page.read_text("utf-8")


def test_a_run_that_only_read_shows_the_articles_and_looks_for_nothing(tmp_path):
    (tmp_path / "a.txt").write_text("Bridges open\n\nThe two bridges opened in the winter.", "utf-8")
    run = compare.check(tmp_path / "a.txt", output=tmp_path / "results", quiet=True)
    page = write_page(run).read_text("utf-8")
    assert "The two bridges opened in the winter." in page
    assert 'id="articles"' in page
    for view in ("remarks", "quotations", "same-text", "corrections"):
        assert f'id="{view}"' not in page


MARKS = st.lists(
    st.tuples(st.integers(-3, 45), st.integers(0, 45), st.sampled_from("abc")).map(
        lambda drawn: Mark(drawn[0], drawn[0] + drawn[1], drawn[2])
    ),
    max_size=12,
)


@given(st.text(max_size=40), st.integers(0, 5), MARKS)
def test_pieces_cover_the_text_once_and_carry_exactly_their_marks(text, base, marks):
    pieces = cut(text, base, marks)
    full = [piece for piece in pieces if piece.start < piece.end]
    assert "".join(piece.text for piece in full) == text
    assert all(a.end == b.start for a, b in pairwise(full))
    for piece in full:
        covering = sorted(mark for mark in marks if mark.start <= piece.start and piece.end <= mark.end)
        assert sorted(piece.marks) == covering
        assert all(not piece.start < at < piece.end for mark in marks for at in (mark.start, mark.end))
    empty = sorted(piece.marks[0] for piece in pieces if piece.start == piece.end)
    assert empty == sorted(m for m in marks if m.start == m.end and base <= m.start <= base + len(text))


def test_a_long_version_is_shown_around_what_changed():
    text = " ".join(f"word{number}" for number in range(200))
    at = text.index("word150")
    pieces = around(text, 1000, [Mark(1000 + at, 1000 + at + 7, "named")], 300)
    said = "".join(piece.text for piece in pieces)
    assert said.startswith(LEFT_OUT)
    assert said.endswith(LEFT_OUT)
    assert len(said) <= 300 + 2 * len(LEFT_OUT)
    assert said.replace(LEFT_OUT, "") in text
    assert [piece.text for piece in pieces if piece.kinds] == ["word150"]
    assert around(text, 0, [], len(text)) == cut(text, 0, [])


def test_the_link_that_is_told_is_the_one_at_which_a_remark_would_come_apart():
    links = [SimpleNamespace(probability=probability) for probability in (0.9, 0.4, 0.7)]
    assert weakest_link(SimpleNamespace(links=links, weakest=0.7)) is links[2]


def test_a_picture_of_one_day_is_not_drawn():
    def told(id, published, follows=None):
        article = SimpleNamespace(id=id, outlet="Dawn", published=published, published_at=None)
        return Telling(article, "Dusk" if follows else None, follows)

    assert drawing("x", [told("a", "2020-01-01"), told("b", "2020-01-01")]) is None
    assert drawing("x", [told("a", "2020-01-01"), told("b", "2020-01-02")])
    assert drawing("x", [told("a", "2020-01-01"), told("b", "2020-01-01", "a")]).arrows


def test_an_outlet_is_cut_to_the_room_before_the_days():
    assert fitted("a" * OUTLET) == "a" * OUTLET
    assert fitted("a" * (OUTLET + 1)) == "a" * (OUTLET - 1) + "…"
    assert len(fitted("A" * OUTLET)) < OUTLET


@given(st.text())
def test_every_character_is_shown_as_one_and_none_turns_the_direction(text):
    import html

    told = html.unescape(str(shown(text)))
    assert len(told) == len(text)
    told.encode()
    assert not set(told) & set("\x00\u202a\u202b\u202d\u202e\u2066\u2067\u2068")


@pytest.mark.parametrize(
    "url",
    ["javascript:alert(1)", " javascript:alert(1)", "data:text/html,x", "//example.org", "http://", "https://a\nb", ""],
)
def test_what_is_no_address_of_the_web_is_no_link(url):
    assert safe_url(url) is None


def test_texts_beyond_the_limit_are_passed_over_in_order():
    assert list(fitting([("a", 6), ("b", 5), ("c", 4)], 10)) == ["a", "c"]


def compared(left, right):
    """Where the two differ, as (kind, words) of either side and as places of words left out."""
    sides = [(0, len(left))], [(0, len(right))]
    operations = align(left, sides[0], right, sides[1]).operations
    found = difference(operations, ())
    words = [
        [(m.kind, text[m.start : m.end]) for m in marks] for text, marks in ((left, found.left), (right, found.right))
    ]
    return *words, [(right[: m.start], m.words) for m in left_out(operations, left, 0)]


def test_each_side_shows_what_the_other_lacks():
    left, right, missing = compared(
        "We will open the two bridges in winter, and nobody pays.",
        "We will close the two bridges, and nobody pays yet.",
    )
    assert left == [("otherwise", "open"), ("cut", "in winter")]
    assert right == [("otherwise", "close"), ("added", "yet")]
    assert missing == [("We will close the two bridges", "in winter")]


def test_where_little_is_in_common_that_is_what_is_marked():
    left, right, missing = compared(
        "The ministry will open the bridges.", "Nobody believes those in charge of the bridges."
    )
    assert {kind for kind, _ in left + right} == {"common"}
    assert missing == []


def test_what_is_left_out_of_the_page_is_told_and_no_jump_leads_into_nothing(seeds_run, tmp_path, monkeypatch):
    kept = articles_with_text(seeds_run, most=4000)
    assert len(kept) == 1
    monkeypatch.setattr(pages, "articles_with_text", lambda run: kept)
    monkeypatch.setattr(remarks, "MOST_CARDS", 3)
    html = write_page(seeds_run, tmp_path).read_text("utf-8")
    assert "The texts of 4 articles are left out of this page" in html
    assert f"{len(seeds_run.remarks) - 3} more of {len(seeds_run.remarks)}" in html
    assert html.count('<div class="text"') == 1
    test_every_jump_of_the_page_arrives(Outline(html))


def test_articles_of_which_there_is_nothing_to_show_are_counted(tmp_path, monkeypatch):
    known = {"outlet": "Example", "published": "2019-03-01", "text": "The bridge opened in the winter. Nobody spoke."}
    lines = (
        json.dumps({"id": str(n), "title": f"Bridge {n}", **known, "text": f"{known['text']} {n}"}) for n in range(12)
    )
    (tmp_path / "news.jsonl").write_text("\n".join(lines), "utf-8")
    run = compare.check(tmp_path / "news.jsonl", output=tmp_path / "results", quiet=True)
    monkeypatch.setattr(pages, "articles_with_text", lambda run: frozenset([run.articles[0].id]))
    html = write_page(run).read_text("utf-8")
    assert "11 more of 12, of which this page has nothing to show" in html
    assert html.count('class="view full"') == 1


def test_what_is_set_aside_is_counted_whole_and_names_the_file_that_holds_the_rest(tmp_path, monkeypatch):
    (tmp_path / "news").mkdir()
    for n in range(5):
        text = f"Bridge {n}\n\nAnna Marsh opened it. “Nobody pays on bridge {n} in winter, Anna Marsh said.\n\nThe end."
        (tmp_path / "news" / f"{n}.txt").write_bytes(text.encode("utf-8-sig" if n < 3 else "utf-8"))
    run = compare.statements(tmp_path / "news", output=tmp_path / "results", quiet=True)
    monkeypatch.setattr(set_asides, "MOST_ROWS", 2)
    aside = re.search('id="set-aside".*?</section>', write_page(run, tmp_path).read_text("utf-8"), re.S)[0]
    told = [re.sub("<.*?>", "", found) for found in re.findall('<h3.*?</h3>|<p class="rest">.*?</p>', aside)]
    rest = "all of them are in {} and in compare.db."
    assert told == [
        "Texts that were mended 3",
        f"1 more of 3: {rest.format('articles.jsonl')}",
        "Quotation marks that were mended 5",
        f"3 more of 5: {rest.format('statements.jsonl')}",
    ]


def test_articles_that_may_come_from_one_site_are_among_what_is_not_known(seeds_run, seeds_page):
    told = same_sites(seeds_run)
    assert told
    unknowns = re.search('<ul class="unknowns">.*?</ul>', seeds_page.read_text("utf-8"), re.S)[0]
    for article, words in told.items():
        line = next(line for line in unknowns.splitlines() if words[1:] in line)
        assert f'href="#article-{article}"' in line


def test_a_folder_that_is_not_there_is_an_error_in_one_sentence(seeds_run, tmp_path):
    with pytest.raises(OutputError, match="cannot be written"):
        write_page(seeds_run, tmp_path / "nowhere")


# --- in a browser -----------------------------------------------------------------------------------------------------


@pytest.fixture(scope="session")
def browser():
    path = browser_path()
    if path is None:
        missing = "no Chromium was found, so the page was not opened; install it (Debian: apt-get install chromium)"
        if os.environ.get("CI"):
            pytest.fail(missing)
        pytest.skip(missing)
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=path, args=FLAGS)
        yield running
        running.close()


class Visit:
    """A page in a tab that takes note of what must not happen."""

    def __init__(self, browser, path, **context):
        self.context = browser.new_context(**{"viewport": {"width": 1280, "height": 800}, **context})
        self.tab, self.complaints, self.requests = self.context.new_page(), [], []
        self.tab.on("console", lambda message: self.complaints.append(message.text))
        self.tab.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.tab.on("request", lambda request: self.requests.append(request.url))
        self.address = path.as_uri()

    def go(self, hash=""):
        self.tab.goto(f"{self.address}{hash}")
        return self.tab

    def close(self):
        self.context.close()
        assert self.complaints == []
        assert {url.split("#")[0] for url in self.requests if not url.startswith("blob:")} <= {self.address}


@pytest.fixture
def visit(browser):
    visits = []

    def open_(path, **context):
        visits.append(Visit(browser, path, **context))
        return visits[-1]

    yield open_
    for one in visits:
        one.close()


@pytest.fixture
def seeds(visit, seeds_page):
    return visit(seeds_page).go()


def shown_views(tab):
    return tab.locator(".view:visible").evaluate_all("views => views.map(view => view.id)")


@pytest.mark.slow
def test_every_view_opens_alone_and_says_which_it_is(seeds):
    assert shown_views(seeds) == ["overview"]
    for view in VIEWS:
        seeds.locator(f'.tabs a[data-view="{view}"]').click()
        assert shown_views(seeds) == [view]
        assert seeds.locator(".tabs a[aria-current]").get_attribute("data-view") == view
        assert seeds.locator(f"#{view}").inner_text().strip()


@pytest.mark.slow
def test_the_first_screen_holds_the_answer_the_remarks_and_every_article(seeds, seeds_run):
    assert seeds.locator(".said").inner_text() in seeds_run.answer
    for selector in (".said", ".card.pair >> nth=1", ".unknowns", ".rows >> nth=0"):
        box = seeds.locator(selector).bounding_box()
        assert box["y"] + box["height"] <= 800, selector
    assert seeds.locator("#overview .row").count() == len(seeds_run.articles)


@pytest.mark.slow
def test_a_jump_arrives_at_the_words_of_the_version_and_back_returns(seeds, seeds_run):
    seeds.locator('.tabs a[data-view="remarks"]').click()
    for number in (0, 7):
        card = seeds.locator(".remark").nth(number)
        remark = seeds_run.remarks[card.get_attribute("data-remark")]
        place = card.get_by_text("Open in article").last
        article, start, end = place.get_attribute("href").removeprefix("#article-").split("-")
        member = next(m for m in remark.members if (m.article, m.start, m.end) == (article, int(start), int(end)))
        place.click()
        seeds.wait_for_selector("mark.here")
        marked = "".join(seeds.locator("mark.here").all_text_contents())
        assert marked == member.text
        assert shown_views(seeds) == [f"article-{article}"]
        box = seeds.locator("mark.here").first.bounding_box()
        assert 0 <= box["y"] < 800
        seeds.go_back()
        seeds.wait_for_selector("#remarks.shown")
        assert 0 <= place.bounding_box()["y"] < 800, "back at the version that was left"


@pytest.mark.slow
def test_the_box_is_focused_by_a_slash_and_finds_a_sentence_whatever_its_marks(seeds, seeds_run):
    seeds.keyboard.press("/")
    assert seeds.evaluate("document.activeElement.id") == "ask"
    remark = seeds_run.remarks[0]
    seeds.keyboard.type(remark.fullest.text.upper()[:60])
    seeds.wait_for_selector("#found .asides li")
    links = seeds.locator("#found .asides a").evaluate_all("found => found.map(link => link.getAttribute('href'))")
    assert f"#remark-{remark.id}" in links
    place = next(link for link in links if link.startswith(f"#article-{remark.fullest.article}-"))
    seeds.locator(f'#found a[href="{place}"]').click()
    marked = "".join(seeds.locator("mark.here").all_text_contents())
    assert marked.strip() in remark.fullest.text


def asked(tab, words):
    """What the box says when it is asked, the number of places, and the words that stand at the first places."""
    tab.evaluate("one('#found .hits').replaceChildren()")
    tab.locator("#ask").fill(words)
    tab.wait_for_selector("#found .hits code")
    told = tab.locator("#found .tally").inner_text()
    number = re.match("[0-9,]+", told)
    return told, int(number[0].replace(",", "")) if number else 0, tab.locator("#found .snippet").all_inner_texts()


@pytest.mark.slow
def test_the_box_finds_words_and_counts_every_place(visit, tmp_path):
    text = (
        "Iran grants nothing. They ran. " * 6
        + "He ran to Iran; she runs a ranch near the café. The RAN’s ship ran, ran."
    )
    known = {"outlet": "Example", "published": "2019-03-01"}
    lines = [json.dumps({"id": str(n), "title": f"Ships {n}", **known, "text": f"{n}. {text}"}) for n in range(2)]
    (tmp_path / "news.jsonl").write_text("\n".join(lines), "utf-8")
    run = compare.check(tmp_path / "news.jsonl", output=tmp_path / "results", quiet=True)
    tab = visit(write_page(run)).go()
    assert len(run.articles) == 2
    told, number, snippets = asked(tab, "ran ")
    assert (number, len(snippets)) == (2 * 9, 6), "a word alone is not a part of another"
    assert "6 of them are listed, at most 3 of one article." in tab.locator("#found").inner_text()
    assert "longer ones" not in told
    told, number, _ = asked(tab, "ran")
    assert number == 2 * 11, "who types may want a longer word: ranch, RAN’s"
    assert "begin with “ran”" in told
    tab.locator("#ask").press("Enter")
    tab.locator("#found .tally", has_text=re.compile("^18 ")).wait_for()
    assert asked(tab, "CAFE. the ran'")[1] == 2
    assert asked(tab, "an to Iran")[1] == 0
    assert asked(tab, "ship they")[0].startswith("No place has these words in this order; 2 have all of them")
    tab.locator("#found .hits a").first.click()
    assert tab.locator("mark.here").inner_text() == "ship"


@pytest.mark.slow
def test_the_box_waits_for_a_pause_and_a_link_that_is_followed_meanwhile_wins(seeds):
    seeds.evaluate("void (find_ = find, count = 0, find = (asked) => { count++; return find_(asked); })")
    seeds.keyboard.press("/")
    seeds.keyboard.type("lavrov")
    seeds.wait_for_selector("#found .hits code")
    assert seeds.evaluate("count") == 1
    seeds.locator("#ask").fill("london")
    seeds.locator('.tabs a[data-view="articles"]').click()
    seeds.wait_for_timeout(400)
    assert shown_views(seeds) == ["articles"]


@pytest.mark.slow
def test_the_keyboard_alone_gets_everywhere(seeds):
    seeds.goto(f"{seeds.url}#remarks")
    seeds.reload()
    order = []
    for _ in range(4):
        seeds.keyboard.press("Tab")
        order.append(seeds.evaluate("document.activeElement.textContent || document.activeElement.id"))
        outline = seeds.evaluate("getComputedStyle(document.activeElement).outlineStyle")
        assert outline == "solid", order[-1]
        if order == ["Skip to the findings"]:
            assert seeds.locator(".skip").bounding_box()["x"] >= 0
    assert order[0] == "Skip to the findings"
    assert order[2:] == ["ask", "Overview"]
    seeds.locator(".skip").focus()
    seeds.keyboard.press("Enter")
    assert seeds.evaluate("document.activeElement.id") == "main"
    assert shown_views(seeds) == ["remarks"]
    wrong = seeds.locator("#remarks [data-wrong]").first
    wrong.press("Enter")
    assert seeds.locator(".choices").count() == 1
    seeds.keyboard.press("Escape")
    assert seeds.locator(".choices").count() == 0
    assert wrong.evaluate("button => button === document.activeElement")


@pytest.mark.slow
def test_what_is_printed_is_the_view_that_is_shown_without_what_is_pressed(visit, seeds_page):
    tab = visit(seeds_page, color_scheme="dark").go("#quotations")
    tab.emulate_media(media="print")
    assert shown_views(tab) == ["quotations"]
    assert tab.locator("#quotations blockquote").first.is_visible()
    for pressed in (".tabs", ".ask", "#quotations .do"):
        assert not tab.locator(pressed).first.is_visible()
    assert tab.evaluate("getComputedStyle(document.body).color") == "rgb(26, 26, 26)"


@pytest.mark.slow
def test_the_box_says_when_nothing_is_found_and_who_may_be_asked_further(seeds):
    seeds.locator("#ask").fill("the moon is made of cheese")
    seeds.wait_for_selector("#found .hits code")
    told = seeds.locator("#found").inner_text()
    assert "Nothing in this page has these words" in told
    assert "compare trace" in told
    seeds.keyboard.press("Escape")
    assert shown_views(seeds) == ["overview"]


@pytest.mark.slow
def test_corrections_are_kept_listed_and_exported(visit, seeds_page, seeds_run):
    one = visit(seeds_page, accept_downloads=True)
    tab = one.go("#remarks")
    card = tab.locator(".remark").first
    remark = card.get_attribute("data-remark")
    card.get_by_text("Not right?").click()
    card.locator("input").fill("“two” speeches")
    card.get_by_text("Wrong speaker").click()
    tab.reload()
    tab.locator('.tabs a[data-view="corrections"]').click()
    assert tab.locator('.tabs a[data-view="corrections"] .number').inner_text() == "1"
    with tab.expect_download() as download:
        tab.locator("#save-corrections").click()
    (line,) = download.value.path().read_text("utf-8").splitlines()
    assert json.loads(line) == {
        "remark": remark,
        "correction": "wrong speaker",
        "note": "“two” speeches",
        "input": seeds_run.facts["input"]["sha256"],
        "compare": seeds_run.facts["compare"],
    }
    tab.get_by_text("Take back").click()
    assert "None so far" in tab.locator("#corrections").inner_text()


@pytest.mark.slow
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_telephone_scrolls_in_one_direction_and_shows_the_first_card(visit, seeds_page, scheme):
    one = visit(seeds_page, viewport={"width": 390, "height": 844}, color_scheme=scheme, has_touch=True)
    tab = one.go()
    card = tab.locator(".card.pair").first.bounding_box()
    assert card["y"] + card["height"] <= 844
    article = tab.locator(".row a").first.get_attribute("href")
    for hash in (*(f"#{view}" for view in VIEWS), article):
        tab.goto(f"{one.address}{hash}")
        assert tab.evaluate("document.documentElement.scrollWidth") <= 390, hash
    tab.goto(one.address)
    for box in tab.locator(".tabs a, .do a, .do button, .ask input").evaluate_all(
        "all => all.filter(e => e.offsetParent).map(e => [e.textContent, e.getBoundingClientRect().height])"
    ):
        assert box[1] >= 40, box


@pytest.mark.slow
def test_without_javascript_everything_is_there_and_jumps_work(visit, seeds_page, seeds_run):
    one = visit(seeds_page, java_script_enabled=False)
    tab = one.go()
    shown_ids = shown_views(tab)
    assert set(VIEWS) <= set(shown_ids)
    assert {f"article-{article.id}" for article in seeds_run.articles} <= set(shown_ids)
    member = seeds_run.remarks[0].members[0]
    assert member.text[:50] in tab.locator(f"#article-{member.article}").inner_text()
    tab.goto(f"{one.address}#article-{member.article}-{member.start}-{member.end}")
    box = tab.locator(f"#article-{member.article}-{member.start}-{member.end}").bounding_box()
    assert -20 <= box["y"] < 800


@pytest.mark.slow
def test_hostile_text_is_shown_as_text(visit, hostile_page):
    one = visit(hostile_page)
    tab = one.go()
    titles = tab.locator("#overview .row .title").all_inner_texts()
    assert SCRIPT in titles
    assert tab.title() == "Quotations of 2 articles"
    assert "{{ 7 * 7 }} ␦tset␦" in tab.locator("#overview").inner_text()
    texts = {text.replace("\r", "").replace("\n", "") for text in tab.locator(".full .text").all_text_contents()}
    expected = HOSTILE[0]["text"].replace("\x00", "␀").replace("\r", "").replace("\n", "")
    assert expected in texts
    assert tab.locator('a[href^="javascript"]').count() == 0
    assert tab.locator(".full b, .full style, .full script, .full img").count() == 0
    tab.goto(f"{one.address}#quotations")
    tab.locator("#quotations").get_by_text("Open in article").first.click()
    marked = "".join(tab.locator("mark.here").all_text_contents())
    assert "two bridges before the winter" in marked
