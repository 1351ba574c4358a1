// Words alone are compared: no case, accents or punctuation.

const bares = new Map(); // by letter, what is compared of it: the texts have millions of letters, and few hundred different ones

function bare(letter) {
  let found = bares.get(letter);
  if (found === undefined) {
    found = letter.normalize("NFKD").toLowerCase().replace(/[^\p{L}\p{N}]/gu, "").replaceAll("ς", "σ");
    // What stands inside a word parts it in two, except for an apostrophe and an accent.
    if (!found) found = /['’\p{M}]/u.test(letter) ? "" : " ";
    bares.set(letter, found);
  }
  return found;
}

// " the words of a text ", one space around each. Whole strings at once: built letter by letter, the texts of some
// hundred articles would take a second and a hundred megabytes.
function fold(text) {
  const letters = text.replace(/[^\0-\x7f]/gu, bare).toLowerCase().replaceAll("'", "");
  return ` ${letters.replace(/[^\p{L}\p{N}]+/gu, " ").trim()} `;
}

// The code point of the text that each character of the folded text comes from.
function pointsOf(text) {
  const points = [0];
  let inside = false;
  let point = 0;
  for (const letter of text) {
    const kept = bare(letter);
    for (let n = 0; n < kept.length; n++) if (kept !== " " || inside) points.push(point);
    if (kept) inside = kept !== " ";
    point++;
  }
  return points;
}

// What is searched for: words one after the other, each from its beginning to its end. The last is whole once a space
// or a mark stands after it; until then the reader may still be typing it.
function needleOf(asked) {
  return bounded(fold(asked).trim(), /[\p{L}\p{N}\p{M}'’]$/u.test(asked));
}

// Scripts that put no space between words: there, any letters are searched for.
const UNSPACED = /\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}|\p{Script=Thai}|\p{Script=Lao}|\p{Script=Khmer}|\p{Script=Myanmar}/u;

function bounded(words, open) {
  if (!words || UNSPACED.test(words)) return words;
  return open ? ` ${words}` : ` ${words} `;
}

const isOpen = (needle) => !needle.endsWith(" ");

// Each word of a needle as a needle, the longest first.
function needlesOf(needle) {
  const words = needle.trim().split(" ");
  return words.map((word, at) => bounded(word, isOpen(needle) && at === words.length - 1)).sort((a, b) => b.length - a.length);
}

function* occurrences(folded, needle) {
  for (let at = folded.indexOf(needle); at >= 0; at = folded.indexOf(needle, at + 1)) yield at;
}

function countOf(folded, needle) {
  let count = 0;
  for (const _ of occurrences(folded, needle)) count++;
  return count;
}

// The first places of a needle in a text, as [start, end) in code points.
function placesOf(text, needle, most) {
  const points = pointsOf(text);
  const first = needle.length - needle.trimStart().length;
  const last = needle.trimEnd().length - 1;
  const found = [];
  for (const at of occurrences(fold(text), needle)) {
    if (found.length === most) break;
    found.push([points[at + first], points[at + last] + 1]);
  }
  return found;
}
