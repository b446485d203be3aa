/**
 * The pin of an event's place in the page editor. It writes into the fields for latitude and
 * longitude, as typing into them moves it; the server says where the map shows the event without.
 */
const { L } = window;
const FRANCE = [[42.3, -4.8], [51.1, 8.2]];
const FIELDS = ["town", "region", "country", "postcode", "precision"];
const PRECISE = 5; // decimals: about a metre

for (const element of document.querySelectorAll("[data-place-pin]")) start(element);

async function start(element) {
  const field = (name) => document.getElementById(`id_${name}`);
  const part = (name) => element.querySelector(`[data-place-${name}]`);
  const words = element.dataset;
  if (!field("latitude") || !field("town")) return;
  const { makeMap, drawWorld, nameTowns } = await import(words.drawing);
  part("map").hidden = part("tools").hidden = false;
  const map = makeMap(part("map"), { labels: words, scrollWheelZoom: false, worldCopyJump: false });
  part("map").setAttribute("role", "region");
  part("map").setAttribute("aria-label", words.label);
  map.fitBounds(FRANCE);
  let mark, town = null, asked = 0;

  function pin() {
    const [latitude, longitude] = ["latitude", "longitude"].map((name) => number(field(name).value));
    return latitude === null || longitude === null ? null : [latitude, longitude];
  }

  function fill(name, value) {
    field(name).value = value;
    // As if it was typed: autosave and the warning of unsaved changes listen.
    field(name).dispatchEvent(new Event("input", { bubbles: true }));
    field(name).dispatchEvent(new Event("change", { bubbles: true }));
  }

  function put({ lat, lng }) {
    fill("latitude", lat.toFixed(PRECISE));
    fill("longitude", lng.toFixed(PRECISE));
  }

  function draw(look = true) {
    const at = pin() ?? town;
    mark?.remove();
    part("remove").disabled = !pin();
    if (!at) return;
    const icon = L.divIcon({ className: `place-pin-mark${pin() ? "" : " place-pin-town"}`, iconSize: [24, 24] });
    mark = L.marker(at, { icon, draggable: true, keyboard: false, title: words.pin }).addTo(map);
    mark.on("dragend", () => put(mark.getLatLng()));
    if (look && !map.getBounds().pad(-0.2).contains(at)) map.setView(at, Math.max(map.getZoom(), 8));
    else if (look && map.getZoom() < 8) map.setView(at, 8);
  }

  async function ask() {
    const turn = ++asked;
    const query = new URLSearchParams();
    for (const name of FIELDS) query.set(name, field(name)?.value ?? "");
    if (pin()) query.set("pin", "1");
    const answer = await fetch(`${words.hint}?${query}`).catch(() => null);
    if (turn !== asked || !answer?.ok) return;
    const hint = await answer.json();
    if (turn !== asked) return;
    town = hint.town;
    part("hint").className = `help-block help-${hint.warning ? "warning" : "info"}`;
    part("text").textContent = hint.text;
    part("choices").replaceChildren(...hint.regions.map(choice));
    draw();
  }

  function choice(region) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "button button-small button-secondary";
    button.textContent = region;
    button.addEventListener("click", () => {
      fill("region", region);
      field("region").focus();
    });
    return button;
  }

  let waiting;
  for (const name of [...FIELDS, "latitude", "longitude"]) {
    for (const kind of ["input", "change"]) {
      field(name)?.addEventListener(kind, () => {
        clearTimeout(waiting);
        waiting = setTimeout(ask, 300);
      });
    }
  }
  // Both numbers of a map, pasted into either field.
  for (const name of ["latitude", "longitude"]) {
    field(name).addEventListener("change", () => {
      const pair = numbers(field(name).value);
      if (pair) put(L.latLng(pair));
    });
  }
  map.on("click", ({ latlng }) => put(latlng));
  part("remove").addEventListener("click", () => {
    fill("latitude", "");
    fill("longitude", "");
  });
  // The panel may be folded or on another tab, where a map does not know its size.
  new ResizeObserver(() => map.invalidateSize()).observe(part("map"));
  await Promise.all([drawWorld(map, words.world), nameTowns(map, words.towns)]);
  await ask();
}

/** Two numbers as maps write them, with points; the server reads other ways, too. */
function numbers(text) {
  const found = text.match(/^\s*\(?(-?\d+\.\d+)°?\s*[,;\s]\s*(-?\d+\.\d+)°?\)?\s*$/);
  return found && Math.abs(found[1]) <= 90 && Math.abs(found[2]) <= 180 ? [found[1], found[2]] : null;
}

function number(text) {
  const value = text.trim() === "" ? NaN : Number(text.replace(",", "."));
  return Number.isFinite(value) ? value : null;
}
