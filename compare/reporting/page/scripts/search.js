// The box: a search for words in the remarks, the quotations and the articles of this page.

const MOST_HITS = 25; // of each kind
const HITS_AN_ARTICLE = 3;
const AROUND = 70;
const PAUSE = 150; // milliseconds without a key before the search begins
const STRETCH = 30; // milliseconds of work before the page answers to keys and clicks again

const NAMES = { remark: "Remark", quotation: "Quotation", article: "Article" };

// The words of a version, without what the page says about them.
function said(quote) {
  const copied = quote.cloneNode(true);
  for (const own of all(".spoken, .sign, .left-out, .gap", copied)) own.remove();
  return copied.textContent.trim();
}

function entryOf(from, kind) {
  const quotes = kind === "article" ? [] : all("blockquote", from).map(said);
  const text = quotes.length ? [one(".who", from).textContent, ...quotes].join("\n") : from.textContent;
  return { from, kind, quotes, folded: fold(text) };
}

async function indexed() {
  const entries = [];
  const found = [["#remarks .remark", "remark"], ["#quotations .quotation", "quotation"], [".full .text", "article"]];
  let since = performance.now();
  for (const [selector, kind] of found) {
    for (const from of all(selector)) {
      entries.push(entryOf(from, kind));
      if (performance.now() - since < STRETCH) continue;
      await new Promise((resume) => { setTimeout(resume); });
      since = performance.now();
    }
  }
  return entries;
}

let index = null; // made when something is first asked
const corpus = () => { index ??= indexed(); return index; };

function hit(href, head, words) {
  const item = element("li");
  const link = element("a", head);
  link.href = href;
  item.append(link, " ", element("span", words, "snippet"));
  return item;
}

function snippet(text, start, end) {
  const points = [...text];
  const before = points.slice(Math.max(0, start - AROUND), start).join("");
  const after = points.slice(end, end + AROUND).join("");
  const head = start > AROUND ? `… ${before.slice(before.search(/\s/) + 1)}` : before;
  const tail = end + AROUND < points.length ? `${after.slice(0, after.search(/\s\S*$/))} …` : after;
  return `${head}${points.slice(start, end).join("")}${tail}`.replace(/\s+/g, " ");
}

function articleHits(entry, needle, most) {
  const full = entry.from.closest(".full");
  const text = entry.from.textContent;
  return placesOf(text, needle, most).map(([start, end]) =>
    hit(`#${full.id}-${start}-${end}`, `${full.dataset.handle}: ${one("h2", full).textContent}`, snippet(text, start, end)));
}

function cardHit(entry, needle, number) {
  if (!entry.from.id) entry.from.id = `found-${number}`;
  const quote = entry.quotes.find((text) => fold(text).includes(needle)) || entry.quotes[0];
  const [start, end] = placesOf(quote, needle, 1)[0] || [0, AROUND];
  return hit(`#${entry.from.id}`, `${NAMES[entry.kind]}: ${one(".who", entry.from).textContent}`, snippet(quote, start, end));
}

// The items of one kind, at most MOST_HITS.
function itemsOf(entries, needle, most) {
  const items = [];
  for (const [number, entry] of entries.entries()) {
    if (items.length >= MOST_HITS) break;
    items.push(...(entry.kind === "article" ? articleHits(entry, needle, most) : [cardHit(entry, needle, number)]));
  }
  return items.slice(0, MOST_HITS);
}

function told(number, needle, exact) {
  if (!number) return "Nothing in this page has these words. That does not say it was never said.";
  const last = isOpen(needle) ? `, or longer ones that begin with “${needle.trim().split(" ").at(-1)}”` : "";
  const many = number.toLocaleString("en");
  return exact ? `${many} ${number === 1 ? "place has" : "places have"} these words${last}.`
    : `No place has these words in this order; ${many} ${number === 1 ? "has" : "have"} all of them${last}.`;
}

let asking = 0;
async function find(asked) {
  const [tally, hits] = [one("#found .tally"), one("#found .hits")];
  const mine = ++asking;
  const needle = needleOf(asked);
  tally.textContent = needle ? "Searching …" : "Type a sentence or a name.";
  hits.replaceChildren();
  const entries = needle ? await corpus() : [];
  if (!needle || mine !== asking) return; // something else was asked meanwhile
  const each = needlesOf(needle);
  const exact = entries.some((entry) => entry.folded.includes(needle));
  const found = entries.filter((entry) => (exact ? [needle] : each).every((words) => entry.folded.includes(words)));
  const number = found.reduce((sum, entry) => sum + (exact && entry.kind === "article" ? countOf(entry.folded, needle) : 1), 0);
  const items = Object.keys(NAMES).flatMap((kind) =>
    itemsOf(found.filter((entry) => entry.kind === kind), exact ? needle : each[0], exact ? HITS_AN_ARTICLE : 1));
  const list = element("ul", "", "asides");
  list.append(...items);
  const more = items.length < number ? [element("p", `${items.length} of them are listed, at most ${HITS_AN_ARTICLE} of one article.`, "rest")] : [];
  const ask = element("p", "This is a search for words. To ask by meaning, with the nearest misses: ", "small");
  ask.append(element("code", "compare trace RESULTS --text \"…\""));
  tally.textContent = told(number, needle, exact);
  hits.replaceChildren(...more, list, ask);
}

let pause = 0;
function onAsk(event) {
  clearTimeout(pause);
  pause = setTimeout(askFor, PAUSE, event.target.value);
}

// Enter ends the word that is being typed.
function onEnter(box) {
  if (isOpen(needleOf(box.value))) box.value += " ";
  askFor(box.value);
}

// The address tells what is asked, so that Back returns to it.
function askFor(asked) {
  clearTimeout(pause);
  const hash = asked.trim() ? `#find=${encodeURIComponent(asked)}` : "#overview";
  if (hash === location.hash) return;
  if (location.hash.startsWith("#find=")) history.replaceState(null, "", hash);
  else { scrolled.set(location.hash, scrollY); history.pushState(null, "", hash); }
  route();
}
