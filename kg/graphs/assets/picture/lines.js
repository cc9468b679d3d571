/* Which lines there are between the boxes that are shown. */

let lines = [];

/** The lines between visible boxes: those drawn for themselves, and one for all that end inside a closed box. */
function visibleLines() {
  const direct = [], lifted = new Map();
  for (const edge of edges) {
    if (!sureEnough(edge)) continue;
    const source = seen(edge.source), target = seen(edge.target);
    if (!source || !target || source === target) continue;
    if (source === edge.source && target === edge.target) { direct.push({ ...edge, parts: [edge], inner: NOTHING }); continue; }
    if (edge.candidate) continue;
    const key = `${source}\n${target}`;
    const line = lifted.get(key) ?? { source, target, kind: edge.kind, parts: [], proposed: true, weight: 0, inner: NOTHING, lifted: true };
    line.proposed &&= edge.proposed;
    line.parts.push(edge);
    line.weight += edge.weight;
    lifted.set(key, line);
  }
  const whole = new Map(direct.map((line) => [`${line.source}\n${line.target}`, line]));
  for (const [key, line] of lifted) {
    line.inner = [...new Set(line.parts.map((edge) => edge.target))].map((id) => nodes.get(id).kind);
    line.kind = together(line.parts.map((edge) => edge.kind));
    if (whole.has(key)) Object.assign(whole.get(key), { inner: line.inner, parts: [...whole.get(key).parts, ...line.parts] });
    else direct.push(line);
  }
  return prominent(direct);
}

/** Of many quiet lines only the strongest of each box is drawn, and all of the box that is chosen; `resting` counts the rest. */
const CROWD = 70, STRONG = 3;
let resting = 0;
function prominent(all) {
  resting = 0;
  if (all.length <= CROWD) return all;
  const load = new Map(), best = new Map(), level = (id) => shown.get(id).y + shown.get(id).h / 2;
  for (const line of all) for (const end of [line.source, line.target]) load.set(end, (load.get(end) ?? 0) + line.weight);
  const worth = (line, end) => (picture.free ? load.get(line.source === end ? line.target : line.source) : -Math.abs(level(line.source) - level(line.target)));
  const stronger = (one, other, end) => (other ? one.weight - other.weight || other.proposed - one.proposed || worth(one, end) - worth(other, end) : 1);
  for (const line of all.filter(({ kind }) => QUIET.has(kind))) for (const end of [line.source, line.target]) {
    const key = `${familyOf(line.kind)}\n${end}`;
    if (stronger(line, best.get(key), end) > 0) best.set(key, line);
  }
  const kept = new Set(best.values());
  const drawn = all.filter((line) => !QUIET.has(line.kind) || kept.has(line) || (line.kind === "Together" && line.weight >= STRONG) || asked(line));
  resting = all.length - drawn.length;
  return drawn;
}
const familyOf = (kind) => ["Leads", "Bears", "JoinsIn"].includes(kind) ? "departments" : ["Must", "May", "Applies"].includes(kind) ? "provinces" : kind;
const touches = (id) => id === state.selected || nodes.get(id).parent === state.selected;
const asked = (line) => (state.selected && (touches(line.source) || touches(line.target))) || line.parts.some((edge) => state.path.includes(edge.source) && state.path.includes(edge.target));
const FAIRLY = 0.8;
function sureEnough(edge) {
  if (state.sure >= 1 && edge.candidate) return false;
  if (state.sure === 3) return !edge.proposed;
  return state.sure !== 2 || !edge.proposed || (edge.confidence ?? 1) >= FAIRLY;
}

/** The kind of a line that stands for several: the greatest part of a department, or else the most frequent kind. */
const BORNE = ["Leads", "Bears", "JoinsIn", "Must", "May", "Applies"];
function together(several) {
  const part = BORNE.find((kind) => several.includes(kind));
  if (part) return part;
  const count = (kind) => several.filter((one) => one === kind).length;
  return Object.keys(edgeKinds).reduce((most, kind) => (count(kind) > count(most) ? kind : most));
}
const QUIET = new Set([...BORNE, "Together", "Restates"]);
const isMain = (line) => picture.kind === "line" && nodes.get(line.source).tone === "focus" && nodes.get(line.target).tone === "focus";
