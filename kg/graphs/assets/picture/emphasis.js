/* What stands out: the chosen box with its neighbours, the path, and what the filters leave. */

let near = null;

function weigh() {
  near = null;
  if (state.path.length) near = new Set(state.path.map(seen));
  else if (state.selected && shown.has(state.selected)) {
    near = new Set(withThread(state.selected));
    const own = new Set(near), within = (id) => { for (let at = nodes.get(id); at; at = nodes.get(at.parent)) if (own.has(at.id)) return true; return false; };
    for (const line of lines) if (line.parts.some((edge) => within(edge.source) || within(edge.target))) near.add(line.source).add(line.target);
    for (const id of own) for (const child of nodes.get(id).inside) near.add(child.id);
    if (nodes.get(state.selected).parent) near.add(nodes.get(state.selected).parent);
  }
}
const isFiltered = () => Object.values(state.filters).some(Boolean);
const fits = (node) => Object.entries(state.filters).every(([key, value]) => !value
  || (key === "department" ? node.departments.includes(value) : key === "kind" ? node.kind === value : node[key] === value));
const fitsAny = (node) => fits(node) || node.inside.some(fitsAny);
const strength = (id) => (isFiltered() && !fitsAny(nodes.get(id)) ? 0.14 : near && !near.has(id) ? 0.3 : 1);

function lineStrength(line) {
  if (state.path.length) return onPath(line) ? 1 : 0.08;
  const weakest = Math.min(strength(line.source), strength(line.target), crowded(line));
  if (!state.selected || !near) return weakest;
  const thread = withThread(state.selected), own = [line.source, line.target].some((id) => thread.includes(id) || thread.includes(nodes.get(id).parent));
  return own ? 1 : Math.min(weakest, 0.12);
}
/** Among many lines those that only say who is responsible, or that a text stands elsewhere too, are paler. */
function crowded(line) {
  if (lines.length <= 70 || !QUIET.has(line.kind) || near) return 1;
  if (picture.free) return 0.25 + Math.min(0.55, (line.weight - 1) * 0.15);
  return line.kind === "Restates" ? 0.55 : 0.35;
}
const onPath = (line) => state.path.some((id, place) => place && [[seen(state.path[place - 1]), seen(id)], [seen(id), seen(state.path[place - 1])]]
  .some(([a, b]) => line.source === a && line.target === b));
