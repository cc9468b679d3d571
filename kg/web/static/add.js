// Sends a dropped or chosen file to be read.
"use strict";
const drop = document.getElementById("drop");
if (drop) {
  const file = document.getElementById("file"), said = document.getElementById("said"), bar = document.getElementById("bar");
  const token = drop.querySelector("[name=token]");
  const tell = (text, failed) => { said.textContent = text; said.className = failed ? "problem" : ""; };
  const send = (chosen) => {
    if (!chosen) return;
    if (chosen.size > Number(drop.dataset.most) * 1048576) return tell(drop.dataset.failed + drop.dataset.large, true);
    const request = new XMLHttpRequest();
    request.open("POST", drop.dataset.action);
    request.setRequestHeader("X-Name", encodeURIComponent(chosen.name));
    request.setRequestHeader("X-Secret", drop.dataset.secret);
    request.setRequestHeader("Content-Type", "application/octet-stream");
    request.setRequestHeader("Accept", "application/json");
    if (token) request.setRequestHeader("X-Token", encodeURIComponent(token.value));
    bar.hidden = false;
    tell(drop.dataset.sending);
    request.upload.addEventListener("progress", (event) => { if (event.lengthComputable) bar.value = (100 * event.loaded) / event.total; });
    request.upload.addEventListener("load", () => { bar.removeAttribute("value"); tell(drop.dataset.reading); });
    request.addEventListener("error", () => { bar.hidden = true; tell(drop.dataset.failed, true); });
    request.addEventListener("load", () => {
      bar.hidden = true;
      let got = {};
      try { got = JSON.parse(request.responseText); } catch { /* told below */ }
      if (request.status === 200) location.assign(got.page);
      else tell(drop.dataset.failed + (document.documentElement.lang === "en" ? got.detail : got.detail_zh || got.detail || ""), true);
    });
    request.send(chosen);
  };
  file.addEventListener("change", () => send(file.files[0]));
  addEventListener("dragover", (event) => event.preventDefault());
  addEventListener("drop", (event) => { event.preventDefault(); send(event.dataTransfer.files[0]); });
}
