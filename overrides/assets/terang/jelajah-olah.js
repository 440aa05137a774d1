// What is asked of a table: filters, order, groups. Pure work on values; nothing is drawn or fetched here.

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

/** `1.234,5`, `1234.5` and `Rp1.250.000` as typed by people; NaN where it is no number. */
export function number(text) {
  const bare = text.trim().replace(/^(-?)Rp\s*/i, "$1").replace(/\s*%$/, "").replace(/\s/g, "");
  if (/^-?\d{1,3}(\.\d{3})+(,\d+)?$/.test(bare)) return Number(bare.replaceAll(".", "").replace(",", "."));
  return /^-?\d+([.,]\d+)?$/.test(bare) ? Number(bare.replace(",", ".")) : NaN;
}

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
    const test = { sama: (cell) => Number(cell) === bound, min: (cell) => cell >= bound, maks: (cell) => cell <= bound }[op];
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

const collator = new Intl.Collator("id", { numeric: true });

/** Missing values come last in either direction. */
export function comparer(column, falling) {
  const turn = falling ? -1 : 1;
  const order = family(column) === "teks"
    ? (a, b) => collator.compare(a, b)
    : (a, b) => (a < b ? -1 : a > b ? 1 : 0);
  return (a, b) => (a === null ? (b === null ? 0 : 1) : b === null ? -1 : turn * order(a, b));
}

/** Row numbers in the order of their values. Each distinct text is placed once: comparing by language is slow. */
export function sorted(rows, value, column, falling) {
  const values = new Array(rows.length);
  for (let i = 0; i < rows.length; i++) values[i] = value(rows[i]);
  const compare = comparer(column, falling);
  const distinct = [...new Set(values)].sort(compare);
  const place = new Map();
  let last = -1;
  distinct.forEach((each, index) => {
    if (!index || compare(distinct[index - 1], each)) last = index;
    place.set(each, last);
  });
  const places = Float64Array.from(values, (each) => place.get(each));
  const order = Uint32Array.from(rows.keys()).sort((a, b) => places[a] - places[b] || a - b);
  return Uint32Array.from(order, (index) => rows[index]);
}

/** [{key, banyak, value}, …], the largest first; `measured(row)` is null where nothing is measured. */
export function grouped(rows, keyed, measured, how) {
  const groups = new Map();
  for (const row of rows) {
    const key = keyed(row);
    let group = groups.get(key);
    if (!group) groups.set(key, (group = { key, rows: 0, known: 0, sum: 0, low: null, high: null }));
    group.rows++;
    const value = measured?.(row) ?? null;
    if (value === null) continue;
    const amount = Number(value);
    group.known++;
    group.sum += amount;
    if (group.low === null || amount < group.low) group.low = amount;
    if (group.high === null || amount > group.high) group.high = amount;
  }
  const result = {
    banyak: (group) => group.rows,
    jumlah: (group) => (group.known ? tidy(group.sum) : null),
    rata: (group) => (group.known ? tidy(group.sum / group.known) : null),
    min: (group) => group.low,
    maks: (group) => group.high,
  }[how];
  return [...groups.values()].map((group) => ({ key: group.key, rows: group.rows, value: result(group) }));
}

/** Adding decimals leaves crumbs behind the fifteenth digit. */
const tidy = (value) => Number(value.toPrecision(15));
