/* A link that restores the view: what is chosen, open and filtered stands in the address of the page. */

function keep() {
  if (!network || !ready) return;
  const at = network.getViewPosition(), parts = new URLSearchParams();
  const write = { lang: state.language, sel: state.selected, open: openWords(), q: state.query, sure: state.sure || "",
    ...state.filters, from: state.path.length ? state.path[0] : "", to: state.path.at(-1), at: whole ? "" : [at.x, at.y].map(Math.round).concat(Math.round(network.getScale() * 1000) / 1000).join(",") };
  for (const [key, value] of Object.entries(write)) if (value) parts.set(key, value);
  history.replaceState(null, "", `#${parts}`);
}
/** The boxes that are open, by their places in the picture. */
function openWords() {
  const whole = state.open.size > 50 && [...nodes.values()].every((node) => !node.inside.length || state.open.has(node.id));
  return whole ? "all" : [...state.open].map((id) => nodes.get(id).order).sort((a, b) => a - b).join(".");
}

function restore() {
  const parts = new URLSearchParams(location.hash.slice(1));
  if (["zh", "en"].includes(parts.get("lang"))) state.language = parts.get("lang");
  const known = (id) => (nodes.has(id) ? id : null), all = [...nodes.keys()], open = parts.get("open") ?? "";
  state.open = new Set(open === "all" ? all.filter((id) => nodes.get(id).inside.length) : open.split(".").filter(Boolean).map((order) => all[order]).filter(known));
  for (const key of Object.keys(FILTERS)) state.filters[key] = parts.get(key) ?? "";
  state.sure = Math.min(SURE.length - 1, Math.max(0, Number(parts.get("sure")) || 0));
  $("search").value = state.query = parts.get("q") ?? "";
  state.selected = known(parts.get("sel"));
  state.path = known(parts.get("from")) && known(parts.get("to")) ? findPath(parts.get("from"), parts.get("to")) : [];
  for (const id of [state.selected, ...state.path].filter(Boolean)) openAround(id);
  const place = (parts.get("at") ?? "").split(",").map(Number);
  return place.length === 3 && place.every(Number.isFinite) ? place : null;
}
/** A place that somebody moved to; a picture that was fitted is fitted to the window that it is opened in. */
function goToPlace([x, y, scale]) {
  network.moveTo({ position: { x, y }, scale, animation: false });
  whole = false;
}
