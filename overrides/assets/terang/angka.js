// Numbers as people here write them. A file of its own, since each page with a table loads it.

/** `1.234,5`, `1234.5` and `Rp1.250.000` as typed by people; NaN where it is no number. */
export function number(text) {
  const bare = text.trim().replace(/^(-?)Rp\s*/i, "$1").replace(/\s*%$/, "").replace(/\s/g, "");
  if (/^-?\d{1,3}(\.\d{3})+(,\d+)?$/.test(bare)) return exact(bare.replaceAll(".", "").replace(",", "."));
  return /^-?\d+([.,]\d+)?$/.test(bare) ? exact(bare.replace(",", ".")) : NaN;
}

/** Integers that no number holds are BigInts, which compare with numbers as they should. */
function exact(text) {
  const value = Number(text);
  return Number.isSafeInteger(value) || text.includes(".") ? value : BigInt(text);
}
