// Tables on pages: every column sorts, and a box above filters the rows. Without this file they are plain tables.
import { number } from "./angka.js";

const collator = new Intl.Collator("id", { numeric: true });
const MONTHS = ["januari", "februari", "maret", "april", "mei", "juni", "juli", "agustus", "september", "oktober", "november", "desember"];
const MISSING = "–";
const ROWS_FOR_FILTER = 8;

export function start() {
  for (const table of document.querySelectorAll("table.t-rows")) if (!table.closest(".t-explore")) enhance(table);
  for (const button of document.querySelectorAll("[data-salin]")) {
    button.hidden = false;
    button.addEventListener("click", () => copy(button));
  }
}

/** A cell as something to compare: number, date as yyyymmdd, else text; null where it is missing. */
export function sortable(text, numeric) {
  const bare = text.trim();
  if (bare === MISSING || bare === "") return null;
  if (numeric) {
    const value = number(bare);
    if (!Number.isNaN(value)) return value;
  }
  const day = /^(?:(\d{1,2}) )?([A-Za-z]+) (\d{4})(?: (\d\d)\.(\d\d))?/.exec(bare);
  const month = day ? MONTHS.indexOf(day[2].toLowerCase()) : -1;
  if (month < 0) return bare;
  return Number(day[3]) * 1e4 + (month + 1) * 100 + Number(day[1] ?? 0) + (day[4] ? Number(day[4]) / 100 + Number(day[5]) / 1e4 : 0);
}

function compare(a, b) {
  if (a === null || b === null) return 0;
  if (typeof a !== "string" && typeof b !== "string") return a < b ? -1 : a > b ? 1 : 0;
  return collator.compare(String(a), String(b));
}

function enhance(table) {
  const body = table.tBodies[0];
  const rows = [...body.rows];
  if (rows.length < 2 || [...body.querySelectorAll("[rowspan], [colspan]")].length) return;
  const status = Object.assign(document.createElement("span"), { className: "t-filter__status" });
  status.setAttribute("role", "status");
  for (const [index, head] of [...table.tHead.rows[0].cells].entries()) addButton(table, head, index, rows, status);
  const bar = Object.assign(document.createElement("div"), { className: "t-filter" });
  if (rows.length >= ROWS_FOR_FILTER) bar.append(filterBox(table, rows, status));
  bar.append(status);
  table.closest(".t-table")?.before(bar);
}

function addButton(table, head, index, rows, status) {
  const button = Object.assign(document.createElement("button"), { type: "button", className: "t-sort" });
  button.append(...head.childNodes);
  head.append(button);
  button.addEventListener("click", () => {
    const order = { none: "ascending", ascending: "descending", descending: "none" }[head.getAttribute("aria-sort") ?? "none"];
    for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
    if (order !== "none") head.setAttribute("aria-sort", order);
    table.tBodies[0].append(...ordered(rows, index, order, head.classList.contains("t-number")));
    const words = { none: "Urutan semula", ascending: "Diurutkan naik", descending: "Diurutkan turun" }[order];
    status.textContent = order === "none" ? `${words}.` : `${words} menurut ${button.textContent.trim()}.`;
  });
}

/** Missing values last in either direction, equal ones as they stood. */
function ordered(rows, index, order, numeric) {
  if (order === "none") return rows;
  const keyed = rows.map((row) => [sortable(row.cells[index].textContent, numeric), row]);
  const known = keyed.filter(([key]) => key !== null).sort(([a], [b]) => (order === "ascending" ? compare(a, b) : compare(b, a)));
  return [...known, ...keyed.filter(([key]) => key === null)].map(([, row]) => row);
}

function filterBox(table, rows, status) {
  const input = Object.assign(document.createElement("input"), { type: "search", autocomplete: "off" });
  const label = Object.assign(document.createElement("label"), {});
  label.append("Saring baris ", input);
  let waiting;
  input.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => filter(rows, input.value, status), 150);
  });
  return label;
}

/** Rows that hold every word. */
function filter(rows, asked, status) {
  const words = asked.toLowerCase().split(/\s+/).filter(Boolean);
  let left = 0;
  for (const row of rows) {
    const text = row.textContent.toLowerCase();
    row.hidden = !words.every((word) => text.includes(word));
    if (!row.hidden) left++;
  }
  status.textContent = words.length ? `${left.toLocaleString("id")} dari ${rows.length.toLocaleString("id")} baris cocok.` : "";
}

/** What cannot be copied by script is selected, for the reader's own keys; the place beside says which. */
async function copy(button) {
  const field = document.getElementById(button.dataset.salin);
  const place = button.parentElement.querySelector("[role=status]");
  try {
    await navigator.clipboard.writeText(field.value);
    place.textContent = "Kode tersalin.";
  } catch {
    field.focus();
    field.select();
    place.textContent = "Kode dipilih. Salin dengan Ctrl+C.";
  }
}
