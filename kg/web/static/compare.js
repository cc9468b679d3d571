// Opens what an address or a button names: a task that a finding leads to, or all of them.
"use strict";
const openAsked = () => {
  const asked = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!asked) return;
  for (let one = asked; one; one = one.parentElement) if (one.tagName === "DETAILS") one.open = true;
  asked.scrollIntoView();
};
addEventListener("hashchange", openAsked);
openAsked();
for (const button of document.querySelectorAll("button[data-open]")) {
  button.addEventListener("click", () => {
    for (const one of document.querySelectorAll(button.dataset.open)) one.open = true;
  });
}
addEventListener("beforeprint", () => {
  for (const one of document.querySelectorAll("details")) one.open = true;
});
