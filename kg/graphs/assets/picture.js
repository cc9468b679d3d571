/* Draws a picture, lets a person walk through it, and saves what is seen; it asks for nothing from outside. */
(() => {
  "use strict";
  const { picture, look, kinds, edgeKinds, marks, words } = JSON.parse(document.getElementById("picture-data").textContent);
  const $ = (id) => document.getElementById(id);
  const nodes = new Map(picture.nodes.map((node, order) => [node.id, { ...node, order, inside: [] }]));
  for (const node of nodes.values()) if (node.parent) nodes.get(node.parent).inside.push(node);
  const edges = picture.edges.map((edge, order) => ({ ...edge, order }));
  const ties = new Map([...nodes.keys()].map((id) => [id, []]));
  for (const edge of edges) for (const end of new Set([edge.source, edge.target])) ties.get(end).push(edge);

  const GAP = 14, INNER = 7, BAND_FOOT = 26, PAD = 12, BAR = 5, SMALL = 11.5;
  const state = { language: document.documentElement.lang.startsWith("en") ? "en" : "zh", selected: null, open: new Set(),
    filters: {}, sure: 0, query: "", begin: null, path: [] };
  let shown = new Map(), lines = [], near = null, network = null;

  const say = (pair) => (Array.isArray(pair) ? pair[state.language === "en" ? 1 : 0] : pair);
  const word = (key, n) => say(words[key]).replace("{n}", n);
  /** A colour darkened towards ink, so that small text in it can be read. */
  const deep = (colour) => `#${[1, 3, 5].map((at) => Math.round(parseInt(colour.slice(at, at + 2), 16) * 0.62 + parseInt(look.ink.slice(at, at + 2), 16) * 0.38).toString(16).padStart(2, "0")).join("")}`;
  const colon = () => (state.language === "en" ? ": " : "：");
  const fold = (text) => text.normalize("NFKC").toLowerCase().replace(/\s+/gu, "");

  // ---- Where everything stands: boxes that open push those below them down, and the bands below as well.

  function arrange() {
    const boxes = new Map();
    if (picture.free) {
      for (const node of nodes.values()) boxes.set(node.id, { x: node.x, y: node.y, w: node.w, h: node.h });
      return { boxes, bands: [] };
    }
    const cursor = new Map();
    const put = (node, wanted) => {
      const y = Math.max(wanted, cursor.get(node.column) ?? -Infinity);
      boxes.set(node.id, { x: node.x, y, w: node.w, h: node.h });
      let bottom = y + node.h;
      cursor.set(node.column, bottom + GAP);
      if (!state.open.has(node.id)) return bottom;
      const beside = node.inside.some((child) => child.column !== node.column);
      let next = beside ? y : bottom + INNER;
      for (const child of node.inside) {
        if (!beside) cursor.set(node.column, next);
        const end = put(child, next);
        next = end + INNER;
        bottom = Math.max(bottom, end);
      }
      cursor.set(node.column, bottom + GAP);
      return bottom;
    };
    let shift = 0;
    const bands = picture.bands.map((band, place) => {
      const top = band.y + shift;
      let bottom = top + band.height - BAND_FOOT;
      cursor.clear();
      const roots = [...nodes.values()].filter((node) => node.band === place && !node.parent);
      roots.sort((a, b) => a.column - b.column || a.y - b.y);
      for (const node of roots) bottom = Math.max(bottom, put(node, node.y + shift));
      const height = bottom + BAND_FOOT - top;
      shift += height - band.height;
      return { ...band, y: top, height };
    });
    return { boxes, bands };
  }

  const seen = (id) => {
    let at = nodes.get(id);
    while (at && !shown.has(at.id)) at = nodes.get(at.parent);
    return at ? at.id : null;
  };

  /** The lines between visible boxes: those drawn for themselves, and one for all that end inside a closed box. */
  function visibleLines() {
    const direct = [], lifted = new Map();
    for (const edge of edges) {
      if (state.sure === 2 && edge.proposed) continue;
      if (state.sure === 1 && edge.proposed && (edge.confidence ?? 1) < 0.8) continue;
      const source = seen(edge.source), target = seen(edge.target);
      if (!source || !target || source === target) continue;
      if (source === edge.source && target === edge.target) { direct.push({ ...edge, parts: [edge], inner: 0 }); continue; }
      const key = `${source}\n${target}`;
      const line = lifted.get(key) ?? { source, target, kind: edge.kind, parts: [], proposed: true, weight: 0, inner: 0, lifted: true };
      line.proposed &&= edge.proposed;
      line.parts.push(edge);
      line.weight += edge.weight;
      lifted.set(key, line);
    }
    const whole = new Map(direct.map((line) => [`${line.source}\n${line.target}`, line]));
    for (const [key, line] of lifted) {
      line.inner = new Set(line.parts.map((edge) => edge.target)).size;
      line.kind = together(line.parts.map((edge) => edge.kind));
      if (whole.has(key)) Object.assign(whole.get(key), { inner: line.inner, parts: [...whole.get(key).parts, ...line.parts] });
      else direct.push(line);
    }
    return direct;
  }

  /** The kind of a line that stands for several: the greatest part of a department, or else the most frequent kind. */
  const BORNE = ["Leads", "Bears", "JoinsIn", "Must", "May", "Applies"];
  function together(several) {
    const part = BORNE.find((kind) => several.includes(kind));
    if (part) return part;
    const count = (kind) => several.filter((one) => one === kind).length;
    return Object.keys(edgeKinds).reduce((most, kind) => (count(kind) > count(most) ? kind : most));
  }

  // ---- Lines: ports along the sides of the boxes, bent around what stands between.

  function route() {
    const ports = new Map();
    const claim = (id, side, other, line, end) => {
      const key = `${id}\n${side}`;
      if (!ports.has(key)) ports.set(key, []);
      ports.get(key).push({ line, end, at: other.y + other.h / 2, order: line.order ?? 0 });
    };
    for (const line of lines) {
      const a = shown.get(line.source), b = shown.get(line.target);
      const apart = b.x >= a.x + a.w ? 1 : a.x >= b.x + b.w ? -1 : 0;
      const outer = a.x + a.w / 2 > (extent().left + extent().right) / 2 ? "right" : "left";
      line.sides = apart === 1 ? ["right", "left"] : apart === -1 ? ["left", "right"] : [outer, outer];
      claim(line.source, line.sides[0], b, line, 0);
      claim(line.target, line.sides[1], a, line, 1);
    }
    for (const [key, ends] of ports) {
      const box = shown.get(key.split("\n")[0]);
      const side = key.split("\n")[1];
      ends.sort((p, q) => p.at - q.at || p.order - q.order);
      ends.forEach(({ line, end }, place) => {
        const middle = ends.some(({ line }) => isMain(line)) ? ends.findIndex(({ line }) => isMain(line)) : (ends.length - 1) / 2;
      const spread = Math.min(18, (box.h / 2 - 8) / Math.max(middle, ends.length - 1 - middle, 0.5));
        const y = box.y + box.h / 2 + (place - middle) * spread;
        (line.points ??= [])[end] = [side === "right" ? box.x + box.w : box.x, y];
      });
    }
    for (const line of lines) line.path = picture.free ? straight(line) : bend(line);
  }

  function straight(line) {
    const centre = (box) => [box.x + box.w / 2, box.y + box.h / 2];
    const a = shown.get(line.source), b = shown.get(line.target), [ax, ay] = centre(a), [bx, by] = centre(b);
    const mx = (ax + bx) / 2 + (by - ay) * 0.08, my = (ay + by) / 2 - (bx - ax) * 0.08;
    return [["M", ax, ay], ["C", mx, my, mx, my, bx, by]];
  }

  function bend(line) {
    const [[x0, y0], [x1, y1]] = line.points;
    if (line.sides[0] === line.sides[1]) {
      const out = (line.sides[0] === "right" ? 1 : -1) * Math.min(110, 36 + Math.abs(y1 - y0) * 0.12);
      return [["M", x0, y0], ["C", x0 + out, y0, x1 + out, y1, x1, y1]];
    }
    const way = Math.sign(x1 - x0);
    const path = [["M", x0, y0]];
    let [x, y] = [x0, y0];
    const step = (tx, ty) => {
      const half = Math.max(30, Math.abs(tx - x) * 0.5) * way;
      path.push(["C", x + half, y, tx - half, ty, tx, ty]);
      [x, y] = [tx, ty];
    };
    for (const [left, right] of between(Math.min(x0, x1), Math.max(x0, x1), way)) {
      const free = passage(left, right, y0 + ((y1 - y0) * ((left + right) / 2 - x0)) / (x1 - x0));
      if (free === null) continue;
      step(way > 0 ? left - 12 : right + 12, free);
      x = way > 0 ? right + 12 : left - 12;
      path.push(["L", x, free]);
    }
    step(x1, y1);
    return path;
  }

  /** The columns that a line crosses, in the order in which it does. */
  function between(from, to, way) {
    const crossed = picture.columns.map((column) => [column.x, column.x + column.width])
      .filter(([left, right]) => left > from + 1 && right < to - 1);
    return way > 0 ? crossed : crossed.reverse();
  }

  /** The height nearest to the one wanted at which a line passes a column between its boxes; null if it holds none there. */
  function passage(left, right, wanted) {
    const held = [...shown.values()].filter((box) => box.x < right && box.x + box.w > left)
      .map((box) => [box.y - 5, box.y + box.h + 5]).sort((a, b) => a[0] - b[0]);
    if (!held.some(([top, bottom]) => wanted > top && wanted < bottom)) return held.length ? wanted : null;
    const edgesOf = [];
    held.forEach(([top, bottom], place) => {
      if (!held[place - 1] || held[place - 1][1] <= top) edgesOf.push(top - 1);
      if (!held[place + 1] || held[place + 1][0] >= bottom) edgesOf.push(bottom + 1);
    });
    return edgesOf.reduce((best, y) => (Math.abs(y - wanted) < Math.abs(best - wanted) ? y : best));
  }

  const along = (path, t) => {
    const [, ax, ay] = path[0];
    const curves = path.slice(1), at = Math.min(curves.length - 1, Math.floor(t * curves.length)), s = t * curves.length - at;
    const before = at ? curves[at - 1].slice(-2) : [ax, ay], curve = curves[at];
    if (curve[0] === "L") return [before[0] + (curve[1] - before[0]) * s, before[1] + (curve[2] - before[1]) * s];
    const [, bx, by, cx, cy, dx, dy] = curve, r = 1 - s;
    const mix = (p, q, u, v) => r * r * r * p + 3 * r * r * s * q + 3 * r * s * s * u + s * s * s * v;
    return [mix(before[0], bx, cx, dx), mix(before[1], by, cy, dy)];
  };

  /** Signs stand where they lie over no other sign and no box. */
  function letter() {
    const taken = [];
    const hits = (r) => taken.some((o) => r.x < o.x + o.w && o.x < r.x + r.w && r.y < o.y + o.h && o.y < r.y + r.h)
      || [...shown.values()].some((b) => r.x < b.x + b.w && b.x < r.x + r.w && r.y < b.y + b.h && b.y < r.y + r.h);
    const worded = lines.filter(signed).length <= 26;
    for (const line of lines.filter(signed)) {
      const named = line.lifted ? word("measure links", line.inner)
        : line.kind === "Restates" ? "" : say(edgeKinds[line.kind].words) + (line.inner ? ` · ${word("measure links", line.inner)}` : "");
      const gap = Math.abs(line.points[1][0] - line.points[0][0]);
      const label = worded && named && widthOf(named, SMALL) + 60 < gap ? `${edgeKinds[line.kind].sign} ${named}` : edgeKinds[line.kind].sign;
      const w = widthOf(label, SMALL) + 14, h = 20;
      for (const t of [0.5, 0.4, 0.6, 0.32, 0.68, 0.24, 0.76]) {
        const [x, y] = along(line.path, t), r = { x: x - w / 2, y: y - h / 2, w, h };
        if (hits(r)) continue;
        taken.push(r);
        line.label = { ...r, text: label };
        break;
      }
    }
  }
  const signed = (line) => !["Holds", "Leads", "JoinsIn", "Bears", "Together", "Must", "May", "Applies", "Promises"].includes(line.kind)
    && !(line.kind === "Restates" && lines.length > 12);
  const widthOf = (text, size) => [...text].reduce((sum, c) => sum + (c.codePointAt(0) > 0x2e7f ? 1 : c.codePointAt(0) > 0x2000 ? 0.9 : 0.58), 0) * size;

  function refresh() {
    const laid = arrange();
    shown = laid.boxes;
    laidBands = laid.bands;
    measured = null;
    lines = visibleLines();
    route();
    letter();
    weigh();
    feed();
    keep();
  }
  let laidBands = [], measured = null;

  function extent() {
    if (measured) return measured;
    const boxes = [...shown.values(), ...picture.areas.map((area) => ({ x: area.x, y: area.y, w: area.width, h: area.height }))];
    const left = Math.min(...boxes.map((b) => b.x), 0), right = Math.max(...boxes.map((b) => b.x + b.w), 400);
    const ends = [...boxes.map((b) => b.y + b.h), ...laidBands.map((b) => b.y + b.height)];
    measured = { left: picture.free ? left - 20 : 0, right: right + (picture.free ? 20 : picture.columns[0]?.x ?? 70), top: picture.free ? Math.min(...boxes.map((b) => b.y), 0) - 20 : 0, bottom: Math.max(...ends, 200) };
    return measured;
  }

  // ---- What stands out: the chosen box with its neighbours, the path, and what the filters leave.

  function weigh() {
    near = null;
    if (state.path.length) near = new Set(state.path.map(seen));
    else if (state.selected && shown.has(state.selected)) {
      near = new Set([state.selected]);
      const within = (id) => { for (let at = nodes.get(id); at; at = nodes.get(at.parent)) if (at.id === state.selected) return true; return false; };
      for (const line of lines) if (line.parts.some((edge) => within(edge.source) || within(edge.target))) near.add(line.source).add(line.target);
      for (const child of nodes.get(state.selected).inside) near.add(child.id);
      if (nodes.get(state.selected).parent) near.add(nodes.get(state.selected).parent);
    }
  }
  const isFiltered = () => Object.values(state.filters).some(Boolean);
  const fits = (node) => Object.entries(state.filters).every(([key, value]) => !value
    || (key === "department" ? node.departments.includes(value) : key === "kind" ? node.kind === value : node[key] === value));
  const fitsAny = (node) => fits(node) || node.inside.some(fitsAny);
  const strength = (id) => (isFiltered() && !fitsAny(nodes.get(id)) ? 0.14 : near && !near.has(id) ? 0.3 : 1);
  const QUIET = new Set([...BORNE, "Together", "Restates"]);
  function lineStrength(line) {
    const crowded = lines.length > 70 && QUIET.has(line.kind) && !near;
    const weakest = Math.min(strength(line.source), strength(line.target), crowded ? (picture.free ? 0.25 + Math.min(0.55, (line.weight - 1) * 0.15) : line.kind === "Restates" ? 0.55 : 0.35) : 1);
    if (state.path.length) return onPath(line) ? 1 : 0.08;
    if (state.selected && near) {
      const own = line.source === state.selected || line.target === state.selected
        || [line.source, line.target].some((id) => nodes.get(id).parent === state.selected);
      return own ? 1 : Math.min(weakest, 0.12);
    }
    return weakest;
  }
  const onPath = (line) => state.path.some((id, place) => place && [[seen(state.path[place - 1]), seen(id)], [seen(id), seen(state.path[place - 1])]]
    .some(([a, b]) => line.source === a && line.target === b));

  // ---- Painters: one for the canvas, one that writes the same as SVG.

  const brush = (context) => ({
    strong(alpha) { context.globalAlpha = alpha; },
    box(x, y, w, h, r, { fill, stroke, line = 1, dash = [] }) {
      context.beginPath();
      context.roundRect ? context.roundRect(x, y, w, h, r) : context.rect(x, y, w, h);
      if (fill) { context.fillStyle = fill; context.fill(); }
      if (stroke) { context.setLineDash(dash); context.strokeStyle = stroke; context.lineWidth = line; context.stroke(); context.setLineDash([]); }
    },
    path(path, { stroke, fill, line = 1, dash = [] }) {
      context.beginPath();
      for (const [command, ...at] of path) command === "M" ? context.moveTo(...at) : command === "L" ? context.lineTo(...at) : context.bezierCurveTo(...at);
      if (fill) { context.closePath(); context.fillStyle = fill; context.fill(); return; }
      context.setLineDash(dash); context.strokeStyle = stroke; context.lineWidth = line; context.stroke(); context.setLineDash([]);
    },
    text(text, x, y, { size, colour, weight = 400, family = look.sans, anchor = "start" }) {
      context.font = `${weight} ${size}px ${family}`;
      context.fillStyle = colour;
      context.textAlign = anchor === "middle" ? "center" : anchor;
      context.textBaseline = "alphabetic";
      context.fillText(text, x, y);
    },
  });
  const escape = (text) => String(text).replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "")
    .replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);
  const round = (n) => Math.round(n * 10) / 10;
  function pen() {
    const out = [];
    let alpha = 1;
    const faint = () => (alpha < 1 ? ` opacity="${alpha}"` : "");
    const stroked = ({ stroke, line = 1, dash = [] }) => (stroke ? ` stroke="${stroke}" stroke-width="${line}"${dash.length ? ` stroke-dasharray="${dash.join(" ")}"` : ""}` : "");
    return {
      out,
      strong(value) { alpha = value; },
      box(x, y, w, h, r, style) {
        out.push(`<rect x="${round(x)}" y="${round(y)}" width="${round(w)}" height="${round(h)}" rx="${r}" fill="${style.fill ?? "none"}"${stroked(style)}${faint()}/>`);
      },
      path(path, style) {
        const d = path.map(([command, ...at]) => command + at.map(round).join(" ")).join("") + (style.fill ? "Z" : "");
        out.push(`<path d="${d}" fill="${style.fill ?? "none"}"${style.fill ? "" : stroked(style)}${faint()}/>`);
      },
      text(text, x, y, { size, colour, weight = 400, family = look.sans, anchor = "start" }) {
        out.push(`<text x="${round(x)}" y="${round(y)}" font-size="${size}" font-weight="${weight}" font-family="${escape(family)}" fill="${colour}" text-anchor="${anchor}"${faint()}>${escape(text)}</text>`);
      },
    };
  }

  const dashOf = (line) => (line.proposed ? look.dash : edgeKinds[line.kind].dash).split(" ").filter(Boolean).map(Number);

  function paintGround(brush, right) {
    brush.strong(1);
    laidBands.forEach((band, place) => {
      if (place % 2 === 0 && laidBands.length > 1) brush.box(16, band.y + 4, right - 32, band.height - 8, 10, { fill: look.paperSoft });
    });
    for (const area of picture.areas) {
      brush.box(area.x, area.y, area.width, area.height, 14, { fill: look.paperSoft, stroke: look.rule });
      brush.text(say(area.title), area.x + 18, area.y + 27, { size: 14, colour: look.soft, weight: 700, family: look.serif });
    }
  }

  function paintBandTitles(brush) {
    brush.strong(1);
    laidBands.forEach((band, place) => {
      const title = say(band.title);
      if (!title) return;
      brush.box(26, band.y + 13, widthOf(title, 13.5) + 12, 22, 4, { fill: place % 2 === 0 && laidBands.length > 1 ? look.paperSoft : look.paper });
      brush.text(title, 32, band.y + 29, { size: 13.5, colour: look.soft, weight: 700, family: look.serif });
    });
  }

  function paintHeads(brush, y, right) {
    if (!picture.columns.length) return;
    brush.strong(1);
    brush.box(0, y, right, 76, 0, { fill: look.paper });
    for (const column of picture.columns) {
      const size = [...say(column.title)].length > 6 ? 17 : 26;
      brush.text(say(column.title), column.x + column.width / 2, y + (say(column.subtitle) ? 36 : 46), { size, colour: look.ink, weight: 700, family: look.serif, anchor: "middle" });
      if (say(column.subtitle)) brush.text(say(column.subtitle), column.x + column.width / 2, y + 56, { size: 12, colour: look.soft, anchor: "middle" });
      brush.path([["M", column.x, y + 68], ["L", column.x + column.width, y + 68]], { stroke: look.ink, line: 1.2 });
    }
  }

  function paintLine(brush, line) {
    const kind = edgeKinds[line.kind];
    const bold = onPath(line) || (near && lineStrength(line) === 1);
    const heavy = line.lifted ? 1.2 : Math.min(7, (line.kind === "Holds" ? 1 : 1.8) + Math.log2(line.weight || 1) + (isMain(line) ? 2.4 : 0));
    brush.strong(lineStrength(line) * (line.lifted && !bold ? 0.75 : 1));
    brush.path(line.path, { stroke: kind.colour, line: heavy + (bold ? 1 : 0), dash: dashOf(line) });
    if (!picture.free && !["Holds", "Restates"].includes(line.kind)) paintTip(brush, line, kind.colour, 6 + heavy);
  }
  const isMain = (line) => picture.kind === "line" && nodes.get(line.source).tone === "focus" && nodes.get(line.target).tone === "focus";
  function paintTip(brush, line, colour, size) {
    const end = line.path.at(-1), [x, y] = end.slice(-2), [px, py] = end.length > 4 ? end.slice(3, 5) : [x - 1, y];
    const angle = Math.atan2(y - py, x - px), wing = (turn) => [x - size * Math.cos(angle + turn), y - size * Math.sin(angle + turn)];
    brush.path([["M", x, y], ["L", ...wing(0.42)], ["L", ...wing(-0.42)]], { fill: colour });
  }
  function paintLabel(brush, line) {
    if (!line.label) return;
    const { x, y, w, h, text } = line.label, kind = edgeKinds[line.kind];
    brush.strong(Math.max(lineStrength(line), 0.05));
    brush.box(x, y, w, h, 10, { fill: look.paper, stroke: kind.colour, line: 1, dash: dashOf(line).length && line.proposed ? [3, 3] : [] });
    brush.text(text, x + w / 2, y + 14, { size: SMALL, colour: deep(kind.colour), anchor: "middle", weight: isMain(line) ? 700 : 400 });
  }

  function paintNode(brush, node, box) {
    const kind = kinds[node.kind], mark = node.mark && marks[node.mark], focus = node.tone === "focus", size = focus ? 18 : node.kind === "Measure" ? 13 : 14;
    const chosen = state.selected === node.id, x = box.x + PAD + BAR;
    brush.strong(strength(node.id));
    brush.box(box.x, box.y, box.w, box.h, 6, { fill: mark && (node.mark === "New" || node.mark === "Dropped") ? mark.fill : node.tone === "quiet" ? look.paperSoft : look.paper,
      stroke: chosen ? look.accent : focus ? kind.colour : node.tone === "leading" ? kinds.Department.colour : "#b9c0c8", line: chosen ? 3 : focus || node.tone === "leading" ? 2 : 1, dash: node.mark === "Dropped" ? [6, 3] : [] });
    brush.box(box.x, box.y, BAR, box.h, 3, { fill: mark ? mark.colour : kind.colour });
    let y = box.y + PAD - 4;
    if (say(node.head)) {
      brush.text(`${kind.sign} ${say(node.head)}`, x, y + 13, { size: SMALL, colour: deep(kind.colour), weight: 700 });
      y += 18;
    }
    if (mark) brush.text(`${mark.sign} ${say(mark.words)}`, box.x + box.w - PAD, box.y + PAD + 9, { size: SMALL, colour: deep(mark.colour), weight: 700, anchor: "end" });
    const step = Math.round(size * 1.45);
    for (const [row, from, to] of foundIn(node)) brush.box(x + widthOf(node.lines[row].slice(0, from), size) - 1, y + step * row + 2, widthOf(node.lines[row].slice(from, to), size) + 2, step - 2, 2, { fill: look.found });
    node.lines.forEach((text, row) => brush.text(text, x, y + step * row + size + 1, { size, colour: look.ink, weight: focus ? 700 : 400, family: focus ? look.serif : look.sans }));
    y += step * node.lines.length;
    if (say(node.foot)) brush.text(say(node.foot), x, y + 14, { size: SMALL, colour: look.soft });
    if (node.inside.length) brush.text(state.open.has(node.id) ? "−" : `＋${node.inside.length}`, box.x + box.w - PAD, node.lines.length === 1 && !say(node.head) && !say(node.foot) ? box.y + box.h / 2 + 5 : box.y + box.h - PAD + 3, { size: 12.5, colour: look.link, weight: 700, anchor: "end" });
  }

  /** Where the lines of a box hold what the picture is about: row, first and last character. */
  function foundIn(node) {
    if (!node.found) return [];
    const out = [], text = node.lines.join(""), starts = node.lines.map((_, row) => node.lines.slice(0, row).join("").length);
    for (let at = text.indexOf(node.found); at >= 0; at = text.indexOf(node.found, at + node.found.length))
      starts.forEach((start, row) => {
        const from = Math.max(at, start) - start, to = Math.min(at + node.found.length, start + node.lines[row].length) - start;
        if (from < to) out.push([row, from, to]);
      });
    return out;
  }

  // ---- The canvas of vis-network: it keeps the view and finds what is under the pointer.

  const host = $("picture");
  const visNode = (id) => {
    const box = shown.get(id);
    return { id, shape: "custom", x: box.x + box.w / 2, y: box.y + box.h / 2, label: "", ctxRenderer: ({ ctx }) => ({
      drawNode() { if (shown.has(id)) drawn(ctx, nodes.get(id), shown.get(id)); }, nodeDimensions: { width: box.w, height: box.h } }) };
  };
  function drawn(context, node, box) {
    if (network.getScale() > 0.28) { paintNode(brush(context), node, box); return; }
    const kind = kinds[node.kind];
    context.globalAlpha = strength(node.id);
    context.fillStyle = state.selected === node.id ? look.accent : kind.colour;
    context.fillRect(box.x, box.y, box.w, box.h);
    context.globalAlpha = 1;
  }

  let fedNodes, fedEdges;
  function feed() {
    if (!network) return;
    const wanted = [...shown.keys()];
    const gone = fedNodes.getIds().filter((id) => !shown.has(id));
    fedEdges.clear();
    if (gone.length) fedNodes.remove(gone);
    fedNodes.update(wanted.map(visNode));
    fedEdges.add(lines.map((line, id) => ({ id, from: line.source, to: line.target, hidden: true })));
  }

  function start() {
    shown = arrange().boxes;
    [fedNodes, fedEdges] = [pyvisPicture.nodes, pyvisPicture.edges];
    fedNodes.update(fedNodes.getIds().map(visNode));
    network = new vis.Network(host, { nodes: fedNodes, edges: fedEdges }, pyvisPicture.options);
    network.on("beforeDrawing", (context) => {
      const { right } = extent();
      const paint = brush(context);
      paintGround(paint, right);
      for (const line of lines) paintLine(paint, line);
      paintBandTitles(paint);
    });
    network.on("afterDrawing", (context) => {
      const paint = brush(context);
      if (network.getScale() > 0.4) for (const line of lines) paintLabel(paint, line);
      paintHeads(paint, Math.max(0, network.DOMtoCanvas({ x: 0, y: 0 }).y), extent().right);
      paint.strong(1);
      host.dataset.drawn = "yes";
    });
    network.on("click", ({ nodes: [id] }) => { choose(id ?? null, { toggle: true }); host.focus({ preventScroll: true }); });
    network.on("dragEnd", keep);
    network.on("zoom", keep);
    host.addEventListener("wheel", pan, { capture: true, passive: false });
    new ResizeObserver(() => network.redraw()).observe(host);
  }

  /** A wheel moves the picture as it moves a page, and the page once the picture ends; with Ctrl it zooms. */
  function pan(event) {
    if (event.ctrlKey || event.metaKey) return;
    event.stopPropagation();
    const scale = network.getScale(), at = network.getViewPosition(), half = host.clientHeight / 2 / scale, { top, bottom } = extent();
    const ends = event.deltaY > 0 ? at.y + half >= bottom + 20 : at.y - half <= top - 20;
    if (ends && !event.deltaX) return;
    event.preventDefault();
    const [least, most] = [top - 20 + half, Math.max(top - 20 + half, bottom + 20 - half)];
    const y = ends ? at.y : Math.min(most, Math.max(least, at.y + event.deltaY / scale));
    network.moveTo({ position: { x: at.x + event.deltaX / scale, y }, animation: false });
    later();
  }
  let waiting = 0;
  const later = () => { clearTimeout(waiting); waiting = setTimeout(keep, 250); };

  const covered = () => ($("panel").hidden || getComputedStyle($("panel")).position !== "absolute" ? 0 : $("panel").offsetWidth);
  function fit() {
    const { left, right, top, bottom } = extent(), w = right - left, h = bottom - top + 16, room = host.clientWidth - covered();
    const whole = Math.min(room / w, host.clientHeight / h, 1.25), wide = Math.min(room / w, 1.1);
    const scale = whole >= 0.72 || picture.free ? whole : Math.max(wide, 0.55);
    const y = scale > whole || !picture.free ? top + host.clientHeight / 2 / scale : (top + bottom) / 2;
    network.moveTo({ position: { x: (left + right) / 2 + covered() / 2 / scale, y }, scale, animation: false });
    keep();
  }
  function zoom(factor) {
    network.moveTo({ scale: Math.min(4, Math.max(0.05, network.getScale() * factor)), animation: false });
    keep();
  }
  function reveal(id) {
    const box = shown.get(id), scale = network.getScale(), at = network.getViewPosition();
    const halfW = (host.clientWidth - covered()) / 2 / scale, halfH = host.clientHeight / 2 / scale, x = box.x + box.w / 2, y = box.y + box.h / 2;
    const aside = covered() / 2 / scale, level = Math.abs(x - at.x + aside) + box.w / 2 < halfW;
    const inside = level && y + box.h / 2 < at.y + halfH && y - box.h / 2 > at.y - halfH + 80;
    if (!inside) network.moveTo({ position: { x: level ? at.x : x + aside, y: y + box.h / 2 < at.y + halfH && y - box.h / 2 > at.y - halfH + 80 ? at.y : y }, animation: false });
  }

  // ---- Choosing, opening, walking.

  function choose(id, { toggle = false, look: show = false } = {}) {
    if (id && toggle && nodes.get(id).inside.length) {
      if (state.open.has(id) && state.selected === id) shut(id);
      else if (!state.open.has(id)) state.open.add(id);
    }
    state.selected = id;
    if (id) for (let at = nodes.get(nodes.get(id).parent); at; at = nodes.get(at.parent)) state.open.add(at.id);
    if (!id) state.path = [];
    refresh();
    tell();
    if (id) reveal(id, show);
  }
  const shut = (id) => { state.open.delete(id); for (const child of nodes.get(id).inside) shut(child.id); };
  function openAll(open) {
    for (const node of nodes.values()) if (node.inside.length && open) state.open.add(node.id);
    if (!open) state.open.clear();
    if (state.selected) state.selected = seenAfter(state.selected);
    refresh();
    fit();
    tell();
  }
  const seenAfter = (id) => { let at = nodes.get(id); while (at.parent && !state.open.has(at.parent)) at = nodes.get(at.parent); return at.id; };

  function walk(dx, dy) {
    const boxes = [...shown], from = shown.get(state.selected) ?? { x: extent().left - 1, y: extent().top - 1, w: 0, h: 0 };
    const fx = from.x + from.w / 2, fy = from.y + from.h / 2;
    let best = null, least = Infinity;
    for (const [id, box] of boxes) {
      const x = box.x + box.w / 2 - fx, y = box.y + box.h / 2 - fy, ahead = x * dx + y * dy, aside = Math.abs(x * dy) + Math.abs(y * dx);
      if (id === state.selected || ahead < 4) continue;
      const far = ahead + aside * 2.5;
      if (far < least) [best, least] = [id, far];
    }
    if (best) choose(best, { look: true });
  }
  host.addEventListener("keydown", (event) => {
    const act = { ArrowUp: () => walk(0, -1), ArrowDown: () => walk(0, 1), ArrowLeft: () => walk(-1, 0), ArrowRight: () => walk(1, 0),
      Enter: () => state.selected && choose(state.selected, { toggle: true, look: true }), " ": () => state.selected && choose(state.selected, { toggle: true, look: true }),
      "+": () => zoom(1.2), "=": () => zoom(1.2), "-": () => zoom(1 / 1.2), 0: fit, Escape: () => choose(null), "/": () => $("search").focus() }[event.key];
    if (!act || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    act();
  });

  /** The shortest way along lines and from a box to what is inside it. */
  function findPath(from, to) {
    const came = new Map([[from, null]]), queue = [from];
    while (queue.length && !came.has(to)) {
      const id = queue.shift(), node = nodes.get(id);
      const next = [...ties.get(id).map((edge) => (edge.source === id ? edge.target : edge.source)), ...node.inside.map((child) => child.id), ...(node.parent ? [node.parent] : [])];
      for (const other of next) if (!came.has(other)) { came.set(other, id); queue.push(other); }
    }
    if (!came.has(to)) return [];
    const path = [];
    for (let at = to; at; at = came.get(at)) path.unshift(at);
    return path;
  }

  // ---- The side panel.

  const el = (tag, attributes = {}, ...children) => {
    const made = document.createElement(tag);
    for (const [key, value] of Object.entries(attributes)) key.startsWith("on") ? made.addEventListener(key.slice(2), value) : made.setAttribute(key, value);
    made.append(...children.filter((child) => child !== null && child !== undefined));
    return made;
  };
  const button = (label, act, more = {}) => el("button", { type: "button", onclick: act, ...more }, label);
  const goTo = (id) => button(el("span", {}, nodes.get(id).title), () => choose(id, { look: true }), { class: "go" });
  const nameOf = (node) => `${kinds[node.kind].sign} ${say(node.head) || say(kinds[node.kind].words)}${node.year ? ` · ${node.year}` : ""}`;

  /** A text with what was searched for, or what the picture is about, marked; spaces within do not matter. */
  function marked(text, sought) {
    const wanted = fold(sought || "");
    if (!wanted) return [text];
    const characters = [...text], places = [];
    const folded = characters.map((c, i) => { const f = fold(c); for (const _ of f) places.push(i); return f; }).join("");
    const out = [];
    let at = 0;
    for (let found = folded.indexOf(wanted); found >= 0; found = folded.indexOf(wanted, found + wanted.length)) {
      const first = places[found], last = places[found + wanted.length - 1];
      out.push(characters.slice(at, first).join(""), el("mark", {}, characters.slice(first, last + 1).join("")));
      at = last + 1;
    }
    return [...out, characters.slice(at).join("")];
  }

  function tell() {
    const side = $("side");
    const node = nodes.get(state.selected) ?? [...nodes.values()].filter((one) => one.tone === "focus" && picture.kind === "line").at(-1);
    $("panel").hidden = !node;
    const help = [el("hr"), el("p", { class: "soft" }, word("empty side")), el("p", { class: "soft keys" }, word("keys"))];
    if (!node) { side.replaceChildren(); $("said").textContent = ""; return; }
    const mark = node.mark && marks[node.mark];
    side.replaceChildren(
      el("p", { class: "kind", style: `color:${deep(kinds[node.kind].colour)}` }, nameOf(node), ...(mark ? [el("span", { class: "badge", style: `color:${deep(mark.colour)};background:${mark.fill}` }, `${mark.sign} ${say(mark.words)}`)] : [])),
      el("h2", { class: node.kind === "Measure" ? "text" : "" }, ...marked(node.title, state.query || node.found)),
      el("dl", {}, ...node.facts.flatMap(([label, value]) => [el("dt", {}, say(label)), el("dd", {}, ...marked(say(value), state.query))])),
      ...passages(node), ...neighbours(node), ...references(node), ...pathTools(node), ...(state.selected ? [] : help),
    );
    if (state.selected) $("said").textContent = `${nameOf(node)} ${node.title}. ${word("links count", ties.get(node.id).length)}`;
  }
  function passages(node) {
    if (!node.excerpts.length) return [];
    const pieces = node.excerpts.map((one) => el("blockquote", {}, one.before ? `…${one.before.replace(/^…+/, "")}` : "", el("mark", {}, one.quote), one.after ? `${one.after.replace(/…+$/, "")}…` : ""));
    return [el("details", { open: "" }, el("summary", {}, `${word("passage")} · ${node.excerpts[0].source}`), ...pieces)];
  }
  function neighbours(node) {
    const rows = [];
    const whole = [node, ...node.inside];
    for (const own of whole) for (const edge of ties.get(own.id)) {
      const otherId = edge.source === own.id ? edge.target : edge.source, other = nodes.get(otherId), kind = edgeKinds[edge.kind];
      const sure = edge.confidence == null ? "" : edge.proposed ? `（${word("unsure word", Math.round(edge.confidence * 100))}）` : `（${word("sure word")}）`;
      rows.push(el("li", {}, el("span", { class: "tie", style: `color:${deep(kind.colour)}` }, `${edge.kind === "Restates" || edge.kind === "Together" ? "" : `${word(edge.source === own.id ? "to" : "from")} · `}${kind.sign} ${say(kind.words)}${sure}`),
        own === node ? null : el("span", { class: "soft own" }, own.title), goTo(otherId), other.parent && nodes.get(other.parent).id !== node.id ? el("span", { class: "soft" }, `${nameOf(nodes.get(other.parent))} ${nodes.get(other.parent).title}`) : el("span", { class: "soft" }, nameOf(other))));
    }
    return rows.length ? [el("h3", {}, `${word("neighbours")} · ${rows.length}`), el("ul", { class: "ties" }, ...rows)] : [];
  }
  const references = (node) => (node.references.length && !document.body.dataset.alone
    ? [el("h3", {}, word("see also")), el("ul", { class: "plain" }, ...node.references.map(([label, page]) => el("li", {}, el("a", { href: encodeURI(page) }, say(label)))))] : []);
  function pathTools(node) {
    const out = el("p", { class: "tools" }, button(word("begin path"), () => { state.begin = node.id; state.path = []; tell(); }));
    if (state.begin && state.begin !== node.id) out.append(button(word("end path"), () => { state.path = findPath(state.begin, node.id); if (!state.path.length) $("said").textContent = word("no path"); for (const id of state.path) for (let at = nodes.get(nodes.get(id).parent); at; at = nodes.get(at.parent)) state.open.add(at.id); refresh(); tell(); }));
    if (state.begin === node.id) out.append(el("span", { class: "soft" }, word("choose end")));
    const steps = state.path.length ? [el("h3", {}, word("path")), el("ol", {}, ...state.path.map((id) => el("li", {}, goTo(id))))] : [];
    return [out, ...steps];
  }

  // ---- Search and filters.

  function search() {
    state.query = $("search").value;
    const wanted = fold(state.query), list = $("hits");
    const hits = wanted ? [...nodes.values()].filter((node) => folded(node).includes(wanted)) : [];
    list.replaceChildren(...hits.slice(0, 60).map((node) => el("li", {}, button(el("span", {}, el("span", { class: "kind", style: `color:${deep(kinds[node.kind].colour)}` }, nameOf(node)), ...marked(node.title, state.query)), () => { choose(node.id, { look: true }); }))));
    $("count").textContent = wanted ? (hits.length ? word("found", hits.length) : word("nothing found")) : "";
    list.hidden = !hits.length;
    later();
    return hits;
  }
  /** What is searched of a box, folded when it is first asked for. */
  const folded = (node) => (node.folded ??= fold([node.title, ...node.facts.map(([, value]) => (Array.isArray(value) ? value.join(" ") : value))].join("\n")));
  const FILTERS = { year: (n) => [n.year], plan: (n) => [n.plan], department: (n) => n.departments, kind: (n) => [n.kind] };

  function fillFilters() {
    for (const [key, of] of Object.entries(FILTERS)) {
      const select = $(`filter-${key}`), values = [...new Set([...nodes.values()].flatMap(of))].filter(Boolean);
      if (key !== "kind") values.sort((a, b) => a.localeCompare(b, "zh"));
      select.replaceChildren(el("option", { value: "" }, `${word(key)}${colon()}${word("all")}`), ...values.map((value) => el("option", { value }, key === "kind" ? say(kinds[value].words) : value)));
      select.value = state.filters[key] ?? "";
      select.parentElement.hidden = values.length < 2;
    }
    const sure = $("filter-sure");
    sure.replaceChildren(...["all", "fairly sure", "sure"].map((key, value) => el("option", { value }, value ? word(key) : `${word("confidence")}${colon()}${word("all")}`)));
    sure.value = String(state.sure);
    sure.parentElement.hidden = !edges.some((edge) => edge.proposed);
  }

  function speak() {
    document.documentElement.lang = state.language === "en" ? "en" : "zh-CN";
    document.querySelectorAll("[data-zh]").forEach((one) => { one.textContent = one.dataset[state.language]; });
    document.querySelectorAll("[data-label]").forEach((one) => one.setAttribute("aria-label", word(one.dataset.label)));
    $("search").placeholder = word("search hint");
    document.title = say(picture.title);
    fillFilters();
    legend();
    tell();
    if (network) refresh();
  }

  /** What the legend says: the kinds of boxes, the signs on them, and the lines that are drawn. */
  function legendItems() {
    const used = new Set([...nodes.values()].map((node) => node.kind)), stamped = new Set([...nodes.values()].map((node) => node.mark)), tied = new Set(edges.map((edge) => edge.kind));
    const row = ([, one], dash) => ({ text: `${one.sign} ${say(one.words)}`, colour: one.colour, ...dash });
    return [
      ...Object.entries(kinds).filter(([kind]) => used.has(kind)).map((one) => row(one)),
      ...Object.entries(marks).filter(([mark]) => stamped.has(mark)).map((one) => row(one)),
      ...Object.entries(edgeKinds).filter(([kind]) => tied.has(kind) && kind !== "Holds").map((one) => row(one, { dash: one[1].dash })),
      ...(edges.some((edge) => edge.proposed) ? [{ text: word("waiting"), colour: look.soft, dash: look.dash }] : []),
    ];
  }
  function legend() {
    $("legend").replaceChildren(...legendItems().map(({ text, colour, dash }) => {
      if (dash === undefined) return el("li", { style: `color:${deep(colour)}` }, text);
      const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
      svg.innerHTML = `<line x1="1" x2="33" y1="5" y2="5" stroke="${colour}" stroke-width="2.5" stroke-dasharray="${dash}"/>`;
      for (const [key, value] of Object.entries({ width: 34, height: 10, "aria-hidden": "true" })) svg.setAttribute(key, value);
      return el("li", {}, svg, ` ${text}`);
    }));
  }

  // ---- A link that restores the view.

  function keep() {
    if (!network || !ready) return;
    const at = network.getViewPosition(), parts = new URLSearchParams();
    const write = { lang: state.language, sel: state.selected, open: [...state.open].map((id) => nodes.get(id).order).sort((a, b) => a - b).join("."), q: state.query, sure: state.sure || "",
      ...state.filters, from: state.path.length ? state.path[0] : "", to: state.path.at(-1), at: [at.x, at.y].map(Math.round).concat(Math.round(network.getScale() * 1000) / 1000).join(",") };
    for (const [key, value] of Object.entries(write)) if (value) parts.set(key, value);
    history.replaceState(null, "", `#${parts}`);
  }
  function restore() {
    const parts = new URLSearchParams(location.hash.slice(1));
    if (["zh", "en"].includes(parts.get("lang"))) state.language = parts.get("lang");
    const known = (id) => (nodes.has(id) ? id : null), all = [...nodes.keys()];
    state.open = new Set((parts.get("open") ?? "").split(".").filter(Boolean).map((order) => all[order]).filter(known));
    for (const key of Object.keys(FILTERS)) state.filters[key] = parts.get(key) ?? "";
    state.sure = Number(parts.get("sure")) || 0;
    $("search").value = state.query = parts.get("q") ?? "";
    state.selected = known(parts.get("sel"));
    if (known(parts.get("from")) && known(parts.get("to"))) state.path = findPath(parts.get("from"), parts.get("to"));
    for (let at = nodes.get(nodes.get(state.selected)?.parent); at; at = nodes.get(at.parent)) state.open.add(at.id);
    const place = (parts.get("at") ?? "").split(",").map(Number);
    return place.length === 3 && place.every(Number.isFinite) ? place : null;
  }
  let ready = false;

  // ---- What can be taken away: PNG, SVG, GEXF, GraphML, and paper.

  /** The legend as it is drawn: a word with its colour, and for a line a stretch of it. */
  function paintLegend(paint, left, right, top) {
    let [x, y] = [left, top];
    for (const { text, colour, dash } of legendItems()) {
      const stretch = dash === undefined ? 0 : 34, w = widthOf(text, 12) + stretch + 24;
      if (x + w > right) [x, y] = [left, y + 22];
      if (stretch) paint.path([["M", x, y - 4], ["L", x + 28, y - 4]], { stroke: colour, line: 2.5, dash: dash.split(" ").filter(Boolean).map(Number) });
      paint.text(text, x + stretch, y, { size: 12, colour: stretch ? look.ink : deep(colour) });
      x += w;
    }
    return y;
  }
  function paintAll(paint, { title = true } = {}) {
    const { left, right, top, bottom } = extent(), head = title ? 100 : 0;
    paint.strong(1);
    paint.box(left, top - head, right - left, bottom - top + head + 90, 0, { fill: look.paper });
    paintGround(paint, right);
    for (const line of lines) paintLine(paint, line);
    paintBandTitles(paint);
    for (const [id, box] of shown) paintNode(paint, nodes.get(id), box);
    for (const line of lines) paintLabel(paint, line);
    paintHeads(paint, 0, right);
    if (title) {
      const room = right - left - 60, size = Math.min(26, room / widthOf(say(picture.title), 1));
      paint.text(say(picture.title), left + 30, top - 62, { size, colour: look.ink, weight: 700, family: look.serif });
      paint.path([["M", left + 30, top - 48], ["L", right - 30, top - 48]], { stroke: look.accent, line: 2 });
      paint.text(say(picture.summary), left + 30, top - 22, { size: Math.min(14, room / widthOf(say(picture.summary), 1)), colour: look.soft });
    }
    const y = paintLegend(paint, left + 30, right - 20, bottom + 24);
    return { x: left, y: top - head, w: right - left, h: y + 24 - top + head };
  }
  function svg() {
    const paint = pen(), { x, y, w, h } = paintAll(paint);
    return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${[x, y, w, h].map(round).join(" ")}" width="${round(w)}" height="${round(h)}" role="img"><title>${escape(say(picture.title))}</title>${paint.out.join("\n")}</svg>`;
  }
  function png(done) {
    const size = paintAll(pen()), scale = Math.min(2, 12000 / Math.max(size.w, size.h)), canvas = document.createElement("canvas");
    canvas.width = Math.ceil(size.w * scale);
    canvas.height = Math.ceil(size.h * scale);
    const context = canvas.getContext("2d");
    context.setTransform(scale, 0, 0, scale, -size.x * scale, -size.y * scale);
    paintAll(brush(context));
    canvas.toBlob(done, "image/png");
  }
  const facts = (node) => ({ label: node.title, kind: say(kinds[node.kind].words), year: node.year, document: node.plan, departments: node.departments.join("、"), inside: node.parent ?? "" });
  const facts2 = (edge) => ({ kind: say(edgeKinds[edge.kind].words), confidence: edge.confidence ?? "", confirmed: edge.confidence == null ? "" : String(!edge.proposed) });
  function gexf() {
    const keys = (of) => Object.keys(of).filter((key) => key !== "label");
    const rows = (of, ids) => `<attvalues>${ids.map((key) => `<attvalue for="${key}" value="${escape(of[key])}"/>`).join("")}</attvalues>`;
    const [own, tied] = [keys(facts(nodes.values().next().value ?? { title: "", kind: "Task", departments: [] })), ["kind", "confidence", "confirmed"]];
    const declare = (ids) => ids.map((key) => `<attribute id="${key}" title="${key}" type="string"/>`).join("");
    return `<?xml version="1.0" encoding="UTF-8"?>\n<gexf xmlns="http://www.gexf.net/1.2draft" version="1.2"><graph defaultedgetype="directed"><attributes class="node">${declare(own)}</attributes><attributes class="edge">${declare(tied)}</attributes>\n<nodes>\n${[...nodes.values()].map((node) => `<node id="${escape(node.id)}" label="${escape(node.title)}">${rows(facts(node), own)}</node>`).join("\n")}\n</nodes>\n<edges>\n${edges.map((edge, id) => `<edge id="${id}" source="${escape(edge.source)}" target="${escape(edge.target)}" weight="${edge.weight}">${rows(facts2(edge), tied)}</edge>`).join("\n")}\n</edges></graph></gexf>\n`;
  }
  function graphml() {
    const first = nodes.values().next().value ?? { title: "", kind: "Task", departments: [] };
    const declare = (ids, on) => ids.map((key) => `<key id="${on}-${key}" for="${on}" attr.name="${key}" attr.type="string"/>`).join("");
    const rows = (of, on) => Object.entries(of).map(([key, value]) => `<data key="${on}-${key}">${escape(value)}</data>`).join("");
    return `<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">${declare(Object.keys(facts(first)), "node")}${declare(["kind", "confidence", "confirmed"], "edge")}<graph edgedefault="directed">\n${[...nodes.values()].map((node) => `<node id="${escape(node.id)}">${rows(facts(node), "node")}</node>`).join("\n")}\n${edges.map((edge) => `<edge source="${escape(edge.source)}" target="${escape(edge.target)}">${rows(facts2(edge), "edge")}</edge>`).join("\n")}\n</graph></graphml>\n`;
  }
  function save(blob, ending) {
    const link = el("a", { href: URL.createObjectURL(blob), download: `${say(picture.title).replace(/[\\/:*?"<>|\s]+/g, "-").slice(0, 60)}.${ending}` });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  }
  const SAVED = { png: () => png((blob) => save(blob, "png")), svg: () => save(new Blob([svg()], { type: "image/svg+xml" }), "svg"),
    gexf: () => save(new Blob([gexf()], { type: "application/xml" }), "gexf"), graphml: () => save(new Blob([graphml()], { type: "application/xml" }), "graphml") };

  /** The picture on A4, upright or across, whichever shows it larger; cut between boxes where it would become too small. */
  function papers() {
    const paint = pen(), { x, y, w, h } = paintAll(paint), upright = [186, 266], across = [273, 178];
    const whole = ([width, height]) => Math.min(width / w, height / h);
    let sheet = whole(upright) > whole(across) ? upright : across;
    const cuts = [y];
    if (14 * whole(sheet) < 1.9) {
      sheet = w > 1500 ? across : upright;
      const high = sheet[1] / (sheet[0] / w), held = [...shown.values()];
      while (cuts.at(-1) + high < y + h) {
        let cut = cuts.at(-1) + high;
        const over = () => held.filter((box) => box.y < cut && box.y + box.h > cut);
        for (let hit = over(), tries = 0; hit.length && tries < 30; hit = over(), tries += 1) cut = Math.min(...hit.map((box) => box.y)) - 4;
        cuts.push(cut > cuts.at(-1) + high / 2 ? cut : cuts.at(-1) + high);
      }
    }
    cuts.push(y + h);
    const sheets = cuts.slice(1).map((end, place) => `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${[x, cuts[place], w, end - cuts[place]].map(round).join(" ")}" style="width:${sheet[0]}mm;max-height:${sheet[1]}mm">${paint.out.join("")}</svg>`);
    return `<style>@page { size: A4 ${sheet === upright ? "portrait" : "landscape"}; margin: 12mm }</style>${sheets.join("")}`;
  }
  addEventListener("beforeprint", () => { $("paper").innerHTML = papers(); });

  // ---- The start.

  $("search").addEventListener("input", search);
  $("search").addEventListener("keydown", (event) => { if (event.key === "Enter") { const [first] = search(); if (first) choose(first.id, { look: true }); } if (event.key === "Escape") { $("search").value = ""; search(); host.focus(); } });
  for (const key of Object.keys(FILTERS)) $(`filter-${key}`).addEventListener("change", (event) => { state.filters[key] = event.target.value; refresh(); });
  $("filter-sure").addEventListener("change", (event) => { state.sure = Number(event.target.value); refresh(); });
  $("search").addEventListener("focus", () => { if ($("search").value) search(); });
  document.addEventListener("click", (event) => { if (!event.target.closest(".find")) $("hits").hidden = true; });
  const ACTS = { "zoom-in": () => zoom(1.25), "zoom-out": () => zoom(0.8), fit, "open-all": () => openAll(true), "close-all": () => openAll(false), print: () => print(),
    clear: () => { state.filters = {}; state.sure = 0; state.begin = null; $("search").value = ""; fillFilters(); search(); choose(null); },
    close: () => { $("panel").hidden = true; choose(null); host.focus(); },
    language: () => { state.language = state.language === "zh" ? "en" : "zh"; speak(); },
    link: () => { keep(); const done = () => { $("said").textContent = word("copied"); $("link").textContent = `✓ ${word("copied")}`; setTimeout(() => { $("link").textContent = $("link").dataset[state.language]; }, 2500); };
      navigator.clipboard?.writeText(location.href).then(done, done) ?? done(); } };
  for (const [id, act] of Object.entries(ACTS)) $(id)?.addEventListener("click", act);
  document.querySelectorAll("[data-save]").forEach((one) => one.addEventListener("click", () => { SAVED[one.dataset.save](); one.closest("details").open = false; }));
  document.querySelectorAll("a[data-node]").forEach((one) => one.addEventListener("click", (event) => { event.preventDefault(); choose(one.dataset.node, { look: true }); host.scrollIntoView(); host.focus({ preventScroll: true }); }));
  $("open-all").hidden = $("close-all").hidden = ![...nodes.values()].some((node) => node.inside.length);

  /** What is drawn at the moment, for those who measure or embed the page. */
  globalThis.pictureState = () => ({ boxes: [...shown].map(([id, box]) => ({ id, ...box })), lines: lines.map((line) => line.path) });

  const place = restore();
  speak();  // before the canvas is made: vis-network changes the scale when the room for it changes
  if (state.query) search();
  $("hits").hidden = true;
  if (nodes.size) {
    start();
    refresh();
    fit();
    if (place) network.moveTo({ position: { x: place[0], y: place[1] }, scale: place[2], animation: false });
    else if (state.selected) reveal(state.selected);
    ready = true;
  } else host.replaceChildren(el("p", { class: "soft" }, word("nothing drawn")));
  addEventListener("hashchange", () => { const at = restore(); speak(); search(); if (at) network.moveTo({ position: { x: at[0], y: at[1] }, scale: at[2], animation: false }); });
})();
