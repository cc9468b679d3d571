/* Which lines there are between the boxes that are shown. */

let lines = [];

/** The lines between visible boxes: those drawn for themselves, and one for all that end inside a closed box. */
function visibleLines() {
  const direct = [], lifted = new Map();
  for (const edge of edges) {
    if (!sureEnough(edge)) continue;
    const source = seen(edge.source), target = seen(edge.target);
    if (!source || !target || source === target) continue;
    if (source === edge.source && target === edge.target) { direct.push({ ...edge, parts: [edge], inner: 0 }); continue; }
    if (edge.candidate) continue;
    const key = `${source}\n${target}`;
    const line = lifted.get(key) ?? { source, target, kind: edge.kind, parts: [], proposed: true, weight: 0, inner: 0, lifted: true };
    line.proposed &&= edge.proposed;
    line.parts.push(edge);
    line.weight += edge.weight;
    lifted.set(key, line);
  }
  const whole = new Map(direct.map((line) => [`${line.source}\n${line.target}`, line]));
  for (const [key, line] of lifted) {
    line.inner = new Set(line.parts.map((edge) => edge.target)).size;
    line.kind = together(line.parts.map((edge) => edge.kind));
    if (whole.has(key)) Object.assign(whole.get(key), { inner: line.inner, parts: [...whole.get(key).parts, ...line.parts] });
    else direct.push(line);
  }
  return direct;
}
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
const isMain = (line) => picture.kind === "line" && nodes.get(line.source).tone === "focus" && nodes.get(line.target).tone === "focus";
