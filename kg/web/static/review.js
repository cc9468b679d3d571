// Lets a person decide with the keyboard, and keeps the name (and the token, until the window closes) between links.
"use strict";
const remember = (name, store) => {
  for (const input of document.querySelectorAll(`input[name="${name}"]:not([type="hidden"])`)) {
    try {
      if (!input.value) input.value = store.getItem(`policy-kg-${name}`) || "";
      input.addEventListener("input", () => store.setItem(`policy-kg-${name}`, input.value));
    } catch { /* a browser without storage asks again */ }
  }
};
remember("reviewer", localStorage);
remember("token", sessionStorage);
addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.altKey || event.metaKey || /^(INPUT|SELECT|TEXTAREA)$/.test(document.activeElement.tagName)) return;
  const kinds = document.querySelector('select[name="change"]');
  if (kinds && /^[1-9]$/.test(event.key) && Number(event.key) <= kinds.options.length) {
    kinds.selectedIndex = Number(event.key) - 1;
    event.preventDefault();
    return;
  }
  const asked = document.querySelector(`[data-key="${CSS.escape(event.key.toLowerCase())}"]`);
  if (asked && !asked.disabled) { event.preventDefault(); asked.click(); }
});
