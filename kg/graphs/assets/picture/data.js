/* What the page was given, and what the person before it has chosen so far. */

const $ = (id) => document.getElementById(id);
const { picture, look, kinds, edgeKinds, marks, words } = JSON.parse($("picture-data").textContent);

/** All boxes by name; those with none inside share one empty list. */
const NOTHING = Object.freeze([]);
const nodes = new Map(picture.nodes.map((node, order) => [node.id, {
  title: "", head: ["", ""], name: ["", ""], foot: ["", ""], lines: [node.title ?? ""], column: 0, band: 0, tone: "plain", mark: null, year: "",
  plan: "", departments: NOTHING, parent: null, found: "", inside: NOTHING, ...node, order,
}]));
const roots = [];
for (const node of nodes.values()) {
  if (!node.parent) { roots.push(node); continue; }
  const parent = nodes.get(node.parent);
  if (parent.inside === NOTHING) parent.inside = [];
  parent.inside.push(node);
}
const edges = picture.edges.map((edge, order) => ({ weight: 1, confidence: null, proposed: false, candidate: false, ...edge, order }));
const ties = new Map();
for (const edge of edges) for (const end of new Set([edge.source, edge.target])) ties.has(end) ? ties.get(end).push(edge) : ties.set(end, [edge]);
const tiesOf = (id) => ties.get(id) ?? NOTHING;

/** What the side panel, the search and the table tell of a box; it is read when the first of them asks. */
let details = null;
function detailsOf(node) {
  details ??= JSON.parse($("picture-details").textContent);
  const said = (place) => details.texts[place], [facts, excerpts, references] = details.boxes[node.order];
  return {
    facts: facts.map(([label, value]) => [said(label), said(value)]),
    excerpts: excerpts.map(([source, before, quote, after]) => ({ source: said(source), before, quote, after })),
    references: references.map(([label, page]) => [said(label), page]),
  };
}

/** `sure`: 0 every line, 1 those that count as links, 2 the fairly sure, 3 those that a person confirmed. */
const state = { language: document.documentElement.lang.startsWith("en") ? "en" : "zh", selected: null, open: new Set(),
  filters: {}, sure: 0, query: "", begin: null, path: [] };

const say = (pair) => (Array.isArray(pair) ? pair[state.language === "en" ? 1 : 0] : pair);
const word = (key, n) => say(words[key]).replace("{n}", n);
const fold = (text) => text.normalize("NFKC").toLowerCase().replace(/\s+/gu, "");
const nameOf = (node) => `${kinds[node.kind].sign} ${say(node.head) || say(node.name) || say(kinds[node.kind].words)}${node.year ? ` · ${node.year}` : ""}`;

/** A colour darkened towards ink, so that small text in it can be read. */
const deep = (colour) => `#${[1, 3, 5].map((at) => Math.round(parseInt(colour.slice(at, at + 2), 16) * 0.62 + parseInt(look.ink.slice(at, at + 2), 16) * 0.38).toString(16).padStart(2, "0")).join("")}`;

const el = (tag, attributes = {}, ...children) => {
  const made = document.createElement(tag);
  for (const [key, value] of Object.entries(attributes)) key.startsWith("on") ? made.addEventListener(key.slice(2), value) : made.setAttribute(key, value);
  made.append(...children.filter((child) => child !== null && child !== undefined));
  return made;
};
const button = (label, act, more = {}) => el("button", { type: "button", onclick: act, ...more }, label);
