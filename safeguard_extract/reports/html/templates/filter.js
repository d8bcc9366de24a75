"use strict";
// Without this script every row can be read; with it, rows can be found by words, kind, theme and confidence.
(() => {
  const openTo = (id) => {
    const target = id && document.getElementById(id);
    for (let up = target; up; up = up.parentElement) if (up.tagName === "DETAILS") up.open = true;
    if (target) target.scrollIntoView();
  };
  const follow = () => openTo(decodeURIComponent(location.hash.slice(1)));
  addEventListener("hashchange", follow);
  if (location.hash) follow();

  let closed = [];
  addEventListener("beforeprint", () => {
    closed = [...document.querySelectorAll("details:not([open])")];
    closed.forEach((each) => { each.open = true; });
  });
  addEventListener("afterprint", () => closed.forEach((each) => { each.open = false; }));

  const form = document.getElementById("filter");
  if (!form) return;
  form.hidden = false;
  document.documentElement.classList.add("filtered");
  const [words, kind, theme, unsure] = ["words", "kind", "theme", "unsure"].map((n) => document.getElementById("filter-" + n));
  const found = document.getElementById("filter-found");
  const text = new WeakMap();
  const said = (node) => {
    if (!text.has(node)) text.set(node, node.textContent.toLowerCase());
    return text.get(node);
  };
  const fits = (node, own, parts) =>
    parts.every((part) => own.some((each) => said(each).includes(part))) &&
    (!theme.value || [...(node.querySelector(".t")?.textContent ?? "").split("; ")].includes(theme.value)) &&
    (!unsure.checked || parseFloat(node.querySelector(".c").textContent) < parseFloat(unsure.value));

  const show = () => {
    const parts = words.value.toLowerCase().split(/\s+/).filter(Boolean);
    const asked = Boolean(parts.length || kind.value || theme.value || unsure.checked);
    let shown = 0;
    for (const plan of document.querySelectorAll(".plan")) {
      let ofPlan = 0;
      for (const priority of plan.querySelectorAll(".priority")) {
        const head = [...priority.querySelectorAll(":scope > h4, :scope > ul")];
        const named = priority.querySelector(":scope > h4[id]");
        let ofPriority = 0;
        if (named && (!kind.value || kind.value === "priority")) ofPriority += fits(priority.querySelector(":scope > ul"), head, parts);
        for (const body of priority.querySelectorAll("tbody[data-kind]")) {
          let ofKind = 0;
          for (const row of body.querySelectorAll("tr[id]")) {
            const fit = !asked || ((!kind.value || body.dataset.kind === kind.value) && fits(row, [row], parts));
            row.hidden = !fit;
            const source = row.nextElementSibling;
            if (source && !source.id) source.hidden = !fit;
            ofKind += fit;
          }
          body.hidden = !ofKind;
          ofPriority += ofKind;
        }
        priority.hidden = asked && !ofPriority;
        const table = priority.querySelector(".wide");
        if (table) table.hidden = asked && [...table.querySelectorAll("tbody")].every((each) => each.hidden);
        ofPlan += ofPriority;
      }
      plan.hidden = asked && !ofPlan;
      const rows = plan.querySelector("details.rows");
      if (rows && asked) rows.open = ofPlan > 0;
      shown += ofPlan;
    }
    found.textContent = asked ? (shown === 1 ? "1 row fits" : shown.toLocaleString("en-GB") + " rows fit") : "";
  };
  let waiting = 0;
  const soon = () => { clearTimeout(waiting); waiting = setTimeout(show, 150); };
  form.addEventListener("input", soon);
  form.addEventListener("reset", () => setTimeout(show, 0));
  form.addEventListener("submit", (event) => { event.preventDefault(); show(); });
})();
