/* The same content as a table, for those who read rather than look; it is made after the picture is drawn. */

const AT_ONCE = 120;
let heads = null;
let tabled = "";

/** A few boxes are one table, made in idle moments; many are a heading for each outer box that opens to a table. */
function tabulate() {
  if (tabled === state.language) return;
  tabled = state.language;
  const rows = $("rows"), language = state.language;
  rows.removeAttribute("data-whole");
  if (nodes.size > look.tableAtOnce) { rows.replaceChildren(...roots.map(closedTable)); rows.dataset.whole = "yes"; return; }
  const body = el("tbody"), all = [...nodes.values()];
  rows.replaceChildren(el("table", {}, tableHead(), body));
  let place = 0;
  const more = () => {
    if (tabled !== language) return;
    body.append(...all.slice(place, place += AT_ONCE).map(tableRow));
    if (place < all.length) idly(more);
    else rows.dataset.whole = "yes";
  };
  more();
}
const idly = (act) => (globalThis.requestIdleCallback ? requestIdleCallback(act, { timeout: 1000 }) : setTimeout(act, 30));

function closedTable(node) {
  const held = [];
  const gather = (one) => { held.push(one); one.inside.forEach(gather); };
  gather(node);
  const made = el("details", {}, el("summary", {}, `${nameOf(node)} ${node.title} · ${held.length}`));
  made.addEventListener("toggle", () => { if (made.open && made.childElementCount === 1) made.append(el("table", {}, tableHead(), el("tbody", {}, ...held.map(tableRow)))); });
  return made;
}
/** What is told of each box: of figures also what they count, and what became of it where that is known. */
const tableHeads = () => (heads ??= ["kind", "year", "plan", ...(picture.kind === "promise" ? ["indicator"] : []), "text", ...([...nodes.values()].some((node) => node.mark) ? ["standing"] : []), "department", "links"]);
const tableHead = () => el("thead", {}, el("tr", {}, ...tableHeads().map((key) => el("th", { scope: "col" }, word(key)))));
function tableRow(node) {
  const kind = say(kinds[node.kind].words), number = (say(node.head) || say(node.name)).replace(kind, "").trim();
  const leaving = tiesOf(node.id).filter((edge) => edge.source === node.id);
  const link = el("a", { href: "#picture", onclick: (event) => { event.preventDefault(); choose(node.id); host.scrollIntoView(); host.focus({ preventScroll: true }); } }, node.title);
  return el("tr", {}, el("td", {}, [kind, number].filter(Boolean).join(" ")), el("td", {}, node.year), el("td", {}, node.plan),
    ...(tableHeads().includes("indicator") ? [el("td", {}, say(picture.bands[node.band].title))] : []), el("td", {}, link),
    ...(tableHeads().includes("standing") ? [el("td", {}, node.mark ? `${marks[node.mark].sign} ${say(marks[node.mark].words)}` : "")] : []), el("td", {}, node.departments.join("、")),
    el("td", {}, leaving.length ? el("ul", {}, ...leaving.map((edge) => el("li", {}, `${tieWords(edge, node)} → ${nodes.get(edge.target).title}`))) : null));
}
