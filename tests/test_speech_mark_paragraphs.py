"""Two hundred paragraphs, a line each, with what stands in marks: ⟦so⟧, and ⟦so, ⟦inside⟧ another⟧.

⟦! stands before what was repaired, ⚠ before a mark that pairs with nothing. These signs are taken out before the
marks are paired and put back by what was found: a case holds if the line comes out as it stands here.
"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from compare.reading.passages import Block
from compare.speech.marks import pair
from compare.speech.quotations import paragraphs_of

CASES = {
    "double": """
The minister said “⟦we shall stay⟧” and sat down.
“⟦We shall stay,⟧” the minister said. “⟦We always have.⟧”
"⟦We shall stay,⟧" the minister said. "⟦We always have.⟧"
"⟦Stay?⟧" she asked. "⟦Why?⟧"
"⟦Stay!⟧" he cried, and "⟦Go!⟧" cried the others.
He called the plan "⟦bold⟧", "⟦rash⟧" and "⟦late⟧".
He called the plan “⟦bold,⟧” “⟦rash⟧” and “⟦late.⟧”
“⟦No.⟧” “⟦Yes.⟧” “⟦No.⟧”
The "⟦safe zone⟧" was neither.
Mixed by an editor: “⟦we shall stay,⟧" she said.
Mixed the other way: "⟦we shall stay⟧” she said.
“⟦The bridge is open⟧", the mayor wrote.
He typed ''⟦no⟧'' on an old machine.
He typed "⟦no⟧'' on another.
He typed ''⟦no⟧" on a third.
“⟦We pay our way,⟧'' said the clerk.
The paper set ``⟦no⟧'' in type.
The paper set ``⟦no⟧" in type.
The paper set ``⟦We left,⟧'' he said, and ``⟦we came back.⟧''
The paper set `⟦no⟧' in type.
The wire sent ″⟦no⟧″ in primes.
The wire sent ′⟦no⟧′ in single primes.
The wire sent ″⟦We left,⟧″ he said, ″⟦at noon.⟧″
""",
    "single": """
The minister said ‘⟦we shall stay⟧’ and sat down.
‘⟦We shall stay,⟧’ the minister said. ‘⟦We always have.⟧’
'⟦We shall stay,⟧' the minister said. '⟦We always have.⟧'
'⟦Stay?⟧' she asked. '⟦Why?⟧'
Turn left at the sign '⟦No way out⟧' and wait.
He called the plan '⟦bold⟧', '⟦rash⟧' and '⟦late⟧'.
‘⟦It’s ours,⟧’ he said, ‘⟦and it isn’t yours.⟧’
'⟦It's ours,⟧' he said, '⟦and it isn't yours.⟧'
‘⟦Don’t,⟧’ she said; he didn’t.
‛⟦No⟧’ came out with an odd mark.
Mixed by an editor: ‘⟦we shall stay,⟧' she said.
The envoy’s ‘⟦offer⟧’ wasn’t one.
The envoy's '⟦offer⟧' wasn't one.
""",
    "other languages": """
Er sagte „⟦nein⟧“ und ging.
Er sagte „⟦nein⟧” und ging.
Er sagte ‚⟦nein⟧‘ und ging.
„⟦Wir bleiben⟧“, sagte sie. „⟦Wir bleiben hier.⟧“
„⟦Sie sagte ‚⟦nein⟧‘ und ging⟧“, sagte er.
Er sagte »⟦nein⟧« und ging.
»⟦Wir bleiben⟧«, sagte sie, »⟦hier.⟧«
»⟦Sie sagte ›⟦nein⟧‹ und ging⟧«, sagte er.
Il a dit «⟦non⟧» et il est parti.
Il a dit «⟦ non ⟧» et il est parti.
«⟦ Nous restons ⟧», a-t-elle dit. «⟦ Ici. ⟧»
«⟦ Elle a dit ‹⟦ non ⟧› hier ⟧», dit-il.
«⟦ Elle a dit “⟦non⟧” hier ⟧», dit-il.
«⟦L’État, c’est moi⟧», disait l’autre à l’Opéra.
"⟦L'Oréal n'a rien dit⟧", a dit l'avocat d'Air France.
Он сказал «⟦нет⟧» и ушёл.
«⟦Мы остаёмся⟧», — сказал министр. «⟦Здесь⟧».
«⟦Он сказал „⟦нет⟧“ и ушёл⟧», — добавил министр.
«⟦Она сказала: „⟦Мосты закроют⟧“⟧»
„⟦Sie sagte: »⟦Wir gehen⟧«⟧“
Газета «⟦Заря⟧» и завод «⟦Труд⟧» закрыты.
Han sade ”⟦nej⟧” och gick.
”⟦Vi stannar⟧”, sade hon. ”⟦Här.⟧”
Ha detto «⟦no⟧», poi «⟦forse⟧».
彼は「⟦いいえ⟧」と言った。
彼は『⟦いいえ⟧』と言った。
「⟦彼は『⟦いいえ⟧』と言った⟧」と彼女は言った。
他说：“⟦不。⟧”然后走了。
他说：“⟦他喊‘⟦不⟧’。⟧”
""",
    "nested": """
He said: “⟦She told me ‘⟦go⟧’ and left.⟧”
He said: "⟦She told me '⟦go⟧' and left.⟧"
He said: ‘⟦She told me “⟦go⟧” and left.⟧’
He said: '⟦She told me "⟦go⟧" and left.⟧'
He said: “⟦She told me “⟦go⟧” and left.⟧”
He said: "⟦She told me “⟦go⟧” and left.⟧"
He said: “⟦She told me "⟦go⟧" and left.⟧”
He said: "⟦She told me ‘⟦go⟧’ and left.⟧"
He said: “⟦She told me, ‘⟦Go.⟧’⟧”
He said: "⟦She told me, '⟦Go.⟧'⟧"
He said: ‘⟦She told me, “⟦Go.⟧”⟧’
“⟦‘⟦Go⟧’ is all she said,⟧” he said.
"⟦'⟦Go⟧' is all she said,⟧" he said.
“⟦She said ‘⟦he cried “⟦go⟧” twice⟧’ and left.⟧”
"⟦She said '⟦he cried "⟦go⟧" twice⟧' and left.⟧"
‘⟦She said “⟦he cried ‘⟦go⟧’ twice⟧” and left.⟧’
“⟦She said ‘⟦I won’t go⟧’ and didn’t,⟧” he said.
“⟦The ‘⟦deal⟧’ and the ‘⟦promise⟧’ are gone,⟧” he said. “⟦All ‘⟦gone⟧’.⟧”
""",
    "apostrophes": """
I don't know and he won't say.
I don’t know and he won’t say.
Rock 'n' roll came to O'Neill's bar.
Rock ’n’ roll came to O’Neill’s bar.
'Tis the season, and 'twas ever so.
‘Tis the season, and ’twas ever so.
Get 'em while they're hot.
He was walkin' and talkin' all night.
The workers' union met the drivers' union.
The workers’ union met the drivers’ union.
The boss' car stood in the bosses' yard.
It is James's house, not James' car.
The Joneses’ dog is the Smiths’.
The d'Artagnan and l'Aquila files are Qur'an scholar Sa'id's.
She minds her p's and q's.
The catch-'em-all rule of the o'clock news.
The members’ vote, the states’ rights and the years’ end.
""",
    "apostrophes beside marks": """
The workers' union said '⟦no⟧' to the drivers' offer.
The workers’ union said ‘⟦no⟧’ to the drivers’ offer.
'⟦The workers' union is ours,⟧' he said.
‘⟦The workers’ union is ours,⟧’ he said.
‘⟦The boss’ car is the workers’ too,⟧’ he said.
A '⟦night of a thousand stars⟧' party and a '⟦day of rest⟧' after.
The '⟦extremist views⟧' of one and the '⟦moderate views⟧' of another.
He praised the '⟦fruits⟧' and the '⟦nuts⟧' of the valley.
'⟦The Walkin' Man is mine,⟧' he sang.
“⟦The workers’ union is ours,⟧” he said of the drivers’ offer.
"⟦The workers' union is ours,⟧" he said of the drivers' offer.
"⟦We don't know 'em,⟧" he said.
“⟦’Tis ours,⟧” he said.
"⟦'Tis ours,⟧" he said.
“⟦I was goin’ home,⟧” he said.
"⟦Rock 'n' roll isn't dead,⟧" he said.
“⟦Rock ’n’ roll isn’t dead,⟧” he said.
'⟦Rock 'n' roll isn't dead,⟧' he said.
The "⟦workers' party⟧" and the “⟦people’s party⟧” merged.
The “⟦boys’ club⟧” is closed.
The band "⟦O'Neill's⟧" and the bar "⟦d'Arcy's⟧".
""",
    "measures and decades": """
He is 6'2" tall and his sister 5' 10".
He is 6’2” tall and his sister 5’10”.
He is 6′2″ tall and his sister 5′10″.
A 12" record and a 7" single.
The boat lies at 40° 26′ 46″ N.
She ran it in 3'45" flat.
The hall is 20' by 30' and 9' high.
The '90s were long and the '80s longer.
The ’90s were long and the ’80s longer.
The class of '68 met in '98.
The class of ’68 met in ’98.
"⟦The '90s were long,⟧" she said.
“⟦The ’90s were long,⟧” she said.
'⟦The '90s were long,⟧' she said.
"⟦He is 6'2" tall,⟧" she said.
"⟦I am 6'2",⟧" she said.
"⟦It is a 12" record,⟧" she said. "⟦A good one.⟧"
"⟦Chapter 12⟧" and "⟦Chapter 13⟧" are lost.
The film "⟦1917⟧" and the book "⟦1984⟧" sold well.
She wrote "⟦2,000⟧" and he read "⟦200⟧".
He was born in the ‘60s and “⟦never left.⟧”
""",
    "beside stops, dashes and brackets": """
He said—"⟦no⟧"—and left.
He said—“⟦no⟧”—and left.
He said – “⟦no⟧” – and left.
He said -- "⟦no⟧" -- and left.
(“⟦No,⟧” he said.)
("⟦No⟧")
["⟦No⟧"]
(He had said “⟦no⟧”.)
“⟦We—⟧” he began.
"⟦We--⟧" he began.
“⟦We …⟧” he began. “⟦… will stay.⟧”
"⟦We...⟧" he began. "⟦...will stay.⟧"
“⟦[We] will stay,⟧” he said. “⟦You [too] will [stay].⟧”
"⟦(We) will stay,⟧" he said.
He left “⟦the room⟧”; she left “⟦the house⟧”: both left.
He wrote "⟦the end⟧".
He wrote “⟦the end.⟧”
Did he write “⟦the end⟧”?
Did he write "⟦the end?⟧"
He wrote “⟦the end⟧”!
“⟦They are shields.⟧”.
An either/or: “⟦yes⟧”/“⟦no⟧”.
An either/or: "⟦yes⟧"/"⟦no⟧".
His so-called "⟦non⟧"-answer and “⟦post⟧”-truth.
“⟦Nice⟧”😀 she wrote, "⟦😀⟧" he wrote.
"⟦😀 nice⟧" and “⟦nice 😀⟧” they wrote.
“⟦$5 and 5%,⟧” he said, “⟦#now @home.⟧”
""",
    "lines, lists and headlines": """
- "⟦No,⟧" he said.
• “⟦No,⟧” he said.
* '⟦No,⟧' he said.
1. “⟦No⟧” is an answer.
2) "⟦No⟧" is an answer.
> "⟦No,⟧" he said.
Minister: '⟦No⟧' to the deal
‘⟦No⟧’ to the deal, says minister
Minister says '⟦views⟧' hurt talks; rival's '⟦facts⟧' don't
Rivals’ ‘⟦deal⟧’ is workers’ loss
PM: “⟦Never⟧” — rivals: “⟦Maybe⟧”
“⟦NEVER⟧”: PM ON STRIKERS’ DEMANDS
""",
    "footnotes and leftovers": """
“⟦We stayed.⟧”1 He had said so before.2
"⟦We stayed,⟧"12 he said.
“⟦We stayed⟧”¹ and “⟦we left⟧”².
'⟦We stayed⟧'¹ and '⟦we left.⟧'2
"⟦We stayed,⟧"[3] he said.
**"⟦We stayed,⟧"** he said.
*“⟦We stayed,⟧”* he said.
_"⟦We stayed,⟧"_ he said.
<b>"⟦We stayed,⟧"</b> he said.
<p>“⟦We stayed,⟧” he said.</p>
<a href="page" title='its "name"'>“⟦We stayed,⟧”</a> he said.
<img alt=”x” src="y.png"> "⟦We stayed,⟧" he said.
&quot;⟦We stayed,⟧&quot; he said.
&#8220;⟦We stayed,⟧&#8221; he said. &#8220;⟦Always.⟧&#8221;
&ldquo;⟦We stayed,⟧&rdquo; he said.
&ldquo;⟦It&rsquo;s ours,⟧&rdquo; he said.
&#34;⟦It&#39;s ours,⟧&#34; he said.
&#x201C;⟦It&#x2019;s ours,⟧&#x201D; he said.
&quot;⟦She said &#39;⟦go⟧&#39; and left,⟧&quot; he said.
&laquo;⟦Non⟧&raquo;, dit-il.
""",
    "missing marks": """
He called it a “⟦!disaster and went home.⟧ Nobody followed.
He called it a "⟦!disaster and went home.⟧ Nobody followed.
He told Mr. Hill it was “⟦!a gift to Mr. Poe and no more.⟧ Nobody followed.
“⟦!We shall win.⟧ “⟦We always do,⟧” he said.
"⟦!We shall win.⟧ "⟦We always do,⟧" he said.
"⟦!He said, '⟦We shall win.⟧'⟧ "⟦We always do,⟧" he said.
“⟦!We shall win. We always do.⟧
He said: “⟦!We shall win. We always do.⟧
⟦!We shall win,⟧” she said.
⟦!We shall win,⟧" she said. "⟦We always do.⟧"
“⟦We saw it,⟧” he said. Nobody else did. ⟦!We shall win,⟧” she said.
⟦!Shall we win?⟧” she asked.
'⟦!We shall win,⟧" she said.
‘⟦!We shall win. We do.⟧” She left.
“⟦We saw it,⟧” he said. ⟦!It was late. We ran.⟧”
“⟦He told me, ‘⟦!Go home,⟧⟧” she said.
"⟦She wrote: '⟦!We shall win.⟧⟧" Nobody did.
"⟦We saw it,⟧" he said. ⟦!It was late.⟧"
‘⟦We saw it.⟧’ …‘⟦It was late.⟧’
They are not in charge⚠”. The ‘⟦moderate⟧’ side waits. “⟦We wait,⟧” he said.
He wrote that ⚠"no and she wrote "⟦yes⟧" and left.
He heard "⟦!shots at the gate.⟧ The gate was "⟦open,⟧" he said.
The talks ended⚠” and the “⟦deal⟧” was off.
The talks are off.⚠”
""",
    "closing marks in the wrong order": """
"⟦He said, '⟦!Yeah.⟧⟧"' Nobody did.
"⟦He told me '⟦!yeah.⟧⟧"' Nobody did.
"⟦`⟦!Where to?⟧⟧"' she asked.
“⟦They cried ‘⟦!never.⟧⟧”’ We left.
"⟦He told me 'yeah and left.⟧" Nobody did.
"⟦We left 'em.⟧" '⟦Really?⟧'
""",
    "two single marks for a double one": """
“⟦We have it just so,⟧’’ Mr. Hill said. “⟦We left.⟧’’
"⟦We left,⟧’’ he said, "⟦at noon.⟧’’
‘‘⟦We left,⟧’’ he said. ‘‘⟦At noon.⟧’’
‘‘⟦We left,⟧” he said.
``⟦We left,⟧’’ he said.
“⟦She said ‘⟦go.⟧’⟧’’ He left.
‘⟦She said ‘⟦go.⟧’⟧’ He left.
“⟦She ‘⟦heard ‘⟦go⟧’⟧’ and left.⟧”
He is 5’11’’ tall.
""",
    "an opening mark that faces the wrong way": """
“⟦We may stay,⟧” he said.”⟦!If we can, so be it. We do.⟧”
The hall was “⟦full,⟧” they wrote.”⟦!Our count is complete,⟧” said Ann Hill.
He answered:”⟦!We may stay.⟧”
They left.⚠”The others “⟦stayed.⟧” We did.
They left.⚠” The others stayed.⚠”
⟦!They left,⟧”he said.⚠”
""",
    "a page's code": """
[player file=" http://page.example/a.mp4" image="http://page.example/a.png"][/player]
[player file="http://page.example/a.mp4"]"⟦We stayed,⟧" he said.[/player]
[embed id=”12345”] “⟦We stayed,⟧” he said.
"][/player] He said "⟦no⟧" twice.
<post author="@hill" date="May 9, 2016
">We love it. "⟦No,⟧" he said.
So we rate it true.">Hill said “⟦no⟧” twice.
post-on-the-tax/" target="_blank">Council votes to end "⟦hated⟧" tax
The sum "⟦a=b⟧" and the letters "⟦E=⟧" stood there.
He wrote "⟦a > b⟧" and "⟦b⟧" > "⟦c⟧".
""",
}
# Quotations that run over paragraphs, here parted by ¶; the parts of one stand joined by +.
RUNNING = [
    ("“We came at noon.¶“We left at one,” he said.", ["We came at noon. + We left at one,"]),
    ('"We came at noon.¶"We left at one," he said.', ["We came at noon. + We left at one,"]),
    (
        "‘We came here at noon today.¶‘We left at one,’ he said. ‘We shall be back again.’",
        ["We came here at noon today. + We left at one,", "We shall be back again."],
    ),
    ("«Мы пришли.¶«Мы ушли», — сказал он.", ["Мы пришли. + Мы ушли"]),
    ("“We came.¶“We saw.¶“We left,” he said.", ["We came. + We saw. + We left,"]),
    ('"We came.¶"We saw.¶"We left," he said.', ["We came. + We saw. + We left,"]),
    ("“We came,” he said. “We saw.¶“We left.”", ["We came,", "We saw. + We left."]),
    ("“We came.¶“We saw,” he said. “It was dark.¶“We left.”", ["We came. + We saw,", "It was dark. + We left."]),
    ("“She said ‘go’.¶“We went.”", ["She said ‘go’. + We went."]),
    ("“We came.”¶“We left,” he said.", ["We came.", "We left,"]),
    ("“We came.¶Nobody saw it.¶“We left.”", ["We came.", "We left."]),
    ("He called it a “gift.¶“We left.”", ["gift. + We left."]),
    ("“We came.¶He added “we left.”", ["We came.", "we left."]),
    ("“We came.¶'We left,' he said.", ["We came."]),
    ("“We came. We saw.¶We left,” he said.", ["We came. We saw. + We left,"]),
    ('"We came. We saw.¶It was late. We left."', ["We came. We saw. + It was late. We left."]),
    ("“We came.” It rained.¶It was late. They left.”", ["We came."]),
    # a pull quote, closed behind the name under it
    ('"We came. We saw.¶Ann Hill, head of the council."', ["We came. We saw."]),
    ("“We came. We saw.¶Former Senate president Ann Hill.”", ["We came. We saw."]),
    ('"We came. We saw.¶The council left."', ["We came. We saw. + The council left."]),
    ('"We came. We saw.¶Ann Hill left."', ["We came. We saw. + Ann Hill left."]),
]
LINES = [line for lines in CASES.values() for line in lines.strip().splitlines()]
SIGNS = str.maketrans("", "", "⟦⟧⚠")


def shown(text, start=0, end=None):
    """The text with the signs of this file where marks were paired."""
    end = len(text) if end is None else end
    marks = pair(text, start, end)
    signs = [(one.start, 2, "⟦!" if one.repaired else "⟦") for one in marks.pairs]
    signs += [(one.end, 0, "⟧") for one in marks.pairs]
    signs += [(a, 1, "⚠") for a, _ in marks.orphans]
    for place, _, sign in sorted(signs, reverse=True):
        text = text[:place] + sign + text[place:]
    return text


def plain(case):
    """The case as it is read: without the signs (a ! that is no sign stays)."""
    return case.replace("⟦!", "").translate(SIGNS)


@pytest.mark.parametrize("case", LINES)
def test_what_stands_in_marks(case):
    assert shown(plain(case)) == case


def test_two_hundred_paragraphs():
    assert len(set(LINES)) == len(LINES)
    assert len(LINES) + len(RUNNING) >= 200


@pytest.mark.parametrize(("text", "quotations"), RUNNING)
def test_quotations_over_paragraphs(text, quotations):
    starts = [0, *(i + 1 for i, c in enumerate(text) if c == "¶")]
    blocks = [Block(a, b - 1, "paragraph") for a, b in zip(starts, [*starts[1:], len(text) + 1], strict=True)]
    paragraphs, later = paragraphs_of(text, blocks)
    parts = {p for others in later.values() for p in others}
    heads = [p for one in paragraphs for p in one.pairs if p not in parts]
    found = [" + ".join(text[p.start : p.end] for p in (head, *later.get(head, ()))) for head in heads]
    assert found == quotations


@given(
    st.lists(
        st.sampled_from(LINES).map(plain) | st.text(alphabet="ab .,s“”‘’\"'«»‹›„″′`「」不;&#39;0(—", max_size=30),
        max_size=5,
    )
)
def test_pairing_never_crosses_a_paragraph(paragraphs):
    text = "\n\n".join(paragraphs)
    start = 0
    for one in paragraphs:
        marks = pair(text, start, start + len(one))
        alone = pair(one, 0, len(one))
        shifted = [(p.start + start, p.end + start, p.depth, p.repaired) for p in alone.pairs]
        assert [(p.start, p.end, p.depth, p.repaired) for p in marks.pairs] == shifted
        assert marks.orphans == tuple((a + start, b + start) for a, b in alone.orphans)
        assert all(start <= p.outer_start and p.outer_end <= start + len(one) for p in marks.pairs)
        start += len(one) + 2
