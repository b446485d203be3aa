/**
 * The time zone of an event in the page editor: it follows the place while that is written, until
 * somebody chooses another one. The server knows which zone a place has, and says what it thinks.
 */
const PLACE = ["town", "region", "country", "postcode", "latitude", "longitude"];
const WAIT = 300; // milliseconds

for (const element of document.querySelectorAll("[data-zone-hint]")) start(element);

function start(element) {
  const field = (name) => document.getElementById(`id_${name}`);
  const chosen = field("timezone");
  const said = element.querySelector("[role=status]");
  if (!chosen || !field("town")) return;
  let zone = element.dataset.zone, waiting, asked = 0;

  async function ask(mayFollow) {
    const turn = ++asked;
    const query = new URLSearchParams({ timezone: chosen.value });
    for (const name of PLACE) query.set(name, field(name)?.value ?? "");
    const answer = await fetch(`${element.dataset.zoneHint}?${query}`).catch(() => null);
    if (turn !== asked || !answer?.ok) return;
    const hint = await answer.json();
    if (turn !== asked) return;
    const hadDefault = chosen.value === (zone || element.dataset.default);
    zone = hint.zone;
    if (mayFollow && zone && hadDefault && chosen.value !== zone) {
      chosen.value = zone;
      // As if it was chosen: autosave and the warning of unsaved changes listen.
      chosen.dispatchEvent(new Event("input", { bubbles: true }));
      chosen.dispatchEvent(new Event("change", { bubbles: true }));
      return;
    }
    said.hidden = !hint.text;
    said.className = `help-block help-${hint.warning ? "warning" : "info"}`;
    said.firstElementChild.textContent = hint.text;
  }

  function later(mayFollow) {
    clearTimeout(waiting);
    waiting = setTimeout(() => ask(mayFollow), WAIT);
  }

  for (const name of PLACE) {
    for (const kind of ["input", "change"]) field(name)?.addEventListener(kind, () => later(true));
  }
  chosen.addEventListener("change", () => later(false));
}
