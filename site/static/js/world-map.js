/**
 * A Leaflet map on outlines of our own: no tiles, nothing is asked of another site.
 *
 * world.json is made by programme/data/make_world.py, which says what stands in it. Colours and
 * lines are those of css/map.css.
 */
const { L } = window;

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
