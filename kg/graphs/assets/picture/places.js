/* Where everything stands: boxes that open push those below them down, and the bands below as well. */

const GAP = 14, INNER = 7, BAND_FOOT = 26;
let shown = new Map(), laidBands = [], measured = null;

function arrange() {
  const boxes = new Map();
  if (picture.free) {
    for (const node of nodes.values()) boxes.set(node.id, { x: node.x, y: node.y, w: node.w, h: node.h });
    return { boxes, bands: [] };
  }
  const cursor = new Map();
  const put = (node, wanted) => {
    const y = Math.max(wanted, cursor.get(node.column) ?? -Infinity);
    boxes.set(node.id, { x: node.x, y, w: node.w, h: node.h });
    let bottom = y + node.h;
    cursor.set(node.column, bottom + GAP);
    if (!state.open.has(node.id)) return bottom;
    const beside = node.inside.some((child) => child.column !== node.column);
    let next = beside ? y : bottom + INNER;
    for (const child of node.inside) {
      if (!beside) cursor.set(node.column, next);
      const end = put(child, next);
      next = end + INNER;
      bottom = Math.max(bottom, end);
    }
    cursor.set(node.column, bottom + GAP);
    return bottom;
  };
  let shift = 0;
  const bands = picture.bands.map((band, place) => {
    const top = band.y + shift;
    let bottom = top + band.height - BAND_FOOT;
    cursor.clear();
    for (const node of ofBand(place)) bottom = Math.max(bottom, put(node, node.y + shift));
    const height = bottom + BAND_FOOT - top;
    shift += height - band.height;
    return { ...band, y: top, height };
  });
  return { boxes, bands };
}

const banded = new Map();
function ofBand(place) {
  if (!banded.has(place)) banded.set(place, roots.filter((node) => node.band === place).sort((a, b) => a.column - b.column || a.y - b.y));
  return banded.get(place);
}

/** The box that stands for one that may lie within others that are closed. */
const seen = (id) => {
  let at = nodes.get(id);
  while (at && !shown.has(at.id)) at = nodes.get(at.parent);
  return at ? at.id : null;
};

/** The box at a place of the picture. */
function boxAt(x, y) {
  for (const [id, box] of shown) if (x >= box.x && x <= box.x + box.w && y >= box.y && y <= box.y + box.h) return id;
  return null;
}

/** All that is drawn lies within. */
function extent() {
  if (measured) return measured;
  const boxes = [...shown.values(), ...picture.areas.map((area) => ({ x: area.x, y: area.y, w: area.width, h: area.height }))];
  const most = (of, from) => boxes.reduce((value, box) => Math.max(value, of(box)), from), least = (of) => -most((box) => -of(box), 0);
  const right = most((box) => box.x + box.w, 400), bottom = laidBands.reduce((y, band) => Math.max(y, band.y + band.height), most((box) => box.y + box.h, 200));
  measured = picture.free ? { left: least((box) => box.x) - 20, right: right + 20, top: least((box) => box.y) - 20, bottom }
    : { left: 0, right: right + (picture.columns[0]?.x ?? 70), top: 0, bottom };
  return measured;
}
