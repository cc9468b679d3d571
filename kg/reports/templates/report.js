// Shows only the rows of the chosen kind, and opens what is folded before printing.
document.querySelectorAll("select[data-group]").forEach((select) => {
  select.addEventListener("change", () => {
    let shown = 0;
    document.querySelectorAll(`table[data-group="${select.dataset.group}"] tbody tr`).forEach((row) => {
      const kinds = (row.dataset.kinds || "").split(" ");
      row.hidden = select.value !== "" && !kinds.includes(select.value);
      shown += row.hidden ? 0 : 1;
    });
    select.closest(".filter").querySelector("output").textContent = String(shown);
  });
});
addEventListener("beforeprint", () => document.querySelectorAll("details").forEach((one) => { one.open = true; }));
