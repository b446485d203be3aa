/**
 * The map of a programme's events: one mark a place, or one for several places that would cover
 * each other. All it tells stands as a list on the map's own page, for which no script is needed.
 *
 * Marks are buttons with names. Opening one moves the focus into its pop-up, closing brings it back.
 */
const { L } = window;
const APART = 30; // pixels between two marks
const FAR = 9; // degrees from most of the places: seen after zooming out, or by "All places"

for (const element of document.querySelectorAll("[data-map]")) whenSeen(element, start);

/** Loads nothing before a reader comes near. */
function whenSeen(element, act) {
  const observer = new IntersectionObserver((entries) => {
    if (!entries.some((entry) => entry.isIntersecting)) return;
    observer.disconnect();
    act(element);
  }, { rootMargin: "300px" });
  observer.observe(element);
}

async function start(element) {
  const words = element.dataset;
  const without = [...element.children];
  try {
    const { makeMap, drawWorld, nameTowns, read } = await import(words.drawing);
    const places = (await read(words.geojson)).features.map(placeOf);
    if (!places.length) return say(element, words.empty);
    for (const child of without) child.remove();
    const map = makeMap(element, { labels: words, scrollWheelZoom: false });
    element.setAttribute("role", "region");
    element.setAttribute("aria-label", words.label);
    map.on("focus", () => map.scrollWheelZoom.enable());
    map.on("blur", () => map.scrollWheelZoom.disable());
    const near = withoutTheFar(places);
    fit(map, near);
    if (near.length < places.length) addButton(map, words.all, () => fit(map, places));
    allowFullScreen(element, map);
    showMarks(map, places, words);
    await Promise.all([drawWorld(map, words.world), nameTowns(map, words.towns)]);
    element.dataset.ready = "";
  } catch (error) {
    console.error(error);
    if (!element.classList.contains("leaflet-container")) say(element, words.failed);
  }
}

function say(element, text) {
  const message = make("p", "map-message", text);
  message.setAttribute("role", "status");
  element.prepend(message);
}

function placeOf({ geometry, properties }) {
  const [longitude, latitude] = geometry.coordinates;
  return { ...properties, at: L.latLng(latitude, longitude) };
}

// --- What is seen at first --------------------------------------------------------------------

function withoutTheFar(places) {
  const middle = (values) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)];
  const lat = middle(places.map(({ at }) => at.lat));
  const lng = middle(places.map(({ at }) => at.lng));
  return places.filter(({ at }) => Math.abs(at.lat - lat) < FAR && Math.abs(at.lng - lng) < FAR);
}

function fit(map, places) {
  map.fitBounds(L.latLngBounds(places.map(({ at }) => at)), { padding: [36, 36], maxZoom: 9 });
}

// --- Marks ------------------------------------------------------------------------------------

function showMarks(map, places, words) {
  const layer = L.layerGroup().addTo(map);
  const draw = () => {
    layer.clearLayers();
    for (const group of groups(map, places)) addMark(map, layer, group, words);
  };
  map.on("zoomend", draw);
  draw();
}

/** Places by what would cover each other at this zoom, each group around its first place. */
function groups(map, places) {
  const found = [];
  for (const place of places) {
    const point = map.project(place.at);
    const group = found.find((other) => other.point.distanceTo(point) < APART);
    if (group && map.getZoom() < map.getMaxZoom()) group.places.push(place);
    else found.push({ point, places: [place] });
  }
  return found.map((group) => group.places);
}

function addMark(map, layer, places, words) {
  const events = places.flatMap((place) => place.events);
  const face = make("span", "map-mark-face", events.length > 1 ? String(events.length) : "");
  const off = places.every((place) => place.cancelled) ? " map-mark-off" : "";
  const around = places.length === 1 && places[0].precision === "town" ? " map-mark-town" : "";
  const icon = L.divIcon({ html: face, className: `map-mark${off}${around}`, iconSize: [30, 30] });
  const mark = L.marker(places[0].at, { icon, riseOnHover: true }).addTo(layer);
  const element = mark.getElement();
  element.setAttribute("aria-label", markName(places, words));
  const act = () => (places.length > 1 ? zoomTo(map, places) : open(map, mark, places[0], words));
  mark.on("click", act);
  element.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    event.stopPropagation();
    act();
  });
}

function markName(places, words) {
  if (places.length > 1) return words.several.replace("{number}", places.length);
  const [{ name, events }] = places;
  return `${name} – ${events.map((event) => event.title).join(" ; ")}`;
}

function zoomTo(map, places) {
  const bounds = L.latLngBounds(places.map(({ at }) => at));
  const zoom = Math.max(map.getBoundsZoom(bounds, false, [60, 60]), map.getZoom() + 2);
  map.getContainer().focus({ preventScroll: true });
  map.setView(bounds.getCenter(), Math.min(zoom, map.getMaxZoom()));
}

// --- Pop-ups ----------------------------------------------------------------------------------

function open(map, mark, place, words) {
  const content = make("div", "map-popup");
  content.tabIndex = -1;
  content.append(make("p", "map-popup-name", place.name), list(place.events));
  const width = Math.min(300, map.getSize().x - 84);
  const popup = L.popup({ offset: [0, -8], minWidth: width, maxWidth: width, maxHeight: 300, autoPanPaddingTopLeft: [12, 64], autoPanPaddingBottomRight: [12, 12] }) // below the button at the top
    .setLatLng(mark.getLatLng())
    .setContent(content);
  popup.openOn(map);
  popup.getElement().querySelector(".leaflet-popup-close-button")?.setAttribute("aria-label", words.close);
  popup.getElement().addEventListener("keydown", ({ key }) => key === "Escape" && map.closePopup(popup));
  content.focus({ preventScroll: true });
  popup.on("remove", () => {
    const lost = popup.getElement()?.contains(document.activeElement) || document.activeElement === document.body;
    if (lost) mark.getElement()?.focus({ preventScroll: true });
  });
}

function list(events) {
  const items = make("ul");
  for (const event of events) {
    const item = make("li");
    const link = make("a", "", event.title);
    link.href = new URL(event.url).pathname; // whatever host the data was made for
    link.lang = event.language;
    item.append(link);
    if (event.status_text) item.append(" ", make("strong", "map-status", event.status_text));
    for (const day of event.days) item.append(make("span", "map-day", day));
    items.append(item);
  }
  return items;
}

// --- Full screen ------------------------------------------------------------------------------

/** The link leads to the map's own page; where the browser can, the map fills the screen instead. */
function allowFullScreen(element, map) {
  const link = document.querySelector("[data-map-fullscreen]");
  if (!link || !document.fullscreenEnabled) return;
  link.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    element.requestFullscreen().catch(() => location.assign(link.href));
  });
  let leave;
  document.addEventListener("fullscreenchange", () => {
    if (document.fullscreenElement === element) {
      leave = addButton(map, element.dataset.leave, () => document.exitFullscreen());
      element.focus();
    } else {
      leave?.remove();
      link.focus();
    }
    map.invalidateSize();
  });
}

function addButton(map, text, act) {
  const control = L.control({ position: "topright" });
  control.onAdd = () => {
    const button = make("button", "map-button", text);
    button.type = "button";
    L.DomEvent.disableClickPropagation(button);
    button.addEventListener("click", act);
    return button;
  };
  return control.addTo(map);
}

function make(tag, className = "", text = "") {
  const element = document.createElement(tag);
  if (className) element.className = className;
  element.textContent = text;
  return element;
}
