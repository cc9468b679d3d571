/* Choosing a box, opening it, walking to the next one, and finding the way between two. */

function choose(id, { toggle = false } = {}) {
  if (id && toggle && nodes.get(id).inside.length) {
    if (state.open.has(id) && state.selected === id) for (const one of withThread(id)) shut(one);
    else for (const one of withThread(id)) if (nodes.get(one).inside.length) state.open.add(one);
  }
  state.selected = id;
  if (id) openAround(id);
  else state.path = [];
  refresh();
  tell();
  if (id) reveal(id);
}
/** A task of the line that a picture is about opens and closes with all of that line. */
function withThread(id) {
  if (picture.kind !== "line" || nodes.get(id).tone !== "focus") return [id];
  return roots.filter((node) => node.tone === "focus").map((node) => node.id);
}
const openAround = (id) => { for (let at = nodes.get(nodes.get(id).parent); at; at = nodes.get(at.parent)) state.open.add(at.id); };
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
  const from = shown.get(state.selected) ?? { x: extent().left - 1, y: extent().top - 1, w: 0, h: 0 };
  const fx = from.x + from.w / 2, fy = from.y + from.h / 2;
  let best = null, least = Infinity;
  for (const [id, box] of shown) {
    const x = box.x + box.w / 2 - fx, y = box.y + box.h / 2 - fy, ahead = x * dx + y * dy, aside = Math.abs(x * dy) + Math.abs(y * dx);
    if (id === state.selected || ahead < 4) continue;
    const far = ahead + aside * 2.5;
    if (far < least) [best, least] = [id, far];
  }
  if (best) choose(best);
}
const toggle = () => state.selected && choose(state.selected, { toggle: true });
const KEYS = { ArrowUp: () => walk(0, -1), ArrowDown: () => walk(0, 1), ArrowLeft: () => walk(-1, 0), ArrowRight: () => walk(1, 0), Enter: toggle, " ": toggle,
  "+": () => zoom(1.2), "=": () => zoom(1.2), "-": () => zoom(1 / 1.2), 0: () => fit(), Escape: () => choose(null), "/": () => $("search").focus() };
host.addEventListener("keydown", (event) => {
  const act = KEYS[event.key];
  if (!act || event.ctrlKey || event.metaKey || event.altKey) return;
  event.preventDefault();
  act();
});

/** The shortest way along lines and from a box to what is inside it. */
function findPath(from, to) {
  const came = new Map([[from, null]]), queue = [from];
  for (let place = 0; place < queue.length && !came.has(to); place += 1) {
    const id = queue[place], node = nodes.get(id);
    const next = [...tiesOf(id).filter((edge) => !edge.candidate).map((edge) => (edge.source === id ? edge.target : edge.source)), ...node.inside.map((child) => child.id), ...(node.parent ? [node.parent] : [])];
    for (const other of next) if (!came.has(other)) { came.set(other, id); queue.push(other); }
  }
  if (!came.has(to)) return [];
  const path = [];
  for (let at = to; at; at = came.get(at)) path.unshift(at);
  return path;
}
