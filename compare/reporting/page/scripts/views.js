"use strict";
// The views and jumps between them. Without these scripts the page is one long text that reads as well.

const root = document.documentElement;
root.classList.add("js");
const one = (selector, from = document) => from.querySelector(selector);
const all = (selector, from = document) => [...from.querySelectorAll(selector)];
const element = (name, text = "", kind = "") => {
  const made = document.createElement(name);
  made.textContent = text;
  if (kind) made.className = kind;
  return made;
};

const scrolled = new Map();
let followed = true;

function show(view) {
  for (const other of all(".view.shown")) other.classList.remove("shown");
  view.classList.add("shown");
  const tab = view.dataset.tab || view.id;
  for (const link of all(".tabs a")) {
    if (link.dataset.view === tab) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
}

function unmark() {
  for (const mark of all("mark.here")) {
    const parent = mark.parentNode;
    mark.replaceWith(...mark.childNodes);
    parent.normalize();
  }
  for (const flashed of all(".flash")) flashed.classList.remove("flash");
}

// Offsets count code points, as Python does; strings here count UTF-16 units.
function unit(text, points) {
  let at = 0;
  for (let n = 0; n < points && at < text.length; n++) at += text.codePointAt(at) > 0xffff ? 2 : 1;
  return at;
}

function markPlace(article, start, end) {
  const marks = [];
  for (const piece of all("[data-s]", article)) {
    const from = Number(piece.dataset.s);
    if (from >= end) break;
    const text = piece.textContent;
    const length = [...text].length;
    if (from + length <= start || !piece.firstChild) continue;
    const range = document.createRange();
    range.setStart(piece.firstChild, unit(text, Math.max(0, start - from)));
    range.setEnd(piece.firstChild, unit(text, Math.min(length, end - from)));
    const mark = element("mark", "", "here");
    range.surroundContents(mark);
    marks.push(mark);
  }
  return marks;
}

function arrive(target, block) {
  target.tabIndex = -1;
  target.focus({ preventScroll: true });
  target.scrollIntoView({ block });
}

function route() {
  let hash = location.hash.slice(1);
  try { hash = decodeURIComponent(hash); } catch { /* a hash that is no encoding is a name like any other */ }
  unmark();
  closeNote();
  const restore = !followed && scrolled.has(location.hash);
  followed = false;
  const top = scrolled.get(location.hash);
  const back = () => { if (restore) scrollTo(0, top); };
  if (hash.startsWith("find=")) {
    const asked = one("#ask");
    if (document.activeElement !== asked) asked.value = hash.slice(5);
    show(one("#found"));
    find(hash.slice(5)).then(back);
  } else {
    go(hash, restore);
    back();
  }
}

function go(hash, restore) {
  const place = /^(article-.+)-(\d+)-(\d+)$/.exec(hash);
  const article = place && document.getElementById(place[1]);
  const target = article || document.getElementById(hash);
  const view = target?.closest(".view") || (target && one(".view.shown")) || one("#overview");
  show(view);
  const marks = article ? markPlace(article, Number(place[2]), Number(place[3])) : [];
  if (restore) return;
  if (marks.length) arrive(marks[0], "center");
  else if (target && target !== view) {
    for (let box = target.closest("details"); box; box = box.parentElement.closest("details")) box.open = true;
    if (view.contains(target)) target.classList.add("flash");
    arrive(target, "start");
  } else scrollTo(0, 0);
}

function onLink(event) {
  const link = event.target.closest('a[href^="#"]');
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  // The browser would go to the fragment by itself, later than the view is shown, and scroll its bar out of sight.
  event.preventDefault();
  clearTimeout(pause);
  scrolled.set(location.hash, scrollY);
  followed = true;
  if (link.hash !== location.hash) history.pushState(null, "", link.hash);
  route();
}

// What a highlight in an article says.
function closeNote() { one("#note").hidden = true; }

function onPiece(event) {
  const piece = event.target.closest(".text [title]");
  if (!piece || !getSelection().isCollapsed) return;
  const note = one("#note");
  note.replaceChildren(element("p", piece.title));
  if (piece.dataset.remark) {
    const link = element("a", "Its other versions");
    link.href = piece.dataset.remark;
    note.append(link, " ");
  }
  const close = element("button", "Close");
  close.type = "button";
  close.addEventListener("click", closeNote);
  note.append(close);
  note.hidden = false;
}
