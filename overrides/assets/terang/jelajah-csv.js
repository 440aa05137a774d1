// What is shown as CSV: RFC 4180, decimal point, ISO dates, and no cell that a spreadsheet would run.
// The rules and the way back are those of docs/tables.md, "Cells that begin like a formula".

const FORMULA = /^'*[=+\-@\t\r]/;
const NUMBER = /^[+-]?\d+(?:[.,]\d+)*$/;
/** Also what other separators are, so that no reader guesses one, and spaces at either end. */
const QUOTED = /[",;|\t\r\n]|^[\t\n\f\r ]|[\t\n\f\r ]$/;

export function cell(value) {
  if (value === null || value === undefined) return "";
  if (typeof value === "number" || typeof value === "bigint") return Object.is(value, -0) ? "0" : plain(value);
  if (typeof value === "boolean") return String(value);
  const safe = FORMULA.test(value) && !NUMBER.test(value) ? `'${value}` : value;
  return QUOTED.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Numbers in full: no exponent. */
const plain = (value) => {
  const text = String(value);
  return text.includes("e") ? value.toLocaleString("en-US", { useGrouping: false, maximumSignificantDigits: 17 }) : text;
};

export const line = (values) => {
  const text = values.map(cell).join(",");
  return `${text || '""'}\n`;
};

export function save(parts, name) {
  const address = URL.createObjectURL(new Blob(parts, { type: "text/csv;charset=utf-8" }));
  const link = Object.assign(document.createElement("a"), { href: address, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10000);
}
