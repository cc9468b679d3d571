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
/** What a sign says besides its sign, where there is room for it between the ends of the line. */
function roomFor(line) {
  const of = (kind) => line.inner.filter((one) => one === kind).length;
  const count = [["Task", "task links"], ["Measure", "measure links"]].filter(([kind]) => of(kind)).map(([kind, key]) => word(key, of(kind))).join(" · ");
  const named = line.lifted ? count : line.kind === "Restates" ? "" : [say(edgeKinds[line.kind].words), count].filter(Boolean).join(" · ");
  return named && widthOf(named, SMALL) + 60 < Math.abs(line.points[1][0] - line.points[0][0]) ? named : "";
}
const UNSIGNED = new Set(["Holds", "Leads", "JoinsIn", "Bears", "Together", "Must", "May", "Applies", "Promises"]);
const signed = (line) => !UNSIGNED.has(line.kind) && !(line.kind === "Restates" && lines.length > 12);
const widthOf = (text, size) => [...text].reduce((sum, c) => sum + (c.codePointAt(0) > 0x2e7f ? 1 : c.codePointAt(0) > 0x2000 ? 0.9 : 0.58), 0) * size;
