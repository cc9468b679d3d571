/* The picture on A4, upright or across, whichever shows it larger; cut between boxes where it would become too small. */

const UPRIGHT = [186, 266], ACROSS = [273, 178], SMALLEST = 1.9;
/** What is a little too high for one sheet is made smaller rather than cut. */
const LITTLE = 1.2, HEAD = 76;

function papers() {
  const paint = pen(), { x, y, w, h } = paintSheet(paint);
  const whole = ([width, height]) => Math.min(width / w, height / h);
  let sheet = whole(UPRIGHT) > whole(ACROSS) ? UPRIGHT : ACROSS, cuts = [y, y + h];
  if (14 * whole(sheet) < SMALLEST) {
    sheet = w > 1500 ? ACROSS : UPRIGHT;
    const high = sheet[1] / (sheet[0] / w);
    if (h > high * LITTLE) cuts = cutsOf(y, y + h, high);
  }
  const sheets = cuts.slice(1).map((end, place) => sheetOf(paint.out, sheet, { x, y: cuts[place], w, h: end - cuts[place] }));
  return `<style>@page { size: A4 ${sheet === UPRIGHT ? "portrait" : "landscape"}; margin: 12mm }</style>${sheets.join("")}`;
}

/** A part of the picture; from the second sheet on the heads of the columns stand above it again. */
function sheetOf(strokes, [wide, high], { x, y, w, h }) {
  const heads = pen(), again = y > 0 && picture.columns.length ? HEAD : 0;
  if (again) paintHeads(heads, y - again, extent().right);
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${[x, y - again, w, h + again].map(round).join(" ")}" style="width:${wide}mm;max-height:${high}mm">${strokes.join("")}${heads.out.join("")}</svg>`;
}

/** Where sheets of at most this height end, so that none of them ends within a box. */
function cutsOf(top, bottom, high) {
  const cuts = [top], held = [...shown.values()];
  while (cuts.at(-1) + high < bottom) {
    let cut = cuts.at(-1) + high - (cuts.length > 1 ? HEAD : 0);
    const over = () => held.filter((box) => box.y < cut && box.y + box.h > cut);
    const furthest = cut;
    for (let hit = over(), tries = 0; hit.length && tries < 30; hit = over(), tries += 1) cut = Math.min(...hit.map((box) => box.y)) - 4;
    cuts.push(cut > cuts.at(-1) + high / 2 ? cut : furthest);
  }
  return [...cuts, bottom];
}
addEventListener("beforeprint", () => { $("paper").innerHTML = papers(); });
