// The box: a search for words in the remarks, the quotations and the articles of this page.

const MOST_HITS = 25; // of each kind
const HITS_AN_ARTICLE = 3;
const AROUND = 70;

// Words alone count: no case, accents or punctuation. `places` maps the folded text back to code points.
function fold(text, places) {
  let folded = " ";
  let point = 0;
  if (places) places.push(0);
  for (const letter of text) {
    const bare = letter.normalize("NFKD").toLowerCase().replace(/[^\p{L}\p{N}]/gu, "");
    const kept = bare || (/['’\p{M}]/u.test(letter) || folded.endsWith(" ") ? "" : " ");
    folded += kept;
    if (places) for (let n = 0; n < kept.length; n++) places.push(point);
    point++;
  }
  return folded.endsWith(" ") ? folded : `${folded} `;
}

// The words of a version, without what the page says about them.
function said(quote) {
  const copied = quote.cloneNode(true);
  for (const own of all(".spoken, .sign, .left-out, .gap", copied)) own.remove();
  return copied.textContent.trim();
}

let index = null;
function corpus() {
  if (index) return index;
  const entry = (from, kind) => {
    const quotes = kind === "article" ? [] : all("blockquote", from).map(said);
    const text = quotes.length ? [one(".who", from).textContent, ...quotes].join("\n") : from.textContent;
    return { from, kind, quotes, folded: fold(text) };
  };
  index = [
    ...all("#remarks .remark").map((from) => entry(from, "remark")),
    ...all("#quotations .quotation").map((from) => entry(from, "quotation")),
    ...all(".full .text").map((from) => entry(from, "article")),
  ];
  return index;
}

function placesOf(text, needle) {
  const places = [];
  const folded = fold(text, places);
  const found = [];
  for (let at = folded.indexOf(needle); at >= 0 && found.length < HITS_AN_ARTICLE; at = folded.indexOf(needle, at + 1)) {
    found.push([places[at], places[at + needle.length - 1] + 1]);
  }
  return found;
}
const firstPlace = (text, needle) => placesOf(text, needle)[0];

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

function hitsOf(entry, words) {
  if (entry.kind === "article") {
    const full = entry.from.closest(".full");
    const text = entry.from.textContent;
    return placesOf(text, words.trim()).map(([start, end]) =>
      hit(`#${full.id}-${start}-${end}`, `${full.dataset.handle}: ${one("h2", full).textContent}`, snippet(text, start, end)));
  }
  if (!entry.from.id) entry.from.id = `quotation-${index.indexOf(entry)}`;
  const quote = entry.quotes.find((text) => fold(text).includes(words.trim())) || entry.quotes[0];
  const [start, end] = firstPlace(quote, words.trim()) || [0, AROUND];
  const head = `${entry.kind === "remark" ? "Remark" : "Quotation"}: ${one(".who", entry.from).textContent}`;
  return [hit(`#${entry.from.id}`, head, snippet(quote, start, end))];
}

function find(asked) {
  const hits = one("#found .hits");
  const words = fold(asked);
  if (!words.trim()) return hits.replaceChildren(element("p", "Type a sentence or a name.", "nothing"));
  const needle = words.trim();
  let found = corpus().filter((entry) => entry.folded.includes(needle));
  const exact = found.length > 0;
  const each = needle.split(" ").sort((a, b) => b.length - a.length);
  if (!exact) found = corpus().filter((entry) => each.every((word) => entry.folded.includes(` ${word}`)));
  const kinds = ["remark", "quotation", "article"].map((kind) => found.filter((entry) => entry.kind === kind)
    .flatMap((entry) => (exact ? hitsOf(entry, words) : [loose(entry, each[0])])));
  const items = kinds.flat();
  const shown = kinds.flatMap((some) => some.slice(0, MOST_HITS));
  const ask = element("p", "This is a search for words. To ask by meaning, with the nearest misses: ", "small");
  ask.append(element("code", "compare trace RESULTS --text \"…\""));
  const told = !items.length ? "Nothing in this page has these words. That does not say it was never said."
    : exact ? `${items.length} ${items.length === 1 ? "place has" : "places have"} these words.`
    : `No place has these words in this order; ${items.length} ${items.length === 1 ? "has" : "have"} all of them.`;
  const list = element("ul", "", "asides");
  list.append(...shown);
  const more = shown.length < items.length ? [element("p", `The first ${shown.length} are shown.`, "rest")] : [];
  return hits.replaceChildren(element("p", told, items.length ? "" : "nothing"), list, ...more, ask);
}

function loose(entry, word) {
  return hitsOf(entry, word)[0] || hit(`#${entry.from.closest(".view").id}`, one("h2", entry.from.closest(".view")).textContent, "");
}

function onAsk(event) {
  const asked = event.target.value;
  const hash = asked.trim() ? `#find=${encodeURIComponent(asked)}` : "#overview";
  if (location.hash.startsWith("#find=")) history.replaceState(null, "", hash);
  else { scrolled.set(location.hash, scrollY); history.pushState(null, "", hash); }
  route();
}
