// What the reader does, and what then happens.

function onClick(event) {
  onLink(event);
  onPiece(event);
  const button = event.target.closest("button");
  if (!button) return;
  const { copy: text, copyHash, wrong } = button.dataset;
  if (text !== undefined) copyFrom(button, text);
  else if (copyHash) copyFrom(button, `${location.href.split("#")[0]}${copyHash}`);
  else if (wrong) ask(button);
  else if (button.id === "copy-corrections") copyFrom(button, asLines());
  else if (button.id === "save-corrections") save();
}

function onKey(event) {
  const typing = event.target.closest("input, textarea");
  if (event.key === "/" && !typing && !event.ctrlKey && !event.metaKey && !event.altKey) {
    event.preventDefault();
    one("#ask").focus();
    one("#ask").select();
  } else if (event.key === "Enter" && typing?.id === "ask") {
    onEnter(typing);
  } else if (event.key === "Escape") {
    closeNote();
    closeChoices(event.target.closest(".choices"));
    if (typing?.id === "ask" && typing.value) { typing.value = ""; askFor(""); }
  }
}

document.addEventListener("DOMContentLoaded", () => {
  history.scrollRestoration = "manual";
  document.addEventListener("click", onClick);
  document.addEventListener("keydown", onKey);
  one("#ask").addEventListener("input", onAsk);
  addEventListener("hashchange", route);
  load();
  listCorrections();
  root.classList.add("ready");
  route();
  // The browser goes to the fragment by itself once all is loaded; what was jumped to is shown after that.
  addEventListener("load", () => setTimeout(() => { followed = true; route(); }));
});
