// Values as Indonesians write them, and elements whose text is always text.

/** make("p", {className: "x"}, "text", child, …) */
export function make(name, properties, ...children) {
  const element = Object.assign(document.createElement(name), properties);
  element.append(...children);
  return element;
}

const NUMBER = new Intl.NumberFormat("id", { maximumFractionDigits: 20 });
const DAY = new Intl.DateTimeFormat("id", { dateStyle: "long", timeZone: "UTC" });
const MONTH = new Intl.DateTimeFormat("id", { month: "long", year: "numeric", timeZone: "UTC" });
const LONGEST = 500;

export const count = (number) => number.toLocaleString("id");

/** 2,4 MB */
export function bytes(size) {
  const units = ["B", "KB", "MB", "GB"];
  let step = 0;
  while (size >= 1000 && step < units.length - 1) { size /= 1000; step++; }
  return `${size.toLocaleString("id", { maximumFractionDigits: step && size < 100 ? 1 : 0 })} ${units[step]}`;
}

const WRITERS = {
  tahun: String,
  tanggal: (value) => (/^\d{4}-\d\d-\d\d$/.test(value) ? DAY.format(new Date(value)) : value),
  waktu: (value) => {
    const found = /^(\d{4}-\d\d-\d\d)T(\d\d):(\d\d)/.exec(value);
    return found ? `${DAY.format(new Date(found[1]))} ${found[2]}.${found[3]}` : value;
  },
  bulan: (value) => (/^\d{4}-\d\d$/.test(value) ? MONTH.format(new Date(`${value}-01`)) : value),
  logika: (value) => (value === true ? "Ya" : value === false ? "Tidak" : value),
  url: (value) => (/^https?:\/\/[^\s<>"']+$/.test(value) ? make("a", { href: value, rel: "external noopener nofollow" }, value) : value),
};

/** A value of a column for a reader: text or an element. */
export function shown(value, column) {
  if (value === null || value === undefined) return "–";
  const writer = WRITERS[column.tipe];
  if (writer) return writer(value);
  if (typeof value === "number" || typeof value === "bigint") return NUMBER.format(value);
  const text = String(value);
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text;
}
