/* The signs on the lines: which line has one, what it says, and where it stands. */

const SMALL = 11.5;

/** Signs stand where they lie over no other sign and no box. */
function letter() {
  const signedLines = lines.filter(signed), taken = [], boxes = [...shown.values()];
  const over = (r, o) => r.x < o.x + o.w && o.x < r.x + r.w && r.y < o.y + o.h && o.y < r.y + r.h;
  const worded = signedLines.length <= 26;
  for (const line of signedLines) {
    const label = worded && roomFor(line) ? `${edgeKinds[line.kind].sign} ${roomFor(line)}` : edgeKinds[line.kind].sign;
    const w = widthOf(label, SMALL) + 14, h = 20;
    const near = boxes.filter((box) => over(line.around, box));
    for (const t of [0.5, 0.4, 0.6, 0.32, 0.68, 0.24, 0.76]) {
      const [x, y] = along(line.path, t), r = { x: x - w / 2, y: y - h / 2, w, h };
      if (taken.some((one) => over(r, one)) || near.some((box) => over(r, box))) continue;
      taken.push(r);
      line.label = { ...r, text: label };
      break;
    }
  }
}
/** What a sign says besides its sign: tasks and measures, or where there is no room between the ends of the line, measures alone. */
function roomFor(line) {
  const of = (kind) => line.inner.filter((one) => one === kind).length;
  const tasks = of("Task") ? word("task links", of("Task")) : "", measures = of("Measure") ? word("measure links", of("Measure")) : "";
  const own = line.lifted || line.kind === "Restates" ? "" : say(edgeKinds[line.kind].words);
  const counts = line.kind === "Restates" && !line.lifted ? [] : [[own, tasks, measures], [own, measures || tasks]];
  const fits = (text) => text && widthOf(text, SMALL) + 60 < Math.abs(line.points[1][0] - line.points[0][0]);
  return counts.map((parts) => parts.filter(Boolean).join(" · ")).find(fits) ?? "";
}
const UNSIGNED = new Set(["Holds", "Leads", "JoinsIn", "Bears", "Together", "Must", "May", "Applies", "Promises"]);
const signed = (line) => !UNSIGNED.has(line.kind) && !(line.kind === "Restates" && lines.length > 12);
const widthOf = (text, size) => [...text].reduce((sum, c) => sum + (c.codePointAt(0) > 0x2e7f ? 1 : c.codePointAt(0) > 0x2000 ? 0.9 : 0.58), 0) * size;
