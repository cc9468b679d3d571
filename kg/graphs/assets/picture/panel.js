/* The side panel: the full text of a box, who and until when, its passage in the source, and what it is linked with. */

const goTo = (id) => button(el("span", {}, nodes.get(id).title), () => choose(id), { class: "go" });
const tinted = (mark) => `color:${deep(mark.colour)};background:${mark.fill}`;

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
  const node = nodes.get(state.selected) ?? roots.filter((one) => one.tone === "focus" && picture.kind === "line").at(-1);
  $("panel").hidden = !node;
  if (!node) { $("side").replaceChildren(); $("said").textContent = ""; return; }
  const mark = node.mark && marks[node.mark], { facts, excerpts, references } = detailsOf(node);
  const help = state.selected ? [] : [el("hr"), el("p", { class: "soft" }, word("empty side")), el("p", { class: "soft keys" }, word("keys"))];
  $("side").replaceChildren(
    el("p", { class: "kind", style: `color:${deep(kinds[node.kind].colour)}` }, nameOf(node), mark ? el("span", { class: "badge", style: tinted(mark) }, `${mark.sign} ${say(mark.words)}`) : null),
    el("h2", { dir: "auto", class: node.kind === "Measure" ? "text" : "" }, ...marked(node.title, state.query || node.found)),
    el("dl", {}, ...facts.flatMap(([label, value]) => [el("dt", {}, say(label)), el("dd", { dir: "auto" }, ...marked(say(value), state.query))])),
    ...quoted(excerpts), ...neighbours(node), ...waysOn(references), ...pathTools(node), ...help,
  );
  $("panel").scrollTop = 0;
  if (state.selected) $("said").textContent = `${nameOf(node)} ${node.title}. ${word("links count", tiesOf(node.id).length)}`;
}

function quoted(excerpts) {
  if (!excerpts.length) return [];
  const pieces = excerpts.map((one) => el("blockquote", {}, one.before ? `…${one.before.replace(/^…+/, "")}` : "", el("mark", {}, one.quote), one.after ? `${one.after.replace(/…+$/, "")}…` : ""));
  return [el("details", { open: "" }, el("summary", {}, `${word("passage")} · ${excerpts[0].source}`), ...pieces)];
}

/** What a box, or what is inside it, is linked with: the kind of each link, how sure it is, and both its ends. */
function neighbours(node) {
  const rows = [];
  for (const own of [node, ...node.inside]) for (const edge of tiesOf(own.id)) {
    const other = nodes.get(edge.source === own.id ? edge.target : edge.source), above = nodes.get(other.parent);
    rows.push(el("li", { class: edge.candidate ? "candidate" : "" }, el("span", { class: "tie", style: `color:${deep(edgeKinds[edge.kind].colour)}` }, tieWords(edge, own)),
      own === node ? null : el("span", { class: "soft own" }, own.title), goTo(other.id),
      el("span", { class: "soft" }, above && above.id !== node.id ? `${nameOf(above)} ${above.title}` : nameOf(other))));
  }
  return rows.length ? [el("h3", {}, `${word("neighbours")} · ${rows.length}`), el("ul", { class: "ties" }, ...rows)] : [];
}
function tieWords(edge, own) {
  const way = edge.kind === "Restates" || edge.kind === "Together" ? "" : `${word(edge.source === own.id ? "to" : "from")} · `;
  const times = edge.kind === "Together" && edge.weight > 1 ? ` × ${edge.weight}` : "";
  const sure = edge.confidence === null ? "" : edge.proposed ? word(edge.candidate ? "candidate word" : "unsure word", Math.round(edge.confidence * 100)) : word("sure word");
  return `${way}${edgeKinds[edge.kind].sign} ${say(edgeKinds[edge.kind].words)}${times}${sure ? word("bracketed", sure) : ""}`;
}
const waysOn = (references) => (references.length && !document.body.dataset.alone
  ? [el("h3", {}, word("see also")), el("ul", { class: "plain" }, ...references.map(([label, page]) => el("li", {}, el("a", { href: encodeURI(page) }, say(label)))))] : []);

function pathTools(node) {
  const out = el("p", { class: "tools" }, button(word("begin path"), () => { state.begin = node.id; state.path = []; refresh(); tell(); }));
  if (state.begin && state.begin !== node.id) out.append(button(word("end path"), () => showPath(state.begin, node.id)));
  if (state.begin === node.id) out.append(el("span", { class: "soft" }, word("choose end")));
  const steps = state.path.length ? [el("h3", {}, word("path")), el("ol", {}, ...state.path.map((id) => el("li", {}, goTo(id))))] : [];
  return [out, ...steps];
}
function showPath(from, to) {
  state.path = findPath(from, to);
  if (!state.path.length) { $("said").textContent = word("no path"); $("side").querySelector(".tools").append(el("span", { class: "soft" }, word("no path"))); return; }
  state.path.forEach(openAround);
  refresh();
  tell();
}
