// What stands in quotation marks: of the best entries those that have it word by word come first (docs/search.md, "A query").
import { shown, texts } from "./cari-indeks.js";
import { plain } from "./cari-kata.js";

/** Entries that are read, and pieces of the text of each: some 60 KB where all are long. */
const READ = 10;
const PIECES = 2;
const MARKS = /["“”„«»]/gu;
const QUOTED = /["“„«]([^"“”„«»]+)["”»]/gu;

/** All words of a text in their order, none left out: " rencana kerja ". */
const run = (text) => ` ${(plain(text).match(/[\p{L}\p{N}]+/gu) ?? []).join(" ")} `;

/** What stands in quotation marks, as runs of words; a word alone is a word as any. */
export const phrases = (asked) => [...asked.matchAll(QUOTED)].map(([, inside]) => run(inside)).filter((each) => each.trim().includes(" "));

export const unquoted = (asked) => asked.replace(MARKS, " ").replace(/\s+/g, " ").trim();

export const has = (text, phrase) => run(text).includes(phrase);

/** Where the phrase begins in a text, or -1. */
export const placeOf = (text, phrase) => text.search(new RegExp(phrase.trim().replaceAll(" ", "[^\\p{L}\\p{N}]+"), "iu"));

/** {hits, quoted, read}: the hits that have every phrase before the others, their number, and how many were read for it. */
export async function worded(hits, wanted) {
  const best = hits.slice(0, READ);
  const found = new Set();
  await Promise.all(best.map(async (hit) => (await says(hit, wanted)) && found.add(hit)));
  for (const hit of found) hit.phrases = wanted;
  return { hits: [...best.filter((hit) => found.has(hit)), ...hits.filter((hit) => !found.has(hit))], quoted: found.size, read: best.length };
}

/** Its title or summary, its own text, or pages of its document; the page comes to the front of its pages. */
async function says(hit, wanted) {
  const entry = await shown(hit.entry), missing = new Set(wanted);
  const look = (text) => missing.forEach((phrase) => has(text, phrase) && missing.delete(phrase));
  look(entry.title);
  look(entry.summary);
  const where = await hit.pages();
  for (const first of missing.size ? groups(where) : []) {
    for (const { page, text } of await texts(entry, first)) {
      const before = missing.size;
      look(text);
      if (page && missing.size < before) hit.pages = async () => [page, ...where.filter((other) => other !== page)];
    }
    if (!missing.size) break;
  }
  return !missing.size;
}

/** The first page of each piece of four that has some of the pages; 0, the own text, where there are none. */
function groups(pages) {
  const several = new Map();
  for (const page of pages) if (!several.has((page - 1) >> 2)) several.set((page - 1) >> 2, page);
  return pages.length ? [...several.values()].slice(0, PIECES) : [0];
}
