// Filter and sort for a table that can be read without it: no server, nothing is fetched or sent.
(() => {
  "use strict";
  const holder = document.querySelector("[data-daftar]");
  const table = holder && holder.parentElement.querySelector("table.t-grid");
  if (!table) return;
  const body = table.tBodies[0];
  const rows = [...body.rows];
  const heads = [...table.tHead.rows[0].cells].map((cell) => cell.textContent.trim());
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
    said.textContent = `${count} dari ${rows.length} baris`;
  };
  const collator = new Intl.Collator("id", { numeric: true });
  order.addEventListener("change", () => {
    rows.sort((a, b) => collator.compare(text(a, order.value), text(b, order.value)));
    body.append(...rows);
  });
  search.addEventListener("input", show);
  if (category) category.addEventListener("change", show);
  show();
})();
