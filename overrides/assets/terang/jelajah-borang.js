// The explorer's form: filters, groups, columns, pager, and the two places where it speaks.
import { AGGREGATES, OPERATORS, family } from "./jelajah-olah.js";
import { make } from "./jelajah-tulis.js";

const part = (root, name) => root.querySelector(`[data-j="${name}"]`);

export function say(root, text, wrong = false) {
  const place = part(root, "status");
  place.textContent = text;
  place.classList.toggle("t-explore__status--wrong", wrong);
}

/** A question or an offer with its buttons; null takes it away. */
export function notice(root, text, buttons = []) {
  const place = part(root, "notice");
  // Who is on one of its buttons would be nowhere.
  if (place.contains(document.activeElement)) part(root, "table").focus();
  place.hidden = !text;
  place.replaceChildren();
  if (!text) return;
  place.append(make("p", {}, text), make("p", {}, ...buttons.map(([label, action], index) => {
    const button = make("button", { type: "button", className: index ? "t-explore__button" : "t-explore__button t-explore__button--main" }, label);
    button.addEventListener("click", action);
    return button;
  })));
}

const options = (entries, chosen) => entries.map(([value, label]) => make("option", { value, selected: value === chosen }, label));

const operatorsOf = (column) => Object.entries(OPERATORS).filter(([, { families }]) => families.includes(family(column))).map(([op, { label }]) => [op, label]);

/** `changed()` hears that the line was taken away. */
function filterLine(columns, filter, changed) {
  const columnBox = make("select", {}, ...options(columns.map(({ nama, judul }) => [nama, judul]), filter.column.nama));
  const opBox = make("select", {}, ...options(operatorsOf(filter.column), filter.op));
  const valueBox = make("input", { type: "text", value: filter.value, autocomplete: "off" });
  const fits = () => { valueBox.hidden = !OPERATORS[opBox.value].value; };
  columnBox.addEventListener("change", () => {
    const column = columns.find(({ nama }) => nama === columnBox.value);
    opBox.replaceChildren(...options(operatorsOf(column), opBox.value));
    fits();
  });
  opBox.addEventListener("change", fits);
  fits();
  const remove = make("button", { type: "button", className: "t-explore__button" }, "Hapus");
  const line = make("li", { className: "t-explore__filter" }, columnBox, opBox, valueBox, remove);
  remove.addEventListener("click", () => { line.remove(); changed(); });
  return line;
}

const LABELS = ["Kolom saringan", "Syarat saringan", "Nilai saringan", "Hapus saringan"];

/** Each part of a line says which line it is of. */
function numbered(list) {
  for (const [line, { children }] of [...list.children].entries()) {
    for (const [place, each] of [...children].entries()) each.setAttribute("aria-label", `${LABELS[place]} ${line + 1}`);
  }
}

export function read(root, columns) {
  const filters = [...part(root, "filters").children].map((line) => {
    const [column, op] = line.querySelectorAll("select");
    return { column: columns.find(({ nama }) => nama === column.value), op: op.value, value: line.querySelector("input").value };
  });
  const by = part(root, "by").value;
  const how = part(root, "how").value;
  return { filters, group: by ? { by, how, measure: how === "banyak" ? null : part(root, "measure").value } : null };
}

/** The form as the state has it. */
export function fill(root, columns, state) {
  const apply = () => { part(root, "add").focus(); root.querySelector("form").requestSubmit(); };
  const list = part(root, "filters");
  const held = list.contains(document.activeElement) && document.activeElement.getAttribute("aria-label");
  list.replaceChildren(...state.filters.map((filter) => filterLine(columns, filter, apply)));
  numbered(list);
  if (held) (list.querySelector(`[aria-label="${held}"]:not([hidden])`) ?? part(root, "add")).focus();
  part(root, "by").value = state.group?.by ?? "";
  part(root, "how").value = state.group?.how ?? "banyak";
  if (state.group?.measure) part(root, "measure").value = state.group.measure;
  if (state.group) part(root, "by").closest("details").open = true;
  fitGroup(root);
  for (const box of part(root, "columns").querySelectorAll("input")) box.checked = state.columns.includes(box.value);
}

function fitGroup(root) {
  part(root, "how").disabled = !part(root, "by").value;
  part(root, "measure").disabled = !part(root, "by").value || part(root, "how").value === "banyak";
}

/** `actions`: apply(asked), choose(columns), reset(), page(number). */
export function bind(root, columns, actions) {
  const numbers = columns.filter((column) => family(column) === "angka");
  part(root, "by").append(...options(columns.map(({ nama, judul }) => [nama, judul])));
  const ways = Object.entries(AGGREGATES).filter(([how]) => how === "banyak" || numbers.length);
  part(root, "how").append(...options(ways));
  const first = numbers.find(({ tipe }) => tipe !== "tahun") ?? numbers[0];
  part(root, "measure").append(...options(numbers.map(({ nama, judul }) => [nama, judul]), first?.nama));
  part(root, "columns").append(...columns.map(({ nama, judul }) => make("label", {}, make("input", { type: "checkbox", value: nama, checked: true }), ` ${judul}`)));

  root.querySelector("form").addEventListener("submit", (event) => { event.preventDefault(); actions.apply(read(root, columns)); });
  part(root, "add").addEventListener("click", () => {
    const list = part(root, "filters");
    const dropped = () => { numbered(list); part(root, "add").focus(); };
    const line = filterLine(columns, { column: columns[0], op: operatorsOf(columns[0])[0][0], value: "" }, dropped);
    list.append(line);
    numbered(list);
    line.querySelector("select").focus();
  });
  part(root, "by").addEventListener("change", () => fitGroup(root));
  part(root, "how").addEventListener("change", () => fitGroup(root));
  part(root, "reset").addEventListener("click", actions.reset);
  part(root, "columns").addEventListener("change", (event) => {
    const chosen = [...part(root, "columns").querySelectorAll("input:checked")].map((box) => box.value);
    if (chosen.length) actions.choose(chosen);
    else event.target.checked = true;
  });
  const page = part(root, "page");
  part(root, "prev").addEventListener("click", () => actions.page(Number(page.value) - 1));
  part(root, "next").addEventListener("click", () => actions.page(Number(page.value) + 1));
  page.addEventListener("change", () => actions.page(Math.min(Math.max(1, Number.parseInt(page.value, 10) || 1), Number(page.max))));
}
