// Reads statements in N-Triples, and draws them as a graph of named boxes with the drawing library of the pictures.
"use strict";
const STATEMENT = /^(<[^>]*>|_:\S+) <([^>]*)> (<[^>]*>|_:\S+|"(?:[^"\\]|\\.)*"(?:@[\w-]+|\^\^<[^>]*>)?) \.$/;
const MOST_DRAWN = 250, TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type";
const NAMES = /[#/](prefLabel|label|title|text|quote|name)$/;

const unescaped = (text) => text.replace(/\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})|\\(.)/g, (_, four, eight, one) => (
  four || eight ? String.fromCodePoint(parseInt(four || eight, 16)) : { n: "\n", r: "\r", t: "\t" }[one] || one));

function readTerm(text) {
  if (text.startsWith("<")) return { type: "uri", value: unescaped(text.slice(1, -1)) };
  if (text.startsWith("_:")) return { type: "bnode", value: text };
  const end = text.lastIndexOf('"'), kind = text.slice(end + 1);
  return { type: "literal", value: unescaped(text.slice(1, end)), datatype: kind.startsWith("^^") ? kind.slice(3, -1) : "" };
}

function readStatements(text) {
  const found = text.split("\n").map((line) => STATEMENT.exec(line.trim())).filter(Boolean);
  return found.map(([, s, p, o]) => [readTerm(s), { type: "uri", value: p }, readTerm(o)]);
}

const loadDrawing = (address) => new Promise((done, failed) => {
  if (window.vis) { done(); return; }
  const script = document.createElement("script");
  script.src = address; script.onload = done; script.onerror = failed;
  document.head.append(script);
});

const cut = (text, most) => (text.length > most ? `${text.slice(0, most)}…` : text);
const lines = (text) => (cut(text, 48).match(/.{1,16}/gsu) || [text]).join("\n");

// What is drawn: a box for each thing that is spoken of, a line for each statement between two of them.
function toDraw(statements, nameOf) {
  const own = new Map(), edges = [];
  const box = (term) => { if (!own.has(term.value)) own.set(term.value, { name: "", facts: [] }); return own.get(term.value); };
  for (const [s, p, o] of statements) {
    const at = box(s);
    if (o.type === "literal" || p.value === TYPE) {
      at.facts.push(`${nameOf(p.value)}：${cut(o.type === "uri" ? nameOf(o.value) : o.value, 80)}`);
      if (!at.name && NAMES.test(p.value)) at.name = o.value;
    } else if (edges.length < MOST_DRAWN) {
      box(o);
      edges.push({ from: s.value, to: o.value, label: nameOf(p.value) });
    }
  }
  const nodes = [...own].slice(0, MOST_DRAWN).map(([id, one]) => ({ id, label: lines(one.name || nameOf(id)), title: one.facts.join("\n") }));
  const shown = new Set(nodes.map((one) => one.id));
  return { nodes, edges: edges.filter((one) => shown.has(one.from) && shown.has(one.to)) };
}

async function drawStatements(place, statements, nameOf, address) {
  await loadDrawing(address);
  const style = getComputedStyle(document.documentElement), colour = (name) => style.getPropertyValue(name).trim();
  const font = { face: getComputedStyle(document.body).fontFamily, color: colour("--ink"), size: 14 };
  const { nodes, edges } = toDraw(statements, nameOf);
  const network = new window.vis.Network(place, { nodes, edges }, {
    nodes: { shape: "box", margin: 8, font, color: { background: colour("--paper-soft"), border: colour("--link"), highlight: { background: colour("--found"), border: colour("--ink") } } },
    edges: { arrows: "to", color: colour("--ink-soft"), font: { ...font, size: 12, color: colour("--ink-soft"), strokeWidth: 4, strokeColor: colour("--paper") }, smooth: false },
    layout: { randomSeed: 1, improvedLayout: nodes.length < 120 },
    physics: { solver: "forceAtlas2Based", forceAtlas2Based: { gravitationalConstant: -160, springLength: 230, avoidOverlap: 1 }, stabilization: { iterations: 400 } },
    interaction: { keyboard: { enabled: true, bindToWindow: false }, zoomView: true },
  });
  network.once("stabilizationIterationsDone", () => { network.setOptions({ physics: false }); network.fit({ animation: false }); place.dataset.drawn = "yes"; });
  return nodes.length;
}
