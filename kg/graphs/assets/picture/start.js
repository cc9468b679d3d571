/* Ties the tools of the page to what they do, and draws the picture for the first time. */

$("search").addEventListener("input", search);
$("search").addEventListener("keydown", (event) => {
  if (event.key === "Enter") { const [first] = search(); if (first) { $("hits").hidden = true; choose(first.id); host.focus({ preventScroll: true }); } }
  if (event.key === "Escape") { $("search").value = ""; search(); host.focus(); }
  if (event.key === "ArrowDown" && !$("hits").hidden) { event.preventDefault(); $("hits").querySelector("button").focus(); }
});
$("hits").addEventListener("keydown", (event) => {
  const step = { ArrowDown: "nextElementSibling", ArrowUp: "previousElementSibling" }[event.key];
  if (event.key === "Escape") { $("hits").hidden = true; $("search").focus(); }
  if (!step) return;
  event.preventDefault();
  (event.target.closest("li")[step]?.querySelector("button") ?? $("search")).focus();
});
$("search").addEventListener("focus", () => { if ($("search").value && $("hits").hidden) search(); });
document.addEventListener("click", (event) => {
  if (!event.target.closest(".find")) $("hits").hidden = true;
  for (const menu of document.querySelectorAll(".bar details[open]")) if (!menu.contains(event.target)) menu.open = false;
});
for (const key of Object.keys(FILTERS)) $(`filter-${key}`).addEventListener("change", (event) => { state.filters[key] = event.target.value; refresh(); count(); });
$("filter-sure").addEventListener("change", (event) => { state.sure = Number(event.target.value); refresh(); });

/** Copies the link; where the browser forbids that, the link is shown to be copied by hand. */
async function copyLink() {
  keep();
  try {
    await navigator.clipboard.writeText(location.href);
  } catch {
    const shown = document.body.appendChild(el("textarea", { class: "sr-only" }, location.href));
    shown.select();
    const done = document.execCommand("copy");
    shown.remove();
    if (!done) { prompt(word("link"), location.href); return; }
  }
  $("said").textContent = word("copied");
  $("link").textContent = `✓ ${word("copied")}`;
  setTimeout(() => { $("link").textContent = $("link").dataset[state.language]; }, 2500);
}
const ACTS = { "zoom-in": () => zoom(1.25), "zoom-out": () => zoom(0.8), fit, "open-all": () => openAll(true), "close-all": () => openAll(false), print: () => print(),
  clear: () => { state.filters = {}; state.sure = 0; state.begin = null; $("search").value = ""; fillFilters(); search(); choose(null); },
  close: () => { $("panel").hidden = true; choose(null); host.focus(); },
  language: () => { state.language = state.language === "zh" ? "en" : "zh"; speak(); tabulate(); },
  link: copyLink };
for (const [id, act] of Object.entries(ACTS)) $(id)?.addEventListener("click", act);
document.querySelectorAll("[data-save]").forEach((one) => one.addEventListener("click", () => { SAVED[one.dataset.save](); one.closest("details").open = false; }));
document.querySelector(".skip").addEventListener("click", (event) => { event.preventDefault(); tabulate(); $("table").scrollIntoView(); $("table").focus({ preventScroll: true }); });
$("open-all").hidden = $("close-all").hidden = !roots.some((node) => node.inside.length);

/** What is drawn at the moment, for those who measure or embed the page: boxes, lines with their ends and points, signs, texts. */
globalThis.pictureState = () => {
  const texts = [], noted = { strong() {}, box() {}, path() {}, text: (text, x, y, style) => texts.push({ text, x, y, ...style }) };
  paintAll(noted);
  const points = (path) => [...Array(41).keys()].map((step) => along(path, step / 40));
  return { view: viewed(), boxes: [...shown].map(([id, box]) => ({ id, ...box })), lines: lines.map((line) => line.path), ends: lines.map(({ source, target }) => [source, target]),
    points: lines.map((line) => points(line.path)), labels: lines.flatMap((line) => line.label ?? []), texts };
};

const place = restore();
speak();  // before the canvas is made: vis-network changes the scale when the room for it changes
search();
$("hits").hidden = true;
if (nodes.size) {
  start();
  refresh();
  overview();
  if (place) goToPlace(place);
  ready = true;
} else host.replaceChildren(el("p", { class: "soft" }, word("nothing drawn")));
requestAnimationFrame(() => setTimeout(() => idly(tabulate), 0));
addEventListener("hashchange", () => { const at = restore(); speak(); search(); $("hits").hidden = true; tabulate(); if (at) goToPlace(at); else if (nodes.size) overview(); });
