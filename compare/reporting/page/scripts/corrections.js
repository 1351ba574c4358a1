// Copying, and what a reader marks as not right: kept in this browser, listed, exported as JSON Lines.

async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const box = element("textarea", text, "spoken");
    document.body.append(box);
    box.select();
    document.execCommand("copy");
    box.remove();
  }
}

async function copyFrom(button, text) {
  await copy(text);
  if (button.dataset.label === undefined) button.dataset.label = button.textContent;
  button.textContent = "Copied";
  setTimeout(() => { button.textContent = button.dataset.label; }, 1500);
}

const key = () => `compare-corrections-${document.body.dataset.digest}`;
let corrections = [];

function load() {
  try { corrections = JSON.parse(localStorage.getItem(key())) || []; } catch { corrections = []; }
  if (!Array.isArray(corrections)) corrections = [];
}

function keep() {
  try { localStorage.setItem(key(), JSON.stringify(corrections)); } catch { /* kept until the page is closed */ }
  listCorrections();
}

function listCorrections() {
  const list = one("#corrected");
  if (!list) return;
  one('.tabs a[data-view="corrections"] .number').textContent = String(corrections.length);
  list.replaceChildren(...corrections.map((made, at) => {
    const item = hit(`#remark-${made.remark}`, `Remark ${made.remark}`, [made.correction, made.note].filter(Boolean).join(": "));
    const drop = element("button", "Take back");
    drop.type = "button";
    drop.addEventListener("click", () => { corrections.splice(at, 1); keep(); });
    item.append(" ", drop);
    return item;
  }));
  if (!corrections.length) list.replaceChildren(element("li", "None so far.", "nothing"));
}

const asLines = () => corrections.map((made) => `${JSON.stringify(made)}\n`).join("");

function ask(button) {
  const card = button.closest("[data-remark]");
  const open = one(".choices", card);
  button.setAttribute("aria-expanded", String(!open));
  if (open) return open.remove();
  const choices = one("#choices").content.firstElementChild.cloneNode(true);
  choices.addEventListener("click", (event) => {
    const chosen = event.target.closest("button");
    if (!chosen) return;
    const { digest, version } = document.body.dataset;
    corrections.push({ remark: card.dataset.remark, correction: chosen.value, note: one("input", choices).value.trim(), input: digest, compare: version });
    keep();
    choices.replaceWith(element("p", "Kept under Corrections, in this browser only.", "kept"));
    button.setAttribute("aria-expanded", "false");
    button.focus();
  });
  card.append(choices);
  return one("button", choices).focus();
}

function closeChoices(choices) {
  if (!choices) return;
  const button = one("[data-wrong]", choices.closest("[data-remark]"));
  ask(button);
  button.focus();
}

function save() {
  const link = element("a");
  link.href = URL.createObjectURL(new Blob([asLines()], { type: "application/x-ndjson" }));
  link.download = "corrections.jsonl";
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}
