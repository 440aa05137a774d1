// What the explorer shows: rows or groups as a table, and groups as a picture.
import { chart, moment } from "./jelajah-gambar.js";
import { AGGREGATES, family } from "./jelajah-olah.js";
import { count, make, shown } from "./jelajah-tulis.js";

/** A header cell whose button sorts: up, down, not at all. */
function sorting(name, title, number, order, sort) {
  const active = order?.name === name;
  const cell = make("th", { scope: "col", className: number ? "t-number" : "" });
  if (active) cell.setAttribute("aria-sort", order.falling ? "descending" : "ascending");
  const button = make("button", { type: "button", className: "t-sort" }, title);
  button.dataset.urut = name;
  button.addEventListener("click", () => sort(!active ? { name, falling: false } : order.falling ? null : { name, falling: true }, name));
  cell.append(button);
  return cell;
}

function framed(head, body, caption) {
  const view = make("table", { className: "t-rows" }, make("caption", {}, caption));
  view.append(make("thead", {}, make("tr", {}, ...head)), make("tbody", {}, ...body));
  return view;
}

const titled = (column) => (column.satuan ? `${column.judul} (${column.satuan})` : column.judul);
/** Letters from which on a text breaks into lines, as in tables of the build (generator/emitters/items/cells.py). */
const LONG = 36;
const aligned = (column) => family(column) === "angka" && column.tipe !== "tahun";
export const inTime = (column) => family(column) === "waktu" || column.tipe === "tahun";

/** `cell(name, row)` is undefined where the column waits to be fetched. */
export function rowView(rows, columns, cell, order, sort, caption) {
  const head = columns.map((column) => sorting(column.nama, titled(column), aligned(column), order, sort));
  const shapes = columns.map((column) => {
    if (aligned(column)) return "t-number";
    return rows.some((row) => String(cell(column.nama, row) ?? "").length > LONG) ? "t-text" : "";
  });
  const body = rows.map((row) => make("tr", {}, ...columns.map((column, place) => {
    const value = cell(column.nama, row);
    return make("td", { className: shapes[place] }, value === undefined ? "…" : shown(value, column));
  })));
  return framed(head, body, caption);
}

/** What was counted, in words; `measure` is a column or null. */
function measureTitle(how, measure) {
  if (how === "banyak") return "Banyak baris";
  const name = AGGREGATES[how];
  return `${name[0].toUpperCase()}${name.slice(1)} ${titled(measure)}`;
}

/** An average as people read it; the CSV has every digit. */
const readable = (how, value) => (how === "rata" && typeof value === "number" ? Number(value.toFixed(Math.abs(value) >= 1 ? 2 : 6)) : value);
const amount = (how, value) => shown(readable(how, value), { tipe: "desimal" });

/** `asked` is {by, how, measure} with columns instead of their names. */
export function groupView(groups, { by, how, measure }, order, sort) {
  const title = measureTitle(how, measure);
  const head = [sorting(by.nama, titled(by), false, order, sort), sorting("", title, true, order, sort)];
  const body = groups.map((group) => make("tr", {}, make("th", { scope: "row" }, shown(group.key, by)), make("td", { className: "t-number" }, amount(how, group.value))));
  return framed(head, body, `${title} menurut ${by.judul}`);
}

/** Elements that draw the groups; `line` where they follow each other in time. */
export function figure(groups, { by, how, measure }, line) {
  if (!groups.length) return [];
  const title = `${measureTitle(how, measure)} menurut ${by.judul}`;
  const points = groups.filter((group) => group.key !== null || !inTime(by)).map((group) => {
    const label = shown(group.key, by);
    const value = group.value === null ? null : Number(group.value);
    return { label: label.textContent ?? label, value, shown: amount(how, group.value), at: inTime(by) ? moment(group.key, by.tipe === "tahun") : NaN };
  });
  const { picture, left } = chart(points, `Grafik: ${title}`, line && inTime(by), matchMedia("(max-width: 35em)").matches);
  if (!picture) return [make("p", { className: "t-source" }, `${count(left)} waktu yang berbeda terlalu banyak untuk digambar. Saring dulu, atau kelompokkan menurut kolom lain.`)];
  const drawn = [make("figure", { className: "t-figure" }, make("figcaption", { className: "t-figure__caption" }, title), picture)];
  if (left > 0) drawn.push(make("p", { className: "t-source" }, `Grafik memuat 40 kelompok pertama; ${count(left)} lainnya ada di tabel.`));
  return drawn;
}
