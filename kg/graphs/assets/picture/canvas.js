/* The canvas: vis-network keeps the view, and what was painted once is moved rather than painted again. */

const host = $("picture");
let network = null, ready = false, layer = null, version = 0;
let whole = true;  // nobody has moved the picture since it was fitted, so it follows the window

function refresh() {
  const laid = arrange();
  shown = laid.boxes;
  laidBands = laid.bands;
  measured = null;
  columnGaps = new Map();
  const before = resting;
  lines = visibleLines();
  if (resting !== before) legend();
  route();
  letter();
  weigh();
  version += 1;
  if (network) network.redraw();
  keep();
}

function start() {
  const { nodes: fed, edges: tied, options } = pyvisPicture;
  tied.clear();
  fed.update(fed.getIds().map((id) => ({ id, hidden: true })));
  network = new vis.Network(host, { nodes: fed, edges: tied }, options);
  network.on("beforeDrawing", paintView);
  network.on("click", ({ pointer }) => { choose(boxAt(pointer.canvas.x, pointer.canvas.y), { toggle: true }); host.focus({ preventScroll: true }); });
  network.on("dragEnd", () => { whole = false; keep(); });
  network.on("zoom", () => { whole = false; keep(); });
  host.addEventListener("wheel", pan, { capture: true, passive: false });
  host.addEventListener("mousemove", (event) => { const at = network.DOMtoCanvas({ x: event.offsetX, y: event.offsetY }); host.style.cursor = event.buttons ? "grabbing" : boxAt(at.x, at.y) ? "pointer" : "grab"; });
  new ResizeObserver(resized).observe(host);
  addEventListener("resize", resized);  // vis-network does not wait for the next frame either
}

/** vis-network scales the picture with the window and cuts it: one that was fitted is fitted anew. */
function resized() {
  network.setSize("100%", "100%");
  if (whole && host.clientWidth && host.clientHeight) overview();
  else network.redraw();
}
/** What is seen of the picture, in its own measures. */
function viewed() {
  const scale = network.getScale(), at = network.getViewPosition(), w = host.clientWidth / scale, h = host.clientHeight / scale;
  return { x: at.x - w / 2, y: at.y - h / 2, w, h };
}

const BEYOND = devicePixelRatio > 1 ? 0.25 : 0.5;
function paintView(context) {
  const { a: ratio, e, f } = context.getTransform(), scale = network.getScale(), view = viewed();
  const kept = layer && layer.version === version && Math.abs(layer.ratio - ratio) < 1e-9;
  if (!kept || !contains(layer, view)) layer = paintLayer(view, ratio, scale, kept ? BEYOND : 0);
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.drawImage(layer.canvas, Math.round(layer.x * ratio + e), Math.round(layer.y * ratio + f));
  context.setTransform(ratio, 0, 0, ratio, e, f);
  paintHeads(brush(context), Math.max(0, view.y), extent().right);
  context.globalAlpha = 1;
  host.dataset.drawn = "yes";
}
const contains = (r, o) => r.x <= o.x && r.y <= o.y && r.x + r.w >= o.x + o.w && r.y + r.h >= o.y + o.h;

/** What is seen, with as much more on each side as `more` of it, so that it can be moved that far. */
function paintLayer(view, ratio, scale, more) {
  const part = { x: view.x - view.w * more - 2, y: view.y - view.h * more - 2, w: view.w * (1 + 2 * more) + 4, h: view.h * (1 + 2 * more) + 4 };
  const canvas = layer?.canvas ?? document.createElement("canvas");
  canvas.width = Math.ceil(part.w * ratio);
  canvas.height = Math.ceil(part.h * ratio);
  const context = canvas.getContext("2d");
  context.setTransform(ratio, 0, 0, ratio, -part.x * ratio, -part.y * ratio);
  paintAll(brush(context), { part, scale });
  return { canvas, ratio, version, ...part };
}

/** A wheel moves the picture as it moves a page, and the page once the picture ends; with Ctrl it zooms. */
function pan(event) {
  if (event.ctrlKey || event.metaKey) return;
  event.stopPropagation();
  const scale = network.getScale(), at = network.getViewPosition(), half = host.clientHeight / 2 / scale, { top, bottom } = extent();
  const ends = event.deltaY > 0 ? at.y + half >= bottom + 20 : at.y - half <= top - 20;
  if (ends && !event.deltaX) return;
  event.preventDefault();
  const [least, most] = [top - 20 + half, Math.max(top - 20 + half, bottom + 20 - half)];
  const y = ends ? at.y : Math.min(most, Math.max(least, at.y + event.deltaY / scale));
  network.moveTo({ position: { x: at.x + event.deltaX / scale, y }, animation: false });
  whole = false;
  later();
}
let waiting = 0;
const later = () => { clearTimeout(waiting); waiting = setTimeout(keep, 250); };

const covered = () => ($("panel").hidden || getComputedStyle($("panel")).position !== "absolute" ? 0 : $("panel").offsetWidth);
function fit() {
  const { left, right, top, bottom } = extent(), w = right - left, h = bottom - top + 16, room = host.clientWidth - covered();
  const all = Math.min(room / w, host.clientHeight / h, 1.25), wide = Math.min(room / w, 1.1);
  const scale = all >= 0.72 || picture.free ? all : Math.max(wide, 0.55);
  const y = scale > all || !picture.free ? top + host.clientHeight / 2 / scale : (top + bottom) / 2;
  const middle = w * scale > room + 1 ? left + room / 2 / scale : (left + right) / 2;  // what is too wide begins at its left
  network.moveTo({ position: { x: middle + covered() / 2 / scale, y }, scale, animation: false });
  whole = true;
  keep();
}
/** The picture fitted, and the chosen box in sight. */
function overview() {
  fit();
  if (state.selected) reveal(state.selected);
}
function zoom(factor) {
  whole = false;
  network.moveTo({ scale: Math.min(4, Math.max(0.05, network.getScale() * factor)), animation: false });
  keep();
}
function reveal(id) {
  const box = shown.get(id), scale = network.getScale(), at = network.getViewPosition();
  const halfW = (host.clientWidth - covered()) / 2 / scale, halfH = host.clientHeight / 2 / scale, x = box.x + box.w / 2, y = box.y + box.h / 2;
  const aside = covered() / 2 / scale, level = Math.abs(x - at.x + aside) + box.w / 2 < halfW;
  const inside = y + box.h / 2 < at.y + halfH && y - box.h / 2 > at.y - halfH + 80;
  if (level && inside) return;
  network.moveTo({ position: { x: level ? at.x : x + aside, y: inside ? at.y : y }, animation: false });
  whole = false;
}
