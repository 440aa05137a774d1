// Filter and sort for a table that can be read without it: no server, nothing is fetched or sent.
(() => {
  "use strict";
  const holder = document.querySelector("[data-daftar]");
  const tables = holder ? [...holder.parentElement.querySelectorAll("table.t-grid")] : [];
  if (!tables.length) return;
  const bodies = tables.map((table) => table.tBodies[0]);
  const rows = bodies.flatMap((body) => [...body.rows]);
  const parts = [...holder.parentElement.querySelectorAll("details.t-part")].map((part) => [part, part.open, part.querySelector(".t-chips__count")]);
  const heads = [...tables[0].tHead.rows[0].cells].map((cell) => cell.textContent.trim());
  const text = (row, column) => row.cells[column].textContent.trim();
  const field = (label, control) => {
    const wrapper = document.createElement("label");
    wrapper.append(label, control);
    holder.append(wrapper);
    return control;
  };
  const search = field("Saring daftar ini", document.createElement("input"));
  search.type = "search";
  const select = (label, options) => {
    const control = field(label, document.createElement("select"));
    options.forEach(([value, words]) => control.append(new Option(words, value)));
    return control;
  };
  const kinds = heads.indexOf("Kategori");
  const category = kinds < 0 ? null : select("Kategori", [["", "Semua"], ...[...new Set(rows.map((row) => text(row, kinds)))].sort().map((each) => [each, each])]);
  const order = select("Urutkan menurut", heads.map((words, column) => [column, words]));
  const said = document.createElement("output");
  said.setAttribute("aria-live", "polite");
  holder.append(said);
  holder.hidden = false;
  const show = () => {
    const words = search.value.toLocaleLowerCase("id").split(/\s+/).filter(Boolean);
    let count = 0;
    rows.forEach((row) => {
      const all = row.textContent.toLocaleLowerCase("id");
      const fits = words.every((word) => all.includes(word)) && (!category || !category.value || text(row, kinds) === category.value);
      row.hidden = !fits;
      count += fits;
    });
    // What folds away opens where something was found, and goes where nothing was.
    const asked = words.length > 0 || Boolean(category && category.value);
    parts.forEach(([part, open, number]) => {
      const found = [...part.querySelectorAll("tbody tr")].filter((row) => !row.hidden).length;
      part.hidden = !found;
      part.open = asked || open;
      number.textContent = found.toLocaleString("id");
    });
    said.textContent = `${count} dari ${rows.length} baris`;
  };
  const collator = new Intl.Collator("id", { numeric: true });
  order.addEventListener("change", () => {
    bodies.forEach((body) => body.append(...[...body.rows].sort((a, b) => collator.compare(text(a, order.value), text(b, order.value)))));
  });
  search.addEventListener("input", show);
  if (category) category.addEventListener("change", show);
  show();
  // On paper nothing is folded away.
  window.addEventListener("beforeprint", () => parts.forEach(([part]) => { part.open = true; }));
  window.addEventListener("afterprint", show);
})();
