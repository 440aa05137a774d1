// What is asked of a table: filters, order, groups. Pure work on values; nothing is drawn or fetched here.
import { number } from "./angka.js";
import { Sum, tidy } from "./jelajah-jumlah.js";

export { number };

const NUMBERS = new Set(["bilangan", "desimal", "persen", "rupiah", "lintang", "bujur", "tahun"]);
const TIMES = new Set(["tanggal", "waktu", "bulan"]);
/** angka, waktu or teks: what can be asked of a column. */
export const family = (column) => (NUMBERS.has(column.tipe) ? "angka" : TIMES.has(column.tipe) ? "waktu" : "teks");

/** Word in the address → what it is called, for which columns, and whether it takes a value. */
export const OPERATORS = {
  berisi: { label: "berisi", families: ["teks"], value: true },
  sama: { label: "sama dengan", families: ["teks", "angka", "waktu"], value: true },
  awal: { label: "diawali", families: ["teks"], value: true },
  min: { label: "paling sedikit", families: ["angka"], value: true },
  maks: { label: "paling banyak", families: ["angka"], value: true },
  sejak: { label: "sejak", families: ["waktu"], value: true },
  sampai: { label: "sampai dengan", families: ["waktu"], value: true },
  isi: { label: "terisi", families: ["teks", "angka", "waktu"], value: false },
  kosong: { label: "kosong", families: ["teks", "angka", "waktu"], value: false },
};
export const AGGREGATES = { banyak: "banyak baris", jumlah: "total", rata: "rata-rata", min: "terkecil", maks: "terbesar" };

/** A year, a month of it, or a day of that. */
const DAY = /^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/;

/** A filter that can be used, or the reason in words why it cannot. */
export function problem({ column, op, value }) {
  if (!OPERATORS[op]?.value) return "";
  if (!value.trim()) return "Isi nilainya dulu.";
  if (family(column) === "angka" && Number.isNaN(number(value))) return `“${value}” bukan angka. Tulis seperti 1.234,5.`;
  if (family(column) === "waktu" && !DAY.test(value.trim())) return `“${value}” bukan tanggal. Tulis seperti 2025, 2025-07, atau 2025-07-01.`;
  return "";
}

const words = (value) => (value === true ? "ya" : value === false ? "tidak" : String(value)).toLowerCase();

/** value → is it kept? Missing values are kept by `kosong` alone. */
export function predicate({ column, op, value }) {
  if (op === "kosong") return (cell) => cell === null;
  if (op === "isi") return (cell) => cell !== null;
  const kind = family(column);
  if (kind === "angka") {
    const bound = number(value);
    const test = { sama: (cell) => cell >= bound && cell <= bound, min: (cell) => cell >= bound, maks: (cell) => cell <= bound }[op];
    return (cell) => cell !== null && test(cell);
  }
  const bound = value.trim();
  if (kind === "waktu") {
    // 2025 and 2025-07 mean all of that year or month.
    const part = (cell) => String(cell).slice(0, bound.length);
    const test = { sama: (cell) => part(cell) === bound, sejak: (cell) => part(cell) >= bound, sampai: (cell) => part(cell) <= bound }[op];
    return (cell) => cell !== null && test(cell);
  }
  const asked = bound.toLowerCase();
  const test = { berisi: (cell) => words(cell).includes(asked), sama: (cell) => words(cell) === asked, awal: (cell) => words(cell).startsWith(asked) }[op];
  return (cell) => cell !== null && test(cell);
}

/** Can a row group hold no row that the filter keeps? Says so from its statistics alone. */
export function barren({ column, op, value }, chunk, rows) {
  const { minimum: low, maximum: high, missing } = chunk;
  if (missing !== null && op === "kosong") return missing === 0;
  if (missing === rows) return true;
  if (low === null || high === null || family(column) === "teks") return false;
  if (family(column) === "angka") {
    const bound = number(value);
    return (op !== "maks" && op !== "isi" && bound > high) || (op !== "min" && op !== "isi" && bound < low);
  }
  const bound = value.trim();
  const part = (text) => String(text).slice(0, bound.length);
  return (op !== "sampai" && op !== "isi" && bound > part(high)) || (op !== "sejak" && op !== "isi" && bound < part(low));
}

/** Text by which a text takes its place: no case, no accents, "Kec 2" before "Kec 10".
 *  The same as text_key in generator/tables/lookup.py, which sorts long tables beforehand. */
export const textKey = (text) => keyed(bare(text));
/** What the keys of all texts begin with that begin so: a number at the end may go on. */
export const prefixKey = (text) => keyed(bare(text).replace(/[0-9]+$/, ""));

const bare = (text) => (/[^\0-\x7f]/.test(text) ? text.normalize("NFKD").replace(/\p{M}/gu, "") : text);

function keyed(text) {
  return text.toLowerCase().replace(/[0-9]+/g, (digits) => {
    const known = digits.replace(/^0+/, "");
    return `0${String.fromCharCode(32 + Math.min(known.length, 94))}${known}`;
  });
}

/** Keys are compared by letters, as the build does, not by halves of letters: those beyond U+FFFF come last. */
export const placed = (key) => key.replace(/[\ud800-\uffff]/g, (half) => {
  const unit = half.charCodeAt(0);
  return String.fromCharCode(unit < 0xe000 ? unit + 0x2000 : unit - 0x800);
});

/** value → what it is compared by. */
const keyOf = (column) => (family(column) === "teks" ? (value) => (value === null ? null : typeof value === "boolean" ? Number(value) : placed(textKey(String(value)))) : (value) => value);

/** Missing values come last in either direction. */
export function comparer(column, falling) {
  const turn = falling ? -1 : 1;
  const key = keyOf(column);
  return (one, other) => {
    const [a, b] = [key(one), key(other)];
    if (a === null || b === null) return (a === null) - (b === null);
    return turn * (a < b ? -1 : a > b ? 1 : 0);
  };
}

/** Row numbers in the order of their values, missing ones last; falling is the same order backwards.
 *  Each distinct value is placed once: comparing texts is slow. */
export function sorted(rows, value, column, falling) {
  const values = Array.from(rows, value);
  const key = keyOf(column);
  const keys = new Map([...new Set(values)].map((each) => [each, key(each)]));
  const distinct = [...new Set(keys.values())].filter((each) => each !== null).sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
  const place = new Map(distinct.map((each, index) => [each, falling ? -index : index]));
  const places = Float64Array.from(values, (each) => place.get(keys.get(each)) ?? Infinity);
  const turn = falling ? -1 : 1;
  const order = Uint32Array.from(rows.keys()).sort((a, b) => {
    const [left, right] = [places[a], places[b]];
    if (left !== right) return left < right ? -1 : 1;
    return left === Infinity ? a - b : turn * (a - b);
  });
  return Uint32Array.from(order, (index) => rows[index]);
}

/** What is known of the rows of one key: how many, and of what is measured how many numbers, sum and bounds. */
export class Group {
  #sum = new Sum();
  constructor(key) { Object.assign(this, { key, rows: 0, known: 0, low: null, high: null }); }

  add(value) {
    this.rows++;
    if (value === null) return;
    this.known++;
    this.#sum.add(value);
    this.#bound(value);
  }

  /** Rows that were counted beforehand. */
  join({ rows, known, sum, low, high }) {
    this.rows += rows;
    this.known += known ?? 0;
    if (known) this.#sum.add(sum);
    for (const value of [low, high]) if (value !== null && value !== undefined) this.#bound(value);
  }

  #bound(value) {
    if (this.low === null || value < this.low) this.low = value;
    if (this.high === null || value > this.high) this.high = value;
  }

  get sum() { return this.#sum.value; }
  get mean() { return this.known ? tidy(Number(this.sum) / this.known) : null; }
}

export function grouped(rows, keyed, measured) {
  const groups = new Map();
  for (const row of rows) {
    const key = keyed(row);
    let group = groups.get(key);
    if (!group) groups.set(key, (group = new Group(key)));
    group.add(measured?.(row) ?? null);
  }
  return [...groups.values()];
}

/** [{key, rows, value}, …] for one of AGGREGATES. */
export function counted(groups, how) {
  const name = { banyak: "rows", jumlah: "sum", rata: "mean", min: "low", maks: "high" }[how];
  return groups.map((group) => ({ key: group.key, rows: group.rows, value: group[name] }));
}
