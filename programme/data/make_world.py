"""Make site/static/map/world.json: the coasts and borders that the map draws by itself.

Run by hand when the sources have changed; the site itself needs neither of them:

    python programme/data/make_world.py countries-10m.json

The file is that of the npm package world-atlas 2.0.2 (`npm pack world-atlas@2.0.2`): Natural
Earth, public domain, as TopoJSON. Each line is drawn as finely as its place deserves: the events
are in France and around it. Neighbours share their lines, so that nothing gapes between them.

Written is what `js/world-map.js` reads: `arcs`, lines as `[x, y, dx, dy, …]`, longitude and
latitude in steps, `unit` of which are a degree; `land`, polygons as lists of rings, a ring a list
of arcs (`~n` is arc n backwards); `borders`, the arcs that stand between two countries.
"""

import itertools
import json
import sys
from collections import Counter
from pathlib import Path

OUTPUT = Path(__file__).parents[2] / "site" / "static" / "map" / "world.json"
UNIT = 250  # steps in a degree
# West, south, east, north; how far a line may be from the true one, in degrees; and the
# smallest island that is drawn, in square degrees. The first box that a line touches counts.
DETAIL = [
    ((-6, 41, 10, 52), 0.004, 0.001),  # France
    ((-64, 14, -60, 19), 0.006, 0.001),  # Guadeloupe, Martinique
    ((43, -22, 58, -11), 0.006, 0.001),  # Mayotte, La Réunion
    ((-25, 27, 45, 62), 0.02, 0.01),  # Europe and the Mediterranean
    ((-26, -6, 20, 27), 0.05, 0.02),  # West Africa
    ((-180, -60, 180, 84), 0.2, 0.3),  # all else
]


def main(source: Path) -> None:
    atlas = json.loads(source.read_text())
    lines = list(decoded(atlas))
    used = {}  # arcs of the atlas, by their place in ours
    land = []
    for polygon in polygons(atlas["objects"]["land"]):
        rings = [ring for ring in polygon if worth_drawing(lines, ring)]
        if rings and worth_drawing(lines, polygon[0]):
            land.append([[renumbered(arc, used) for arc in ring] for ring in rings])
    shared = Counter(
        arc if arc >= 0 else ~arc
        for polygon in polygons(atlas["objects"]["countries"])
        for ring in polygon
        for arc in ring
    )
    borders = [renumbered(arc, used) for arc, times in sorted(shared.items()) if times > 1]
    arcs = [steps(simplified(lines[arc])) for arc in used]
    world = {"unit": UNIT, "arcs": arcs, "land": land, "borders": borders}
    OUTPUT.parent.mkdir(exist_ok=True)
    OUTPUT.write_text(json.dumps(world, separators=(",", ":")) + "\n")
    print(f"{len(arcs)} lines, {OUTPUT.stat().st_size} bytes")  # noqa: T201


def decoded(atlas: dict):
    """The arcs of a TopoJSON as lists of (longitude, latitude)."""
    (across, up), (west, south) = atlas["transform"]["scale"], atlas["transform"]["translate"]
    for arc in atlas["arcs"]:
        x = y = 0
        line = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            line.append((x * across + west, y * up + south))
        yield line


def polygons(shape: dict) -> list:
    """The polygons of a TopoJSON object, each a list of rings."""
    if shape["type"] == "GeometryCollection":
        return [polygon for part in shape["geometries"] for polygon in polygons(part)]
    return [shape["arcs"]] if shape["type"] == "Polygon" else shape["arcs"]


def renumbered(arc: int, used: dict) -> int:
    number = used.setdefault(arc if arc >= 0 else ~arc, len(used))
    return number if arc >= 0 else ~number


def worth_drawing(lines: list, ring: list[int]) -> bool:
    points = [point for arc in ring for point in (lines[arc] if arc >= 0 else lines[~arc][::-1])]
    pairs = zip(points, points[1:] + points[:1], strict=True)
    area = abs(sum(a[0] * b[1] - b[0] * a[1] for a, b in pairs)) / 2
    detail = detail_of(points)
    return detail is not None and area >= detail[1]


def detail_of(points: list) -> tuple[float, float] | None:
    """How finely a line is drawn; None for Antarctica."""
    for (west, south, east, north), tolerance, smallest in DETAIL:
        if any(west <= x <= east and south <= y <= north for x, y in points):
            return tolerance, smallest
    return None


def simplified(line: list) -> list:
    """Douglas and Peucker's line: none of the points left out is further off than is allowed.

    The allowance is that of each stretch: the coast from Spain to China is one arc.
    """
    kept = {0, len(line) - 1}
    if line[0] == line[-1]:
        # An island: hold it open at the point furthest from its start.
        kept.add(max(range(len(line)), key=lambda n: distance(line[n], line[0], line[0])))
    ends = sorted(kept)
    stretches = list(itertools.pairwise(ends))
    while stretches:
        first, last = stretches.pop()
        inside = range(first + 1, last)
        if not inside:
            continue
        far = max(inside, key=lambda n: distance(line[n], line[first], line[last]))
        tolerance = (detail_of([line[far]]) or DETAIL[-1][1:])[0]
        if distance(line[far], line[first], line[last]) > tolerance:
            kept.add(far)
            stretches += [(first, far), (far, last)]
    return [line[n] for n in sorted(kept)]


def distance(point, start, end) -> float:
    """From a point to the stretch between two others, in degrees."""
    dx, dy = end[0] - start[0], end[1] - start[1]
    length = dx * dx + dy * dy
    along = 0.0
    if length:
        along = ((point[0] - start[0]) * dx + (point[1] - start[1]) * dy) / length
        along = min(1.0, max(0.0, along))
    return (
        (point[0] - start[0] - along * dx) ** 2 + (point[1] - start[1] - along * dy) ** 2
    ) ** 0.5


def steps(line: list) -> list[int]:
    """`[x, y, dx, dy, …]` in whole units, without steps that lead nowhere."""
    numbers, last = [], (0, 0)
    for point in line:
        here = tuple(round(axis * UNIT) for axis in point)
        if not numbers or here != last:
            numbers += [here[0] - last[0], here[1] - last[1]]
            last = here
    return numbers


if __name__ == "__main__":
    main(Path(sys.argv[1]))
