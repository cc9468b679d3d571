/* The picture on A4, upright or across, whichever shows it larger; cut between boxes where it would become too small. */

const UPRIGHT = [186, 266], ACROSS = [273, 178], SMALLEST = 1.9;

function papers() {
  const paint = pen(), { x, y, w, h } = paintSheet(paint);
  const whole = ([width, height]) => Math.min(width / w, height / h);
  let sheet = whole(UPRIGHT) > whole(ACROSS) ? UPRIGHT : ACROSS, cuts = [y, y + h];
  if (14 * whole(sheet) < SMALLEST) {
    sheet = w > 1500 ? ACROSS : UPRIGHT;
    cuts = cutsOf(y, y + h, sheet[1] / (sheet[0] / w));
  }
  const sheets = cuts.slice(1).map((end, place) => `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${[x, cuts[place], w, end - cuts[place]].map(round).join(" ")}" style="width:${sheet[0]}mm;max-height:${sheet[1]}mm">${paint.out.join("")}</svg>`);
  return `<style>@page { size: A4 ${sheet === UPRIGHT ? "portrait" : "landscape"}; margin: 12mm }</style>${sheets.join("")}`;
}

/** Where sheets of at most this height end, so that none of them ends within a box. */
function cutsOf(top, bottom, high) {
  const cuts = [top], held = [...shown.values()];
  while (cuts.at(-1) + high < bottom) {
    let cut = cuts.at(-1) + high;
    const over = () => held.filter((box) => box.y < cut && box.y + box.h > cut);
    for (let hit = over(), tries = 0; hit.length && tries < 30; hit = over(), tries += 1) cut = Math.min(...hit.map((box) => box.y)) - 4;
    cuts.push(cut > cuts.at(-1) + high / 2 ? cut : cuts.at(-1) + high);
  }
  return [...cuts, bottom];
}
addEventListener("beforeprint", () => { $("paper").innerHTML = papers(); });
