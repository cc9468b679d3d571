// Runs queries of the query page against this server's endpoint, and shows answers with the names of things.
"use strict";
const MOST = 2000, PER_ASK = 80, KEPT = 12, HISTORY = "policy-kg-queries";
const form = document.getElementById("ask"), field = document.getElementById("text");
const said = document.getElementById("said"), answer = document.getElementById("answer"), tabs = document.getElementById("tabs");
const language = form.dataset.lang;
let editor = null, last = null;

const queryText = () => (editor ? editor.getValue() : field.value);
const make = (tag, text, attributes = {}) => {
  const made = document.createElement(tag);
  if (text !== undefined) made.textContent = text;
  for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
  return made;
};

function offerNames(names) {
  const input = document.getElementById("naming");
  document.getElementById("names").append(...names.map(([name]) => make("option", undefined, { value: name })));
  const insert = () => {
    const found = names.find(([name]) => name === input.value.trim());
    if (!found) { input.focus(); return; }
    const text = `<${found[1]}>`;
    if (editor) { editor.replaceSelection(text); editor.focus(); } else { field.setRangeText(text); field.focus(); }
    input.value = "";
  };
  document.getElementById("insert").addEventListener("click", insert);
  input.addEventListener("keydown", (event) => { if (event.key === "Enter") { event.preventDefault(); insert(); } });
}

// Completes a class or property by the beginning of its IRI or any part of its Chinese name: kg:牵头 becomes the term.
function completeTerms(kind, known) {
  const names = new Map();
  for (const [name, iri] of known.names) names.set(iri, [...(names.get(iri) ?? []), name]);
  const shorten = (iri) => {
    const [prefix, space] = Object.entries(known.prefixes).find(([, start]) => iri.startsWith(start)) ?? [];
    return space ? `${prefix}:${iri.slice(space.length)}` : `<${iri}>`;
  };
  const shown = new Map(known[kind].map((iri) => [shorten(iri), [shorten(iri), ...(names.get(iri) ?? [])].join("  ")]));
  const fits = (iri, typed, word) =>
    iri.startsWith(typed) || (word && (names.get(iri) ?? []).some((name) => name.toLowerCase().includes(word)));
  return {
    persistenceId: null, bulk: false, name: `own-${kind}`,
    get: (_, token) => {
      const typed = token?.autocompletionString ?? "";
      const word = typed.slice((token?.tokenPrefixUri ?? "").length).toLowerCase();
      return known[kind].filter((iri) => fits(iri, typed, word));
    },
    postprocessHints: (_, hints) => hints.map((hint) => ({ ...hint, displayText: shown.get(hint.text) ?? hint.text })),
  };
}

async function openEditor() {
  const known = await (await fetch("/query/terms")).json();
  offerNames(known.names);
  if (!window.Yasqe) return;
  const completers = window.Yasqe;
  completers.defaults.autocompleters = completers.defaults.autocompleters.filter((name) => name === "variables");
  const own = { persistenceId: null, bulk: true };
  completers.forkAutocompleter("prefixes", { ...own, name: "own-prefixes", get: () => Object.entries(known.prefixes).map(([p, iri]) => `${p}: <${iri}>`) });
  completers.forkAutocompleter("property", completeTerms("property", known));
  completers.forkAutocompleter("class", completeTerms("class", known));
  const place = make("div");
  field.before(place);
  editor = new completers(place, {
    value: field.value, persistenceId: null, showQueryButton: false, resizeable: true, createShareableLink: null,
    requestConfig: { endpoint: "/sparql", method: "POST" },
  });
  field.hidden = true;
  field.removeAttribute("name");
  const input = editor.getInputField();
  input.setAttribute("aria-label", document.querySelector("label[for=text]").textContent);
  input.setAttribute("id", "editor-input");
  document.querySelector("label[for=text]").htmlFor = "editor-input";
  const scrolled = place.querySelector(".CodeMirror-scroll");
  scrolled.setAttribute("tabindex", "0");
  scrolled.setAttribute("role", "group");
  scrolled.setAttribute("aria-label", input.getAttribute("aria-label"));
  const keys = { "Ctrl-Enter": run, "Cmd-Enter": run, Esc: () => document.getElementById("run").focus() };
  editor.setOption("extraKeys", { ...editor.getOption("extraKeys"), Tab: false, "Shift-Tab": false, ...keys });
}

async function run() {
  const query = queryText(), started = performance.now();
  said.className = ""; said.textContent = said.dataset.running;
  answer.replaceChildren(); tabs.hidden = true;
  for (const id of ["files", "graph-files"]) document.getElementById(id).hidden = true;
  const got = await fetch("/sparql", {
    method: "POST",
    headers: { "Content-Type": "application/sparql-query", Accept: "application/sparql-results+json, application/n-triples;q=0.9, text/plain;q=0.1", "Accept-Language": language },
    body: query,
  });
  if (!got.ok) {
    said.className = "problem"; said.textContent = (await got.text()).slice(0, 2000);
    return;
  }
  remember(query);
  history.replaceState(null, "", address(query));
  const seconds = ((performance.now() - started) / 1000).toFixed(2);
  if (!got.headers.get("Content-Type").includes("json")) return showGraph(await got.text(), query, seconds);
  const result = await got.json();
  if ("boolean" in result) { said.textContent = result.boolean ? said.dataset.yes : said.dataset.no; return; }
  const rows = result.results.bindings;
  last = { columns: result.head.vars, rows };
  said.textContent = said.dataset.rows.replace("{n}", rows.length).replace("{s}", seconds)
    + (rows.length > MOST ? ` · ${said.dataset.cut.replace("{n}", MOST)}` : "");
  offer("files", query);
  offerViews("chart", Boolean(numberColumn()));
  await showTable();
}

const address = (query) => `/query?${new URLSearchParams({ query, ...(language === "en" ? { lang: "en" } : {}) })}`;

function offer(id, query) {
  document.getElementById(id).hidden = false;
  for (const link of document.querySelectorAll(`#${id} a`)) {
    link.href = `/sparql?${new URLSearchParams({ query, format: link.dataset.format })}`;
    link.setAttribute("download", `answer.${link.dataset.format}`);
  }
}

async function showGraph(text, query, seconds) {
  const columns = said.dataset.columns.split(" "), statements = readStatements(text);
  last = { columns, rows: statements.map((terms) => Object.fromEntries(columns.map((column, n) => [column, terms[n]]))), statements };
  said.textContent = said.dataset.triples.replace("{n}", statements.length).replace("{s}", seconds)
    + (statements.length > MOST_DRAWN ? ` · ${said.dataset.drawn.replace("{n}", MOST_DRAWN)}` : "");
  offer("graph-files", query);
  offerViews("graph", statements.length > 0);
  if (statements.length) await showDrawing(); else answer.replaceChildren();
}

async function showDrawing() {
  press("graph");
  const waiting = new Map(), place = make("div", undefined, { class: "drawing", role: "img", "aria-label": said.dataset.columns });
  for (const terms of last.statements.slice(0, 4 * MOST_DRAWN)) for (const term of terms) if (term.type === "uri") cell(term, waiting);
  answer.replaceChildren(place);
  await nameThem(waiting);
  const nameOf = (iri) => (waiting.get(iri) || [{ textContent: iri }])[0].textContent;
  await drawStatements(place, last.statements, nameOf, form.dataset.drawing);
}

function offerViews(view, useful) {
  tabs.hidden = !useful;
  for (const button of tabs.querySelectorAll("button")) button.hidden = ![view, "table"].includes(button.dataset.view);
}

async function showTable() {
  press("table");
  const table = make("table"), head = make("tr"), body = make("tbody"), waiting = new Map();
  for (const column of last.columns) head.append(make("th", column, { scope: "col" }));
  for (const row of last.rows.slice(0, MOST)) {
    const line = make("tr");
    for (const column of last.columns) line.append(cell(row[column], waiting));
    body.append(line);
  }
  const top = make("thead"); top.append(head); table.append(top, body);
  answer.replaceChildren(table);
  await nameThem(waiting);
}

function cell(term, waiting) {
  const made = make("td");
  if (!term) return made;
  if (term.type !== "uri") {
    made.textContent = term.value;
    if (/#(integer|decimal|double)$/.test(term.datatype || "")) made.className = "number";
    return made;
  }
  const link = make("a", term.value.replace("https://w3id.org/policy-kg/id/", ""), { title: term.value });
  if (term.value.startsWith("https://w3id.org/policy-kg/id/")) link.href = term.value.replace("https://w3id.org/policy-kg", "");
  if (!waiting.has(term.value)) waiting.set(term.value, []);
  waiting.get(term.value).push(link);
  made.append(link);
  return made;
}

async function nameThem(waiting) {
  const all = [...waiting.keys()];
  for (let at = 0; at < all.length; at += PER_ASK) {
    const asked = new URLSearchParams(all.slice(at, at + PER_ASK).map((iri) => ["iri", iri]));
    if (language === "en") asked.append("lang", "en");
    const got = await fetch(`/query/labels?${asked}`);
    if (!got.ok) return;
    for (const [iri, known] of Object.entries(await got.json())) {
      for (const link of waiting.get(iri) || []) {
        if (known.name) link.textContent = known.name.length > 60 ? `${known.name.slice(0, 60)}…` : known.name;
        if (known.page) link.href = encodeURI(known.page) + (language === "en" ? "?lang=en" : "");
      }
    }
  }
}

const isNumber = (term) => term && /#(integer|decimal|double|gYear)$/.test(term.datatype || "") && !/gYear$/.test(term.datatype);
const numberColumn = () => [...last.columns].reverse().find((column) => last.rows.length > 1 && last.rows.every((row) => !row[column] || isNumber(row[column])) && last.rows.some((row) => isNumber(row[column])));

function showChart() {
  press("chart");
  const values = numberColumn(), named = last.columns.filter((column) => column !== values && last.rows.some((row) => row[column] && row[column].type !== "uri"));
  const rows = last.rows.filter((row) => row[values]).slice(0, 40), top = Math.max(...rows.map((row) => Number(row[values].value)), 1);
  const SVG = "http://www.w3.org/2000/svg", draw = document.createElementNS(SVG, "svg");
  draw.setAttribute("viewBox", `0 0 800 ${rows.length * 26 + 8}`); draw.setAttribute("class", "bars"); draw.setAttribute("role", "img");
  draw.setAttribute("aria-label", values);
  rows.forEach((row, n) => {
    const put = (tag, attributes, text) => { const made = document.createElementNS(SVG, tag); for (const [k, v] of Object.entries(attributes)) made.setAttribute(k, v); if (text) made.textContent = text; draw.append(made); };
    const name = named.map((column) => (row[column] ? row[column].value : "")).join(" ").trim();
    const width = (Number(row[values].value) / top) * 380;
    put("text", { x: 340, y: n * 26 + 20, "text-anchor": "end" }, name.length > 26 ? `${name.slice(0, 26)}…` : name);
    put("rect", { x: 350, y: n * 26 + 6, width: Math.max(1, width), height: 18 });
    put("text", { x: 356 + width, y: n * 26 + 20 }, row[values].value);
  });
  answer.replaceChildren(draw);
}

function press(view) {
  for (const button of tabs.querySelectorAll("button")) button.setAttribute("aria-pressed", String(button.dataset.view === view));
}

function remember(query) {
  const kept = recall().filter((one) => one !== query);
  try { localStorage.setItem(HISTORY, JSON.stringify([query, ...kept].slice(0, KEPT))); } catch { /* a browser without storage keeps no history */ }
  showHistory();
}

function recall() {
  try { return JSON.parse(localStorage.getItem(HISTORY) || "[]"); } catch { return []; }
}

function showHistory() {
  const kept = recall(), list = document.querySelector("#history ol");
  document.getElementById("history").hidden = !kept.length;
  list.replaceChildren(...kept.map((query) => {
    const item = make("li"), first = query.split("\n").find((line) => /^#\+ summary_zh:|^\s*(SELECT|ASK|CONSTRUCT|DESCRIBE)/i.test(line)) || query;
    item.append(make("a", first.replace(/^#\+ summary_zh:\s*/, "").slice(0, 80), { href: address(query) }));
    return item;
  }));
}

form.addEventListener("submit", (event) => { event.preventDefault(); run(); });
document.getElementById("share").addEventListener("click", async () => {
  const link = new URL(address(queryText()), location.href).href;
  history.replaceState(null, "", link);
  try { await navigator.clipboard.writeText(link); said.textContent = said.dataset.copied; } catch { said.textContent = link; }
});
tabs.addEventListener("click", (event) => { const view = event.target.dataset.view; if (view === "chart") showChart(); else if (view === "graph") showDrawing(); else if (view) showTable(); });
openEditor().then(() => { showHistory(); if (form.dataset.run) run(); });
