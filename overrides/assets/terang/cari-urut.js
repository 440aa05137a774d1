// Entries in the order of their worth, out of the postings of each word (docs/search.md, "A query").
import { PAGED } from "./cari-indeks.js";

const EXACT = 1.6;
const TOGETHER = 1.2;
const TITLED = 1.3;
const NAMED = 5;
const ITEM = 0.5;
const GOOD = 0.6;
const SCARCE = 5;
const MOSTLY = 0.6;
const WEIGHT = 15;

/** What an entry is worth for a query; `pages()` says on which pages of its document the words stand, best first. */
class Hit {
  constructor(entry, score, slots) {
    this.entry = entry;
    this.score = score;
    this.slots = slots;
  }

  async pages() {
    const worths = new Map();
    await Promise.all(this.slots.flatMap((slot, place) => slot.found.map(async (each) => {
      for (const page of await pagesOf(each, this.entry)) {
        if (!worths.has(page)) worths.set(page, this.slots.map(() => 0));
        const there = worths.get(page);
        there[place] = Math.max(there[place], each.worth);
      }
    })));
    const best = [...worths].map(([page, each]) => [page, each.reduce((a, b) => a + b, 0)]);
    best.sort((a, b) => b[1] - a[1] || a[0] - b[0]);
    return best.filter(([, worth]) => worth >= best[0][1] * GOOD).map(([page]) => page);
  }

  /** The word by which the entry was found. */
  word(place) {
    const { table, found } = this.slots[place];
    return table.who[this.entry] ? found[table.who[this.entry] - 1].word : undefined;
  }
}

async function pagesOf({ list }, entry) {
  for (const part of list.parts) {
    const row = rowOf(part.entries, entry);
    if (row >= 0) return part.weights[row] & PAGED ? ((await part.far()).get(entry) ?? []) : [];
  }
  return [];
}

function rowOf(entries, entry) {
  let low = 0, high = entries.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    if (entries[middle] === entry) return middle;
    if (entries[middle] < entry) low = middle + 1;
    else high = middle - 1;
  }
  return -1;
}

/** {hits, partial, named, whole}: first the `whole` entries that have every slot; if few or none, then those with most. */
export function rank(asked, root) {
  const slots = asked.map(({ word, found }) => ({ found, weight: weightOf(word, found), table: tabled(found, root.n) }));
  const some = [], every = [], has = new Uint8Array(root.n);
  for (const { table } of slots) for (let entry = 0; entry < root.n; entry++) if (table.who[entry]) has[entry]++;
  for (let entry = 0; entry < root.n; entry++) {
    if (has[entry]) some.push(entry);
    if (has[entry] === slots.length) every.push(entry);
  }
  const total = slots.reduce((sum, { weight }) => sum + weight, 0);
  // A guide or a duty that happens to have all words does not stand for an answer.
  const partial = some.length > 0 && !every.some((entry) => root.priors[entry] > ITEM);
  const worthy = (entry) => new Hit(entry, scoreOf(slots, entry, total) * root.priors[entry], slots);
  const mostly = (least) => ordered(some.filter((entry) => worthOf(slots, entry) > least).map(worthy));
  let hits = partial ? mostly(total / 3) : ordered(every.map(worthy));
  // Few have all words: those that have most of them come after, as they may be what is meant.
  const whole = partial ? 0 : hits.length;
  if (!partial && whole < SCARCE) hits = [...new Map([...hits, ...mostly(total * MOSTLY)].map((hit) => [hit.entry, hit])).values()];
  const named = every.some((entry) => slots.every(({ table }) => table.named[entry]));
  return { hits, partial: partial || slots.some((slot) => !slot.found.length), named, whole };
}

const ordered = (hits) => hits.sort((a, b) => b.score - a.score || a.entry - b.entry);

/** By entry: the best score of a slot's words, which of them has it (from 1), its weight, and whether the name has the word itself. */
function tabled(found, size) {
  const table = { score: new Float64Array(size), who: new Uint8Array(size), weight: new Uint8Array(size), named: new Uint8Array(size) };
  found.forEach((each, place) => {
    const exact = new Uint8Array(size);
    for (const part of each.exact?.parts ?? []) for (const entry of part.entries) exact[entry] = 1;
    for (const { entries, weights } of each.list.parts) {
      for (let row = 0; row < entries.length; row++) {
        const entry = entries[row], weight = weights[row] & WEIGHT;
        const score = each.worth * each.factor * weight * (exact[entry] ? EXACT : 1);
        if (table.who[entry] && table.score[entry] >= score) continue;
        table.score[entry] = score;
        table.who[entry] = place + 1;
        table.weight[entry] = weight;
        table.named[entry] = weight >= NAMED && exact[entry] ? 1 : 0;
      }
    }
  });
  return table;
}

/** What a slot counts for beside the others: the word that was typed, else the best of what stands for it. */
const weightOf = (word, found) => found.find((each) => each.word === word)?.worth ?? Math.max(0, ...found.map((each) => each.worth));

function worthOf(slots, entry) {
  return slots.reduce((sum, { table, weight }) => sum + (table.who[entry] ? weight : 0), 0);
}

function scoreOf(slots, entry, total) {
  const sum = slots.reduce((all, { table }) => all + table.score[entry], 0);
  const titled = slots.length > 1 && slots.every(({ table }) => table.weight[entry] >= NAMED);
  const bonus = titled ? TITLED : slots.length > 1 && onOnePage(slots, entry) ? TOGETHER : 1;
  const share = worthOf(slots, entry) / (total || 1);
  return sum * (share < 1 ? share * share : 1) * bonus;
}

/** All words on one page of the document; a word that so many entries have that its pages lie apart counts as on any. */
function onOnePage(slots, entry) {
  let common = null;
  for (const slot of slots) {
    const here = nearPages(slot.found, entry);
    if (here === null) continue;
    common = common === null ? here : new Set([...here].filter((page) => common.has(page)));
    if (!common.size) return false;
  }
  return common !== null;
}

/** Pages with any of these words, or null for any page. */
function nearPages(found, entry) {
  const here = new Set();
  for (const { list } of found) {
    for (const { near, entries, weights } of list.parts) {
      if (near) near.get(entry)?.forEach((page) => here.add(page));
      else {
        const row = rowOf(entries, entry);
        if (row >= 0 && weights[row] & PAGED) return null;
      }
    }
  }
  return here;
}
