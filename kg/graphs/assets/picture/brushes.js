/* Two brushes with the same strokes: one paints on a canvas, the other writes SVG. */

const brush = (context) => ({
  strong(alpha) { context.globalAlpha = alpha; },
  box(x, y, w, h, r, { fill, stroke, line = 1, dash = [] }) {
    context.beginPath();
    context.roundRect ? context.roundRect(x, y, w, h, r) : context.rect(x, y, w, h);
    if (fill) { context.fillStyle = fill; context.fill(); }
    if (stroke) { context.setLineDash(dash); context.strokeStyle = stroke; context.lineWidth = line; context.stroke(); context.setLineDash([]); }
  },
  path(path, { stroke, fill, line = 1, dash = [] }) {
    context.beginPath();
    for (const [command, ...at] of path) command === "M" ? context.moveTo(...at) : command === "L" ? context.lineTo(...at) : context.bezierCurveTo(...at);
    if (fill) { context.closePath(); context.fillStyle = fill; context.fill(); return; }
    context.setLineDash(dash); context.strokeStyle = stroke; context.lineWidth = line; context.stroke(); context.setLineDash([]);
  },
  text(text, x, y, { size, colour, weight = 400, family = look.sans, anchor = "start" }) {
    context.font = `${weight} ${size}px ${family}`;
    context.fillStyle = colour;
    context.textAlign = anchor === "middle" ? "center" : anchor;
    context.textBaseline = "alphabetic";
    context.fillText(text, x, y);
  },
});

const escape = (text) => String(text).replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "")
  .replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);
const round = (n) => Math.round(n * 10) / 10;

function pen() {
  const out = [];
  let alpha = 1;
  const faint = () => (alpha < 1 ? ` opacity="${alpha}"` : "");
  const stroked = ({ stroke, line = 1, dash = [] }) => (stroke ? ` stroke="${stroke}" stroke-width="${line}"${dash.length ? ` stroke-dasharray="${dash.join(" ")}"` : ""}` : "");
  return {
    out,
    strong(value) { alpha = value; },
    box(x, y, w, h, r, style) {
      out.push(`<rect x="${round(x)}" y="${round(y)}" width="${round(w)}" height="${round(h)}" rx="${r}" fill="${style.fill ?? "none"}"${stroked(style)}${faint()}/>`);
    },
    path(path, style) {
      const d = path.map(([command, ...at]) => command + at.map(round).join(" ")).join("") + (style.fill ? "Z" : "");
      out.push(`<path d="${d}" fill="${style.fill ?? "none"}"${style.fill ? "" : stroked(style)}${faint()}/>`);
    },
    text(text, x, y, { size, colour, weight = 400, family = look.sans, anchor = "start" }) {
      out.push(`<text x="${round(x)}" y="${round(y)}" font-size="${size}" font-weight="${weight}" font-family="${escape(family)}" fill="${colour}" text-anchor="${anchor}"${faint()}>${escape(text)}</text>`);
    },
  };
}
