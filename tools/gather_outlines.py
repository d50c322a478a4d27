#!/usr/bin/env python3
"""Makes src/lexicon/outlines.csv: the outlines of the countries on a small map of the world, as paths of SVG.

usage: gather_outlines.py COUNTRIES_110M.json
  COUNTRIES_110M.json  from npm world-atlas 2.0.2 (Natural Earth 4.1, 1:110m, public domain)
  PyPI iso3166 3.0.0   must be installed: it has the letters for the numbers of the countries

The projection is Equal Earth, in which areas have their true proportions, 1000 units wide. Points that move an outline by less than
TOLERANCE are left out, and so are Antarctica and islands that would be dots.
"""
import csv, json, math, pathlib, sys

import iso3166

WIDTH, TOLERANCE, SMALLEST = 1000, 0.8, 1.5
# Areas without a number, with the country that the tables count them to.
UNNUMBERED = {"Kosovo": "XKX", "N. Cyprus": "CYP", "Somaliland": "SOM"}
LEFT_OUT = {"ATA", "ATF"}
A = 1.340264, -0.081106, 0.000893, 0.003796


def project(longitude, latitude):
    """Equal Earth (Savric, Patterson, Jenny 2018)."""
    t = math.asin(math.sqrt(3) / 2 * math.sin(math.radians(latitude)))
    slope = A[0] + 3 * A[1] * t**2 + t**6 * (7 * A[2] + 9 * A[3] * t**2)
    x = math.radians(longitude) * math.cos(t) / (math.sqrt(3) / 2 * slope)
    return x, -t * (A[0] + A[1] * t**2 + t**6 * (A[2] + A[3] * t**2))


SCALE = WIDTH / 2 / project(180, 0)[0]
TOP = project(0, 84)[1]


def placed(point):
    x, y = project(*point)
    return x * SCALE + WIDTH / 2, (y - TOP) * SCALE


def simplified(line):
    """Douglas and Peucker."""
    if len(line) < 3:
        return line
    (ax, ay), (bx, by) = line[0], line[-1]
    length = math.hypot(bx - ax, by - ay)

    def distance(point):
        if not length:
            return math.hypot(point[0] - ax, point[1] - ay)
        return abs((bx - ax) * (ay - point[1]) - (ax - point[0]) * (by - ay)) / length

    at = max(range(1, len(line) - 1), key=lambda n: distance(line[n]))
    if distance(line[at]) < TOLERANCE:
        return [line[0], line[-1]]
    return simplified(line[: at + 1])[:-1] + simplified(line[at:])


def arcs(topology):
    """Arcs are simplified once, so that neighbours keep one border."""
    (sx, sy), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]
    for arc in topology["arcs"]:
        x = y = 0
        line = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            line.append(placed((x * sx + tx, y * sy + ty)))
        middle = len(line) // 2
        # The arc of an island ends where it begins.
        is_ring = line[0] == line[-1]
        yield simplified(line[: middle + 1])[:-1] + simplified(line[middle:]) if is_ring else simplified(line)


def ring(numbers, lines):
    points = []
    for number in numbers:
        line = lines[number] if number >= 0 else lines[~number][::-1]
        points += line[1:] if points else line
    return halves([(round(x), round(y)) for x, y in points])


def halves(points):
    """One ring, or two where it goes over the edge of the map: Russia, Fiji."""
    if all(abs(a[0] - b[0]) < WIDTH / 2 for a, b in zip(points, points[1:])):
        return [points]
    return [[point for point in points if (point[0] < WIDTH / 2) == west] for west in (True, False)]


def path(points):
    steps = [points[0]] + [b for a, b in zip(points, points[1:]) if a != b]
    if steps[0] == steps[-1]:
        steps.pop()
    area = sum(a[0] * b[1] - b[0] * a[1] for a, b in zip(steps, steps[1:] + steps[:1])) / 2
    if len(steps) < 3 or abs(area) < SMALLEST:
        return ""
    moves = [f"{b[0] - a[0]} {b[1] - a[1]}" for a, b in zip(steps, steps[1:])]
    return f"M{steps[0][0]} {steps[0][1]}l" + " ".join(moves).replace(" -", "-") + "z"


def main():
    topology = json.load(open(sys.argv[1], encoding="utf8"))
    lines, paths = list(arcs(topology)), {}
    for country in topology["objects"]["countries"]["geometries"]:
        number, name = country.get("id"), country["properties"]["name"]
        code = iso3166.countries_by_numeric[number].alpha3 if number else UNNUMBERED[name]
        polygons = country["arcs"] if country["type"] == "MultiPolygon" else [country["arcs"]]
        rings = [half for polygon in polygons for numbers in polygon for half in ring(numbers, lines)]
        drawn = "".join(map(path, rings))
        if drawn and code not in LEFT_OUT:
            paths[code] = paths.get(code, "") + drawn
    target = pathlib.Path(__file__).parent.parent / "src/lexicon/outlines.csv"
    with open(target, "w", encoding="utf8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["code", "path"])
        writer.writerows(sorted(paths.items()))


main()
