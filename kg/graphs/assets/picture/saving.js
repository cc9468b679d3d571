/* What can be taken away: the picture as PNG and SVG, its data as GEXF and GraphML. */

/** The legend as it is drawn: a word with its colour, and for a line a stretch of it. */
function paintLegend(paint, left, right, top) {
  let [x, y] = [left, top];
  for (const { text, colour, dash, weight = 2.5 } of legendItems()) {
    const stretch = dash === undefined ? 0 : 34, w = widthOf(text, 12) + stretch + 24;
    if (x + w > right) [x, y] = [left, y + 22];
    if (stretch) paint.path([["M", x, y - 4], ["L", x + 28, y - 4]], { stroke: colour, line: weight, dash: dashes(dash) });
    paint.text(text, x + stretch, y, { size: 12, colour: stretch ? look.ink : deep(colour) });
    x += w;
  }
  return y;
}

/** The picture with its title, its sentence and its legend; returns where it lies. */
function paintSheet(paint) {
  const { left, right, top, bottom } = extent(), head = 100, room = right - left - 60;
  paint.strong(1);
  paint.box(left, top - head, right - left, bottom - top + head + 90, 0, { fill: look.paper });
  paintAll(paint);
  paintHeads(paint, 0, right);
  paint.strong(1);
  paint.text(say(picture.title), left + 30, top - 62, { size: Math.min(26, room / widthOf(say(picture.title), 1)), colour: look.ink, weight: 700, family: look.serif });
  paint.path([["M", left + 30, top - 48], ["L", right - 30, top - 48]], { stroke: look.accent, line: 2 });
  paint.text(say(picture.summary), left + 30, top - 22, { size: Math.min(14, room / widthOf(say(picture.summary), 1)), colour: look.soft });
  const y = paintLegend(paint, left + 30, right - 20, bottom + 24);
  return { x: left, y: top - head, w: right - left, h: y + 24 - top + head };
}

function svg() {
  const paint = pen(), { x, y, w, h } = paintSheet(paint);
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${[x, y, w, h].map(round).join(" ")}" width="${round(w)}" height="${round(h)}" role="img"><title>${escape(say(picture.title))}</title>${paint.out.join("\n")}</svg>`;
}
function png(done) {
  const size = paintSheet(pen()), scale = Math.min(2, 12000 / Math.max(size.w, size.h)), canvas = document.createElement("canvas");
  canvas.width = Math.ceil(size.w * scale);
  canvas.height = Math.ceil(size.h * scale);
  const context = canvas.getContext("2d");
  context.setTransform(scale, 0, 0, scale, -size.x * scale, -size.y * scale);
  paintSheet(brush(context));
  canvas.toBlob(done, "image/png");
}

const nodeFacts = (node) => ({ label: node.title, kind: say(kinds[node.kind].words), year: node.year, document: node.plan, departments: node.departments.join("、"), inside: node.parent ?? "" });
const edgeFacts = (edge) => ({ kind: say(edgeKinds[edge.kind].words), confidence: edge.confidence ?? "", confirmed: edge.confidence === null ? "" : String(!edge.proposed), counted: String(!edge.candidate) });
const NODE_KEYS = ["kind", "year", "document", "departments", "inside"], EDGE_KEYS = ["kind", "confidence", "confirmed", "counted"];

function gexf() {
  const declare = (ids) => ids.map((key) => `<attribute id="${key}" title="${key}" type="string"/>`).join("");
  const rows = (of, ids) => `<attvalues>${ids.map((key) => `<attvalue for="${key}" value="${escape(of[key])}"/>`).join("")}</attvalues>`;
  const boxes = [...nodes.values()].map((node) => `<node id="${escape(node.id)}" label="${escape(node.title)}">${rows(nodeFacts(node), NODE_KEYS)}</node>`);
  const between = edges.map((edge, id) => `<edge id="${id}" source="${escape(edge.source)}" target="${escape(edge.target)}" weight="${edge.weight}">${rows(edgeFacts(edge), EDGE_KEYS)}</edge>`);
  return `<?xml version="1.0" encoding="UTF-8"?>\n<gexf xmlns="http://www.gexf.net/1.2draft" version="1.2"><graph defaultedgetype="directed"><attributes class="node">${declare(NODE_KEYS)}</attributes><attributes class="edge">${declare(EDGE_KEYS)}</attributes>\n<nodes>\n${boxes.join("\n")}\n</nodes>\n<edges>\n${between.join("\n")}\n</edges></graph></gexf>\n`;
}
function graphml() {
  const declare = (ids, on) => ids.map((key) => `<key id="${on}-${key}" for="${on}" attr.name="${key}" attr.type="string"/>`).join("");
  const rows = (of, on) => Object.entries(of).map(([key, value]) => `<data key="${on}-${key}">${escape(value)}</data>`).join("");
  const boxes = [...nodes.values()].map((node) => `<node id="${escape(node.id)}">${rows(nodeFacts(node), "node")}</node>`);
  const between = edges.map((edge) => `<edge source="${escape(edge.source)}" target="${escape(edge.target)}">${rows(edgeFacts(edge), "edge")}</edge>`);
  return `<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">${declare(["label", ...NODE_KEYS], "node")}${declare(EDGE_KEYS, "edge")}<graph edgedefault="directed">\n${boxes.join("\n")}\n${between.join("\n")}\n</graph></graphml>\n`;
}

function save(blob, ending) {
  const link = el("a", { href: URL.createObjectURL(blob), download: `${say(picture.title).replace(/[\\/:*?"<>|\s]+/g, "-").slice(0, 60)}.${ending}` });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 1000);
}
const SAVED = { png: () => png((blob) => save(blob, "png")), svg: () => save(new Blob([svg()], { type: "image/svg+xml" }), "svg"),
  gexf: () => save(new Blob([gexf()], { type: "application/xml" }), "gexf"), graphml: () => save(new Blob([graphml()], { type: "application/xml" }), "graphml") };
