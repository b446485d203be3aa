/**
 * Beside each segment in wagtail-localize's editor, the terms of the glossary that stand in it and
 * what its translation may have lost. Both stand in a list without this script.
 *
 * The editor draws itself anew as it likes: a segment is known by its words, and what is written
 * beside it is held against what should be there whenever something has been drawn.
 */
const editor = document.querySelector(".js-translation-editor");
const panel = document.querySelector(".translation-hints");
const words = { term: panel.dataset.term, warning: panel.dataset.warning };
let hints = new Map();

function know(data) {
  hints = new Map(data.map((hint) => [hint.segment, hint]));
}

/** The segments that are drawn: the words of the source, and the item that holds them. */
const segments = () =>
  [...editor.querySelectorAll("section li > p")].map((source) => ({
    source,
    item: source.parentElement,
  }));

function line(kind, text) {
  const item = document.createElement("li");
  item.className = `segment-${kind}`;
  const name = document.createElement("strong");
  name.textContent = `${words[kind]} `;
  item.append(name, text);
  return item;
}

function draw() {
  for (const { source, item } of segments()) {
    const hint = hints.get(source.textContent);
    const there = item.querySelector(":scope > .segment-hints");
    const wanted = JSON.stringify(hint ?? "");
    if ((there?.dataset.hint ?? '""') === wanted) continue;
    there?.remove();
    if (!hint) continue;
    const list = document.createElement("ul");
    list.className = "segment-hints";
    list.dataset.hint = wanted;
    list.append(...hint.terms.map((term) => line("term", term)));
    list.append(...hint.warnings.map((text) => line("warning", text)));
    source.after(list);
  }
}

function list() {
  const items = [...hints.values()].flatMap((hint) =>
    hint.warnings.map((warning) => {
      const item = document.createElement("li");
      item.textContent = `${hint.opening} ${warning}`;
      return item;
    }),
  );
  const shown = panel.querySelector("[data-warnings]");
  shown.replaceChildren(...items);
  shown.parentElement.hidden = !items.length;
}

/** The translations that are drawn; null before they are, and while one is being saved. */
function translations() {
  const drawn = segments();
  if (!drawn.length || editor.querySelector("section .icon-spinner")) return null;
  return drawn.map(({ item }) => item.querySelector("div > p")?.textContent ?? "").join("\n");
}

/** What was drawn when the hints were made. */
let known = null;
async function ask() {
  const now = translations();
  if (now === null || now === known) return;
  known = now;
  const answer = await fetch(panel.dataset.hintsUrl, { credentials: "same-origin" });
  if (!answer.ok) return;
  know(await answer.json());
  draw();
  list();
}

let waiting;
new MutationObserver(() => {
  draw();
  // At once: whoever is quick has changed something before the wait is over.
  known ??= translations();
  clearTimeout(waiting);
  waiting = setTimeout(ask, 300);
}).observe(editor, { childList: true, subtree: true, characterData: true });

editor.before(panel);
know(JSON.parse(document.getElementById("translation-hints-data").textContent));
draw();
known = translations();
