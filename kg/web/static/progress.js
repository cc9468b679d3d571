// Follows a command that the server runs, and loads the page again once it has ended.
"use strict";
const job = document.getElementById("job");
if (job && job.dataset.running) {
  const look = async () => {
    const got = await fetch(job.dataset.progress);
    if (!got.ok) return;
    const known = await got.json();
    job.querySelector(".log").textContent = known.said.join("\n");
    if (known.done) location.reload(); else setTimeout(look, 1000);
  };
  look();
}
