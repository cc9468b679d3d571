/* Paints bands, lines, boxes, signs and heads with whichever brush it is given. */

const PAD = 12, BAR = 5;
const dashes = (text) => text.split(" ").filter(Boolean).map(Number);
const dashOf = (line) => dashes(line.candidate ? look.faintDash : line.proposed ? look.dash : "");

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
    const x = picture.columns[0]?.x ?? 32;
    brush.box(x - 6, band.y + 13, widthOf(title, 13.5) + 12, 22, 4, { fill: place % 2 === 0 && laidBands.length > 1 ? look.paperSoft : look.paper });
    brush.text(title, x, band.y + 29, { size: 13.5, colour: look.soft, weight: 700, family: look.serif });
  });
}

function paintHeads(brush, y, right) {
  if (!picture.columns.length) return;
  brush.strong(1);
  brush.box(0, y, right, 76, 0, { fill: look.paper });
  const longest = Math.max(...picture.columns.map((column) => [...say(column.title)].length)), size = longest > 6 ? 17 : longest > 4 ? 20 : 26;
  for (const column of picture.columns) {
    brush.text(say(column.title), column.x + column.width / 2, y + (say(column.subtitle) ? 36 : 46), { size, colour: look.ink, weight: 700, family: look.serif, anchor: "middle" });
    if (say(column.subtitle)) brush.text(say(column.subtitle), column.x + column.width / 2, y + 56, { size: 12, colour: look.soft, anchor: "middle" });
    brush.path([["M", column.x, y + 68], ["L", column.x + column.width, y + 68]], { stroke: look.ink, line: 1.2 });
  }
}

function paintLine(brush, line) {
  const kind = edgeKinds[line.kind], strong = lineStrength(line);
  const bold = onPath(line) || (near && strong === 1);
  const heavy = heaviness(line);
  brush.strong(strong * (line.lifted && !bold ? 0.75 : 1));
  brush.path(line.path, { stroke: kind.colour, line: heavy + (bold ? 1 : 0), dash: dashOf(line) });
  if (!picture.free && !["Holds", "Restates"].includes(line.kind)) paintTip(brush, line, kind.colour, 6 + heavy);
}
/** How heavy a line of a kind is where its kind says so: who leads and what must be done weigh more than the rest. */
const WEIGHTS = { Leads: 3, JoinsIn: 1.1, Must: 3, May: 1.1, Applies: 1.1 };
function heaviness(line) {
  if (line.candidate || line.lifted) return line.candidate ? 1.4 : 1.2;
  if (line.kind === "Together") return Math.min(7, 0.5 + line.weight * 0.9);
  if (WEIGHTS[line.kind]) return WEIGHTS[line.kind];
  return line.kind === "Holds" ? 1 : isMain(line) ? 4.2 : 1.8;
}
function paintTip(brush, line, colour, size) {
  const end = line.path.at(-1), [x, y] = end.slice(-2), [px, py] = end.length > 4 ? end.slice(3, 5) : [x - 1, y];
  const angle = Math.atan2(y - py, x - px), wing = (turn) => [x - size * Math.cos(angle + turn), y - size * Math.sin(angle + turn)];
  brush.path([["M", x, y], ["L", ...wing(0.42)], ["L", ...wing(-0.42)]], { fill: colour });
}
function paintLabel(brush, line) {
  if (!line.label) return;
  const { x, y, w, h, text } = line.label, kind = edgeKinds[line.kind];
  brush.strong(Math.max(lineStrength(line), 0.05));
  brush.box(x, y, w, h, 10, { fill: look.paper, stroke: kind.colour, line: 1, dash: line.proposed ? dashOf(line) : [] });
  brush.text(text, x + w / 2, y + 14, { size: SMALL, colour: deep(kind.colour), anchor: "middle", weight: isMain(line) ? 700 : 400 });
}

function paintNode(brush, node, box) {
  const kind = kinds[node.kind], mark = node.mark && marks[node.mark], focus = node.tone === "focus", size = focus ? 18 : node.kind === "Measure" ? 13 : 14;
  const x = box.x + PAD + BAR;
  brush.strong(strength(node.id));
  paintFrame(brush, node, box);
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
  const alone = node.lines.length === 1 && !say(node.head) && !say(node.foot);
  if (node.inside.length) brush.text(state.open.has(node.id) ? "−" : `＋${node.inside.length}`, box.x + box.w - PAD, alone ? box.y + box.h / 2 + 5 : box.y + box.h - PAD + 3, { size: 12.5, colour: look.link, weight: 700, anchor: "end" });
}
function paintFrame(brush, node, box) {
  const kind = kinds[node.kind], mark = node.mark && marks[node.mark], chosen = state.selected === node.id, heavy = node.tone === "focus" || node.tone === "leading";
  const stroke = chosen ? look.accent : node.tone === "focus" ? kind.colour : node.tone === "leading" ? kinds.Department.colour : "#b9c0c8";
  const fill = node.mark === "New" || node.mark === "Dropped" ? mark.fill : node.tone === "quiet" ? look.paperSoft : look.paper;
  brush.box(box.x, box.y, box.w, box.h, 6, { fill, stroke, line: chosen ? 3 : heavy ? 2 : 1 });
  brush.box(box.x, box.y, BAR, box.h, 3, { fill: mark ? mark.colour : kind.colour });
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

/** All that lies within a part of the picture, or the whole of it; from afar a box is a spot of its colour. */
function paintAll(paint, { part = null, scale = 1 } = {}) {
  const inside = (r) => !part || (r.x < part.x + part.w && part.x < r.x + r.w && r.y < part.y + part.h && part.y < r.y + r.h);
  const held = lines.filter((line) => inside(line.around));
  paintGround(paint, extent().right);
  for (const line of held) paintLine(paint, line);
  paintBandTitles(paint);
  for (const [id, box] of shown) {
    if (!inside(box)) continue;
    if (scale > 0.28) paintNode(paint, nodes.get(id), box);
    else paintSpot(paint, nodes.get(id), box);
  }
  if (scale > 0.4) for (const line of held) paintLabel(paint, line);
}
function paintSpot(paint, node, box) {
  paint.strong(strength(node.id));
  paint.box(box.x, box.y, box.w, box.h, 0, { fill: state.selected === node.id ? look.accent : kinds[node.kind].colour });
}
