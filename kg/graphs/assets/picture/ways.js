/* The way that each line takes: from port to port, bent through the gaps between boxes, beside the other lines. */

const LANE = 5;

/** Each line gets its ports along the sides of its boxes, and its way. */
function route() {
  const { left, right } = extent(), ports = new Map();
  const claim = (id, side, other, line, end) => {
    const key = `${id}\n${side}`;
    if (!ports.has(key)) ports.set(key, []);
    ports.get(key).push({ line, end, at: other.y + other.h / 2, order: line.order ?? 0 });
  };
  for (const line of lines) {
    const a = shown.get(line.source), b = shown.get(line.target);
    const apart = b.x >= a.x + a.w ? 1 : a.x >= b.x + b.w ? -1 : 0;
    const outer = a.x + a.w / 2 > (left + right) / 2 ? "right" : "left";
    line.sides = apart === 1 ? ["right", "left"] : apart === -1 ? ["left", "right"] : [outer, outer];
    claim(line.source, line.sides[0], b, line, 0);
    claim(line.target, line.sides[1], a, line, 1);
  }
  for (const [key, ends] of ports) dock(...key.split("\n"), ends);
  if (picture.free) for (const line of lines) line.path = curve(line);
  else {
    const ways = lines.map(passages);
    spreadLanes(ways.flat());
    lines.forEach((line, place) => { line.path = bend(line, ways[place]); });
  }
  for (const line of lines) line.around = surround(line.path);
}

/** The ends of lines along one side of a box, in the order of where they go; the main line takes the middle. */
function dock(id, side, ends) {
  const box = shown.get(id);
  ends.sort((p, q) => p.at - q.at || p.order - q.order);
  const main = ends.findIndex(({ line }) => isMain(line)), middle = main >= 0 ? main : (ends.length - 1) / 2;
  const spread = Math.min(18, (box.h / 2 - 8) / Math.max(middle, ends.length - 1 - middle, 0.5));
  ends.forEach(({ line, end }, place) => {
    (line.points ??= [])[end] = [side === "right" ? box.x + box.w : box.x, box.y + box.h / 2 + (place - middle) * spread];
  });
}

/** A bow from box to box, bent so far that it passes behind as few other boxes as can be; one that leaves the picture is worse than one behind a few. */
const LEAVING = 5;
const BOWS = [0.08, 0.14, 0.2, 0.27, 0.34, 0.42, 0.5, 0.6, 0.75].flatMap((bow) => [bow, -bow]);
function curve(line) {
  const centre = (box) => [box.x + box.w / 2, box.y + box.h / 2];
  const [ax, ay] = centre(shown.get(line.source)), [bx, by] = centre(shown.get(line.target));
  const others = [...shown].filter(([id]) => id !== line.source && id !== line.target).map(([, box]) => box);
  let best = null, fewest = Infinity;
  for (const bow of BOWS) {
    const mx = (ax + bx) / 2 + (by - ay) * bow, my = (ay + by) / 2 - (bx - ax) * bow, path = [["M", ax, ay], ["C", mx, my, mx, my, bx, by]];
    const hit = others.filter((box) => passes(path, box)).length + (leaves(path) ? LEAVING : 0);
    if (hit < fewest) [best, fewest] = [path, hit];
    if (!hit) break;
  }
  return best;
}
function leaves(path) {
  const { left, right, top, bottom } = extent();
  return [0.2, 0.35, 0.5, 0.65, 0.8].map((t) => along(path, t)).some(([x, y]) => x < left || x > right || y < top || y > bottom);
}
function passes(path, { x, y, w, h }) {
  for (let t = 0.04; t < 1; t += 0.04) {
    const [px, py] = along(path, t);
    if (px > x - 4 && px < x + w + 4 && py > y - 4 && py < y + h + 4) return true;
  }
  return false;
}

/** The gaps between boxes through which a line passes the columns on its way, with the height wanted in each. */
function passages(line) {
  if (line.sides[0] === line.sides[1]) return [];
  const [[x0, y0], [x1, y1]] = line.points, way = Math.sign(x1 - x0);
  const crossed = picture.columns.map((column, place) => [place, column.x, column.x + column.width])
    .filter(([, left, right]) => left > Math.min(x0, x1) + 1 && right < Math.max(x0, x1) - 1);
  return (way > 0 ? crossed : crossed.reverse()).flatMap(([place, left, right]) => {
    const gap = gapNear(place, y0 + ((y1 - y0) * ((left + right) / 2 - x0)) / (x1 - x0));
    return gap ? [{ ...gap, left, right, line, slope: y1 - y0 }] : [];
  });
}

/** The gap of a column nearest to a height; null where the column holds no box. */
function gapNear(place, wanted) {
  const gaps = gapsOf(place);
  let best = null, least = Infinity;
  for (const gap of gaps) {
    const y = Math.min(Math.max(wanted, gap.top + 4), Math.max(gap.top + 4, gap.bottom - 4)), far = Math.abs(y - wanted);
    if (far < least) [best, least] = [{ gap, y }, far];
  }
  return best;
}
let columnGaps = new Map();
function gapsOf(place) {
  if (columnGaps.has(place)) return columnGaps.get(place);
  const column = picture.columns[place], held = [...shown.values()].filter((box) => box.x < column.x + column.width && box.x + box.w > column.x).sort((a, b) => a.y - b.y);
  const gaps = [];
  let top = -Infinity;
  for (const box of held) {
    if (box.y - top > 5) gaps.push({ top, bottom: box.y });
    top = Math.max(top, box.y + box.h);
  }
  if (held.length) gaps.push({ top, bottom: Infinity });
  columnGaps.set(place, gaps);
  return gaps;
}

/** Lines that share a gap run side by side in it, as far apart as it is wide enough. */
function spreadLanes(passed) {
  const byGap = new Map();
  for (const one of passed) byGap.has(one.gap) ? byGap.get(one.gap).push(one) : byGap.set(one.gap, [one]);
  for (const [gap, lanes] of byGap) {
    if (lanes.length < 2) continue;
    lanes.sort((a, b) => a.y - b.y || a.slope - b.slope || (a.line.order ?? 0) - (b.line.order ?? 0));
    const room = gap.bottom - gap.top - 6, step = Math.min(LANE, room / (lanes.length - 1));
    let y = -Infinity;
    for (const lane of lanes) y = lane.y = Math.max(lane.y, y + step);
    const over = y - (gap.bottom - 3), lowest = lanes.at(-1);
    for (let at = lanes.length - 1, most = lowest.y - Math.max(0, over); at >= 0; at -= 1, most -= step) lanes[at].y = Math.min(lanes[at].y, most);
  }
}

function bend(line, ways) {
  const [[x0, y0], [x1, y1]] = line.points;
  if (line.sides[0] === line.sides[1]) {
    const out = (line.sides[0] === "right" ? 1 : -1) * Math.min(110, 36 + Math.abs(y1 - y0) * 0.12);
    return [["M", x0, y0], ["C", x0 + out, y0, x1 + out, y1, x1, y1]];
  }
  const way = Math.sign(x1 - x0), path = [["M", x0, y0]];
  let [x, y] = [x0, y0];
  const step = (tx, ty) => {
    const half = Math.max(30, Math.abs(tx - x) * 0.5) * way;
    path.push(["C", x + half, y, tx - half, ty, tx, ty]);
    [x, y] = [tx, ty];
  };
  for (const passed of ways) {
    step(way > 0 ? passed.left - 12 : passed.right + 12, passed.y);
    x = way > 0 ? passed.right + 12 : passed.left - 12;
    path.push(["L", x, passed.y]);
  }
  step(x1, y1);
  return path;
}

/** A rectangle that a path stays within. */
function surround(path) {
  const points = path.flatMap(([, ...at]) => at.flatMap((value, place) => (place % 2 ? [] : [[value, at[place + 1]]])));
  const xs = points.map(([x]) => x), ys = points.map(([, y]) => y);
  return { x: Math.min(...xs) - 12, y: Math.min(...ys) - 12, w: Math.max(...xs) - Math.min(...xs) + 24, h: Math.max(...ys) - Math.min(...ys) + 24 };
}

const along = (path, t) => {
  const [, ax, ay] = path[0];
  const curves = path.slice(1), at = Math.min(curves.length - 1, Math.floor(t * curves.length)), s = t * curves.length - at;
  const before = at ? curves[at - 1].slice(-2) : [ax, ay], piece = curves[at];
  if (piece[0] === "L") return [before[0] + (piece[1] - before[0]) * s, before[1] + (piece[2] - before[1]) * s];
  const [, bx, by, cx, cy, dx, dy] = piece, r = 1 - s;
  const mix = (p, q, u, v) => r * r * r * p + 3 * r * r * s * q + 3 * r * s * s * u + s * s * s * v;
  return [mix(before[0], bx, cx, dx), mix(before[1], by, cy, dy)];
};
