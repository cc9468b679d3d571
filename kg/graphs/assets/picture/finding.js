/* Search, filters, the legend, and the switch between two languages. */

function search() {
  state.query = $("search").value;
  const wanted = fold(state.query), list = $("hits");
  const hits = wanted ? [...nodes.values()].filter((node) => searched(node).includes(wanted)) : [];
  const rank = (node) => (fold(node.title).includes(wanted) ? 0 : 2) + (node.kind === "Measure" ? 1 : 0);  // titles first, tasks before measures
  hits.sort((one, other) => rank(one) - rank(other));
  list.replaceChildren(...hits.slice(0, MOST_HITS).map((node) => el("li", {}, button(hitRow(node), () => { list.hidden = true; choose(node.id); host.focus({ preventScroll: true }); }))),
    ...(hits.length > MOST_HITS ? [el("li", { class: "soft" }, word("more found", hits.length - MOST_HITS))] : []));
  list.hidden = !hits.length;
  found = hits.length;
  count();
  later();
  return hits;
}
const MOST_HITS = 60;
let found = 0;
const hitRow = (node) => el("span", {}, el("span", { class: "kind", style: `color:${deep(kinds[node.kind].colour)}` }, nameOf(node)), ...marked(node.title, state.query));

/** How many boxes hold the words, or else how many the filters leave. */
function count() {
  const left = isFiltered() ? [...nodes.values()].filter(fits).length : 0;
  $("count").textContent = state.query ? (found ? word("found", found) : word("nothing found")) : isFiltered() ? word("fitting", left) : "";
}

/** What is searched of a box, folded when it is first asked for. */
const searched = (node) => (node.searched ??= fold([node.title, ...detailsOf(node).facts.map(([, value]) => (Array.isArray(value) ? value.join(" ") : value))].join("\n")));

const FILTERS = { year: (n) => [n.year], plan: (n) => [n.plan], department: (n) => n.departments, kind: (n) => [n.kind] };
const SURE = ["all", "counted", "fairly sure", "sure"];
const offered = {};
function offers(key) {
  offered[key] ??= [...new Set([...nodes.values()].flatMap(FILTERS[key]))].filter(Boolean);
  return key === "kind" ? offered[key] : offered[key].sort(new Intl.Collator("zh").compare);
}
const unlimited = (key) => (state.language === "en" ? word(key) : `${word(key)}：${word("all")}`);
function fillFilters() {
  for (const key of Object.keys(FILTERS)) {
    const select = $(`filter-${key}`), values = offers(key);
    select.replaceChildren(el("option", { value: "" }, unlimited(key)), ...values.map((value) => el("option", { value }, key === "kind" ? say(kinds[value].words) : value)));
    select.value = state.filters[key] ?? "";
    select.parentElement.hidden = values.length < 2;
  }
  const sure = $("filter-sure");
  sure.replaceChildren(...SURE.map((key, value) => el("option", { value }, value ? word(key) : unlimited("confidence"))));
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
  count();
  legend();
  tell();
  if (network) refresh();
}

/** What the legend says: the kinds of boxes, the signs on them, and the lines that are drawn. */
let used = null;
function legendItems() {
  used ??= { kinds: new Set([...nodes.values()].map((node) => node.kind)), marks: new Set([...nodes.values()].map((node) => node.mark)), edges: new Set(edges.map((edge) => edge.kind)),
    waiting: edges.some((edge) => edge.proposed && !edge.candidate), candidate: edges.some((edge) => edge.candidate) };
  const row = ([, one], dash) => ({ text: `${one.sign} ${say(one.words)}`, colour: one.colour, ...dash });
  return [
    ...Object.entries(kinds).filter(([kind]) => used.kinds.has(kind)).map((one) => row(one)),
    ...Object.entries(marks).filter(([mark]) => used.marks.has(mark)).map((one) => row(one)),
    ...Object.entries(edgeKinds).filter(([kind]) => used.edges.has(kind) && kind !== "Holds").map((one) => row(one, { dash: "", weight: WEIGHTS[one[0]] })),
    ...(used.waiting ? [{ text: word("waiting"), colour: look.soft, dash: look.dash }] : []),
    ...(resting ? [{ text: word("resting", resting), colour: look.soft }] : []),
    ...(used.candidate ? [{ text: word("candidate"), colour: look.soft, dash: look.faintDash }] : []),
  ];
}
function legend() {
  $("legend").replaceChildren(...legendItems().map(({ text, colour, dash, weight = 2.5 }) => {
    if (dash === undefined) return el("li", { style: `color:${deep(colour)}` }, text);
    const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    svg.innerHTML = `<line x1="1" x2="33" y1="5" y2="5" stroke="${colour}" stroke-width="${weight}" stroke-dasharray="${dash}"/>`;
    for (const [key, value] of Object.entries({ width: 34, height: 10, "aria-hidden": "true" })) svg.setAttribute(key, value);
    return el("li", {}, svg, ` ${text}`);
  }));
}
