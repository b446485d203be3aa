/**
 * A Leaflet map on outlines of our own: no tiles, nothing is asked of another site.
 *
 * world.json is made by programme/data/make_world.py, which says what stands in it. Colours and
 * lines are those of css/map.css.
 */
const { L } = window;
const ROOM = [260, 260, 240, 220, 200, 170, 140, 110]; // pixels from name to name, by zoom

/** A map in `element`; nothing moves by itself for whoever wants it so. */
export function makeMap(element, { labels = {}, ...options } = {}) {
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const map = L.map(element, {
    attributionControl: false,
    zoomControl: false,
    zoomAnimation: !still,
    fadeAnimation: !still,
    markerZoomAnimation: !still,
    inertia: !still,
    minZoom: 2,
    maxZoom: 13,
    maxBounds: [[-75, -200], [85, 200]],
    worldCopyJump: true,
    ...options,
  });
  L.control.zoom({ position: "bottomright", zoomInTitle: labels.zoomIn, zoomOutTitle: labels.zoomOut }).addTo(map);
  return map;
}

/** Draws land and borders below everything else. */
export async function drawWorld(map, address) {
  const world = await read(address);
  const lines = world.arcs.map((arc) => decoded(arc, world.unit));
  const line = (arc) => (arc < 0 ? [...lines[~arc]].reverse() : lines[arc]);
  const ring = (arcs) => arcs.flatMap((arc, index) => line(arc).slice(index ? 1 : 0));
  const common = { interactive: false, smoothFactor: 1 };
  L.polygon(world.land.map((rings) => rings.map(ring)), { ...common, className: "map-land" }).addTo(map);
  L.polyline(world.borders.map(line), { ...common, className: "map-border" }).addTo(map);
}

/** Writes the names of towns, the largest first, where they have room. Screen readers skip them. */
export async function nameTowns(map, address) {
  const french = document.documentElement.lang === "fr";
  const towns = (await read(address)).map(([lat, lng, name, english]) => ({
    at: L.latLng(lat, lng),
    name: french ? name : (english ?? name),
  }));
  map.createPane("towns").setAttribute("aria-hidden", "true");
  const layer = L.layerGroup().addTo(map);
  const draw = () => {
    layer.clearLayers();
    const seen = map.getBounds();
    const taken = [];
    for (const town of towns) {
      if (!seen.contains(town.at)) continue;
      const { x, y } = map.latLngToContainerPoint(town.at);
      const room = ROOM[Math.min(map.getZoom(), ROOM.length - 1)];
      if (taken.some((point) => Math.abs(point.x - x) < room && Math.abs(point.y - y) < room / 3)) continue;
      taken.push({ x, y });
      const icon = L.divIcon({ className: "map-town", html: text(town.name), iconSize: null });
      L.marker(town.at, { icon, pane: "towns", interactive: false, keyboard: false }).addTo(layer);
    }
  };
  map.on("moveend", draw);
  draw();
}

function text(words) {
  const element = document.createElement("span");
  element.textContent = words;
  return element;
}

export async function read(address) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  return answer.json();
}

/** `[x, y, dx, dy, …]` as points `[latitude, longitude]`. */
function decoded(arc, unit) {
  const points = [];
  for (let n = 0, x = 0, y = 0; n < arc.length; n += 2) {
    x += arc[n];
    y += arc[n + 1];
    points.push([y / unit, x / unit]);
  }
  return points;
}
